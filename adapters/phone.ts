/** What a phone shows of a reply, on every chat platform alike. */
import type { Reply, ReplyTable } from '../src/core/reply.js';
import { safeLine } from './plain-text.js';

/** Columns that a phone shows beside each other. */
const MOST_COLUMNS = 3;

/** A row in words: what it is about, and the rest of it. */
export interface RowLine {
  readonly head: string;
  readonly rest: string;
}

/** The rows of a table that is too wide for a phone; undefined for one that is not. */
export function linesOf({ columns, rows }: ReplyTable): RowLine[] | undefined {
  if (columns.length <= MOST_COLUMNS) return undefined;
  return rows.map(([head = '', ...rest]) => ({
    head: safeLine(head),
    rest: rest
      .map(safeLine)
      .filter((cell) => cell !== '' && cell !== '–')
      .join(' · '),
  }));
}

/** An answer, which one screen shows whole; a record, a list, a check or what is not known may go on below. */
export function isAnswer({ outcome, entry, check }: Reply): boolean {
  return outcome === 'answered' && entry !== undefined && check === undefined;
}

/** Rows of a table in parts that stay together: each of as many as fit, at most so many, and of one at least. */
export function inParts<Row>(
  rows: readonly Row[],
  most: number,
  fits: (some: readonly Row[]) => boolean,
): Row[][] {
  const parts: Row[][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last !== undefined && last.length < most && fits([...last, row])) last.push(row);
    else parts.push([row]);
  }
  return parts;
}
