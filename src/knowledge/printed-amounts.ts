/** How cited paragraphs print a number: as money, a share, a time or a count, and how exactly. */

import type { FactValue, Qualifier } from '../core/model/knowledge-base.js';

import { type Limit, limitsIn } from './editorial/editorial.js';
import { endOfBareNumber, type NumberRead, numbersReadIn } from './reading/index.js';

import { CURRENCIES, TIMES } from './reading/words.js';
import { foldPrint } from './source-text.js';

type NumberValue = Extract<FactValue, { kind: 'number' }>;

/** The number as a paragraph prints it, and the line that would say the same. */
export interface PrintedOtherwise {
  readonly shown: string;
  readonly line: string;
}

/** What else a record says of a number. */
interface Around {
  readonly printed: string | undefined;
  /** Texts that fill it in. */
  readonly texts: readonly string[];
  /** Qualifiers of the same number under other facts. */
  readonly beside: readonly Qualifier[];
  /** What units of the document's tables scale their numbers by, as far as it notes some. */
  readonly scales: ReadonlySet<number>;
}

const MONEY: ReadonlySet<string> = new Set(CURRENCIES.map(({ unit }) => unit));
const LENGTHS: ReadonlySet<string> = new Set(TIMES.map(({ unit }) => unit));
/** Of counts, those that are never called by another's name. */
const OF_THEIR_OWN: ReadonlySet<string> = new Set([
  'people',
  'companies',
  'countries',
  'teams',
  'sessions',
  'times',
  'age',
  'points',
  'square-metres',
]);

/** Which side of a number each qualifier limits. */
export const LIMIT_OF: Readonly<Record<Qualifier, Limit | undefined>> = {
  exactly: undefined,
  about: 'about',
  nearly: 'about',
  over: 'least',
  'more-than': 'least',
  'at-least': 'least',
  under: 'most',
  'up-to': 'most',
};

/**
 * Where every printing of a number in the paragraphs measures something else, or limits it otherwise. A number without a
 * qualifier is held against its `printed` alone, and may leave the limit to the texts that fill it in: "fewer than {limit}".
 */
export function amountOtherwise(
  value: NumberValue,
  { printed, texts, beside, scales }: Around,
  paragraphs: readonly string[],
): PrintedOtherwise | undefined {
  const reads = readsOf(value.number, paragraphs);
  const [first] = reads;
  if (first === undefined) return measuredOtherwise(value, printed, scales, paragraphs);
  const mine = measureOf(value.unit);
  const differs = (unit: string): boolean => {
    const its = measureOf(unit);
    return mine !== undefined && its !== undefined && its !== mine;
  };
  if (reads.every(({ unit }) => differs(unit)))
    return { shown: shownIn(first, paragraphs), line: `unit: ${first.unit}` };
  const limit = LIMIT_OF[value.qualifier];
  const places = limit === undefined ? [foldPrint(printed ?? '')] : paragraphs;
  const fitting = readsOf(value.number, places).filter(({ unit }) => !differs(unit));
  const [said] = fitting;
  if (said === undefined || fitting.some(({ qualifier }) => LIMIT_OF[qualifier] === limit)) return undefined;
  // Words further off, such as "the limit is", say it as well; "about" stands beside its number.
  const around = limit === undefined ? texts : limit === 'about' ? [] : paragraphs;
  const wanted = limit ?? LIMIT_OF[said.qualifier];
  if (wanted !== undefined && around.some((text) => limitsIn(text).has(wanted))) return undefined;
  // "10 is too many" beside "fewer than 10".
  if (limit === undefined && beside.some((each) => LIMIT_OF[each] === wanted)) return undefined;
  const line = said.qualifier === 'exactly' ? 'no qualifier' : `qualifier: ${said.qualifier}`;
  return { shown: shownIn(said, places), line };
}

/**
 * The number that stands where its `printed` does, with the unit that stands elsewhere: 2,700 in a table of millions. Where
 * nobody can tell which unit of the document that is, any that it notes may make the value.
 */
function measuredOtherwise(
  { number }: NumberValue,
  printed: string | undefined,
  scales: ReadonlySet<number>,
  paragraphs: readonly string[],
): PrintedOtherwise | undefined {
  const form = foldPrint(printed ?? '');
  if (endOfBareNumber(form) === undefined) return undefined;
  const there = allReads(paragraphs).filter((read) => {
    const at = paragraphs[read.paragraph]!.indexOf(form, Math.max(0, read.start - form.length));
    return at !== -1 && at < read.end && read.start < at + form.length && read.sort !== 'time';
  });
  const [read] = there;
  if (
    read === undefined ||
    there.some(({ unit, ...each }) => unit === '' && scales.has(number / each.number))
  )
    return undefined;
  return {
    shown: shownIn(read, paragraphs),
    line: `number: ${read.number}${read.unit === '' ? '' : `, unit: ${read.unit}`}`,
  };
}

/** A number as one of several paragraphs prints it. */
export interface Read extends NumberRead {
  /** Position among them, from 0. */
  readonly paragraph: number;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-6;

function allReads(paragraphs: readonly string[]): Read[] {
  return paragraphs.flatMap((text, paragraph) => numbersReadIn(text).map((read) => ({ ...read, paragraph })));
}

/** Every printing of a number in paragraphs. */
export const readsOf = (number: number, paragraphs: readonly string[]): Read[] =>
  allReads(paragraphs).filter((read) => isNear(read.number, number));

/** The words of a printing. */
export const shownIn = ({ paragraph, start, end }: Read, paragraphs: readonly string[]): string =>
  (paragraphs[paragraph] ?? '').slice(start, end).trim();

/** Nouns that count what another unit counts. */
const CALLED: Readonly<Record<string, string>> = {
  employees: 'people',
  workers: 'people',
  persons: 'people',
  staff: 'people',
  firms: 'companies',
  enterprises: 'companies',
  businesses: 'companies',
  smes: 'companies',
  startups: 'companies',
};

/** What a unit measures, where it is never called by another's name; undefined where that is open. */
export function measureOf(unit: string): string | undefined {
  if (MONEY.has(unit) || unit === 'percent') return unit;
  if (LENGTHS.has(unit)) return 'time';
  const called = CALLED[unit] ?? unit;
  return OF_THEIR_OWN.has(called) ? called : undefined;
}
