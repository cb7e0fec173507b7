import { all, first, run, type Session, tableNames, type Value, type Work } from './work.js';

/** A place that rows are to be brought to has some already. */
export class NotEmpty extends Error {
  constructor(readonly table: string) {
    super(`the table ${table} has rows`);
  }
}

/** Rows that are in memory at once; with twenty columns each both databases take them in one statement. */
const AT_ONCE = 200;

export interface CopyOptions {
  /** Tables that belong to a place and not to what it holds. */
  readonly but: readonly string[];
  /** Tables that others refer to, which are filled first. */
  readonly first?: readonly string[];
}

/**
 * Brings all rows of one database to another of the same version that has none, some at a time; both hold the rows afterwards.
 * Each is a transaction of its own, so that what is read does not change meanwhile, and all is written or nothing. Resolves to
 * the number of rows by table.
 *
 * @throws NotEmpty when the other has rows, and nothing is changed
 */
export async function copyRows(
  from: Session,
  to: Session,
  options: CopyOptions,
): Promise<Map<string, number>> {
  await to(() => refuseRows(options));
  const { first: before = [] } = options;
  const names = await from(() => namesBut(options));
  const ordered = [...before, ...names.filter((name) => !before.includes(name)).sort()];
  const copied = new Map<string, number>();
  for (const table of ordered) copied.set(table, await copyTable(from, to, table));
  return copied;
}

async function copyTable(from: Session, to: Session, table: string): Promise<number> {
  const key = await from(() => keyOf(table));
  let copied = 0;
  for (let after: readonly Value[] | undefined; ; ) {
    const rows = await from(() => readSome(table, key, after));
    const last = rows.at(-1);
    if (last === undefined) break;
    await to(() => fill(table, rows));
    copied += rows.length;
    after = key.map((column) => last[PLACES.includes(column) ? PLACE : column] ?? null);
  }
  const last = await from(() => lastOf(table));
  await to(() => goOnAfter(table, last));
  return copied;
}

/** @throws NotEmpty when a database has rows */
export function* refuseRows(options: CopyOptions): Work<void> {
  for (const table of yield* namesBut(options))
    if ((yield* first(`SELECT 1 AS one FROM ${table} LIMIT 1`)) !== undefined) throw new NotEmpty(table);
}

function* namesBut({ but }: CopyOptions): Work<string[]> {
  return (yield* tableNames()).filter((name) => !but.includes(name) && !name.startsWith('sqlite_'));
}

type Row = Readonly<Record<string, Value>>;

/** Where a row of a table without a key lies. */
const PLACES = ['rowid', 'ctid'];
const PLACE = 'place of the row';

/** The columns that tell a row of a table from the others, in the order of its index. */
function* keyOf(table: string): Work<string[]> {
  const sqlite = yield {
    sql: 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk',
    values: [table],
    only: 'sqlite',
  };
  const postgres = yield {
    sql: `SELECT attname AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
      WHERE indrelid = to_regclass(?) AND indisprimary ORDER BY array_position(indkey::int2[], attnum)`,
    values: [table],
    only: 'postgres',
  };
  const key = [...sqlite.rows, ...postgres.rows].map((row) => (row as { name: string }).name);
  if (key.length > 0) return key;
  const inFile = yield { sql: 'SELECT 1 AS one', values: [], only: 'sqlite' };
  return [PLACES[inFile.rows.length > 0 ? 0 : 1]!];
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

/** The last number that a table has given to a row; 0 when it has given none. */
export function* lastOf(table: string): Work<number> {
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
export function* goOnAfter(table: string, last: number): Work<void> {
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

/** The rows that come after a key, as many as can be written at once. */
function* readSome(table: string, key: readonly string[], after: readonly Value[] | undefined): Work<Row[]> {
  const keyed = !PLACES.includes(key[0]!);
  const columns = keyed ? key.map((column) => `"${column}"`).join(', ') : key[0]!;
  const place = keyed ? '' : `, ${columns} AS "${PLACE}"`;
  const later = after === undefined ? '' : `WHERE (${columns}) > (${after.map(() => '?').join(', ')})`;
  return yield* all<Row>(
    `SELECT *${place} FROM ${table} ${later} ORDER BY ${columns} LIMIT ${AT_ONCE}`,
    ...(after ?? []),
  );
}

function* fill(table: string, rows: readonly Row[]): Work<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== PLACE);
  const row = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  yield* run(
    `INSERT INTO ${table} (${names}) VALUES ${rows.map(() => row).join(', ')}`,
    ...rows.flatMap((each) => columns.map((column) => each[column] ?? null)),
  );
}
