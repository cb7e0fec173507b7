import type { Clock, Feedback, InquiryStatus, Logger, NewInquiry, TurnRecord } from '../core/ports.js';
import { all, type Database, first, lock, run, type Work } from '../database/index.js';
import { type SeenClock, trustClock } from '../sqlite/index.js';
import { type InquiryLogError, unknownId } from './errors.js';
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
} from './read.js';
import type {
  Activity,
  Inquiry,
  InquiryFilter,
  InquiryStats,
  NoteKind,
  StaffInquiryLog,
  Timing,
} from './types.js';

export interface InquiryLogSettings {
  /** SQLite file. */
  readonly path: string;
  /** Address of a PostgreSQL database that takes the place of the file. */
  readonly url?: string | undefined;
  /** Secret of the HMAC that hides users and conversations, at least 16 characters. */
  readonly key: string;
  /** Days that questions, statistics and feedback are kept, at least 1. Default: until someone deletes them. */
  readonly retentionDays?: number | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Numbers that were given to inquiries elsewhere end here: a file gives none of them again. Default 0. */
  readonly after?: number | undefined;
  /** How long a call waits for a locked file, or a server that cannot be reached, in milliseconds. Default 3,000. */
  readonly patience?: number | undefined;
  /** Hears that the log can never be written again, such as a damaged file. */
  readonly onFatal?: ((error: InquiryLogError) => void) | undefined;
}

const CLOCK_JUMPED =
  'the clock is more than a day ahead of when it was last looked at; no question is deleted until it has said so for a day';

/** The log in a database, which `openInquiryLog` has prepared. */
export class StoredInquiryLog implements StaffInquiryLog {
  readonly #database: Database;
  readonly #settings: InquiryLogSettings;

  constructor(database: Database, settings: InquiryLogSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  redact(text: string): string {
    return redactStored(text);
  }

  async record(inquiry: NewInquiry): Promise<string> {
    const { text, fingerprint, user, conversation } = prepareInquiry(inquiry, this.#settings.key);
    const { channel, language, reason, knowledgeVersion } = inquiry;
    const at = inquiry.at.toISOString();
    const times = inquiry.again === true ? 0 : 1;
    const offered = JSON.stringify(
      inquiry.offered.map(({ entry, confidence }) => ({ entry, confidence: clampConfidence(confidence) })),
    );
    return this.#database.commit(function* () {
      // Of two who ask the same at the same time one counts the other.
      yield* lock(`inquiry ${fingerprint}`);
      const raised = yield* first<{ id: number }>(
        `UPDATE inquiries SET count = count + ?, last_asked = CASE WHEN last_asked > ? THEN last_asked ELSE ? END,
          reason = ?, offered = ?, knowledge_version = ?
        WHERE id = (SELECT min(id) FROM inquiries WHERE fingerprint = ? AND status IN ('open', 'claimed'))
        RETURNING id`,
        times,
        at,
        at,
        reason,
        offered,
        knowledgeVersion,
        fingerprint,
      );
      const row =
        raised ??
        (yield* first<{ id: number }>(
          `INSERT INTO inquiries (reason, language, text, fingerprint, first_asked, last_asked, offered, knowledge_version)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
          reason,
          language,
          text,
          fingerprint,
          at,
          at,
          offered,
          knowledgeVersion,
        ));
      yield* run(
        `INSERT INTO askings (inquiry, channel, conversation, "user", first_asked, last_asked)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (inquiry, "user", conversation) DO UPDATE SET times = askings.times + ?,
          last_asked = CASE WHEN askings.last_asked > excluded.last_asked THEN askings.last_asked ELSE excluded.last_asked END`,
        row!.id,
        channel,
        conversation,
        user,
        at,
        at,
        times,
      );
      return String(row!.id);
    });
  }

  /** A question that is recorded takes what was counted before to the disk with it. */
  async recordTurn({ at, channel, outcome, entry, confidence, language, ms }: TurnRecord): Promise<void> {
    await this.#database.jot(() =>
      run(
        'INSERT INTO turns (at, channel, outcome, entry, confidence, language, ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
        at.toISOString(),
        channel ?? null,
        outcome,
        entry ?? null,
        clampConfidence(confidence),
        language,
        wholeMs(ms) ?? null,
      ),
    );
  }

  async recordFeedback({ at, entry, helpful, language }: Feedback): Promise<void> {
    await this.#database.jot(() =>
      run(
        'INSERT INTO feedback (at, entry, helpful, language) VALUES (?, ?, ?, ?)',
        at.toISOString(),
        entry,
        helpful ? 1 : 0,
        language,
      ),
    );
  }

  list(filter: InquiryFilter = {}): Promise<Inquiry[]> {
    return this.#database.read(() => readInquiries(filter));
  }

  count(filter: InquiryFilter = {}): Promise<number> {
    return this.#database.read(() => countInquiries(filter));
  }

  pulse(): Promise<string> {
    return this.#database.read(readPulse);
  }

  activity(filter: { readonly since?: Date | undefined } = {}): Promise<readonly Activity[]> {
    return this.#database.read(() => readActivity(filter.since));
  }

  times(filter: { readonly since?: Date | undefined } = {}): Promise<readonly Timing[]> {
    return this.#database.read(() => readTimes(filter.since));
  }

  get(id: string): Promise<Inquiry | undefined> {
    return this.#database.read(() => readInquiry(isId(id) ? Number(id) : 0));
  }

  setStatus(id: string, status: InquiryStatus): Promise<void> {
    return this.#database.commit(() => setStatus(id, status));
  }

  addNote(id: string, text: string): Promise<void> {
    return this.#database.commit(() => this.#addNote(id, 'note', text));
  }

  ready(id: string, entry: string): Promise<void> {
    return this.#database.commit(() => this.#addNote(id, 'ready', entry));
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

  askedEntries(): Promise<readonly { readonly entry: string; readonly turns: number }[]> {
    return this.#database.read(readEntryCounts);
  }

  stats(filter: { readonly since?: Date | undefined } = {}): Promise<InquiryStats> {
    return this.#database.read(() => readStats(filter.since));
  }

  async deleteUser(channel: string, user: string): Promise<number> {
    const hash = pseudonym(this.#settings.key, 'user', channel, user);
    const asked = await this.#database.commit(function* () {
      const rows = yield* all<{ id: number; times: number }>(
        'SELECT inquiry AS id, sum(times) AS times FROM askings WHERE "user" = ? GROUP BY inquiry',
        hash,
      );
      for (const { id, times } of rows) {
        yield* run('DELETE FROM inquiries WHERE id = ? AND count <= ?', id, times);
        yield* run('UPDATE inquiries SET count = count - ? WHERE id = ?', times, id);
      }
      yield* run('DELETE FROM askings WHERE "user" = ?', hash);
      return rows.length;
    });
    await this.#database.forget();
    return asked;
  }

  async purge(): Promise<number> {
    const deleted = await this.#database.commit(() => purge(this.#settings));
    await this.#database.forget();
    return deleted;
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #settle(id: string, status: InquiryStatus, kind: NoteKind, text: string): Promise<void> {
    const note = (): Work<void> => this.#addNote(id, kind, text);
    return this.#database.commit(function* () {
      yield* setStatus(id, status);
      if (text !== '') yield* note();
    });
  }

  *#addNote(id: string, kind: NoteKind, text: string): Work<void> {
    const written = yield* run(
      'INSERT INTO notes (inquiry, at, kind, text) SELECT id, ?, ?, ? FROM inquiries WHERE id = ?',
      this.#settings.clock.now().toISOString(),
      kind,
      text,
      isId(id) ? Number(id) : 0,
    );
    if (written === 0) throw unknownId(id);
  }
}

/** Deletes what is past its retention; resolves to how many inquiries. */
export function* purge({ retentionDays, clock, logger }: InquiryLogSettings): Work<number> {
  if (retentionDays === undefined) return 0;
  if (!(yield* seesClock(clock.now()))) {
    logger.warn({}, CLOCK_JUMPED);
    return 0;
  }
  const cutoff = retentionCutoff(clock.now(), retentionDays).toISOString();
  const deleted = yield* run('DELETE FROM inquiries WHERE last_asked < ?', cutoff);
  yield* run('DELETE FROM askings WHERE last_asked < ?', cutoff);
  yield* run('DELETE FROM turns WHERE at < ?', cutoff);
  yield* run('DELETE FROM feedback WHERE at < ?', cutoff);
  if (deleted > 0) logger.info({ deleted, cutoff }, 'inquiries past their retention were deleted');
  return deleted;
}

/** Whether to believe the clock by what was last seen of it; before the first deletion, when something was last written down. */
function* seesClock(now: Date): Work<boolean> {
  const row = yield* first<{ seen: number; held: number | null }>('SELECT seen, held FROM clock');
  const last = yield* first<{ at: string | null }>(
    'SELECT max(at) AS at FROM (SELECT max(last_asked) AS at FROM inquiries UNION SELECT max(at) FROM turns) AS latest',
  );
  const before: SeenClock =
    row === undefined
      ? { seen: typeof last?.at === 'string' ? Date.parse(last.at) : undefined }
      : { seen: row.seen, held: row.held ?? undefined };
  const { trusted, keep } = trustClock(now.getTime(), before);
  yield* run(
    `INSERT INTO clock (id, seen, held) VALUES (1, ?, ?)
    ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, held = excluded.held`,
    keep.seen ?? null,
    keep.held ?? null,
  );
  return trusted;
}

function* setStatus(id: string, status: InquiryStatus): Work<void> {
  const changed = yield* run(
    'UPDATE inquiries SET status = ? WHERE id = ?',
    status,
    isId(id) ? Number(id) : 0,
  );
  if (changed === 0) throw unknownId(id);
}

/** Ids begin with 1. */
function isId(id: string): boolean {
  return /^[1-9]\d{0,14}$/.test(id);
}
