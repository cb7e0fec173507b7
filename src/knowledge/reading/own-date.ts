/** The date that a document gives itself. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import { foldPlain, plainPrint } from '../source-text.js';
import { GIVEN_OUT } from './date-words.js';
import { datesIn, endsOf } from './dates-in.js';

/** Letters of a line at the head of a document, at most, and of what stands before the date that a text begins with. */
const HEAD = 80;
const BEFORE_DATE = 24;
/** Lines before a document's text, at most. */
const MOST_HEADS = 8;
const SENTENCE_END = /[.!?。]\s*$/u;

/** How many short lines stand before a document's text: who says it, when, and what it is about. */
export function headsOf(paragraphs: readonly string[]): number {
  const text = paragraphs.findIndex((line) => line.length > HEAD || SENTENCE_END.test(line));
  return text < 0 || text > MOST_HEADS ? 0 : text;
}

/** Lines at the beginning and at the end of a document among which one that holds its date alone is looked for. */
const AT_BEGINNING = 10;
const AT_END = 12;

/** A full date that is all that a line holds, but for a word for the day on which it was given out or signed. */
function aloneIn(line: string): PartialDate | undefined {
  const folded = foldPlain(plainPrint(line));
  const [read, ...more] = folded.length > HEAD ? [] : datesIn(folded);
  if (read?.kind !== 'date' || read.date.year === undefined || read.date.day === undefined || more.length > 0)
    return undefined;
  const rest = folded.slice(0, read.start) + folded.slice(read.end);
  const label = rest.replaceAll(/[^\p{L}]+/gu, ' ').trim();
  return label === '' || GIVEN_OUT.includes(label) ? read.date : undefined;
}

/** The date that stands alone on a line at the beginning, or else at the end, where an agreement has it above its signatures. */
function dateAlone(paragraphs: readonly string[]): { date: PartialDate; paragraph: number } | undefined {
  const count = paragraphs.length;
  const beginning = Array.from({ length: Math.min(AT_BEGINNING, count) }, (_, n) => n + 1);
  const end = Array.from({ length: Math.max(0, Math.min(AT_END, count)) }, (_, n) => count - n);
  for (const paragraph of [...beginning, ...end]) {
    const date = aloneIn(paragraphs[paragraph - 1] ?? '');
    if (date !== undefined) return { date, paragraph };
  }
  return undefined;
}

/** The first year in the lines at the head of a document, for days that are printed without one. */
export function yearInHead(
  paragraphs: readonly string[],
): { date: PartialDate; paragraph: number } | undefined {
  for (const [n, line] of paragraphs.slice(0, headsOf(paragraphs) + 1).entries()) {
    const [read] = datesIn(foldPlain(plainPrint(line))).flatMap(endsOf);
    if (read?.year !== undefined) return { date: { year: read.year }, paragraph: n + 1 };
  }
  return undefined;
}

/** The date of a line that says when a document was given out, or of a text that begins with place and date. */
function datedIn(line: string): PartialDate | undefined {
  const folded = foldPlain(plainPrint(line));
  const [date] = datesIn(folded);
  if (date?.kind !== 'date' || date.date.year === undefined || date.date.month === undefined)
    return undefined;
  const isGivenOut = GIVEN_OUT.some((word) => folded.includes(word));
  const opens = date.start <= BEFORE_DATE && /^\s?[-–—]/u.test(folded.slice(date.end));
  return isGivenOut || opens ? date.date : undefined;
}

/**
 * The date that a document gives itself: in brackets in its first or last paragraph, else that of a line at its head or foot which says when it
 * was given out, else one that stands alone on a line near either, else the first full one in its first.
 */
export function ownDateOf(
  paragraphs: readonly string[],
): { date: PartialDate; paragraph: number } | undefined {
  const ends = [...new Set([1, paragraphs.length])].filter((number) => number >= 1);
  const heads = headsOf(paragraphs);
  for (const number of ends) {
    const folded = foldPlain(plainPrint(paragraphs[number - 1] ?? ''));
    for (const [bracket] of folded.matchAll(/[([][^()[\]]{4,80}[)\]]/g)) {
      const [date] = datesIn(bracket);
      if (date?.kind === 'date' && date.date.year !== undefined)
        return { date: date.date, paragraph: number };
    }
  }
  const lines = Array.from({ length: heads + 1 }, (_, i) => i + 1);
  for (const number of [...lines, ...ends]) {
    const line = paragraphs[number - 1] ?? '';
    const date = number <= heads + 1 || line.length <= HEAD ? datedIn(line) : undefined;
    if (date !== undefined) return { date, paragraph: number };
  }
  const alone = dateAlone(paragraphs);
  if (alone !== undefined) return alone;
  for (const number of ends) {
    const found = datesIn(foldPlain(plainPrint(paragraphs[number - 1] ?? '')));
    for (const date of found) {
      if (date.kind === 'date' && date.date.year !== undefined && date.date.month !== undefined)
        return { date: date.date, paragraph: number };
    }
  }
  return undefined;
}
