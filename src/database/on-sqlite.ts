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

/** Work that is written with what else comes in the same round of the event loop. */
interface Coming {
  readonly work: () => Work<unknown>;
  /** Whether it is jotted down. */
  readonly jotted: boolean;
  readonly patience: number;
  readonly resolve: (made: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What SQLite says of a file that another process has, said of one that others wait for. */
class Locked extends Error {
  readonly code = 'SQLITE_BUSY';
}

/** What a piece of work came to within a transaction with others. */
type Made = { readonly value: unknown } | { readonly error: unknown };

/**
 * A database in one SQLite file. Work is synchronous and short; waiting for a lock is not. What is to be written waits for the end of
 * the round of the event loop and is written in one transaction, in the order it came, each piece for itself: a transaction takes
 * longer than what is in it. Whoever reads sees what came before.
 */
export class OnSqlite implements Database {
  readonly queue = new PatientQueue();
  #coming: Coming[] = [];
  readonly #file: File;
  readonly #options: OnSqliteOptions;
  readonly #prepared = new Map<string, Statement>();
  /** Made once, as SQLite takes longer to make one than to run it. */
  readonly #transaction: Transaction<(body: () => unknown) => unknown>;
  /** How all but what is jotted down is written: read when something is, as whoever opens a file sets it first. */
  #synchronous: unknown;

  constructor(file: File, options: OnSqliteOptions) {
    this.#file = file;
    this.#options = options;
    this.#transaction = file.transaction((body: () => unknown) => body());
  }

  get open(): boolean {
    return this.#file.open;
  }

  /**
   * @param patience how long it waits for another process, where that is not as long as all work does, in milliseconds; with 0 it
   * rejects at once, as `isBusy` tells
   */
  commit<T>(work: () => Work<T>, patience = this.#options.patience): Promise<T> {
    return this.#write(work, false, patience);
  }

  read<T>(work: () => Work<T>): Promise<T> {
    this.#writeAll();
    return this.#patiently(() => this.#drive(work()));
  }

  jot<T>(work: () => Work<T>): Promise<T> {
    return this.#write(work, true, this.#options.patience);
  }

  async session<T>(body: (session: Session) => Promise<T>): Promise<T> {
    this.#writeAll();
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
    this.#writeAll();
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
    this.#writeAll();
    return this.#drive(work());
  }

  #write<T>(work: () => Work<T>, jotted: boolean, patience: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const first = this.#coming.length === 0;
      this.#coming.push({ work, jotted, patience, resolve: resolve as Coming['resolve'], reject });
      if (first) setImmediate(() => this.#writeAll());
    });
  }

  /** Writes what has come; each by itself, and as long as it has patience, while another process has the file. */
  #writeAll(): void {
    const coming = this.#coming;
    if (coming.length === 0) return;
    this.#coming = [];
    const { closed, explain } = this.#options;
    try {
      if (!this.#file.open && closed !== undefined) throw closed();
      if (this.queue.free) {
        const made = this.#together(coming);
        for (const [n, { resolve, reject }] of coming.entries()) {
          const one = made[n]!;
          if ('error' in one) reject(explain(one.error));
          else resolve(one.value);
        }
        return;
      }
    } catch (error) {
      if (!isBusy(error)) {
        for (const { reject } of coming) reject(explain(error));
        return;
      }
    }
    // Who has no patience hears it at once, so that what comes later is not before it.
    for (const { work, jotted, patience, resolve, reject } of coming)
      if (patience === 0) reject(new Locked());
      else
        this.#patiently(() => (jotted ? this.#jot(work) : this.#transact(work)), patience).then(
          resolve,
          reject,
        );
  }

  /** All that came in one transaction, in which the failure of one undoes nothing of the others. */
  #together(coming: readonly Coming[]): Made[] {
    const [only] = coming;
    if (only !== undefined && coming.length === 1)
      return [{ value: only.jotted ? this.#jot(only.work) : this.#transact(only.work) }];
    const all = (): Made[] =>
      this.#transaction.immediate(() => coming.map((one) => this.#one(one))) as Made[];
    return coming.every(({ jotted }) => jotted) ? this.#carelessly(all) : all();
  }

  #one({ work, jotted }: Coming): Made {
    try {
      // A single statement undoes itself; of more than one SQLite makes a transaction within the other.
      return { value: jotted ? this.#drive(work()) : this.#transaction(() => this.#drive(work())) };
    } catch (error) {
      if (error instanceof Undone) return { value: error.value };
      // A full disk undoes all that was written.
      if (!this.#file.inTransaction) throw error;
      return { error };
    }
  }

  #jot<T>(work: () => Work<T>): T {
    return this.#carelessly(() => this.#drive(work()));
  }

  /** Without waiting for the disk. */
  #carelessly<T>(body: () => T): T {
    this.#synchronous ??= this.#file.pragma('synchronous', { simple: true });
    if (this.#synchronous === NORMAL) return body();
    this.#file.exec('PRAGMA synchronous = NORMAL');
    try {
      return body();
    } finally {
      this.#file.exec(`PRAGMA synchronous = ${this.#synchronous}`);
    }
  }

  /** Locks before it reads, so that two processes never decide by the same state. */
  #transact<T>(work: () => Work<T>): T {
    try {
      return this.#transaction.immediate(() => this.#drive(work())) as T;
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

  async #patiently<T>(work: () => T, patience = this.#options.patience): Promise<T> {
    const { explain, closed } = this.#options;
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
