import { randomUUID } from 'node:crypto';
import type { Logger } from '../core/ports.js';
import { all, type Database, inTime, run, type Work } from '../database/index.js';

/** How often a process says that it lives, and looks for what others have left, in milliseconds. */
const BEAT_MS = 500;
/**
 * A process that has not said so for so long has ended, in milliseconds: no shorter than a busy machine may keep one from saying so,
 * as one that is taken for ended while it lives has its turns answered by others. What is left is seen a beat later at most.
 */
const LEASE_MS = 5_000;
/** How long the end waits for the others to be told, in milliseconds: where they cannot be, they see it when the lease is over. */
const LEAVE_MS = 1_000;

/** The clock of the server, which is the same for all. */
const NOW = 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)';

/**
 * Which processes share a database. What a process takes is its own for as long as it says that it lives; of one that
 * does not, the others take it over. When it is not known what became of a change, a process goes on under a new name,
 * and what it had under the old one is left, to itself and the others alike.
 */
export class Replicas {
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #listeners = new Map<string, Set<() => void>>();
  #me = randomUUID();
  #renewing = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #unheard = false;

  constructor(database: Database, logger: Logger) {
    this.#database = database;
    this.#logger = logger;
  }

  /** The name of this process. */
  get me(): string {
    return this.#me;
  }

  /** To be run before anything is taken. */
  *join(): Work<void> {
    yield* beat(this.#me);
    this.#timer ??= this.#later();
  }

  onLeft(channel: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Goes on under a new name, as soon as the others can know it. */
  renew(): void {
    this.#renewing = true;
  }

  /** Leaves what is not done to the others at once. */
  async leave(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await inTime(LEAVE_MS, () =>
      this.#database.commit(() => run('DELETE FROM replicas WHERE id = ?', this.#me)),
    ).catch(() => undefined);
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => void this.#beat(), BEAT_MS).unref();
  }

  async #beat(): Promise<void> {
    try {
      const next = this.#renewing ? randomUUID() : this.#me;
      await this.#database.read(() => beat(next));
      if (next !== this.#me) {
        this.#renewing = false;
        this.#me = next;
      }
      for (const channel of await this.#database.read(left))
        for (const listener of this.#listeners.get(channel) ?? []) listener();
      if (this.#unheard) this.#logger.info({}, 'the other processes are told again that this one lives');
      this.#unheard = false;
    } catch (error) {
      // Once, however long it lasts.
      if (!this.#stopped && !this.#unheard)
        this.#logger.warn({ err: error }, 'the other processes could not be told that this one lives');
      this.#unheard = true;
    }
    if (!this.#stopped) this.#timer = this.#later();
  }
}

function* beat(me: string): Work<void> {
  yield* run(
    `INSERT INTO replicas (id, until) VALUES (?, ${NOW} + ${LEASE_MS})
    ON CONFLICT (id) DO UPDATE SET until = excluded.until`,
    me,
  );
  yield* run(`DELETE FROM replicas WHERE until < ${NOW}`);
}

/** Channels of what processes that ended have left. */
function* left(): Work<string[]> {
  const rows = yield* all<{ channel: string }>(
    `SELECT channel FROM taken WHERE owner NOT IN (SELECT id FROM replicas)
    UNION SELECT channel FROM posts WHERE owner NOT IN (SELECT id FROM replicas)`,
  );
  return rows.map(({ channel }) => channel);
}
