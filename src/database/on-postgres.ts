import { createRequire } from 'node:module';
import type pg from 'pg';
import { inTime, Late } from './in-time.js';
import { toPostgres } from './migrations.js';
import { type Database, type Query, type Result, type Session, Undone, type Work } from './work.js';

export interface OnPostgresOptions {
  /** `postgres://user:password@host:5432/name`, with what libpq knows as parameters, such as `sslmode`. */
  readonly url: string;
  /** What the tables are in. */
  readonly schema: string;
  /** Done once before anything else, in one transaction; again when it failed. */
  readonly prepare: () => Work<void>;
  /**
   * How long work is tried again while the server cannot be reached, in milliseconds from when that began: who comes later is told
   * after one try.
   */
  readonly patience: number;
  /** Most connections. Default 10. */
  readonly connections?: number;
  /** Makes of what the server or the network said what callers are told; an error of theirs comes by as it is. */
  readonly explain: (error: unknown) => unknown;
  /** Hears of connections that broke while nobody used them. */
  readonly onBroken: (error: Error) => void;
  /** What is said of work that comes after the end. */
  readonly closed: () => Error;
}

/** How soon what failed for a passing reason is tried again, in milliseconds. */
const AGAIN_MS = 100;
/** What has not failed for so long has come back in between, though nobody asked, in milliseconds. */
const FORGOTTEN_MS = 60_000;
/**
 * Time that a connection may take, and a statement, by the server's clock and by ours, as a server that is gone ends nothing; and how long a transaction may lie idle, such as one of a process that
 * has stopped, which would keep what it has locked from the others. In milliseconds.
 */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 30_000;
const ANSWER_MS = STATEMENT_MS + 2_000;
const IDLE_MS = 4_000;
/** How long the end waits for the server to take leave, in milliseconds. */
const LEAVE_MS = 1_000;

/** Loads the driver when a server is first named: most run on files. */
const load = createRequire(import.meta.url);

const INT8 = 20;
const NUMERIC = 1_700;

/** A database in a PostgreSQL server, which several processes share. */
export class OnPostgres implements Database {
  readonly #pool: pg.Pool;
  readonly #options: OnPostgresOptions;
  #ready: Promise<void> | undefined;
  #closed = false;
  /** Since when the server cannot be reached, and when that was last seen. */
  #away: { readonly since: number; readonly seen: number } | undefined;

  constructor(options: OnPostgresOptions) {
    const { url, schema, connections = 10, onBroken } = options;
    this.#options = options;
    const { Pool, types } = load('pg') as typeof pg;
    this.#pool = new Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
      allowExitOnIdle: true,
      application_name: 'policy-bot',
      options: `-c search_path=${schema} -c statement_timeout=${STATEMENT_MS} -c idle_in_transaction_session_timeout=${IDLE_MS}`,
      types: {
        // No number here is beyond what JavaScript counts exactly.
        getTypeParser: ((oid: number, format?: 'text') =>
          oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format)) as never,
      },
    });
    this.#pool.on('error', onBroken);
  }

  commit<T>(work: () => Work<T>): Promise<T> {
    return this.#patiently((client) => transact(client, work));
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return this.#patiently((client) => drive(client, work()));
  }

  jot<T>(work: () => Work<T>): Promise<T> {
    return this.read(work);
  }

  async session<T>(body: (session: Session) => Promise<T>): Promise<T> {
    await this.#patiently(async () => undefined);
    return this.#with(async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      // It may wait long for another database. Of a process that ends the server knows.
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      try {
        const made = await body((work) => drive(client, work()));
        await client.query('COMMIT');
        return made;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  async forget(): Promise<void> {
    // What is deleted is overwritten when the server vacuums, by itself.
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // A server that is gone does not say goodbye.
    await inTime(LEAVE_MS, () => this.#pool.end()).catch((error: unknown) => {
      if (!(error instanceof Late)) throw error;
    });
  }

  /** Tries again for a while what failed for a passing reason and has surely changed nothing. */
  async #patiently<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const { patience, explain, closed, prepare } = this.#options;
    const began = performance.now();
    for (;;) {
      if (this.#closed) throw closed();
      try {
        this.#ready ??= this.#with((client) => transact(client, prepare)).catch((error: unknown) => {
          this.#ready = undefined;
          throw error;
        });
        await this.#ready;
        const made = await this.#with(work);
        this.#away = undefined;
        return made;
      } catch (error) {
        if (!isPassing(error)) throw explain(error);
        const now = performance.now();
        if (now - (isUnreachable(error) ? this.#missed(now) : began) > patience) throw explain(error);
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * (0.5 + Math.random())));
    }
  }

  /** Since when the server cannot be reached. */
  #missed(now: number): number {
    const last = this.#away;
    const since = last === undefined || now - last.seen > FORGOTTEN_MS ? now : last.since;
    this.#away = { since, seen: now };
    return since;
  }

  async #with<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => {
      broken = error;
    };
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      // A connection in an unknown state is not used again.
      if (error instanceof InDoubt || isPassing(error)) broken ??= error as Error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

/** A commit of which it is not known whether it was made is not tried again: it might be made twice. */
class InDoubt extends Error {}

async function transact<T>(client: pg.PoolClient, work: () => Work<T>): Promise<T> {
  await client.query('BEGIN');
  let made: T;
  try {
    made = await drive(client, work());
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (error instanceof Undone) return error.value as T;
    throw error;
  }
  try {
    await client.query('COMMIT');
  } catch (error) {
    throw new InDoubt('It is not known whether a change was committed.', { cause: error });
  }
  return made;
}

async function drive<T>(client: pg.PoolClient, work: Work<T>): Promise<T> {
  let step = work.next();
  while (step.done !== true) step = work.next(await query(client, step.value));
  return step.value;
}

async function query(client: pg.PoolClient, { sql, values, only, script }: Query): Promise<Result> {
  if (only === 'sqlite') return { rows: [], changes: 0 };
  if (script) {
    await client.query(toPostgres(sql));
    return { rows: [], changes: 0 };
  }
  const { rows, rowCount } = await client.query(numbered(sql), values.map(toText));
  return { rows: rows.map(fromRow), changes: rowCount ?? 0 };
}

const texts = new Map<string, string>();

/** A `?` for each value, as PostgreSQL has them. No statement has a question mark in a text. */
function numbered(sql: string): string {
  const known = texts.get(sql);
  if (known !== undefined) return known;
  let number = 0;
  const made = sql.replace(/\?/g, () => `$${++number}`);
  texts.set(sql, made);
  return made;
}

/** PostgreSQL keeps no NUL in a text; a letter of the private use area stands for it, and for itself. */
const MARK = '\uE0DD';

function toText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return /[\0\uE0DD]/.test(value)
    ? value.replace(/[\0\uE0DD]/g, (letter) => (letter === MARK ? `${MARK}1` : `${MARK}0`))
    : value;
}

function fromRow(row: Record<string, unknown>): object {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'string' && value.includes(MARK))
      row[name] = value.replace(/\uE0DD([01])/g, (_all, which) => (which === '1' ? MARK : '\0'));
  }
  return row;
}

/** Classes and codes of what passes: no connection, the server starts or stops, too many, two that wait for each other. */
const PASSING =
  /^(?:08...|57P0[123]|53300|40001|40P01|55P03|25P03|ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Of these, what is no fault of the way to the server, nor of a server that has stopped. */
const REACHED = /^(?:53300|40001|40P01|55P03|25P03)$/;

function isUnreachable(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || !REACHED.test(code);
}

/** Whether it is worth trying again: the server or the way to it failed, before a commit. */
export function isPassing(error: unknown): boolean {
  if (error instanceof InDoubt || !(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (syscall === 'connect') return true;
  if (typeof code === 'string') return PASSING.test(code);
  return /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/.test(
    error.message,
  );
}
