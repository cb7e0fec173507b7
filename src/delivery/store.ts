import { randomUUID } from 'node:crypto';
import type { Clock, Logger } from '../core/ports.js';
import type { Turn } from '../core/reply.js';
import { all, type Database, first, run, type Value, type Work } from '../database/index.js';
import { type SeenClock, trustClock } from '../sqlite/index.js';
import { inOrder } from './in-order.js';
import { claim, insert, known, type Ledger } from './ledger.js';
import type { DeliveryStoreError } from './migrations.js';
import type { Replicas } from './replicas.js';
import { createSeal, type Seal } from './seal.js';
import type {
  AskerAddress,
  Change,
  DeliveryStore,
  KeptForUser,
  NewChange,
  NewPost,
  NewTurn,
  QueuedPost,
  TakenTurn,
  Told,
  TurnOutcome,
} from './types.js';

export interface DeliverySettings {
  /** SQLite file, or `:memory:`. */
  readonly path: string;
  /** Address of a PostgreSQL database that takes the place of the file, and that several processes share. */
  readonly url?: string | undefined;
  /** Secret that seals what people wrote, addresses and tokens; at least 32 characters. */
  readonly key: string;
  /** Days that the addresses of askers are kept at most. */
  readonly retentionDays: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hears that the database can never be used again, after which nothing can be taken any more. */
  readonly onFatal?: ((error: DeliveryStoreError) => void) | undefined;
  /** How long work waits for a server that is away, in milliseconds. Default: 15 seconds. */
  readonly patience?: number;
}

const CLOCK_JUMPED =
  'the clock is more than a day ahead of when it was last looked at; nothing is deleted until it has said so for a day';
const DAY_MS = 86_400_000;
/** Platforms redeliver for hours at most. */
const CLAIM_DAYS = 7;
/** How long the askers of a settled inquiry are kept. */
const SETTLED_DAYS = 7;
/** How long what was told from the content can be corrected. */
const CORRECTED_DAYS = 30;
/** How often a turn that comes after one of another process looks whether that is finished, in milliseconds. */
const LOOK_MS = 50;

interface Row {
  readonly number: number;
  readonly id: string;
  readonly channel: string;
  readonly sealed: Buffer;
  readonly at: number;
}

export interface StoreParts {
  readonly database: Database;
  /** For a SQLite file: takes also while that is locked. */
  readonly ledger?: Ledger | undefined;
  /** For a database that several processes share. */
  readonly replicas?: Replicas | undefined;
  /** Whose turns and posts these are, where no others share the database. */
  readonly me: string;
}

/** Deliveries in a database, which `openDeliveryStore` has prepared. */
export class StoredDelivery implements DeliveryStore {
  readonly #database: Database;
  readonly #ledger: Ledger | undefined;
  readonly #replicas: Replicas | undefined;
  readonly #alone: string;
  readonly #seal: Seal;
  readonly #settings: DeliverySettings;
  readonly #inOrder = inOrder();
  #closed = false;

  constructor({ database, ledger, replicas, me }: StoreParts, settings: DeliverySettings) {
    this.#database = database;
    this.#ledger = ledger;
    this.#replicas = replicas;
    this.#alone = me;
    this.#settings = settings;
    this.#seal = createSeal(settings.key);
  }

  get #me(): string {
    return this.#replicas?.me ?? this.#alone;
  }

  async claim(keys: readonly string[]): Promise<boolean> {
    return this.#commit(() => claim(keys, this.#now()));
  }

  async claimed(key: string): Promise<boolean> {
    return this.#ledger?.has(key) === true || this.#database.read(() => known(key));
  }

  async take(
    keys: readonly string[],
    { turn, address, claims = [] }: NewTurn,
  ): Promise<TakenTurn | undefined> {
    const id = randomUUID();
    const at = this.#now();
    const { channel } = turn;
    const sealed = this.#seal.close({ turn, address }, id);
    const conversation = this.#seal.hash(JSON.stringify(['conversation', channel, turn.conversation]));
    const entry = { id, keys, claims, channel, conversation, sealed, at };
    const taken =
      this.#ledger === undefined
        ? // As they came: the statements of two events may pass each other on their way.
          await this.#inOrder(conversation, () => this.#commit(() => insert(entry, this.#me)))
        : await this.#ledger.take(entry);
    return taken ? { id, turn, address, takenAt: new Date(at), restarts: 0, attempts: 0 } : undefined;
  }

  async begun(id: string): Promise<void> {
    await this.#write('UPDATE taken SET attempts = 1 WHERE id = ? AND attempts = 0', id);
  }

  async attempt(id: string): Promise<void> {
    await this.#write('UPDATE taken SET attempts = attempts + 1 WHERE id = ?', id);
  }

  async comes(id: string): Promise<boolean> {
    if (this.#replicas === undefined) return true;
    while (!this.#closed) {
      const turn = await this.#surely(
        this.#database.read(() =>
          first<{ owner: string; before: number }>(
            `SELECT owner, (SELECT count(*) FROM taken AS earlier WHERE earlier.conversation = taken.conversation
              AND earlier.number < taken.number AND taken.conversation <> '') AS before FROM taken WHERE id = ?`,
            id,
          ),
        ),
      );
      if (turn?.owner !== this.#me) return false;
      if (turn.before === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return false;
  }

  async finish(id: string, { posts, asker }: TurnOutcome): Promise<QueuedPost[]> {
    const finish = function* (this: StoredDelivery): Work<QueuedPost[]> {
      if ((yield* run('DELETE FROM taken WHERE id = ?', id)) === 0) return [];
      if (asker !== undefined) yield* this.#keepAsker(asker);
      return yield* this.#insert(posts.map((post) => ({ ...post, request: id })));
    };
    return this.#commit(() => finish.call(this));
  }

  async unfinished(channel: string): Promise<TakenTurn[]> {
    const rows = await this.#commit(() =>
      all<Row & { restarts: number; attempts: number }>(
        `UPDATE taken SET restarts = restarts + 1, owner = ?
        WHERE channel = ? AND owner NOT IN (SELECT id FROM replicas) RETURNING *`,
        this.#me,
        channel,
      ),
    );
    return this.#openAll(rows, 'taken', (kept: { turn: Turn; address: unknown }, row) => ({
      id: row.id,
      ...kept,
      takenAt: new Date(row.at),
      restarts: row.restarts,
      attempts: row.attempts,
    }));
  }

  onLeft(channel: string, left: () => void): () => void {
    return this.#replicas?.onLeft(channel, left) ?? (() => undefined);
  }

  async queue(posts: readonly NewPost[], key?: string): Promise<QueuedPost[]> {
    const queue = function* (this: StoredDelivery): Work<QueuedPost[]> {
      if (key !== undefined && !(yield* this.#first(key))) return [];
      return yield* this.#insert(posts);
    };
    return this.#commit(() => queue.call(this));
  }

  async queued(channel: string): Promise<QueuedPost[]> {
    const rows = await this.#commit(() =>
      all<Row & { tries: number; uncertain: number }>(
        'UPDATE posts SET owner = ? WHERE channel = ? AND owner NOT IN (SELECT id FROM replicas) RETURNING *',
        this.#me,
        channel,
      ),
    );
    return this.#openAll(rows, 'posts', (kept: NewPost, { id, at, tries, uncertain }) => ({
      ...kept,
      id,
      queuedAt: new Date(at),
      tries,
      uncertain: uncertain === 1,
    }));
  }

  async begin(id: string): Promise<'begun' | 'waits' | 'gone'> {
    const me = this.#me;
    // One process alone keeps a lane in order by itself.
    const alone = this.#replicas === undefined ? 1 : 0;
    const begin = function* (): Work<'begun' | 'waits' | 'gone'> {
      const begun = yield* run(
        `UPDATE posts SET tries = tries + 1, uncertain = 1 WHERE id = ? AND owner = ? AND (? = 1 OR lane = '' OR NOT EXISTS
          (SELECT 1 FROM posts AS earlier WHERE earlier.lane = posts.lane AND earlier.number < posts.number))`,
        id,
        me,
        alone,
      );
      if (begun > 0) return 'begun';
      const post = yield* first<{ owner: string }>('SELECT owner FROM posts WHERE id = ?', id);
      return post?.owner === me ? 'waits' : 'gone';
    };
    return this.#surely(this.#database.jot(begin));
  }

  async postpone(id: string, uncertain: boolean, free = false): Promise<void> {
    await this.#write(
      'UPDATE posts SET uncertain = ?, tries = CASE WHEN tries > ? THEN tries - ? ELSE 0 END WHERE id = ?',
      uncertain ? 1 : 0,
      free ? 1 : 0,
      free ? 1 : 0,
      id,
    );
  }

  async sent(id: string): Promise<void> {
    await this.#write('DELETE FROM posts WHERE id = ?', id);
  }

  async giveUp(id: string, reason: string): Promise<void> {
    const at = this.#now();
    await this.#commit(function* () {
      const post = yield* first<{ channel: string }>('DELETE FROM posts WHERE id = ? RETURNING channel', id);
      if (post === undefined) return;
      yield* run('INSERT INTO given_up (at, channel, reason) VALUES (?, ?, ?)', at, post.channel, reason);
    });
  }

  async waiting(): Promise<{ turns: number; posts: number; oldest?: Date }> {
    const row = await this.#database.read(() =>
      first<{ turns: number; posts: number; oldest: number | null }>(
        'SELECT (SELECT count(*) FROM taken) AS turns, count(*) AS posts, min(at) AS oldest FROM posts',
      ),
    );
    const { turns = 0, posts = 0, oldest = null } = row ?? {};
    return {
      turns: turns + (this.#ledger?.waiting ?? 0),
      posts,
      ...(oldest === null ? {} : { oldest: new Date(oldest) }),
    };
  }

  async givenUp(since: Date): Promise<{ channel: string; reason: string; at: Date }[]> {
    const rows = await this.#database.read(() =>
      all<{ channel: string; reason: string; at: number }>(
        'SELECT channel, reason, at FROM given_up WHERE at >= ? ORDER BY at',
        since.getTime(),
      ),
    );
    return rows.map((row) => ({ ...row, at: new Date(row.at) }));
  }

  async keepAsker(asker: AskerAddress): Promise<void> {
    await this.#commit(() => this.#keepAsker(asker));
  }

  async askersOf(inquiry: string): Promise<AskerAddress[]> {
    const rows = await this.#database.read(() =>
      all<{ asker: string; sealed: Buffer }>(
        'SELECT asker, sealed FROM askers WHERE inquiry = ? ORDER BY at, asker',
        inquiry,
      ),
    );
    return rows.flatMap(
      ({ asker, sealed }) =>
        (this.#seal.open(sealed, `${inquiry}/${asker}`) as AskerAddress | undefined) ?? [],
    );
  }

  async settle(
    inquiry: string,
    posts: readonly NewPost[],
    key: string,
    told?: Omit<Told, 'inquiry'>,
  ): Promise<QueuedPost[]> {
    const settle = function* (this: StoredDelivery): Work<QueuedPost[]> {
      if (!(yield* this.#first(key))) return [];
      const now = this.#now();
      // As old as what is purged when they are done with.
      const days = told === undefined ? SETTLED_DAYS : CORRECTED_DAYS;
      const old = now - (this.#settings.retentionDays - days) * DAY_MS;
      yield* run('DELETE FROM told WHERE inquiry = ?', inquiry);
      if (told !== undefined)
        yield* run(
          'INSERT INTO told (inquiry, entry, says, at) VALUES (?, ?, ?, ?)',
          inquiry,
          told.entry,
          JSON.stringify(told.says),
          now,
        );
      yield* run('UPDATE askers SET at = ? WHERE inquiry = ? AND at > ?', old, inquiry, old);
      return yield* this.#insert(posts);
    };
    return this.#commit(() => settle.call(this));
  }

  async told(inquiry?: string): Promise<Told[]> {
    const rows = await this.#database.read(() =>
      all<{ inquiry: string; entry: string; says: string }>(
        'SELECT inquiry, entry, says FROM told WHERE at >= ? AND inquiry = coalesce(?, inquiry) ORDER BY at',
        this.#now() - CORRECTED_DAYS * DAY_MS,
        inquiry ?? null,
      ),
    );
    return rows.map((row) => ({ ...row, says: JSON.parse(row.says) as string[] }));
  }

  async keep(id: string, kept: KeptForUser): Promise<void> {
    const { channel, user, until } = kept;
    const hash = this.#userHash(channel, user);
    const sealed = this.#seal.close(kept, `kept/${id}`);
    const now = this.#now();
    await this.#commit(function* () {
      // What nobody has fetched does not wait for the daily purge.
      yield* dropPast(now);
      yield* run(
        `INSERT INTO kept (id, channel, "user", sealed, until) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
          channel = excluded.channel, "user" = excluded."user", sealed = excluded.sealed, until = excluded.until`,
        id,
        channel,
        hash,
        sealed,
        until.getTime(),
      );
    });
  }

  async kept(id: string): Promise<KeptForUser | undefined> {
    const row = await this.#database.read(() =>
      first<{ sealed: Buffer }>('SELECT sealed FROM kept WHERE id = ? AND until > ?', id, this.#now()),
    );
    if (row === undefined) return undefined;
    const kept = this.#seal.open(row.sealed, `kept/${id}`) as KeptForUser | undefined;
    return kept === undefined ? undefined : { ...kept, until: new Date(kept.until) };
  }

  async dropKept(id: string): Promise<void> {
    await this.#write('DELETE FROM kept WHERE id = ?', id);
  }

  async forgetUser(channel: string, user: string): Promise<number> {
    const hash = this.#userHash(channel, user);
    return this.#commit(function* () {
      const askers = yield* run('DELETE FROM askers WHERE "user" = ?', hash);
      return askers + (yield* run('DELETE FROM kept WHERE "user" = ?', hash));
    });
  }

  async logChange({ who, what, about, before, after }: NewChange): Promise<void> {
    const at = this.#now();
    await this.#commit(() =>
      run(
        'INSERT INTO changes (at, who, what, about, before, after) VALUES (?, ?, ?, ?, ?, ?)',
        at,
        who,
        what,
        about,
        before ?? null,
        after ?? null,
      ),
    );
  }

  async changes({
    limit,
    before = Number.MAX_SAFE_INTEGER,
    about,
  }: Parameters<DeliveryStore['changes']>[0]): Promise<Change[]> {
    const rows = await this.#database.read(() =>
      all<
        Omit<Change, 'at' | 'before' | 'after'> & {
          at: number;
          before: string | null;
          after: string | null;
        }
      >(
        'SELECT * FROM changes WHERE number < ? AND about = coalesce(?, about) ORDER BY number DESC LIMIT ?',
        before,
        about ?? null,
        limit,
      ),
    );
    return rows.map((row) => ({
      ...row,
      at: new Date(row.at),
      before: row.before ?? undefined,
      after: row.after ?? undefined,
    }));
  }

  async note(name: string): Promise<string | undefined> {
    return this.#database.read(() => readNote(name));
  }

  async setNote(name: string, value: string): Promise<void> {
    await this.#commit(() => setNote(name, value));
  }

  async secret(channel: string, place: string): Promise<unknown> {
    const row = await this.#database.read(() =>
      first<{ sealed: Buffer }>('SELECT sealed FROM secrets WHERE channel = ? AND place = ?', channel, place),
    );
    if (row === undefined) return undefined;
    const value = this.#seal.open(row.sealed, `${channel}/${place}`);
    if (value === undefined) {
      this.#settings.logger.warn(
        { channel, place },
        'an installation was sealed with another key: install again',
      );
    }
    return value;
  }

  async setSecret(channel: string, place: string, value: unknown): Promise<void> {
    await this.#write(
      `INSERT INTO secrets (channel, place, sealed, at) VALUES (?, ?, ?, ?)
      ON CONFLICT (channel, place) DO UPDATE SET sealed = excluded.sealed, at = excluded.at`,
      channel,
      place,
      this.#seal.close(value, `${channel}/${place}`),
      this.#now(),
    );
  }

  async deleteSecret(channel: string, place: string): Promise<void> {
    await this.#write('DELETE FROM secrets WHERE channel = ? AND place = ?', channel, place);
  }

  async places(channel: string): Promise<string[]> {
    const rows = await this.#database.read(() =>
      all<{ place: string }>('SELECT place FROM secrets WHERE channel = ? ORDER BY place', channel),
    );
    return rows.map(({ place }) => place);
  }

  async purge(): Promise<void> {
    const now = this.#now();
    const cutoff = now - this.#settings.retentionDays * DAY_MS;
    const trusted = await this.#commit(function* () {
      const judged = trustClock(now, yield* seenClock());
      yield* setNote('clock', JSON.stringify(judged.keep));
      if (!judged.trusted) return false;
      yield* run('DELETE FROM claims WHERE at < ?', now - CLAIM_DAYS * DAY_MS);
      yield* run('DELETE FROM given_up WHERE at < ?', now - CLAIM_DAYS * DAY_MS);
      yield* run('DELETE FROM askers WHERE at < ?', cutoff);
      yield* run('DELETE FROM changes WHERE at < ?', cutoff);
      yield* run('DELETE FROM told WHERE at < ?', now - CORRECTED_DAYS * DAY_MS);
      yield* dropPast(now);
      return true;
    });
    if (trusted) await this.#database.forget();
    else this.#settings.logger.warn({}, CLOCK_JUMPED);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#replicas?.leave();
    await this.#database.close();
    this.#ledger?.close();
  }

  *#insert(posts: readonly NewPost[]): Work<QueuedPost[]> {
    const at = this.#now();
    const made: QueuedPost[] = [];
    for (const post of posts) {
      const id = randomUUID();
      yield* run(
        'INSERT INTO posts (id, channel, lane, owner, sealed, at) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        post.channel,
        this.#seal.hash(JSON.stringify(['lane', post.channel, post.lane])),
        this.#me,
        this.#seal.close(post, id),
        at,
      );
      made.push({ ...post, id, queuedAt: new Date(at), tries: 0, uncertain: false });
    }
    return made;
  }

  /** Whether this is the first to come with a key. Of two at the same time one waits for the other. */
  *#first(key: string): Work<boolean> {
    return (
      (yield* run('INSERT INTO claims (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING', key, this.#now())) > 0
    );
  }

  *#keepAsker(kept: AskerAddress): Work<void> {
    const asker = this.#seal.hash(JSON.stringify([kept.channel, kept.address]));
    yield* run(
      `INSERT INTO askers (inquiry, asker, "user", sealed, at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (inquiry, asker) DO UPDATE SET "user" = excluded."user", sealed = excluded.sealed, at = excluded.at`,
      kept.inquiry,
      asker,
      this.#userHash(kept.channel, kept.user),
      this.#seal.close(kept, `${kept.inquiry}/${asker}`),
      this.#now(),
    );
  }

  #userHash(channel: string, user: string): string {
    return this.#seal.hash(JSON.stringify(['user', channel, user]));
  }

  /** Rows in their order. What cannot be opened was sealed with another key: nobody can deliver it any more. */
  async #openAll<R extends Row, Kept, Made>(
    rows: readonly R[],
    table: 'taken' | 'posts',
    make: (kept: Kept, row: R) => Made,
  ): Promise<Made[]> {
    const made: Made[] = [];
    for (const row of rows.toSorted((a, b) => a.number - b.number)) {
      const kept = this.#seal.open(row.sealed, row.id) as Kept | undefined;
      if (kept !== undefined) {
        made.push(make(kept, row));
        continue;
      }
      this.#settings.logger.warn(
        { table },
        'something kept for delivery was sealed with another key, and is dropped',
      );
      await this.#write(`DELETE FROM ${table} WHERE id = ?`, row.id);
    }
    return made;
  }

  #now(): number {
    return this.#settings.clock.now().getTime();
  }

  #commit<T>(work: () => Work<T>): Promise<T> {
    return this.#surely(this.#database.commit(work));
  }

  /** What failed in a shared database may have been done all the same, and nobody here goes on with it. */
  async #surely<T>(done: Promise<T>): Promise<T> {
    try {
      return await done;
    } catch (error) {
      this.#replicas?.renew();
      throw error;
    }
  }

  async #write(text: string, ...values: readonly Value[]): Promise<void> {
    await this.#surely(this.#database.jot(() => run(text, ...values)));
  }
}

function* dropPast(now: number): Work<void> {
  yield* run('DELETE FROM kept WHERE until <= ?', now);
}

function* readNote(name: string): Work<string | undefined> {
  return (yield* first<{ value: string }>('SELECT value FROM notes WHERE name = ?', name))?.value;
}

function* setNote(name: string, value: string): Work<void> {
  yield* run(
    'INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}

/** What is known of the clock; before the first deletion, when an event was last taken. */
function* seenClock(): Work<SeenClock> {
  const noted = yield* readNote('clock');
  if (noted !== undefined) return JSON.parse(noted) as SeenClock;
  const last = yield* first<{ at: number | null }>('SELECT max(at) AS at FROM claims');
  return typeof last?.at === 'number' ? { seen: last.at } : {};
}
