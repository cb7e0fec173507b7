import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InquiryLogError } from '../../src/inquiries/index.js';
import { onFile } from '../../src/inquiries/open.js';
import { type InquiryLogSettings, StoredInquiryLog } from '../../src/inquiries/store.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { question } from '../contract/questions.js';
import { recordingLogger } from '../helpers/logger.js';
import { KEY, newPath, openAt } from './temporary.js';

const SECRET = 'a very peculiar wish';

/** The error that `work` ends in; it must name the file, hold no question and say what to do. */
async function failureOf(path: string, work: () => unknown): Promise<InquiryLogError> {
  const error = await (async () => work())().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InquiryLogError)) throw new Error(`not an InquiryLogError: ${String(error)}`);
  expect(error.message).toContain(path);
  expect(`${error.stack} ${String(error.cause)}`).not.toContain(SECRET);
  expect(error.message).not.toMatch(/please|oops|invalid/i);
  return error;
}

/** A log on a connection that the test can put into any state. */
function logOn(path: string, db: InstanceType<typeof SqliteDatabase>): StoredInquiryLog {
  const settings: InquiryLogSettings = {
    path,
    key: KEY,
    clock: { now: () => new Date() },
    logger: recordingLogger(),
    patience: 100,
  };
  return new StoredInquiryLog(onFile(db, settings), settings);
}

describe('InquiryLogError', () => {
  it('locked: another program holds the file for too long', async () => {
    const path = newPath();
    const log = openAt(path);
    const other = new SqliteDatabase(path);
    other.exec('BEGIN IMMEDIATE');
    const error = await failureOf(path, () => log.record(question({ text: SECRET })));
    expect(error.code).toBe('locked');
    expect(error.message).toMatch(/Close the program that has it open/);
    other.exec('ROLLBACK');
    await log.record(question());
    expect(await log.list()).toHaveLength(1);
    other.close();
    await log.close();
  });

  it('waits for a lock without holding up the process, and writes when it is released', async () => {
    const path = newPath();
    const log = openAt(path, { patience: 5_000 });
    const other = new SqliteDatabase(path);
    other.exec('BEGIN IMMEDIATE');
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      if (ticks === 5) other.exec('ROLLBACK');
    }, 10);
    await log.record(question());
    clearInterval(timer);
    expect(ticks).toBeGreaterThanOrEqual(5);
    other.close();
    await log.close();
  });

  it('closed: the log ends while a call waits for a lock', async () => {
    const path = newPath();
    const log = openAt(path, { patience: 5_000 });
    const other = new SqliteDatabase(path);
    other.exec('BEGIN IMMEDIATE');
    const waiting = failureOf(path, () => log.record(question({ text: SECRET })));
    await log.close();
    expect((await waiting).code).toBe('closed');
    other.close();
  });

  it('full: no page is left', async () => {
    const path = newPath();
    await openAt(path).close();
    const db = new SqliteDatabase(path);
    const log = logOn(path, db);
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const error = await failureOf(path, async () => {
      for (let row = 0; row < 1_000; row += 1)
        await log.record(question({ text: `${SECRET} ${row}`.repeat(20) }));
    });
    expect(error.code).toBe('full');
    expect(error.message).toMatch(/Free space/);
    db.pragma('max_page_count = 100000');
    await log.record(question());
    await log.close();
  });

  it('read-only: the file cannot be written', async () => {
    const path = newPath();
    await openAt(path).close();
    const log = logOn(path, new SqliteDatabase(path, { readonly: true }));
    const error = await failureOf(path, () => log.record(question({ text: SECRET })));
    expect(error.code).toBe('read-only');
    expect(error.message).toMatch(/right to write/);
    await log.close();
  });

  it('read-only: a connection that may only query', async () => {
    const path = newPath();
    await openAt(path).close();
    const db = new SqliteDatabase(path);
    db.pragma('query_only = ON');
    const log = logOn(path, db);
    expect((await failureOf(path, () => log.record(question({ text: SECRET })))).code).toBe('read-only');
    expect(await log.list()).toEqual([]);
    await log.close();
  });

  it('newer-version: the file is refused and left as it is', async () => {
    const path = newPath();
    await openAt(path).close();
    const db = new SqliteDatabase(path);
    db.prepare('INSERT INTO inquiry_migrations VALUES (?, ?, ?)').run(99, 'from the future', '2030-01-01');
    db.exec('DROP TABLE feedback');
    db.close();
    const error = await failureOf(path, () => openAt(path));
    expect(error.code).toBe('newer-version');
    expect(error.message).toMatch(/version 99.*Update the bot/);
    const after = new SqliteDatabase(path);
    expect(after.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'feedback'`).pluck().get()).toBe(0);
    after.close();
  });

  it('foreign: the database of another program is not touched', async () => {
    const path = newPath();
    const db = new SqliteDatabase(path);
    db.exec('CREATE TABLE customers (name TEXT)');
    db.close();
    expect((await failureOf(path, () => openAt(path))).code).toBe('foreign');
    const after = new SqliteDatabase(path);
    expect(after.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['customers']);
    expect(after.pragma('journal_mode', { simple: true })).toBe('delete');
    after.close();
  });

  it.each([
    ['text', Buffer.from('id,question\n1,hello\n'.repeat(400))],
    [
      'a header with nothing behind',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5_000, 0xff)]),
    ],
  ])('corrupt: the file holds %s', async (_what, bytes) => {
    const path = newPath();
    writeFileSync(path, bytes);
    const error = await failureOf(path, () => openAt(path));
    expect(error.code).toBe('corrupt');
    expect(error.message).toMatch(/Move the file/);
  });

  it('corrupt: a page went bad while the log was in use', async () => {
    const path = newPath();
    const before = openAt(path);
    for (let row = 0; row < 50; row += 1)
      await before.record(question({ text: `${row} ${'가'.repeat(500)}` }));
    await before.close();
    const db = new SqliteDatabase(path);
    const log = logOn(path, db);
    const size = Number(db.pragma('page_size', { simple: true }));
    const pages = Number(db.pragma('page_count', { simple: true }));
    const file = Buffer.alloc((pages - 1) * size, 0xee);
    const handle = openSync(path, 'r+');
    writeSync(handle, file, 0, file.length, size);
    closeSync(handle);
    expect((await failureOf(path, () => log.list())).code).toBe('corrupt');
    await log.close();
  });

  it('cannot-open: a folder stands in the place of the file, or a file in the place of a folder', async () => {
    const folder = newPath();
    mkdirSync(folder);
    expect((await failureOf(folder, () => openAt(folder))).code).toBe('cannot-open');
    const file = newPath();
    writeFileSync(file, '');
    const below = join(file, 'log.db');
    expect((await failureOf(below, () => openAt(below))).code).toBe('cannot-open');
  });

  it('no-wal: a database that is not a file would lose what was committed', async () => {
    expect((await failureOf(':memory:', () => openAt(':memory:'))).code).toBe('no-wal');
  });

  it('failed: a fault that has no better name', async () => {
    const path = newPath();
    await openAt(path).close();
    const db = new SqliteDatabase(path);
    db.exec('DROP TABLE askings');
    const log = logOn(path, db);
    expect((await failureOf(path, () => log.record(question({ text: SECRET })))).code).toBe('failed');
    expect(db.prepare('SELECT count(*) FROM inquiries').pluck().get()).toBe(0);
    await log.close();
  });

  it.each([
    ['a short key', { key: 'short' }, /at least 16/],
    ['no days', { retentionDays: 0 }, /from 1/],
    ['half a day', { retentionDays: 0.5 }, /whole number/],
  ])('setting: %s', (_what, settings, says) => {
    expect(() => openAt(newPath(), settings)).toThrow(expect.objectContaining({ code: 'setting' }));
    expect(() => openAt(newPath(), settings)).toThrow(says);
  });
});
