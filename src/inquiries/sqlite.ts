import type { Clock, Feedback, InquiryStatus, Logger, NewInquiry, TurnRecord } from '../core/ports.js';
import { type Database, PatientQueue, type SeenClock, trustClock } from '../sqlite/index.js';
import { closedLog, explainFailure, type InquiryLogError, unknownId } from './errors.js';
import {
  clampConfidence,
  prepareInquiry,
  pseudonym,
  redactStored,
  retentionCutoff,
  wholeMs,
} from './prepare.js';
import {
  countInquiries,
  readActivity,
  readEntryCounts,
  readInquiries,
  readInquiry,
  readPulse,
  readStats,
  readTimes,
} from './sqlite-read.js';
import type {
  Activity,
  Inquiry,
  InquiryFilter,
  InquiryStats,
  NoteKind,
  StaffInquiryLog,
  Timing,
} from './types.js';

export interface SqliteLogSettings {
  /** File that messages name. */
  readonly path: string;
  /** Secret of the HMAC that hides users and conversations, at least 16 characters. */
  readonly key: string;
  /** Days that questions, statistics and feedback are kept, at least 1. Default: until someone deletes them. */
  readonly retentionDays?: number | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a call waits for another program to release the file, in milliseconds. Default 3,000. */
  readonly patience?: number | undefined;
  /** Hears that the file is damaged, after which nothing can be written down any more. */
  readonly onFatal?: ((error: InquiryLogError) => void) | undefined;
}

export const DEFAULT_PATIENCE = 3_000;
const CLOCK_JUMPED =
  'the clock is more than a day ahead of when it was last looked at; no question is deleted until it has said so for a day';

/**
 * The log in one SQLite file. Work is synchronous and short; waiting for a lock is not, so a chat goes on while
 * another program holds the file.
 */
export class SqliteInquiryLog implements StaffInquiryLog {
  readonly #db: Database;
  readonly #settings: SqliteLogSettings;
  readonly #queue = new PatientQueue();

  /** Takes over a database that `openInquiryLog` has prepared. */
  constructor(db: Database, settings: SqliteLogSettings) {
    this.#db = db;
    this.#settings = settings;
  }

  redact(text: string): string {
    return redactStored(text);
  }

  record(inquiry: NewInquiry): Promise<string> {
    return this.#commit(() => {
      const { text, fingerprint, user, conversation } = prepareInquiry(inquiry, this.#settings.key);
      const at = inquiry.at.toISOString();
      const offered = JSON.stringify(
        inquiry.offered.map(({ entry, confidence }) => ({ entry, confidence: clampConfidence(confidence) })),
      );
      const times = inquiry.again === true ? 0 : 1;
      const latest = { at, reason: inquiry.reason, offered, version: inquiry.knowledgeVersion, times };
      const id =
        this.#raise(fingerprint, latest) ??
        this.#insert({ ...latest, text, fingerprint, language: inquiry.language });
      this.#db
        .prepare(`
          INSERT INTO askings (inquiry, channel, conversation, user, first_asked, last_asked)
          VALUES (@id, @channel, @conversation, @user, @at, @at)
          ON CONFLICT DO UPDATE SET times = times + @times, last_asked = max(last_asked, excluded.last_asked)`)
        .run({ id, channel: inquiry.channel, conversation, user, at, times });
      return String(id);
    });
  }

  recordTurn(turn: TurnRecord): Promise<void> {
    return this.#count(() => {
      this.#db
        .prepare(
          'INSERT INTO turns (at, channel, outcome, entry, confidence, language, ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          turn.at.toISOString(),
          turn.channel ?? null,
          turn.outcome,
          turn.entry ?? null,
          clampConfidence(turn.confidence),
          turn.language,
          wholeMs(turn.ms) ?? null,
        );
    });
  }

  recordFeedback(feedback: Feedback): Promise<void> {
    return this.#count(() => {
      this.#db
        .prepare('INSERT INTO feedback (at, entry, helpful, language) VALUES (?, ?, ?, ?)')
        .run(feedback.at.toISOString(), feedback.entry, feedback.helpful ? 1 : 0, feedback.language);
    });
  }

  list(filter: InquiryFilter = {}): Promise<Inquiry[]> {
    return this.#read(() => readInquiries(this.#db, filter));
  }

  count(filter: InquiryFilter = {}): Promise<number> {
    return this.#read(() => countInquiries(this.#db, filter));
  }

  pulse(): Promise<string> {
    return this.#read(() => readPulse(this.#db));
  }

  activity(filter: { readonly since?: Date | undefined } = {}): Promise<readonly Activity[]> {
    return this.#read(() => readActivity(this.#db, filter.since));
  }

  times(filter: { readonly since?: Date | undefined } = {}): Promise<readonly Timing[]> {
    return this.#read(() => readTimes(this.#db, filter.since));
  }

  get(id: string): Promise<Inquiry | undefined> {
    return this.#read(() => (isId(id) ? readInquiry(this.#db, Number(id)) : undefined));
  }

  setStatus(id: string, status: InquiryStatus): Promise<void> {
    return this.#commit(() => this.#setStatus(id, status));
  }

  addNote(id: string, text: string): Promise<void> {
    return this.#commit(() => this.#addNote(id, 'note', text));
  }

  ready(id: string, entry: string): Promise<void> {
    return this.#commit(() => this.#addNote(id, 'ready', entry));
  }

  claim(id: string, by = ''): Promise<void> {
    return this.#settle(id, 'claimed', 'claim', by);
  }

  answer(id: string, text: string): Promise<void> {
    return this.#settle(id, 'answered', 'answer', text);
  }

  dismiss(id: string, reason: string): Promise<void> {
    return this.#settle(id, 'dismissed', 'dismissal', reason);
  }

  askedEntries(): Promise<readonly { entry: string; turns: number }[]> {
    return this.#read(() => readEntryCounts(this.#db));
  }

  stats(filter: { readonly since?: Date | undefined } = {}): Promise<InquiryStats> {
    return this.#read(() => readStats(this.#db, filter.since));
  }

  async deleteUser(channel: string, user: string): Promise<number> {
    const hash = pseudonym(this.#settings.key, 'user', channel, user);
    const asked = await this.#commit(() => {
      const rows = this.#db
        .prepare('SELECT inquiry AS id, sum(times) AS times FROM askings WHERE user = ? GROUP BY inquiry')
        .all(hash) as { id: number; times: number }[];
      for (const row of rows) {
        this.#db.prepare('DELETE FROM inquiries WHERE id = @id AND count <= @times').run(row);
        this.#db.prepare('UPDATE inquiries SET count = count - @times WHERE id = @id').run(row);
      }
      this.#db.prepare('DELETE FROM askings WHERE user = ?').run(hash);
      return rows.length;
    });
    await this.#forget();
    return asked;
  }

  async purge(): Promise<number> {
    const deleted = await this.#commit(() => this.#purge());
    await this.#forget();
    return deleted;
  }

  /** `purge` for the time before anyone waits. */
  purgeNow(): void {
    this.#db.transaction(() => this.#purge()).immediate();
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #raise(
    fingerprint: string,
    latest: { at: string; reason: string; offered: string; version: string; times: number },
  ): number | undefined {
    return this.#db
      .prepare(`
        UPDATE inquiries SET count = count + @times, last_asked = max(last_asked, @at), reason = @reason,
          offered = @offered, knowledge_version = @version
        WHERE id = (SELECT min(id) FROM inquiries WHERE fingerprint = @fingerprint AND status IN ('open', 'claimed'))
        RETURNING id`)
      .pluck()
      .get({ ...latest, fingerprint }) as number | undefined;
  }

  #insert(row: Record<string, string | number>): number {
    return this.#db
      .prepare(`
        INSERT INTO inquiries (reason, language, text, fingerprint, first_asked, last_asked, offered, knowledge_version)
        VALUES (@reason, @language, @text, @fingerprint, @at, @at, @offered, @version) RETURNING id`)
      .pluck()
      .get(row) as number;
  }

  #settle(id: string, status: InquiryStatus, kind: NoteKind, text: string): Promise<void> {
    return this.#commit(() => {
      this.#setStatus(id, status);
      if (text !== '') this.#addNote(id, kind, text);
    });
  }

  #setStatus(id: string, status: InquiryStatus): void {
    const change = this.#db.prepare('UPDATE inquiries SET status = ? WHERE id = ?');
    if (!isId(id) || change.run(status, Number(id)).changes === 0) throw unknownId(id);
  }

  #addNote(id: string, kind: NoteKind, text: string): void {
    const insert = this.#db.prepare(`
      INSERT INTO notes (inquiry, at, kind, text) SELECT id, ?, ?, ? FROM inquiries WHERE id = ?`);
    const at = this.#settings.clock.now().toISOString();
    if (!isId(id) || insert.run(at, kind, text, Number(id)).changes === 0) throw unknownId(id);
  }

  #purge(): number {
    const { retentionDays, clock, logger } = this.#settings;
    if (retentionDays === undefined) return 0;
    if (!this.#trustClock()) {
      logger.warn({}, CLOCK_JUMPED);
      return 0;
    }
    const cutoff = retentionCutoff(clock.now(), retentionDays).toISOString();
    const deleted = this.#db.prepare('DELETE FROM inquiries WHERE last_asked < ?').run(cutoff).changes;
    this.#db.prepare('DELETE FROM askings WHERE last_asked < ?').run(cutoff);
    this.#db.prepare('DELETE FROM turns WHERE at < ?').run(cutoff);
    this.#db.prepare('DELETE FROM feedback WHERE at < ?').run(cutoff);
    if (deleted > 0) logger.info({ deleted, cutoff }, 'inquiries past their retention were deleted');
    return deleted;
  }

  /** What was last seen of the clock; before the first deletion, when something was last written down. */
  #trustClock(): boolean {
    const row = this.#db.prepare('SELECT seen, held FROM clock').get() as
      | { seen: number; held: number | null }
      | undefined;
    const last = this.#db
      .prepare(
        'SELECT max(at) FROM (SELECT max(last_asked) AS at FROM inquiries UNION SELECT max(at) FROM turns)',
      )
      .pluck()
      .get() as string | null;
    const before: SeenClock =
      row === undefined
        ? { seen: last === null ? undefined : Date.parse(last) }
        : { seen: row.seen, held: row.held ?? undefined };
    const { trusted, keep } = trustClock(this.#settings.clock.now().getTime(), before);
    this.#db
      .prepare('INSERT OR REPLACE INTO clock (id, seen, held) VALUES (1, ?, ?)')
      .run(keep.seen, keep.held ?? null);
    return trusted;
  }

  /** Deleted text must not live on in the write-ahead log. Another reader only puts it off. */
  async #forget(): Promise<void> {
    await this.#read(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'));
  }

  /** Runs `work` in a transaction that locks before it reads, so that two processes never count the same repeat once. */
  #commit<Result>(work: () => Result): Promise<Result> {
    return this.#read(() => this.#db.transaction(work).immediate());
  }

  /**
   * Commits without waiting for the disk, since every answer waits for it: statistics outlive a killed process, and
   * the last of them may be lost with the power. The next question that is recorded takes them to the disk with it.
   */
  #count(work: () => void): Promise<void> {
    return this.#read(() => {
      this.#db.pragma('synchronous = NORMAL');
      try {
        work();
      } finally {
        this.#db.pragma('synchronous = FULL');
      }
    });
  }

  /** Runs `work`, again and again while another program has the file locked and patience lasts. */
  async #read<Result>(work: () => Result): Promise<Result> {
    const { path, patience = DEFAULT_PATIENCE, onFatal } = this.#settings;
    const whileOpen = (): Result => {
      if (!this.#db.open) throw closedLog(path);
      return work();
    };
    try {
      return await this.#queue.run(whileOpen, patience);
    } catch (error) {
      const failure = explainFailure(error, path);
      if (failure.code === 'corrupt') onFatal?.(failure);
      throw failure;
    }
  }
}

function isId(id: string): boolean {
  return /^[1-9]\d{0,14}$/.test(id);
}
