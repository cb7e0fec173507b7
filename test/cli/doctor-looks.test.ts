import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctorChecks } from '../../src/cli/doctor-checks.js';
import type { Finding } from '../../src/cli/finding.js';
import { systemClock } from '../../src/clock.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { readSettings } from '../../src/settings/index.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { recordingLogger } from '../helpers/logger.js';

const KEY = 'k'.repeat(40);
const logger = recordingLogger();

/** A folder with a log in which a question of 2020 waits. */
async function place(): Promise<{ database: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-looks-'));
  const database = join(folder, 'inquiries.db');
  const log = openInquiryLog({ path: database, key: KEY, clock: systemClock, logger });
  await log.record({
    at: new Date('2020-01-01'),
    channel: 'web',
    conversation: 'c',
    user: 'u',
    language: 'en',
    reason: 'no-match',
    text: 'what does the mill pay',
    offered: [],
    knowledgeVersion: 'v',
  });
  await log.close();
  return { database, folder };
}

const look = (name: string, env: Record<string, string>): Promise<Finding> => {
  const { settings } = readSettings(env);
  const check = doctorChecks().find((each) => each.name === name)!;
  return check.run(settings!, { environment: env, env, folder: tmpdir() });
};

const withFile = <Made>(path: string, use: (file: InstanceType<typeof SqliteDatabase>) => Made): Made => {
  const file = new SqliteDatabase(path);
  try {
    return use(file);
  } finally {
    file.close();
  }
};

describe('what doctor looks at', () => {
  it('is not deleted, however short the retention that is tried out', async () => {
    const { database } = await place();
    const env = {
      POLICY_BOT_DATABASE: database,
      POLICY_BOT_RETENTION_DAYS: '7',
      POLICY_BOT_HASH_KEY: KEY,
    };
    expect(await look('database', env)).toEqual({
      ok: true,
      what: `${database}: 1 question is waiting.`,
    });
    expect(withFile(database, (file) => file.prepare('SELECT text FROM inquiries').all())).toHaveLength(1);
  });

  it('is not brought up to date: that is said to come', async () => {
    const { database } = await place();
    withFile(database, (file) => {
      file.exec('ALTER TABLE turns DROP COLUMN ms; DELETE FROM inquiry_migrations WHERE number = 4');
    });
    const found = await look('database', { POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: KEY });
    expect(found).toMatchObject({ ok: true, what: expect.stringMatching(/version 3.*brings them to \d/u) });
    expect(found.fix).toContain('backup');
    const versions = withFile(database, (file) =>
      file.prepare('SELECT max(number) AS version FROM inquiry_migrations').get(),
    );
    expect(versions).toEqual({ version: 3 });
  });

  it('is warned of when it has been used with another key, each time', async () => {
    const { database } = await place();
    for (const _ of [1, 2]) {
      const other = { POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: 'o'.repeat(40) };
      expect(await look('hash key', other)).toMatchObject({
        ok: true,
        what: expect.stringContaining('with another'),
        fix: expect.stringContaining('used before'),
      });
    }
    const found = await look('hash key', { POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: KEY });
    expect(found).not.toHaveProperty('fix');
  });

  it('is not made where there is nothing yet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-bot-looks-'));
    const env = { POLICY_BOT_DATABASE: join(folder, 'inquiries.db') };
    for (const name of ['database', 'hash key', 'delivery'])
      expect((await look(name, env)).ok, name).toBe(true);
    expect(existsSync(join(folder, 'inquiries.db'))).toBe(false);
    expect(existsSync(join(folder, 'delivery.db'))).toBe(false);
  });

  it('tells of replies that were given up, and leaves the file as it is', async () => {
    const { database, folder } = await place();
    const path = join(folder, 'delivery.db');
    const store = openDeliveryStore({ path, key: KEY, retentionDays: 30, clock: systemClock, logger });
    await store.close();
    withFile(path, (file) =>
      file
        .prepare('INSERT INTO given_up (at, channel, reason) VALUES (?, ?, ?)')
        .run(Date.now(), 'slack', 'not_in_channel'),
    );
    const before = readFileSync(path);
    const found = await look('delivery', { POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: KEY });
    expect(found).toMatchObject({ ok: false, what: expect.stringContaining('not_in_channel') });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
