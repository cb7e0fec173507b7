import { type Database, isDamaged, PatientQueue, type Statement } from '../sqlite/index.js';
import { DeliveryStoreError } from './migrations.js';

/** How long a write waits for another process, in milliseconds; meanwhile events are taken into the journal. */
const PATIENCE = 120_000;

/** The open database: statements that are prepared once, and writes that wait in order for another process. */
export class Connection {
  readonly db: Database;
  readonly queue = new PatientQueue();
  readonly #path: string;
  readonly #onFatal: ((error: DeliveryStoreError) => void) | undefined;
  readonly #prepared = new Map<string, Statement>();

  constructor(db: Database, path: string, onFatal?: (error: DeliveryStoreError) => void) {
    this.db = db;
    this.#path = path;
    this.#onFatal = onFatal;
  }

  sql(text: string): Statement {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known;
    const made = this.db.prepare(text) as Statement;
    this.#prepared.set(text, made);
    return made;
  }

  /** Runs `work` in a transaction that locks before it reads, at once; throws when another process has the database. */
  now<Result>(work: () => Result): Result {
    try {
      return this.db.transaction(work).immediate();
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /** The same, as soon as no other process has the database and what waits already is done. */
  commit<Result>(work: () => Result): Promise<Result> {
    return this.queue.run(() => this.now(work), PATIENCE);
  }

  async write(text: string, ...values: readonly unknown[]): Promise<void> {
    await this.commit(() => this.sql(text).run(...values));
  }

  /** Has what is deleted leave the write-ahead log. */
  async forget(): Promise<void> {
    await this.queue.run(() => this.db.pragma('wal_checkpoint(TRUNCATE)'), PATIENCE);
  }

  /** A damaged file is the end of the program; anything else is for whoever asked. */
  #explain(error: unknown): unknown {
    if (!isDamaged(error)) return error;
    const damaged = new DeliveryStoreError(
      `The delivery database ${this.#path} is damaged. Move the file (with its -wal and -shm files) aside and start again; posts and addresses that were in it are lost, inquiries are not.`,
      { cause: error },
    );
    this.#onFatal?.(damaged);
    return damaged;
  }
}
