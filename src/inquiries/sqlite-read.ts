import type { Language } from '../core/model/knowledge-base.js';
import type { InquiryReason, InquiryStatus } from '../core/ports.js';
import type { Database } from '../sqlite/index.js';
import { LIST_LENGTH, NO_INQUIRIES, NO_LANGUAGES, NO_OUTCOMES, NO_REASONS } from './stats.js';
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
  channel: string;
  conversation: string;
  user: string;
  times: number;
  first_asked: string;
  last_asked: string;
}

const COLUMNS =
  'id, status, reason, language, text, count, first_asked, last_asked, offered, knowledge_version';

export function readInquiry(db: Database, id: number): Inquiry | undefined {
  const row = db.prepare(`SELECT ${COLUMNS} FROM inquiries WHERE id = ?`).get(id) as InquiryRow | undefined;
  return row && toInquiry(db, row);
}

/** The condition that a filter comes to, and its values in order. */
function whereOf(filter: InquiryFilter): { where: string; values: (string | number)[] } {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  if (filter.status !== undefined) {
    const statuses = [filter.status].flat();
    conditions.push(`status IN (${statuses.map(() => '?').join(', ')})`);
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
    conditions.push('instr(lower(text), lower(?)) > 0');
    values.push(filter.query);
  }
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}

export function readInquiries(db: Database, filter: InquiryFilter): Inquiry[] {
  const { where, values } = whereOf(filter);
  const sql = `SELECT ${COLUMNS} FROM inquiries ${where} ORDER BY last_asked DESC, id DESC LIMIT ? OFFSET ?`;
  const rows = db.prepare(sql).all(...values, filter.limit ?? -1, filter.offset ?? 0) as InquiryRow[];
  return rows.map((row) => toInquiry(db, row));
}

export function countInquiries(db: Database, filter: InquiryFilter): number {
  const { where, values } = whereOf(filter);
  return db
    .prepare(`SELECT count(*) FROM inquiries ${where}`)
    .pluck()
    .get(...values) as number;
}

/** Changes with every question, every note and every status. */
export function readPulse(db: Database): string {
  const sql = `SELECT count(*), max(id), sum(count), sum(status = 'open'), sum(status = 'claimed'),
    sum(status = 'answered'), (SELECT max(id) FROM notes) FROM inquiries`;
  return (db.prepare(sql).raw().get() as (number | null)[]).join('/');
}

/** Days are those of Korea. */
export function readActivity(db: Database, since: Date | undefined): Activity[] {
  const sql = `SELECT date(at, '+9 hours') AS day, coalesce(channel, '') AS channel, language, outcome,
      CASE WHEN instr(entry, '/') > 1 THEN substr(entry, 1, instr(entry, '/') - 1) ELSE '' END AS record,
      count(*) AS turns
    FROM turns WHERE at >= ? GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;
  return db.prepare(sql).all(since?.toISOString() ?? '') as Activity[];
}

export function readTimes(db: Database, since: Date | undefined): Timing[] {
  const sql = `SELECT date(at, '+9 hours') AS day, ms, count(*) AS turns
    FROM turns WHERE at >= ? AND ms IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;
  return db.prepare(sql).all(since?.toISOString() ?? '') as Timing[];
}

export function readStats(db: Database, since: Date | undefined): InquiryStats {
  const from = since?.toISOString() ?? '';
  const tally = (sql: string) =>
    Object.fromEntries(db.prepare(sql).raw().all(from) as [string, number][]) as Record<string, number>;
  const rows = <Row>(sql: string) => db.prepare(sql).all(from, LIST_LENGTH) as Row[];
  const one = (sql: string) => db.prepare(sql).pluck().get(from) as number | null;
  return {
    turns: one('SELECT count(*) FROM turns WHERE at >= ?') ?? 0,
    outcomes: { ...NO_OUTCOMES, ...tally('SELECT outcome, count(*) FROM turns WHERE at >= ? GROUP BY 1') },
    languages: { ...NO_LANGUAGES, ...tally('SELECT language, count(*) FROM turns WHERE at >= ? GROUP BY 1') },
    meanConfidence:
      one(`SELECT avg(confidence) FROM turns WHERE at >= ? AND outcome = 'answered'`) ?? undefined,
    topEntries: rows(`
      SELECT entry, count(*) AS turns FROM turns WHERE at >= ? AND outcome = 'answered' AND entry IS NOT NULL
      GROUP BY entry ORDER BY turns DESC, entry LIMIT ?`),
    feedback: {
      helpful: one('SELECT count(*) FROM feedback WHERE at >= ? AND helpful = 1') ?? 0,
      notHelpful: one('SELECT count(*) FROM feedback WHERE at >= ? AND helpful = 0') ?? 0,
    },
    leastHelpful: rows(`
      SELECT entry, sum(helpful) AS helpful, sum(1 - helpful) AS notHelpful FROM feedback WHERE at >= ?
      GROUP BY entry HAVING sum(1 - helpful) > 0 ORDER BY notHelpful DESC, entry LIMIT ?`),
    inquiries: {
      ...NO_INQUIRIES,
      ...tally('SELECT status, count(*) FROM inquiries WHERE last_asked >= ? GROUP BY 1'),
    },
    reasons: {
      ...NO_REASONS,
      ...tally('SELECT reason, count(*) FROM inquiries WHERE last_asked >= ? GROUP BY 1'),
    },
    mostAsked: rows<{ id: number; text: string; count: number }>(`
      SELECT id, text, count FROM inquiries WHERE last_asked >= ? AND status IN ('open', 'claimed')
      ORDER BY count DESC, id LIMIT ?`).map((row) => ({ ...row, id: String(row.id) })),
  };
}

/** How often each entry was said as an answer, most often first. */
export function readEntryCounts(db: Database): { entry: string; turns: number }[] {
  const sql = `SELECT entry, count(*) AS turns FROM turns WHERE outcome = 'answered' AND entry IS NOT NULL
    GROUP BY entry ORDER BY turns DESC, entry`;
  return db.prepare(sql).all() as { entry: string; turns: number }[];
}

function toInquiry(db: Database, row: InquiryRow): Inquiry {
  return {
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
    notes: readNotes(db, row.id),
    askings: readAskings(db, row.id),
  };
}

function readNotes(db: Database, id: number): Note[] {
  const rows = db.prepare('SELECT at, kind, text FROM notes WHERE inquiry = ? ORDER BY id').all(id);
  return (rows as { at: string; kind: NoteKind; text: string }[]).map((row) => ({
    ...row,
    at: new Date(row.at),
  }));
}

function readAskings(db: Database, id: number): Asking[] {
  const sql = `SELECT channel, conversation, user, times, first_asked, last_asked FROM askings
    WHERE inquiry = ? ORDER BY first_asked, user, conversation`;
  return (db.prepare(sql).all(id) as AskingRow[]).map(({ first_asked, last_asked, ...asking }) => ({
    ...asking,
    firstAsked: new Date(first_asked),
    lastAsked: new Date(last_asked),
  }));
}
