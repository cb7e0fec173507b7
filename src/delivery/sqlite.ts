import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock, Logger } from '../core/ports.js';
import type { Turn } from '../core/reply.js';
import {
  type Database,
  type SeenClock,
  SqliteDatabase,
  type Statement,
  trustClock,
} from '../sqlite/index.js';
import { Connection } from './connection.js';
import { Ledger } from './ledger.js';
import { DeliveryStoreError, migrateDelivery } from './migrations.js';
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
  /** Secret that seals what people wrote, addresses and tokens; at least 32 characters. */
  readonly key: string;
  /** Days that the addresses of askers are kept at most. */
  readonly retentionDays: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hears that the file is damaged, after which nothing can be taken any more. */
  readonly onFatal?: ((error: DeliveryStoreError) => void) | undefined;
}

const IN_MEMORY = ':memory:';
const CLOCK_JUMPED =
  'the clock is more than a day ahead of when it was last looked at; nothing is deleted until it has said so for a day';
const DAY_MS = 86_400_000;
/** Platforms redeliver for hours at most. */
const CLAIM_DAYS = 7;
/** How long the askers of a settled inquiry are kept. */
const SETTLED_DAYS = 7;
/** How long what was told from the content can be corrected. */
const CORRECTED_DAYS = 30;
/** How long opening waits for another process, in milliseconds. */
const BUSY_MS = 2_000;
interface Row {
  readonly id: string;
  readonly channel: string;
  readonly sealed: Buffer;
  readonly at: number;
}

/**
 * Opens the database of deliveries and creates it if there is none; its owner alone can read it.
 * @throws DeliveryStoreError
 */
export function openDeliveryStore(settings: DeliverySettings): DeliveryStore {
  const { path, clock } = settings;
  let db: Database | undefined;
  try {
    if (path !== IN_MEMORY) {
      mkdirSync(dirname(path), { recursive: true });
      closeSync(openSync(path, 'a', 0o600));
    }
    db = new SqliteDatabase(path, { timeout: BUSY_MS });
    db.pragma('journal_mode = WAL');
    // A commit outlives the process; only a power cut may take the last of them, and then a post may be seen twice.
    db.pragma('synchronous = NORMAL');
    db.pragma('secure_delete = ON');
    migrateDelivery(db, path, clock.now());
    const store = new SqliteDeliveryStore(db, settings);
    // From here on another process is waited for without holding up this one.
    db.pragma('busy_timeout = 0');
    return store;
  } catch (error) {
    db?.close();
    if (error instanceof DeliveryStoreError) throw error;
    throw new DeliveryStoreError(
      `The delivery database ${path} cannot be used (${(error as Error).message}). Give the user that runs the bot the right to write to it and to its folder, or move a damaged file aside.`,
      { cause: error },
    );
  }
}

class SqliteDeliveryStore implements DeliveryStore {
  readonly #connection: Connection;
  readonly #ledger: Ledger;
  readonly #seal: Seal;
  readonly #settings: DeliverySettings;

  constructor(db: Database, settings: DeliverySettings) {
    const { path, key, logger, onFatal } = settings;
    this.#settings = settings;
    this.#seal = createSeal(key);
    this.#connection = new Connection(db, path, onFatal);
    this.#ledger = new Ledger(this.#connection, logger, path === IN_MEMORY ? undefined : `${path}.journal`);
  }

  async claim(keys: readonly string[]): Promise<boolean> {
    return this.#commit(() => this.#ledger.claim(keys, this.#now()));
  }

  async claimed(key: string): Promise<boolean> {
    return this.#ledger.has(key);
  }

  async take(
    keys: readonly string[],
    { turn, address, claims = [] }: NewTurn,
  ): Promise<TakenTurn | undefined> {
    const id = randomUUID();
    const at = this.#now();
    const sealed = this.#seal.close({ turn, address }, id);
    if (!this.#ledger.take({ id, keys, claims, channel: turn.channel, sealed, at })) return undefined;
    return { id, turn, address, takenAt: new Date(at), restarts: 0, attempts: 0 };
  }

  async begun(id: string): Promise<void> {
    await this.#write('UPDATE taken SET attempts = max(attempts, 1) WHERE id = ?', id);
  }

  async attempt(id: string): Promise<void> {
    await this.#write('UPDATE taken SET attempts = attempts + 1 WHERE id = ?', id);
  }

  async finish(id: string, { posts, asker }: TurnOutcome): Promise<QueuedPost[]> {
    return this.#commit(() => {
      if (this.#sql('DELETE FROM taken WHERE id = ?').run(id).changes === 0) return [];
      if (asker !== undefined) this.#keepAsker(asker);
      return this.#insert(posts);
    });
  }

  async unfinished(channel: string): Promise<TakenTurn[]> {
    return this.#commit(() => {
      this.#sql('UPDATE taken SET restarts = restarts + 1 WHERE channel = ?').run(channel);
      const rows = this.#sql('SELECT * FROM taken WHERE channel = ? ORDER BY number').all(channel);
      return (rows as (Row & { restarts: number; attempts: number })[]).flatMap((row) => {
        const { id, sealed, at, restarts, attempts } = row;
        const kept = this.#open(sealed, id, 'taken') as { turn: Turn; address: unknown } | undefined;
        return kept === undefined ? [] : [{ id, ...kept, takenAt: new Date(at), restarts, attempts }];
      });
    });
  }

  async queue(posts: readonly NewPost[], key?: string): Promise<QueuedPost[]> {
    return this.#commit(() =>
      key !== undefined && !this.#ledger.claim([key], this.#now()) ? [] : this.#insert(posts),
    );
  }

  async queued(channel: string): Promise<QueuedPost[]> {
    return this.#commit(() => {
      const rows = this.#sql('SELECT * FROM posts WHERE channel = ? ORDER BY number').all(channel);
      return (rows as (Row & { tries: number; uncertain: number })[]).flatMap((row) => {
        const kept = this.#open(row.sealed, row.id, 'posts') as NewPost | undefined;
        const { id, at, tries, uncertain } = row;
        return kept === undefined
          ? []
          : [{ ...kept, id, queuedAt: new Date(at), tries, uncertain: uncertain === 1 }];
      });
    });
  }

  async begin(id: string): Promise<void> {
    await this.#write('UPDATE posts SET tries = tries + 1, uncertain = 1 WHERE id = ?', id);
  }

  async postpone(id: string, uncertain: boolean, free = false): Promise<void> {
    await this.#write(
      'UPDATE posts SET uncertain = ?, tries = max(0, tries - ?) WHERE id = ?',
      uncertain ? 1 : 0,
      free ? 1 : 0,
      id,
    );
  }

  async sent(id: string): Promise<void> {
    await this.#write('DELETE FROM posts WHERE id = ?', id);
  }

  async giveUp(id: string, reason: string): Promise<void> {
    await this.#commit(() => {
      this.#sql(
        'INSERT INTO given_up (at, channel, reason) SELECT ?, channel, ? FROM posts WHERE id = ?',
      ).run(this.#now(), reason, id);
      this.#sql('DELETE FROM posts WHERE id = ?').run(id);
    });
  }

  async waiting(): Promise<{ turns: number; posts: number; oldest?: Date }> {
    const row = this.#sql(
      'SELECT (SELECT count(*) FROM taken) AS turns, count(*) AS posts, min(at) AS oldest FROM posts',
    ).get() as { turns: number; posts: number; oldest: number | null };
    const turns = row.turns + this.#ledger.waiting;
    return { turns, posts: row.posts, ...(row.oldest === null ? {} : { oldest: new Date(row.oldest) }) };
  }

  async givenUp(since: Date): Promise<{ channel: string; reason: string; at: Date }[]> {
    const rows = this.#sql('SELECT channel, reason, at FROM given_up WHERE at >= ? ORDER BY at').all(
      since.getTime(),
    );
    return (rows as { channel: string; reason: string; at: number }[]).map((row) => ({
      ...row,
      at: new Date(row.at),
    }));
  }

  async keepAsker(asker: AskerAddress): Promise<void> {
    await this.#commit(() => this.#keepAsker(asker));
  }

  async askersOf(inquiry: string): Promise<AskerAddress[]> {
    const rows = this.#sql('SELECT asker, sealed FROM askers WHERE inquiry = ? ORDER BY at').all(inquiry);
    return (rows as { asker: string; sealed: Buffer }[]).flatMap(
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
    return this.#commit(() => {
      const now = this.#now();
      if (!this.#ledger.claim([key], now)) return [];
      // As old as what is purged when they are done with.
      const days = told === undefined ? SETTLED_DAYS : CORRECTED_DAYS;
      const old = now - (this.#settings.retentionDays - days) * DAY_MS;
      this.#sql('DELETE FROM told WHERE inquiry = ?').run(inquiry);
      if (told !== undefined)
        this.#sql('INSERT INTO told VALUES (?, ?, ?, ?)').run(
          inquiry,
          told.entry,
          JSON.stringify(told.says),
          now,
        );
      this.#sql('UPDATE askers SET at = min(at, ?) WHERE inquiry = ?').run(old, inquiry);
      return this.#insert(posts);
    });
  }

  async told(inquiry?: string): Promise<Told[]> {
    const rows = this.#sql(
      'SELECT inquiry, entry, says FROM told WHERE at >= ? AND inquiry = ifnull(?, inquiry) ORDER BY at',
    ).all(this.#now() - CORRECTED_DAYS * DAY_MS, inquiry ?? null);
    return (rows as { inquiry: string; entry: string; says: string }[]).map((row) => ({
      ...row,
      says: JSON.parse(row.says) as string[],
    }));
  }

  async keep(id: string, kept: KeptForUser): Promise<void> {
    const { channel, user, until } = kept;
    await this.#commit(() => {
      // What nobody has fetched does not wait for the daily purge.
      this.#dropPast();
      this.#sql('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)').run(
        id,
        channel,
        this.#userHash(channel, user),
        this.#seal.close(kept, `kept/${id}`),
        until.getTime(),
      );
    });
  }

  async kept(id: string): Promise<KeptForUser | undefined> {
    const sealed = this.#sql('SELECT sealed FROM kept WHERE id = ? AND until > ?')
      .pluck()
      .get(id, this.#now()) as Buffer | undefined;
    if (sealed === undefined) return undefined;
    const kept = this.#seal.open(sealed, `kept/${id}`) as KeptForUser | undefined;
    return kept === undefined ? undefined : { ...kept, until: new Date(kept.until) };
  }

  async dropKept(id: string): Promise<void> {
    await this.#write('DELETE FROM kept WHERE id = ?', id);
  }

  async forgetUser(channel: string, user: string): Promise<number> {
    const hash = this.#userHash(channel, user);
    return this.#commit(
      () =>
        this.#sql('DELETE FROM askers WHERE user = ?').run(hash).changes +
        this.#sql('DELETE FROM kept WHERE user = ?').run(hash).changes,
    );
  }

  async logChange({ who, what, about, before, after }: NewChange): Promise<void> {
    await this.#write(
      'INSERT INTO changes (at, who, what, about, before, after) VALUES (?, ?, ?, ?, ?, ?)',
      this.#now(),
      who,
      what,
      about,
      before ?? null,
      after ?? null,
    );
  }

  async changes({
    limit,
    before = Number.MAX_SAFE_INTEGER,
    about,
  }: Parameters<DeliveryStore['changes']>[0]): Promise<Change[]> {
    const rows = this.#sql(
      'SELECT * FROM changes WHERE number < ? AND about = coalesce(?, about) ORDER BY number DESC LIMIT ?',
    ).all(before, about ?? null, limit) as (Omit<Change, 'at' | 'before' | 'after'> & {
      at: number;
      before: string | null;
      after: string | null;
    })[];
    return rows.map((row) => ({
      ...row,
      at: new Date(row.at),
      before: row.before ?? undefined,
      after: row.after ?? undefined,
    }));
  }

  async note(name: string): Promise<string | undefined> {
    return this.#sql('SELECT value FROM notes WHERE name = ?').pluck().get(name) as string | undefined;
  }

  async setNote(name: string, value: string): Promise<void> {
    await this.#commit(() => this.#setNote(name, value));
  }

  async secret(channel: string, place: string): Promise<unknown> {
    const sealed = this.#sql('SELECT sealed FROM secrets WHERE channel = ? AND place = ?')
      .pluck()
      .get(channel, place) as Buffer | undefined;
    if (sealed === undefined) return undefined;
    const value = this.#seal.open(sealed, `${channel}/${place}`);
    if (value === undefined) {
      this.#settings.logger.warn(
        { channel, place },
        'an installation was sealed with another key: install again',
      );
    }
    return value;
  }

  async setSecret(channel: string, place: string, value: unknown): Promise<void> {
    const sealed = this.#seal.close(value, `${channel}/${place}`);
    await this.#write(
      'INSERT OR REPLACE INTO secrets VALUES (?, ?, ?, ?)',
      channel,
      place,
      sealed,
      this.#now(),
    );
  }

  async deleteSecret(channel: string, place: string): Promise<void> {
    await this.#write('DELETE FROM secrets WHERE channel = ? AND place = ?', channel, place);
  }

  async places(channel: string): Promise<string[]> {
    return this.#sql('SELECT place FROM secrets WHERE channel = ? ORDER BY place')
      .pluck()
      .all(channel) as string[];
  }

  async purge(): Promise<void> {
    const now = this.#now();
    const trusted = await this.#commit(() => {
      const judged = trustClock(now, this.#seenClock());
      this.#setNote('clock', JSON.stringify(judged.keep));
      if (!judged.trusted) return false;
      this.#sql('DELETE FROM claims WHERE at < ?').run(now - CLAIM_DAYS * DAY_MS);
      this.#sql('DELETE FROM given_up WHERE at < ?').run(now - CLAIM_DAYS * DAY_MS);
      const cutoff = now - this.#settings.retentionDays * DAY_MS;
      this.#sql('DELETE FROM askers WHERE at < ?').run(cutoff);
      this.#sql('DELETE FROM changes WHERE at < ?').run(cutoff);
      this.#sql('DELETE FROM told WHERE at < ?').run(now - CORRECTED_DAYS * DAY_MS);
      this.#dropPast();
      return true;
    });
    if (trusted) await this.#connection.forget();
    else this.#settings.logger.warn({}, CLOCK_JUMPED);
  }

  async close(): Promise<void> {
    this.#connection.db.close();
    this.#ledger.close();
  }

  #dropPast(): void {
    this.#sql('DELETE FROM kept WHERE until <= ?').run(this.#now());
  }

  /** What is known of the clock; before the first deletion, when an event was last taken. */
  #seenClock(): SeenClock {
    const noted = this.#sql('SELECT value FROM notes WHERE name = ?').pluck().get('clock');
    if (typeof noted === 'string') return JSON.parse(noted) as SeenClock;
    const last = this.#sql('SELECT max(at) FROM claims').pluck().get() as number | null;
    return last === null ? {} : { seen: last };
  }

  #setNote(name: string, value: string): void {
    this.#sql('INSERT OR REPLACE INTO notes VALUES (?, ?)').run(name, value);
  }

  #insert(posts: readonly NewPost[]): QueuedPost[] {
    return posts.map((post) => {
      const id = randomUUID();
      const at = this.#now();
      this.#sql('INSERT INTO posts (id, channel, sealed, at) VALUES (?, ?, ?, ?)').run(
        id,
        post.channel,
        this.#seal.close(post, id),
        at,
      );
      return { ...post, id, queuedAt: new Date(at), tries: 0, uncertain: false };
    });
  }

  #keepAsker(kept: AskerAddress): void {
    const asker = this.#seal.hash(JSON.stringify([kept.channel, kept.address]));
    const sealed = this.#seal.close(kept, `${kept.inquiry}/${asker}`);
    this.#sql('INSERT OR REPLACE INTO askers VALUES (?, ?, ?, ?, ?)').run(
      kept.inquiry,
      asker,
      this.#userHash(kept.channel, kept.user),
      sealed,
      this.#now(),
    );
  }

  #userHash(channel: string, user: string): string {
    return this.#seal.hash(JSON.stringify(['user', channel, user]));
  }

  /** What cannot be opened was sealed with another key, and nobody can deliver it any more. */
  #open(sealed: Buffer, id: string, table: 'taken' | 'posts'): unknown {
    const value = this.#seal.open(sealed, id);
    if (value === undefined) {
      this.#settings.logger.warn(
        { table },
        'something kept for delivery was sealed with another key, and is dropped',
      );
      this.#sql(`DELETE FROM ${table} WHERE id = ?`).run(id);
    }
    return value;
  }

  #now(): number {
    return this.#settings.clock.now().getTime();
  }

  #commit<Result>(work: () => Result): Promise<Result> {
    return this.#connection.commit(work);
  }

  #write(text: string, ...values: readonly unknown[]): Promise<void> {
    return this.#connection.write(text, ...values);
  }

  #sql(text: string): Statement {
    return this.#connection.sql(text);
  }
}
