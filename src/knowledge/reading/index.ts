/**
 * Reads what documents print: figures, dates, ratios, links and names of a paragraph, each with its place and its value. The
 * one reader for drafting a record, for what a record does not cover of its document, and for checks. Pure; words are data.
 */
export { amountsIn, type NumberRead, numbersReadIn, type RangeRead, type RatioRead } from './amounts-in.js';
export { type DateRead, datesIn, endsOf, type PeriodRead, sureDatesIn } from './dates-in.js';
export type { NameRead } from './names-in.js';
export { ordinalsIn } from './ordinals-in.js';
export { headsOf, ownDateOf, yearInHead } from './own-date.js';
export type { ReachRead } from './reaches-in.js';
export { isFree, overlaps, type Span } from './span.js';
export {
  cellsOf,
  endOfBareNumber,
  isUnitAlone,
  scalesNotedIn,
  unitsBeside,
  unitsNotedIn,
  withInsertions,
} from './table-units.js';
export { timesIn } from './times-in.js';
export {
  type ReadParagraph,
  readDocument,
  readParagraph,
  type ValueRead,
} from './values-in.js';
