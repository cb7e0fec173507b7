import type { Logger } from '../core/ports.js';
import { first, lock, type OnSqlite, run, Undone, type Work } from '../database/index.js';
import { isBusy } from '../sqlite/index.js';
import { Journal, type TakenEntry } from './journal.js';

/** After so long a journal that could not be emptied, such as on a full disk, is tried again, in milliseconds. */
const DRAIN_AGAIN_MS = 5_000;

export function* known(key: string): Work<boolean> {
  return (yield* first('SELECT 1 FROM claims WHERE key = ?', key)) !== undefined;
}

/** Claims all keys, or comes to false with nothing committed. */
export function* claim(keys: readonly string[], at: number): Work<boolean> {
  const names = [...new Set(keys)].sort();
  if (names.length === 0) return true;
  if ((yield* claimThose(names, at)) < names.length) throw new Undone(false);
  return true;
}

/** Claims those that are not claimed; comes to how many these are. */
function* claimThose(names: readonly string[], at: number): Work<number> {
  return yield* run(
    `INSERT INTO claims (key, at) VALUES ${names.map(() => '(?, ?)').join(', ')} ON CONFLICT DO NOTHING`,
    ...names.flatMap((name) => [name, at]),
  );
}

/** Writes down a turn; comes to false, with nothing committed, when one of its names is known. */
export function* insert(entry: TakenEntry, owner: string): Work<boolean> {
  const { id, keys, claims, channel, conversation, sealed, at } = entry;
  // Those of a conversation are numbered as they are committed.
  yield* lock(`conversation ${conversation}`);
  yield* claim(keys, at);
  if (claims.length > 0) yield* claimThose([...new Set(claims)].sort(), at);
  yield* run(
    'INSERT INTO taken (id, channel, conversation, owner, sealed, at) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    channel,
    conversation,
    owner,
    sealed,
    at,
  );
  return true;
}

/**
 * What has been taken into a SQLite file. An event is taken at once, also while another process has the file locked: then it
 * goes into the journal beside it, and into the database when that is free.
 */
export class Ledger {
  readonly #database: OnSqlite;
  readonly #logger: Logger;
  readonly #owner: string;
  readonly #journal: Journal;

  /** Takes up what an earlier process has left in the journal. */
  constructor(database: OnSqlite, logger: Logger, owner: string, journal: string) {
    this.#database = database;
    this.#logger = logger;
    this.#owner = owner;
    this.#insertAll(Journal.left(journal));
    Journal.remove(journal);
    this.#journal = new Journal(journal);
  }

  /** Turns that are in the journal alone. */
  get waiting(): number {
    return this.#journal.entries.length;
  }

  has(key: string): boolean {
    return this.#journal.has(key);
  }

  /** Resolves to false when one of its names is known. */
  async take(entry: TakenEntry): Promise<boolean> {
    const journal = this.#journal;
    if (this.#database.queue.free && journal.entries.length === 0) {
      try {
        return await this.#database.commit(() => insert(entry, this.#owner), 0);
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
    }
    // Reading is never locked, so a redelivery is known here too.
    const isKnown = (key: string): boolean => this.has(key) || this.#database.look(() => known(key));
    if (entry.keys.some(isKnown)) return false;
    journal.append(entry);
    if (journal.entries.length === 1) this.#drain(journal);
    return true;
  }

  close(): void {
    this.#journal.close();
  }

  #drain(journal: Journal): void {
    const empty = (): void => {
      this.#insertAll(journal.entries);
      journal.clear();
    };
    this.#database.queue.run(empty, Number.POSITIVE_INFINITY).catch((error: unknown) => {
      if (!this.#database.open) return;
      this.#logger.error({ err: error }, 'taken turns stay in the journal for now');
      setTimeout(() => this.#drain(journal), DRAIN_AGAIN_MS).unref();
    });
  }

  /** Each by itself: one that is known by now is no reason to leave out the rest. */
  #insertAll(entries: readonly TakenEntry[]): void {
    for (const entry of entries) this.#database.now(() => insert(entry, this.#owner));
  }
}
