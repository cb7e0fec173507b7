/** The one reader of what documents print: numbers, dates, links and names of a paragraph, with their places. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import { foldPlain, plainPrint } from '../source-text.js';
import { amountsIn, type NumberRead, type RangeRead, type RatioRead } from './amounts-in.js';
import { type DateRead, datesIn, type PeriodRead } from './dates-in.js';
import { type NameRead, namesIn } from './names-in.js';
import { ordinalsIn } from './ordinals-in.js';
import { type ReachRead, reachesIn } from './reaches-in.js';
import type { Span } from './span.js';
import { type Insertion, placeWithout, unitsBeside, withInsertions } from './table-units.js';
import { timesIn } from './times-in.js';

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
  /** Times of day, articles and numbers of items, which are no values. */
  readonly labels: readonly Span[];
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
  return {
    number,
    text,
    values: placed(values),
    reaches: placed(reaches),
    names: placed(namesIn(whole)),
    labels: placed([...timesIn(folded), ...ordinalsIn(folded)]),
  };
}

/** Every paragraph of a document, read. */
export function readDocument(paragraphs: readonly string[], documentDate?: PartialDate): ReadParagraph[] {
  const units = unitsBeside(paragraphs.map((printed) => foldPlain(plainPrint(printed))));
  return paragraphs.map((printed, n) => readParagraph(printed, n + 1, documentDate, units.get(n)));
}
