/** What is asked of a database, apart from which it is: the same statements run on SQLite and on PostgreSQL. */
export type Value = string | number | null | Buffer;

export interface Query {
  /** A `?` for each value; without values, several statements if `script` is set. */
  readonly sql: string;
  readonly values: readonly Value[];
  /** Set for what the other database does not need; it then yields nothing. */
  readonly only?: 'sqlite' | 'postgres';
  /** Statements that define tables, in the words of SQLite. */
  readonly script?: true;
}

export interface Result {
  readonly rows: readonly object[];
  /** Rows that were written, of a statement that returns none. */
  readonly changes: number;
}

/**
 * A piece of work on a database, statement by statement: a generator, so that SQLite runs it in one go, with nothing of
 * the process in between, and PostgreSQL waits for each. It may be run again from the start, and so changes nothing else.
 */
export type Work<T> = Generator<Query, T, Result>;

/** Ends a piece of work so that nothing of it is committed, with what it comes to. */
export class Undone<T> extends Error {
  constructor(readonly value: T) {
    super('undone');
  }
}

export function* all<Row extends object>(sql: string, ...values: readonly Value[]): Work<Row[]> {
  return (yield { sql, values }).rows as Row[];
}

export function* first<Row extends object>(sql: string, ...values: readonly Value[]): Work<Row | undefined> {
  return (yield { sql, values }).rows[0] as Row | undefined;
}

/** Resolves to the number of rows that were written. */
export function* run(sql: string, ...values: readonly Value[]): Work<number> {
  return (yield { sql, values }).changes;
}

/** One at a time has this name, until its transaction ends. In SQLite a transaction has the whole file. */
export function* lock(name: string): Work<void> {
  yield {
    sql: 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))',
    values: [name],
    only: 'postgres',
  };
}

/** Names of the tables that there are. */
export function* tableNames(): Work<string[]> {
  const sqlite = yield {
    sql: `SELECT name FROM sqlite_master WHERE type = 'table'`,
    values: [],
    only: 'sqlite',
  };
  const postgres = yield {
    sql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
    values: [],
    only: 'postgres',
  };
  return [...sqlite.rows, ...postgres.rows].map((row) => (row as { name: string }).name);
}

/** Does pieces of work one after another in one transaction, in which there may be waiting in between. */
export type Session = <T>(work: () => Work<T>) => Promise<T>;

/** Where rows are kept. Each method rejects as the database fails, or as whoever opened it explains that. */
export interface Database {
  /** All of it or nothing, apart from the work of others; resolves when it would outlive the machine. */
  commit<T>(work: () => Work<T>): Promise<T>;
  /** For reading alone: each statement sees what is committed by then. */
  read<T>(work: () => Work<T>): Promise<T>;
  /**
   * One statement by itself, of which it does no harm when a broken connection has it made twice, and when the power takes
   * the last of them; a killed process takes none.
   */
  jot<T>(work: () => Work<T>): Promise<T>;
  /**
   * A transaction of many pieces of work, all or nothing, that sees what was committed before it: for whoever has the database
   * alone, as others may have to wait until it ends.
   */
  session<T>(body: (session: Session) => Promise<T>): Promise<T>;
  /** Has what is deleted leave the files, as far as the database lets its users do that. */
  forget(): Promise<void>;
  close(): Promise<void>;
}
