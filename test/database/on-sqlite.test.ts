import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { all, OnSqlite, run, Undone, type Work } from '../../src/database/index.js';
import { isBusy, SqliteDatabase } from '../../src/sqlite/index.js';

const file = new SqliteDatabase(':memory:');
file.exec('CREATE TABLE plain (name TEXT)');
const database = new OnSqlite(file, { patience: 0, explain: (error) => error });
afterEach(() => vi.restoreAllMocks());

describe('a database in a file', () => {
  it.each(['jot', 'commit', 'read'] as const)(
    'makes no statement anew when the same is done again (%s): one is not given back before objects are collected',
    async (way) => {
      const write = () => database[way](() => run('INSERT INTO plain VALUES (?)', 'x'));
      await write();
      const made = [vi.spyOn(file, 'prepare'), vi.spyOn(file, 'pragma')];
      await write();
      for (const each of made) expect(each).not.toHaveBeenCalled();
    },
  );

  it('jots with less care, and commits with the care that was set', async () => {
    file.pragma('synchronous = FULL');
    const synchronous = (): unknown => file.pragma('synchronous', { simple: true });
    let meanwhile: unknown;
    await database.jot(function* () {
      meanwhile = synchronous();
      yield* run('INSERT INTO plain VALUES (?)', 'y');
    });
    expect([meanwhile, synchronous()]).toEqual([1, 2]);
  });
});

describe('what is written in one round of the event loop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-sqlite-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const insert = (name: string) => () => run('INSERT INTO names VALUES (?)', name);
  const read = () => all<{ name: string }>('SELECT name FROM names ORDER BY rowid');

  function openAt(name: string) {
    const path = join(folder, name);
    const own = new SqliteDatabase(path, { timeout: 0 });
    own.pragma('journal_mode = WAL');
    own.exec('CREATE TABLE names (name TEXT UNIQUE)');
    const database = new OnSqlite(own, { patience: 60_000, explain: (error) => error });
    const other = new SqliteDatabase(path, { timeout: 0 });
    const seen = (): unknown[] => other.prepare('SELECT name FROM names ORDER BY rowid').pluck().all();
    return { database, other, seen };
  }

  it('is one transaction, in which each is all or nothing by itself, in the order it came', async () => {
    const { database, seen } = openAt('together.db');
    let meanwhile: unknown;
    const done = await Promise.allSettled([
      database.commit(insert('a')),
      database.commit(function* (): Work<string> {
        yield* run('INSERT INTO names VALUES (?)', 'undone');
        throw new Undone('known');
      }),
      database.commit(function* (): Work<number> {
        yield* run('INSERT INTO names VALUES (?)', 'half');
        return yield* run('INSERT INTO names VALUES (?)', 'a');
      }),
      database.jot(insert('a')),
      database.jot(insert('b')),
      database.commit(function* (): Work<number> {
        meanwhile = seen();
        return yield* run('INSERT INTO names VALUES (?)', 'c');
      }),
    ]);
    expect(done.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
      1,
      'known',
      'failed',
      'failed',
      1,
      1,
    ]);
    expect(meanwhile).toEqual([]);
    expect(seen()).toEqual(['a', 'b', 'c']);
  });

  it('is seen by whoever reads after it, and not lost by an end', async () => {
    const { database, seen } = openAt('read.db');
    void database.commit(insert('a'));
    expect(await database.read(read)).toEqual([{ name: 'a' }]);
    void database.jot(insert('b'));
    expect(database.look(read)).toEqual([{ name: 'a' }, { name: 'b' }]);
    void database.commit(insert('c'));
    await database.close();
    expect(seen()).toEqual(['a', 'b', 'c']);
  });

  it('waits while another process has the file, but for what has no patience', async () => {
    const { database, other, seen } = openAt('locked.db');
    other.exec('BEGIN IMMEDIATE');
    const order: string[] = [];
    const impatient = ['a', 'b'].map((name) =>
      database.commit(insert(name), 0).catch((error: unknown) => {
        order.push(`${name} ${isBusy(error)}`);
      }),
    );
    const patient = database.commit(insert('c'));
    await Promise.all(impatient);
    expect(order).toEqual(['a true', 'b true']);
    const late = database.commit(insert('d'), 0);
    await expect(late).rejects.toSatisfy(isBusy);
    other.exec('ROLLBACK');
    await patient;
    expect(seen()).toEqual(['c']);
  });
});
