/** The one reader of what documents print: numbers, dates, links and names of a paragraph, with their places. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import { foldPlain, plainPrint } from '../source-text.js';
import { amountsIn, type NumberRead, type RangeRead, type RatioRead } from './amounts-in.js';
import { type DateRead, datesIn, type PeriodRead } from './dates-in.js';
import { type NameRead, namesIn } from './names-in.js';
import { type ReachRead, reachesIn } from './reaches-in.js';
import type { Span } from './span.js';
import { type Insertion, placeWithout, unitsBeside, withInsertions } from './table-units.js';
import { GIVEN_OUT } from './words.js';

export type ValueRead = NumberRead | RangeRead | RatioRead | DateRead | PeriodRead;
export type Read = ValueRead | ReachRead | NameRead;

/** A paragraph with all that was read in it; `start` and `end` of each are places in `text`. */
export interface ReadParagraph {
  /** From 1. */
  readonly number: number;
  /** As printed, in plain characters. */
  readonly text: string;
  /** In order. No two overlap, but names may hold a value. */
  readonly values: readonly ValueRead[];
  readonly reaches: readonly ReachRead[];
  readonly names: readonly NameRead[];
}

/**
 * Reads one paragraph; `documentDate` is what "next month" and days without a month are told from, `outside` the units that
 * stand elsewhere in its table.
 */
export function readParagraph(
  printed: string,
  number: number,
  documentDate?: PartialDate,
  outside: readonly Insertion[] = [],
): ReadParagraph {
  const text = plainPrint(printed);
  const whole = withInsertions(text, outside);
  const folded = foldPlain(whole);
  const reaches = reachesIn(whole);
  const dates = datesIn(folded, documentDate).filter(
    (date) => !reaches.some((reach) => date.start >= reach.start && date.start < reach.end),
  );
  const amounts = amountsIn(folded, [...reaches, ...dates]);
  const values = [...dates, ...amounts].sort((a, b) => a.start - b.start);
  const placed = <T extends Span>(reads: readonly T[]): T[] =>
    reads.map((read) => ({
      ...read,
      start: placeWithout(read.start, outside),
      end: placeWithout(read.end, outside),
    }));
  return { number, text, values: placed(values), reaches: placed(reaches), names: placed(namesIn(whole)) };
}

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
 * was given out, else the first full one in its first.
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
  for (const number of ends) {
    const found = datesIn(foldPlain(plainPrint(paragraphs[number - 1] ?? '')));
    for (const date of found) {
      if (date.kind === 'date' && date.date.year !== undefined && date.date.month !== undefined)
        return { date: date.date, paragraph: number };
    }
  }
  return undefined;
}

/** Every paragraph of a document, read. */
export function readDocument(paragraphs: readonly string[], documentDate?: PartialDate): ReadParagraph[] {
  const units = unitsBeside(paragraphs.map((printed) => foldPlain(plainPrint(printed))));
  return paragraphs.map((printed, n) => readParagraph(printed, n + 1, documentDate, units.get(n)));
}
