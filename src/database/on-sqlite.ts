import {
  type Database as File,
  isBusy,
  PatientQueue,
  type Statement,
  type Transaction,
} from '../sqlite/index.js';
import { type Database, type Query, type Result, type Session, Undone, type Work } from './work.js';

export interface OnSqliteOptions {
  /** How long work waits for another process that has the file locked, in milliseconds. */
  readonly patience: number;
  /** Makes of what SQLite threw what callers are told; an error of theirs comes by as it is. */
  readonly explain: (error: unknown) => unknown;
  /** What is said of work that comes after the end. */
  readonly closed?: () => Error;
}

/** What `PRAGMA synchronous` says of a file that is not waited for at each write. */
const NORMAL = 1;

/** A database in one SQLite file. Work is synchronous and short; waiting for a lock is not. */
export class OnSqlite implements Database {
  readonly queue = new PatientQueue();
  readonly #file: File;
  readonly #options: OnSqliteOptions;
  readonly #prepared = new Map<string, Statement>();
  /** Made once, as SQLite takes longer to make one than to run it. */
  readonly #transaction: Transaction<(work: () => Work<unknown>) => unknown>;
  /** How all but what is jotted down is written: read when something is, as whoever opens a file sets it first. */
  #synchronous: unknown;

  constructor(file: File, options: OnSqliteOptions) {
    this.#file = file;
    this.#options = options;
    this.#transaction = file.transaction((work: () => Work<unknown>) => this.#drive(work()));
  }

  get open(): boolean {
    return this.#file.open;
  }

  commit<T>(work: () => Work<T>): Promise<T> {
    return this.#patiently(() => this.#transact(work));
  }

  read<T>(work: () => Work<T>): Promise<T> {
    return this.#patiently(() => this.#drive(work()));
  }

  jot<T>(work: () => Work<T>): Promise<T> {
    return this.#patiently(() => {
      this.#synchronous ??= this.#file.pragma('synchronous', { simple: true });
      if (this.#synchronous === NORMAL) return this.#drive(work());
      this.#file.exec('PRAGMA synchronous = NORMAL');
      try {
        return this.#drive(work());
      } finally {
        this.#file.exec(`PRAGMA synchronous = ${this.#synchronous}`);
      }
    });
  }

  async session<T>(body: (session: Session) => Promise<T>): Promise<T> {
    await this.#patiently(() => this.#file.exec('BEGIN EXCLUSIVE'));
    try {
      const made = await body(async (work) => this.#drive(work()));
      this.#file.exec('COMMIT');
      return made;
    } catch (error) {
      if (this.#file.inTransaction) this.#file.exec('ROLLBACK');
      throw error;
    }
  }

  async forget(): Promise<void> {
    await this.#patiently(() => this.#file.pragma('wal_checkpoint(TRUNCATE)'));
  }

  async close(): Promise<void> {
    this.#file.close();
  }

  /** Commits at once; throws when another process has the file, which `isBusy` tells. */
  now<T>(work: () => Work<T>): T {
    try {
      return this.#transact(work);
    } catch (error) {
      throw isBusy(error) ? error : this.#options.explain(error);
    }
  }

  /** Reads at once: in a write-ahead log reading is never locked. */
  look<T>(work: () => Work<T>): T {
    return this.#drive(work());
  }

  /** Locks before it reads, so that two processes never decide by the same state. */
  #transact<T>(work: () => Work<T>): T {
    try {
      return this.#transaction.immediate(work) as T;
    } catch (error) {
      if (error instanceof Undone) return error.value as T;
      throw error;
    }
  }

  #drive<T>(work: Work<T>): T {
    let step = work.next();
    while (step.done !== true) step = work.next(this.#query(step.value));
    return step.value;
  }

  #query({ sql, values, only, script }: Query): Result {
    if (only === 'postgres') return { rows: [], changes: 0 };
    if (script) {
      this.#file.exec(sql);
      return { rows: [], changes: 0 };
    }
    const statement = this.#prepare(sql);
    return statement.reader
      ? { rows: statement.all(...values) as object[], changes: 0 }
      : { rows: [], changes: statement.run(...values).changes };
  }

  #prepare(sql: string): Statement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const made = this.#file.prepare(sql) as Statement;
    this.#prepared.set(sql, made);
    return made;
  }

  async #patiently<T>(work: () => T): Promise<T> {
    const { patience, explain, closed } = this.#options;
    try {
      return await this.queue.run(() => {
        if (!this.#file.open && closed !== undefined) throw closed();
        return work();
      }, patience);
    } catch (error) {
      throw explain(error);
    }
  }
}
