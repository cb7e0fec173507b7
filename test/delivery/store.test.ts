import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { deliveryStoreContract } from '../contract/delivery-store.contract.js';
import { recordingLogger } from '../helpers/logger.js';

const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

deliveryStoreContract('in memory', false, () => ({
  open: (settings) => openDeliveryStore({ ...settings, path: ':memory:', logger: recordingLogger() }),
}));

let files = 0;

deliveryStoreContract('in a SQLite file', true, () => {
  files += 1;
  const path = join(folder, `${files}.db`);
  return {
    open: (settings) => openDeliveryStore({ ...settings, path, logger: recordingLogger() }),
    lasting: {
      async beside(sql) {
        const db = new SqliteDatabase(path);
        try {
          const statement = db.prepare(sql);
          if (statement.reader) return statement.all() as object[];
          statement.run();
          return [];
        } finally {
          db.close();
        }
      },
      bytes: async () => ['', '-wal'].map((end) => readFileSync(`${path}${end}`).toString('latin1')).join(''),
    },
  };
});

describe('a SQLite file', () => {
  it('is read by its owner alone, and has no word in it of what was deleted', async () => {
    const path = join(folder, 'deleted.db');
    const common = { key: 'k'.repeat(32), retentionDays: 30, clock: systemClock, logger: recordingLogger() };
    const store = openDeliveryStore({ ...common, path });
    await store.logChange({ who: 'Kim', what: 'edit', about: 'a.yaml', after: 'a text' });
    const [post] = await store.queue([{ channel: 'slack', lane: 'l', payload: 'x'.repeat(5_000) }]);
    const sealed = (): string =>
      ['', '-wal'].map((end) => readFileSync(`${path}${end}`).toString('latin1')).join('');
    expect(sealed()).toContain(post!.id);
    await store.sent(post!.id);
    await store.purge();
    expect(sealed()).not.toContain(post!.id);
    expect(sealed()).toContain('a text');
    expect(statSync(path).mode & 0o077).toBe(0);
    await store.close();
  });

  it('of another program is left as it is', () => {
    const path = join(folder, 'foreign.db');
    new SqliteDatabase(path).exec('CREATE TABLE theirs (x)').close();
    const before = readFileSync(path);
    const open = () =>
      openDeliveryStore({
        path,
        key: 'k'.repeat(32),
        retentionDays: 30,
        clock: systemClock,
        logger: recordingLogger(),
      });
    expect(open).toThrow(/another program/);
    expect(readFileSync(path).subarray(100)).toEqual(before.subarray(100));
  });
});
