/** The one reader of what documents print: numbers, dates, links and names of a paragraph, with their places. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import { foldPlain, plainPrint } from '../source-text.js';
import { amountsIn, type NumberRead, type RangeRead, type RatioRead } from './amounts-in.js';
import { type DateRead, datesIn, type PeriodRead } from './dates-in.js';
import { type NameRead, namesIn } from './names-in.js';
import { type ReachRead, reachesIn } from './reaches-in.js';

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

/** Reads one paragraph; `documentDate` is what "next month" and days without a month are told from. */
export function readParagraph(printed: string, number: number, documentDate?: PartialDate): ReadParagraph {
  const text = plainPrint(printed);
  const folded = foldPlain(text);
  const reaches = reachesIn(text);
  const dates = datesIn(folded, documentDate).filter(
    (date) => !reaches.some((reach) => date.start >= reach.start && date.start < reach.end),
  );
  const amounts = amountsIn(folded, [...reaches, ...dates]);
  const values = [...dates, ...amounts].sort((a, b) => a.start - b.start);
  return { number, text, values, reaches, names: namesIn(text) };
}

/** The date that a document gives itself: in brackets in its first or last paragraph, else the first full one in its first. */
export function ownDateOf(
  paragraphs: readonly string[],
): { date: PartialDate; paragraph: number } | undefined {
  const ends = [...new Set([1, paragraphs.length])].filter((number) => number >= 1);
  for (const number of ends) {
    const folded = foldPlain(plainPrint(paragraphs[number - 1] ?? ''));
    for (const [bracket] of folded.matchAll(/[([][^()[\]]{4,80}[)\]]/g)) {
      const [date] = datesIn(bracket);
      if (date?.kind === 'date' && date.date.year !== undefined)
        return { date: date.date, paragraph: number };
    }
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
  return paragraphs.map((printed, n) => readParagraph(printed, n + 1, documentDate));
}
