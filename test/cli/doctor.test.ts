import { describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.js';
import { checkNode } from '../../src/cli/doctor-checks.js';
import type { DoctorCheck } from '../../src/cli/finding.js';
import { testContext } from './context.js';

const WELL: DoctorCheck = { name: 'content', run: async () => ({ ok: true, what: '9 records.' }) };

async function examined(env: Record<string, string>, checks: DoctorCheck[]) {
  const context = testContext(env);
  const code = await examine(context, checks);
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
