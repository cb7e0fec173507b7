import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PatientQueue, SqliteDatabase, trustClock } from '../../src/sqlite/index.js';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lockedDatabase(name: string) {
  const path = join(folder, name);
  const db = new SqliteDatabase(path, { timeout: 0 });
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE seen (number INTEGER)');
  const other = new SqliteDatabase(path);
  other.exec('BEGIN IMMEDIATE');
  return { db, release: () => other.exec('ROLLBACK') };
}

describe('writes that wait for another program', () => {
  it('leave the event loop free, however many wait, and are made in order when the lock is gone', async () => {
    const { db, release } = lockedDatabase('order.db');
    const queue = new PatientQueue();
    const insert = db.prepare('INSERT INTO seen VALUES (?)');
    let tries = 0;
    const writes = Array.from({ length: 500 }, (_, number) =>
      queue.run(() => {
        tries += 1;
        return insert.run(number);
      }, 60_000),
    );
    const start = performance.now();
    let rounds = 0;
    for (const end = start + 200; performance.now() < end; rounds += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(rounds).toBeGreaterThan(1);
    // The first alone is tried again, at most every ten milliseconds, however long a busy machine makes this take.
    expect(tries).toBeLessThanOrEqual(2 + (performance.now() - start) / 9);
    release();
    await Promise.all(writes);
    expect(db.prepare('SELECT number FROM seen').pluck().all()).toEqual(writes.map((_, number) => number));
    db.close();
  });

  it('fail as locked when their patience ends, and let the more patient go on', async () => {
    const { db, release } = lockedDatabase('patience.db');
    const queue = new PatientQueue();
    const insert = db.prepare('INSERT INTO seen VALUES (?)');
    const short = queue.run(() => insert.run(1), 30);
    const long = queue.run(() => insert.run(2), 60_000);
    await expect(short).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    release();
    await long;
    expect(db.prepare('SELECT number FROM seen').pluck().all()).toEqual([2]);
    db.close();
  });
});

describe('a clock by which things are deleted', () => {
  const HOUR = 3_600_000;

  it('is believed the first time, and from one day to the next', () => {
    expect(trustClock(1_000, {})).toEqual({ trusted: true, keep: { seen: 1_000 } });
    expect(trustClock(1_000 + 24 * HOUR, { seen: 1_000 }).trusted).toBe(true);
    expect(trustClock(1_000, { seen: 5 * HOUR }).trusted).toBe(true);
  });

  it('is not believed after a jump of more than a day until it has held for most of one', () => {
    const jump = 24 * 365 * HOUR;
    const first = trustClock(jump, { seen: 0 });
    expect(first).toEqual({ trusted: false, keep: { seen: 0, held: jump } });
    expect(trustClock(jump + HOUR, first.keep).trusted).toBe(false);
    expect(trustClock(jump + 24 * HOUR, first.keep)).toEqual({
      trusted: true,
      keep: { seen: jump + 24 * HOUR },
    });
  });

  it('that jumps again has to hold again, and one that was put right is believed', () => {
    const held = { seen: 0, held: 1_000 * HOUR };
    expect(trustClock(9_000 * HOUR, held)).toEqual({
      trusted: false,
      keep: { seen: 0, held: 9_000 * HOUR },
    });
    expect(trustClock(2 * HOUR, held)).toEqual({ trusted: true, keep: { seen: 2 * HOUR } });
  });
});
