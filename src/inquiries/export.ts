import { stringify } from 'csv-stringify/sync';
import { neutralise } from '../core/csv.js';
import type { Inquiry } from './types.js';

export { neutralise } from '../core/csv.js';

/** Columns of the CSV, in order. */
export const CSV_COLUMNS = [
  'id',
  'status',
  'count',
  'people',
  'first_asked',
  'last_asked',
  'language',
  'reason',
  'question',
  'offered',
  'knowledge_version',
  'channels',
  'conversations',
  'users',
  'notes',
] as const;

/**
 * Inquiries as CSV for a spreadsheet: UTF-8 with a byte-order mark so that Excel reads Korean, CRLF, every cell on
 * one line and quoted, and an apostrophe before whatever could act as a formula.
 */
export function toCsv(inquiries: readonly Inquiry[]): string {
  return stringify(
    inquiries.map((inquiry) => cellsOf(inquiry).map(neutralise)),
    {
      bom: true,
      header: true,
      columns: [...CSV_COLUMNS],
      quoted: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}

/** Inquiries as JSON, an array; characters that could steer a terminal are escaped. */
export function toJson(value: unknown): string {
  const steering = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
  return JSON.stringify(value, null, 2).replace(
    steering,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function cellsOf(inquiry: Inquiry): string[] {
  const { askings } = inquiry;
  return [
    inquiry.id,
    inquiry.status,
    String(inquiry.count),
    String(distinct(askings.map(({ user }) => user)).length),
    inquiry.firstAsked.toISOString(),
    inquiry.lastAsked.toISOString(),
    inquiry.language,
    inquiry.reason,
    inquiry.text,
    inquiry.offered.map(({ entry, confidence }) => `${entry} ${confidence.toFixed(2)}`).join(', '),
    inquiry.knowledgeVersion,
    distinct(askings.map(({ channel }) => channel)).join(', '),
    distinct(askings.map(({ conversation }) => conversation)).join(', '),
    distinct(askings.map(({ user }) => user)).join(', '),
    inquiry.notes.map(({ at, kind, text }) => `${at.toISOString()} ${kind}: ${text}`).join(' / '),
  ];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
