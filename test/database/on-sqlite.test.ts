import { afterEach, describe, expect, it, vi } from 'vitest';
import { OnSqlite, run } from '../../src/database/index.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';

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
