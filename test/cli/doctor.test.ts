import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.js';
import { checkNode, doctorChecks } from '../../src/cli/doctor-checks.js';
import type { DoctorCheck } from '../../src/cli/finding.js';
import { testContext } from './context.js';

const WELL: DoctorCheck = { name: 'content', run: async () => ({ ok: true, what: '9 records.' }) };

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function examined(env: Record<string, string>, checks: DoctorCheck[]) {
  const context = testContext(env);
  const code = await examine(context, checks, folder);
  return { code, out: context.printed() };
}

describe('policy-bot doctor', () => {
  it('says what is configured, what is not, and that nothing is wrong', async () => {
    const { code, out } = await examined({ POLICY_BOT_RETENTION_DAYS: '30' }, [WELL]);
    expect(code).toBe(0);
    expect(out).toMatch(/POLICY_BOT_RETENTION_DAYS\s+30\n/);
    expect(out).toMatch(/POLICY_BOT_CONVERSATION_MINUTES\s+not set: 30\n/);
    expect(out).toMatch(/ok {5}content\s+9 records\.\n/);
    expect(out).toContain('Nothing is wrong.');
  });

  it('never prints a secret, well-formed or not', async () => {
    for (const key of ['s3cret-s3cret-s3cret-s3cret-s3cret-', 's3cret']) {
      const { out } = await examined({ POLICY_BOT_HASH_KEY: key }, [WELL]);
      expect(out).not.toContain('s3cret');
      expect(out).toMatch(/POLICY_BOT_HASH_KEY\s+set \(hidden\)/);
    }
  });

  it('reports settings that are wrong and exits with 1', async () => {
    const { code, out } = await examined({ POLICY_BOT_TODAY: 'tomorrow' }, [WELL]);
    expect(code).toBe(1);
    expect(out).toContain('"tomorrow" is not a day written as YYYY-MM-DD.');
  });

  it('looks at all else while a setting is wrong, and at nothing by that setting', async () => {
    const { code, out } = await examined(
      { POLICY_BOT_TODAY: 'tomorrow', POLICY_BOT_HASH_KYE: 'k'.repeat(40) },
      [
        WELL,
        { name: 'disk', run: async () => ({ ok: false, what: 'full.', fix: 'Free space.' }) },
        { name: 'store', needs: /^hashKey$/, run: () => Promise.reject(new Error('opened by another key')) },
      ],
    );
    expect(code).toBe(1);
    expect(out).toContain('9 records.');
    expect(out).toMatch(/wrong {2}disk +full\.\n/);
    expect(out).toMatch(/-- {5}store +is looked at once this is mended: POLICY_BOT_HASH_KEY\.\n/);
    expect(out).not.toContain('opened by another key');
    expect(out).toContain(
      '2 settings are wrong. 1 of 3 checks found something wrong. 1 of 3 checks could not be made.',
    );
  });

  it('warns without failing, and sets names of any length apart from what is found', async () => {
    const { code, out } = await examined({}, [
      { name: 'certificates', run: async () => ({ ok: true, what: 'none.' }) },
      { name: 'file', run: async () => ({ ok: true, what: 'open to all.', fix: 'Run: chmod 600 file' }) },
    ]);
    expect(code).toBe(0);
    expect(out).toContain('  ok     certificates  none.\n  warn   file          open to all.\n');
    expect(out).toContain('fix  Run: chmod 600 file');
    expect(out).toContain('Nothing is wrong. 1 of 2 checks warn.');
  });

  it('finds a folder of documents that is not there', async () => {
    const check = doctorChecks().filter(({ name }) => name === 'documents');
    const away = join(folder, 'nowhere');
    const { code, out } = await examined({ POLICY_BOT_SOURCES: away }, check);
    expect(code).toBe(1);
    expect(out).toContain(`${away}, is not there`);
    expect(out).toContain('fix  Set POLICY_BOT_SOURCES');
    expect((await examined({ POLICY_BOT_SOURCES: folder }, check)).code).toBe(0);
    expect((await examined({}, check)).code).toBe(0);
  });

  it('says where the hash key was set', async () => {
    const check = doctorChecks().filter(({ name }) => name === 'hash key');
    const key = 'k'.repeat(40);
    writeFileSync(join(folder, 'key'), key, { mode: 0o600 });
    const found = async (env: Record<string, string>) =>
      /ok +hash key +(.*)\n/.exec((await examined(env, check)).out)?.[1];
    expect(await found({ POLICY_BOT_HASH_KEY: key })).toBe('set as POLICY_BOT_HASH_KEY in the environment.');
    expect(await found({ POLICY_BOT_HASH_KEY_FILE: 'key' })).toBe(
      'set in the file key, by POLICY_BOT_HASH_KEY_FILE in the environment.',
    );
    writeFileSync(join(folder, '.env'), `POLICY_BOT_HASH_KEY=${key}\n`, { mode: 0o600 });
    expect(await found({})).toBe('set as POLICY_BOT_HASH_KEY in .env.');
    rmSync(join(folder, '.env'));
  });

  it('goes on after a check that fails or breaks off, and says how to mend what it found', async () => {
    const { code, out } = await examined({}, [
      {
        name: 'database',
        run: async () => ({ ok: false, what: 'locked.', fix: 'Close the other program.' }),
      },
      { name: 'hash key', run: () => Promise.reject(new Error('it cannot be read')) },
      WELL,
    ]);
    expect(code).toBe(1);
    expect(out).toContain('fix  Close the other program.');
    expect(out).toContain('it cannot be read');
    expect(out).toContain('9 records.');
    expect(out).toContain('2 of 3 checks found something wrong.');
  });
});

describe('checkNode', () => {
  it('takes Node.js 20.19 and later', () => {
    expect(['20.19.0', '20.20.2', '22.1.0', '24.0.0'].map((version) => checkNode(version).ok)).not.toContain(
      false,
    );
    expect(['18.20.0', '20.18.3'].map((version) => checkNode(version).ok)).not.toContain(true);
  });
});
