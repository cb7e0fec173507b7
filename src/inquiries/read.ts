import type { Language } from '../core/model/knowledge-base.js';
import type { InquiryReason, InquiryStatus } from '../core/ports.js';
import type { Outcome } from '../core/reply.js';
import { all, first, type Value, type Work } from '../database/index.js';
import {
  activityOf,
  LIST_LENGTH,
  NO_INQUIRIES,
  NO_LANGUAGES,
  NO_OUTCOMES,
  NO_REASONS,
  timesOf,
} from './stats.js';
import type {
  Activity,
  Asking,
  Inquiry,
  InquiryFilter,
  InquiryStats,
  Note,
  NoteKind,
  Timing,
} from './types.js';

interface InquiryRow {
  id: number;
  status: InquiryStatus;
  reason: InquiryReason;
  language: Language;
  text: string;
  count: number;
  first_asked: string;
  last_asked: string;
  offered: string;
  knowledge_version: string;
}

interface AskingRow {
  inquiry: number;
  channel: string;
  conversation: string;
  user: string;
  times: number;
  first_asked: string;
  last_asked: string;
}

interface NoteRow {
  inquiry: number;
  at: string;
  kind: NoteKind;
  text: string;
}

const COLUMNS =
  'id, status, reason, language, text, count, first_asked, last_asked, offered, knowledge_version';

export function* readInquiry(id: number): Work<Inquiry | undefined> {
  const [found] = yield* read('WHERE id = ?', [id]);
  return found;
}

/** The condition that a filter comes to, and its values in order. */
function whereOf(filter: InquiryFilter): { where: string; values: Value[] } {
  const conditions: string[] = [];
  const values: Value[] = [];
  if (filter.status !== undefined) {
    const statuses = [filter.status].flat();
    conditions.push(statuses.length === 0 ? '1 = 0' : `status IN (${statuses.map(() => '?').join(', ')})`);
    values.push(...statuses);
  }
  if (filter.since !== undefined) {
    conditions.push('last_asked >= ?');
    values.push(filter.since.toISOString());
  }
  if (filter.language !== undefined) {
    conditions.push('language = ?');
    values.push(filter.language);
  }
  if (filter.query !== undefined && filter.query !== '') {
    conditions.push(`lower(text) LIKE lower(?) ESCAPE '!'`);
    values.push(`%${filter.query.replace(/[!%_]/g, '!$&')}%`);
  }
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}

export function* readInquiries(filter: InquiryFilter): Work<Inquiry[]> {
  const { where, values } = whereOf(filter);
  const page = [filter.limit ?? Number.MAX_SAFE_INTEGER, filter.offset ?? 0];
  return yield* read(`${where} ORDER BY last_asked DESC, id DESC LIMIT ? OFFSET ?`, [...values, ...page]);
}

export function* countInquiries(filter: InquiryFilter): Work<number> {
  const { where, values } = whereOf(filter);
  return yield* count(`SELECT count(*) AS count FROM inquiries ${where}`, ...values);
}

function* count(sql: string, ...values: readonly Value[]): Work<number> {
  return (yield* first<{ count: number }>(sql, ...values))?.count ?? 0;
}

/** Changes with every question, every note and every status. */
export function* readPulse(): Work<string> {
  const row = yield* first(`SELECT count(*) AS a, max(id) AS b, sum(count) AS c,
    count(*) FILTER (WHERE status = 'open') AS d, count(*) FILTER (WHERE status = 'claimed') AS e,
    count(*) FILTER (WHERE status = 'answered') AS f, (SELECT max(id) FROM notes) AS g FROM inquiries`);
  return Object.values(row ?? {}).join('/');
}

/** Days are those of Korea, which no hour in UTC is divided by. */
export function* readActivity(since: Date | undefined): Work<Activity[]> {
  const rows = yield* all<{
    hour: string;
    channel: string;
    language: Language;
    outcome: Outcome;
    entry: string;
    turns: number;
  }>(
    `SELECT substr(at, 1, 13) AS hour, coalesce(channel, '') AS channel, language, outcome, coalesce(entry, '') AS entry,
      count(*) AS turns
    FROM turns WHERE at >= ? GROUP BY 1, 2, 3, 4, 5`,
    since?.toISOString() ?? '',
  );
  return activityOf(rows.map(({ hour, ...row }) => ({ ...row, at: new Date(`${hour}:00:00Z`) })));
}

export function* readTimes(since: Date | undefined): Work<Timing[]> {
  const rows = yield* all<{ hour: string; ms: number; turns: number }>(
    `SELECT substr(at, 1, 13) AS hour, ms, count(*) AS turns
    FROM turns WHERE at >= ? AND ms IS NOT NULL GROUP BY 1, 2`,
    since?.toISOString() ?? '',
  );
  return timesOf(rows.map(({ hour, ...row }) => ({ ...row, at: new Date(`${hour}:00:00Z`) })));
}

export function* readStats(since: Date | undefined): Work<InquiryStats> {
  const from = since?.toISOString() ?? '';
  function* tally(column: string, table: string, time = 'at'): Work<Record<string, number>> {
    const rows = yield* all<{ name: string; count: number }>(
      `SELECT ${column} AS name, count(*) AS count FROM ${table} WHERE ${time} >= ? GROUP BY 1`,
      from,
    );
    return Object.fromEntries(rows.map(({ name, count: number }) => [name, number]));
  }
  const mean = yield* first<{ mean: number | null }>(
    `SELECT avg(confidence) AS mean FROM turns WHERE at >= ? AND outcome = 'answered'`,
    from,
  );
  return {
    turns: yield* count('SELECT count(*) AS count FROM turns WHERE at >= ?', from),
    outcomes: { ...NO_OUTCOMES, ...(yield* tally('outcome', 'turns')) },
    languages: { ...NO_LANGUAGES, ...(yield* tally('language', 'turns')) },
    meanConfidence: mean?.mean ?? undefined,
    topEntries: yield* all(
      `SELECT entry, count(*) AS turns FROM turns WHERE at >= ? AND outcome = 'answered' AND entry IS NOT NULL
      GROUP BY entry ORDER BY turns DESC, entry LIMIT ?`,
      from,
      LIST_LENGTH,
    ),
    feedback: {
      helpful: yield* count('SELECT count(*) AS count FROM feedback WHERE at >= ? AND helpful = 1', from),
      notHelpful: yield* count('SELECT count(*) AS count FROM feedback WHERE at >= ? AND helpful = 0', from),
    },
    leastHelpful: yield* all(
      `SELECT entry, sum(helpful) AS helpful, sum(1 - helpful) AS "notHelpful" FROM feedback WHERE at >= ?
      GROUP BY entry HAVING sum(1 - helpful) > 0 ORDER BY sum(1 - helpful) DESC, entry LIMIT ?`,
      from,
      LIST_LENGTH,
    ),
    inquiries: { ...NO_INQUIRIES, ...(yield* tally('status', 'inquiries', 'last_asked')) },
    reasons: { ...NO_REASONS, ...(yield* tally('reason', 'inquiries', 'last_asked')) },
    mostAsked: (yield* all<{ id: number; text: string; count: number }>(
      `SELECT id, text, count FROM inquiries WHERE last_asked >= ? AND status IN ('open', 'claimed')
      ORDER BY count DESC, id LIMIT ?`,
      from,
      LIST_LENGTH,
    )).map((row) => ({ ...row, id: String(row.id) })),
  };
}

/** How often each entry was said as an answer, most often first. */
export function* readEntryCounts(): Work<{ entry: string; turns: number }[]> {
  return yield* all(
    `SELECT entry, count(*) AS turns FROM turns WHERE outcome = 'answered' AND entry IS NOT NULL
    GROUP BY entry ORDER BY turns DESC, entry`,
  );
}

/** Inquiries that a condition picks, with their notes and who asked. */
function* read(condition: string, values: readonly Value[]): Work<Inquiry[]> {
  const rows = yield* all<InquiryRow>(`SELECT ${COLUMNS} FROM inquiries ${condition}`, ...values);
  if (rows.length === 0) return [];
  const these = `inquiry IN (SELECT id FROM inquiries ${condition})`;
  const notes = byInquiry(
    yield* all<NoteRow>(
      `SELECT inquiry, at, kind, text FROM notes WHERE ${these} ORDER BY inquiry, id`,
      ...values,
    ),
  );
  const askings = byInquiry(
    yield* all<AskingRow>(
      `SELECT inquiry, channel, conversation, "user", times, first_asked, last_asked FROM askings
      WHERE ${these} ORDER BY inquiry, first_asked, "user", conversation`,
      ...values,
    ),
  );
  return rows.map((row) => ({
    id: String(row.id),
    status: row.status,
    reason: row.reason,
    language: row.language,
    text: row.text,
    count: row.count,
    firstAsked: new Date(row.first_asked),
    lastAsked: new Date(row.last_asked),
    offered: JSON.parse(row.offered),
    knowledgeVersion: row.knowledge_version,
    notes: (notes.get(row.id) ?? []).map(({ at, kind, text }): Note => ({ at: new Date(at), kind, text })),
    askings: (askings.get(row.id) ?? []).map(
      ({ inquiry: _, first_asked, last_asked, ...asking }): Asking => ({
        ...asking,
        firstAsked: new Date(first_asked),
        lastAsked: new Date(last_asked),
      }),
    ),
  }));
}

function byInquiry<Row extends { readonly inquiry: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.inquiry);
    if (group === undefined) groups.set(row.inquiry, [row]);
    else group.push(row);
  }
  return groups;
}
