import { stringify } from 'csv-stringify/sync';
import type { Inquiry } from './types.js';

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

/** Signs that a spreadsheet may read as the start of a formula, in all their widths. */
const FORMULA = '=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b\u207a\u207b\u207c';
/** What a spreadsheet drops or passes over before it looks for a formula. */
const LEADING = '[\\s\\p{C}\\p{Z}"\']*';
const STARTS_FORMULA = new RegExp(`^(?=${LEADING}[${FORMULA}])`, 'u');
/** A cell begins here too when the file is opened with semicolons or bars as separators. */
const STARTS_CELL = new RegExp(`(?<=[;|])(?=${LEADING}[${FORMULA}])`, 'gu');
const CONTROL = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

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

/** Text that stays text in a spreadsheet; `csv-stringify` alone misses signs after a space and in a later cell. */
export function neutralise(cell: string): string {
  return cell.replace(CONTROL, ' ').replace(STARTS_CELL, "'").replace(STARTS_FORMULA, "'");
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
