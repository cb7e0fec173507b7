import { all, type Database, first, run, tableNames, type Value, type Work } from './work.js';

/** The rows of one table. */
interface Rows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, Value>>[];
  /** The last number that was given to a row, though it may be deleted since; 0 for none. */
  readonly last: number;
}

/** A place that rows are to be brought to has some already. */
export class NotEmpty extends Error {
  constructor(readonly table: string) {
    super(`the table ${table} has rows`);
  }
}

/** Most values that both databases take in one statement. */
const MOST_VALUES = 900;

export interface CopyOptions {
  /** Tables that belong to a place and not to what it holds. */
  readonly but: readonly string[];
  /** Tables that others refer to, which are filled first. */
  readonly first?: readonly string[];
}

/**
 * Brings all rows of one database to another of the same version that has none, in one transaction; both hold the rows afterwards.
 * Resolves to the number of rows by table.
 *
 * @throws NotEmpty when the other has rows, and nothing is changed
 */
export async function copyRows(
  from: Database,
  to: Database,
  options: CopyOptions,
): Promise<Map<string, number>> {
  const tables = await from.read(() => readTables(options));
  await to.commit(function* () {
    yield* refuseRows(options);
    for (const each of tables) yield* fill(each);
  });
  return new Map(tables.map(({ table, rows }) => [table, rows.length]));
}

/** @throws NotEmpty when a database has rows */
export function* refuseRows(options: CopyOptions): Work<void> {
  for (const table of yield* namesBut(options))
    if ((yield* first(`SELECT 1 AS one FROM ${table} LIMIT 1`)) !== undefined) throw new NotEmpty(table);
}

function* namesBut({ but }: CopyOptions): Work<string[]> {
  return (yield* tableNames()).filter((name) => !but.includes(name) && !name.startsWith('sqlite_'));
}

function* readTables(options: CopyOptions): Work<Rows[]> {
  const { first: before = [] } = options;
  const names = yield* namesBut(options);
  const ordered = [...before, ...names.filter((name) => !before.includes(name)).sort()];
  const tables: Rows[] = [];
  for (const table of ordered)
    tables.push({ table, rows: yield* all(`SELECT * FROM ${table}`), last: yield* lastOf(table) });
  return tables;
}

/** The column of a table that counts up by itself, in PostgreSQL. */
function* countedIn(table: string): Work<string | undefined> {
  const { rows } = yield {
    sql: `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = ? AND is_identity = 'YES'`,
    values: [table],
    only: 'postgres',
  };
  return (rows[0] as { name: string } | undefined)?.name;
}

function* lastOf(table: string): Work<number> {
  const sqlite = yield {
    sql: 'SELECT seq AS last FROM sqlite_sequence WHERE name = ?',
    values: [table],
    only: 'sqlite',
  };
  const column = yield* countedIn(table);
  const postgres =
    column === undefined
      ? undefined
      : yield* first<{ last: number | null }>(
          'SELECT pg_sequence_last_value(pg_get_serial_sequence(?, ?)::regclass) AS last',
          table,
          column,
        );
  return (sqlite.rows[0] as { last: number } | undefined)?.last ?? postgres?.last ?? 0;
}

/** What counts up by itself goes on after the last number that was given, so that none is given twice. */
function* goOnAfter(table: string, last: number): Work<void> {
  const inFile = yield {
    sql: `SELECT 1 AS one FROM sqlite_master WHERE name = ? AND sql LIKE '%AUTOINCREMENT%'`,
    values: [table],
    only: 'sqlite',
  };
  if (inFile.rows.length > 0 && last > 0) {
    yield { sql: 'DELETE FROM sqlite_sequence WHERE name = ?', values: [table], only: 'sqlite' };
    yield {
      sql: 'INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)',
      values: [table, last],
      only: 'sqlite',
    };
  }
  const column = yield* countedIn(table);
  if (column === undefined) return;
  const most =
    (yield* first<{ most: number | null }>(`SELECT max("${column}") AS most FROM ${table}`))?.most ?? 0;
  if (Math.max(most, last) > 0)
    yield {
      sql: 'SELECT setval(pg_get_serial_sequence(?, ?), ?)',
      values: [table, column, Math.max(most, last)],
      only: 'postgres',
    };
}

function* fill({ table, rows, last }: Rows): Work<void> {
  const columns = Object.keys(rows[0] ?? {});
  const many = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, columns.length)));
  const row = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  for (let at = 0; at < rows.length; at += many) {
    const part = rows.slice(at, at + many);
    yield* run(
      `INSERT INTO ${table} (${names}) VALUES ${part.map(() => row).join(', ')}`,
      ...part.flatMap((each) => columns.map((column) => each[column] ?? null)),
    );
  }
  yield* goOnAfter(table, last);
}
