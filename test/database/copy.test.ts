import { afterEach, describe, expect, it } from 'vitest';
import { all, copyRows, NotEmpty, OnSqlite, run, type Session } from '../../src/database/index.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';

const TABLES = `
  CREATE TABLE parents (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT) STRICT;
  CREATE TABLE children (parent INTEGER REFERENCES parents (id), name TEXT, sealed BLOB, PRIMARY KEY (parent, name)) STRICT, WITHOUT ROWID;
  CREATE TABLE plain (name TEXT) STRICT;
  CREATE TABLE lives (name TEXT) STRICT;`;

const opened: OnSqlite[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) void database.close();
});

function makeDatabase(): OnSqlite {
  const file = new SqliteDatabase(':memory:');
  file.pragma('foreign_keys = ON');
  file.exec(TABLES);
  const database = new OnSqlite(file, { patience: 0, explain: (error) => error });
  opened.push(database);
  return database;
}

const OPTIONS = { but: ['lives'], first: ['parents'] };
const rowsOf = (database: OnSqlite): Record<string, object[]> =>
  Object.fromEntries(
    ['parents', 'children', 'plain'].map((table) => [
      table,
      database.look(() => all(`SELECT * FROM ${table}`)),
    ]),
  );

function filled(): OnSqlite {
  const database = makeDatabase();
  database.now(function* () {
    for (let n = 0; n < 1_001; n += 1) {
      yield* run('INSERT INTO parents (name) VALUES (?)', `parent ${n}`);
      yield* run('INSERT INTO plain (name) VALUES (?)', 'the same');
      yield* run('INSERT INTO children VALUES (?, ?, ?)', (n % 7) + 1, `child ${n}`, Buffer.from([n % 256]));
    }
    yield* run('DELETE FROM parents WHERE id = 1001');
    yield* run(`INSERT INTO lives VALUES ('here')`);
  });
  return database;
}

describe('copyRows', () => {
  it('brings every row, a few in memory at a time, and counts on after the last number that was given', async () => {
    const [from, to] = [filled(), makeDatabase()];
    let most = 0;
    const copied = await from.session((reading) =>
      to.session((writing) =>
        copyRows(
          async (work) => {
            const found = await reading(work);
            if (Array.isArray(found)) most = Math.max(most, found.length);
            return found;
          },
          writing,
          OPTIONS,
        ),
      ),
    );
    expect(Object.fromEntries(copied)).toEqual({ parents: 1_000, children: 1_001, plain: 1_001 });
    expect(most).toBeLessThanOrEqual(200);
    expect(rowsOf(to)).toEqual(rowsOf(from));
    expect(to.look(() => all('SELECT * FROM lives'))).toEqual([]);
    const [next] = to.now(() =>
      all<{ id: number }>(`INSERT INTO parents (name) VALUES ('next') RETURNING id`),
    );
    expect(next?.id).toBe(1_002);
  });

  it('writes nothing when it breaks off, or where there are rows', async () => {
    const [from, to] = [filled(), makeDatabase()];
    let writes = 0;
    const breaking: (writing: Session) => Session = (writing) => async (work) => {
      writes += 1;
      if (writes > 8) throw new Error('the disk is full');
      return writing(work);
    };
    const copy = (change: (writing: Session) => Session): Promise<unknown> =>
      from.session((reading) => to.session((writing) => copyRows(reading, change(writing), OPTIONS)));
    await expect(copy(breaking)).rejects.toThrow('the disk is full');
    expect(rowsOf(to)).toEqual({ parents: [], children: [], plain: [] });
    to.now(() => run(`INSERT INTO plain VALUES ('there')`));
    await expect(copy((writing) => writing)).rejects.toThrow(NotEmpty);
    expect(rowsOf(to)).toMatchObject({ parents: [], plain: [{ name: 'there' }] });
  });
});
