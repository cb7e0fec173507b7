import type { Logger } from '../core/ports.js';
import { isBusy } from '../sqlite/index.js';
import type { Connection } from './connection.js';
import { Journal, type TakenEntry } from './journal.js';

/** After so long a journal that could not be emptied, such as on a full disk, is tried again, in milliseconds. */
const DRAIN_AGAIN_MS = 5_000;

/**
 * What has been seen and what has been taken. An event is taken at once, also while another process has the database
 * locked: then it goes into the journal beside it, and into the database when that is free.
 */
export class Ledger {
  readonly #connection: Connection;
  readonly #logger: Logger;
  /** None for a database that is no file. */
  readonly #journal: Journal | undefined;

  /** Takes up what an earlier process has left in the journal. */
  constructor(connection: Connection, logger: Logger, journal: string | undefined) {
    this.#connection = connection;
    this.#logger = logger;
    if (journal === undefined) return;
    const left = Journal.left(journal);
    if (left.length > 0) connection.now(() => this.#insertAll(left));
    Journal.remove(journal);
    this.#journal = new Journal(journal);
  }

  /** Turns that are in the journal alone. */
  get waiting(): number {
    return this.#journal?.entries.length ?? 0;
  }

  has(key: string): boolean {
    return this.#journal?.has(key) === true || this.#known(key);
  }

  /** Claims all keys or none, within a transaction. */
  claim(keys: readonly string[], at: number): boolean {
    if (keys.some((key) => this.#known(key))) return false;
    for (const key of new Set(keys)) this.#connection.sql('INSERT INTO claims VALUES (?, ?)').run(key, at);
    return true;
  }

  /** False when one of its names is known. */
  take(entry: TakenEntry): boolean {
    const journal = this.#journal;
    if (journal === undefined) return this.#connection.now(() => this.#insert(entry));
    if (this.#connection.queue.free && journal.entries.length === 0) {
      try {
        return this.#connection.now(() => this.#insert(entry));
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
    }
    // Reading is never locked, so a redelivery is known here too.
    if (entry.keys.some((key) => this.has(key))) return false;
    journal.append(entry);
    if (journal.entries.length === 1) this.#drain(journal);
    return true;
  }

  close(): void {
    this.#journal?.close();
  }

  #drain(journal: Journal): void {
    const empty = (): void => {
      this.#connection.now(() => this.#insertAll(journal.entries));
      journal.clear();
    };
    this.#connection.queue.run(empty, Number.POSITIVE_INFINITY).catch((error: unknown) => {
      if (!this.#connection.db.open) return;
      this.#logger.error({ err: error }, 'taken turns stay in the journal for now');
      setTimeout(() => this.#drain(journal), DRAIN_AGAIN_MS).unref();
    });
  }

  #known(key: string): boolean {
    return this.#connection.sql('SELECT 1 FROM claims WHERE key = ?').get(key) !== undefined;
  }

  #insertAll(entries: readonly TakenEntry[]): void {
    for (const entry of entries) this.#insert(entry);
  }

  #insert({ id, keys, claims, channel, sealed, at }: TakenEntry): boolean {
    if (!this.claim(keys, at)) return false;
    const connection = this.#connection;
    for (const key of claims) connection.sql('INSERT OR IGNORE INTO claims VALUES (?, ?)').run(key, at);
    connection
      .sql('INSERT INTO taken (id, channel, sealed, at) VALUES (?, ?, ?, ?)')
      .run(id, channel, sealed, at);
    return true;
  }
}
