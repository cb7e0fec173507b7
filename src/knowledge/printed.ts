/** Whether what a document prints says the value of a fact. What it leaves open is no contradiction. */

import type { FactValue, PartialDate, Qualifier } from '../core/model/knowledge-base.js';
import { type Limit, limitsIn } from './editorial/editorial.js';
import { type Figure, figuresIn } from './figures.js';
import { holdsAny, KOREAN_DATE, PARTS_OF_YEAR, RATIO, RELATIVE } from './number-words.js';
import { MONTHS } from './printings.js';
import { amountsIn, datesIn, endOfBareNumber, endsOf } from './reading/index.js';
import { PERCENT, TIMES } from './reading/words.js';
import { foldPrint } from './source-text.js';

const RATIO_FORM = new RegExp(`\\d\\s*(?:${RATIO.join('|')})\\s*\\d`);
const KOREAN_MONTH = new RegExp(`(?<!\\d)(\\d{1,2})\\s?${KOREAN_DATE.month}`, 'g');
const DAY = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\s?${KOREAN_DATE.day}(?!${KOREAN_DATE.length})|st|nd|rd|th)`,
  'g',
);

/** Tables are in thousands, ten thousands, millions, tens of millions, hundreds of millions, and billions. */
const TABLE_SCALES = [1e3, 1e4, 1e6, 1e7, 1e8, 1e9, 1e12];
const NEVER_SCALED: ReadonlySet<string> = new Set(['percent', ...TIMES.map(({ unit }) => unit)]);

/** What the printed form says in place of the value, or undefined where the two agree or the form leaves it open. */
export function printedInstead(
  value: FactValue,
  printed: string,
  documentDate?: PartialDate,
): string | undefined {
  switch (value.kind) {
    case 'number':
      return numberInstead(value.number, value.unit, printed) ?? limitInstead(value.qualifier, printed);
    case 'range':
      return rangeInstead(value, printed);
    case 'date':
      return dateInstead([value.date], printed, documentDate);
    case 'period':
      return dateInstead([value.from, value.to], printed, documentDate);
    case 'ratio':
      return ratioInstead(value.parts, printed);
    case 'text':
    case 'list':
      return undefined;
  }
}

function numberInstead(number: number, unit: string, printed: string): string | undefined {
  const figures = figuresIn(printed);
  const folded = foldPrint(printed);
  const firm = figures.some((figure) => figure.firm)
    ? figures.filter((figure) => figure.firm).map(({ written }) => written)
    : amountsIn(folded).map(({ start, end }) => folded.slice(start, end));
  const said = [...readings(figures, unit, printed), ...scaledElsewhere(figures, unit, folded)];
  if (firm.length === 0 || said.some((reading) => near(reading, number))) return undefined;
  return firm.join(', ');
}

/** What a number alone may come to by a unit above its table, which only the document tells: 2,700 in (단위: 백만원). */
function scaledElsewhere(figures: readonly Figure[], unit: string, folded: string): number[] {
  const [figure] = figures;
  if (figure === undefined || endOfBareNumber(folded) === undefined || NEVER_SCALED.has(unit)) return [];
  return TABLE_SCALES.map((scale) => scale * figure.value);
}

/** The ends of a range are those that are printed; a form with other than two figures leaves them open. */
function rangeInstead({ from, to }: { from: number; to: number }, printed: string): string | undefined {
  const read = amountsIn(foldPrint(printed)).find(({ kind }) => kind === 'range');
  const said =
    read?.kind === 'range'
      ? read.ends.map(({ number }) => number)
      : figuresIn(printed).flatMap(({ firm, value }) => (firm ? value : []));
  return said.length !== 2 || (near(said[0]!, from) && near(said[1]!, to)) ? undefined : said.join(' to ');
}

/** The figures of a ratio are its own, in order; what is left out of it is no contradiction. */
function ratioInstead(parts: readonly number[], printed: string): string | undefined {
  const said = figuresIn(printed)
    .filter(({ firm }) => firm)
    .map(({ value }) => value);
  return said.length !== parts.length || said.every((value, n) => value === parts[n])
    ? undefined
    : said.join(':');
}

const LIMIT_OF: Readonly<Record<Qualifier, Limit | undefined>> = {
  exactly: undefined,
  about: undefined,
  nearly: undefined,
  over: 'least',
  'more-than': 'least',
  'at-least': 'least',
  under: 'most',
  'up-to': 'most',
};

/** The words that limit the amount to the other side than its qualifier does: "up to" beside at-least. */
function limitInstead(qualifier: Qualifier, printed: string): string | undefined {
  const limit = LIMIT_OF[qualifier];
  const said = limitsIn(printed);
  if (limit === undefined || said.has(limit)) return undefined;
  return said.get(limit === 'least' ? 'most' : 'least');
}

/** The figures themselves, a length of time in its parts, and the shares of a ratio. */
function readings(figures: readonly Figure[], unit: string, printed: string): number[] {
  const values = figures.map(({ value }) => value);
  const [first = 0, second = 0] = figures.filter(({ firm }) => firm).map(({ value }) => value);
  if (unit === 'months') values.push(12 * first, 12 * first + second, ...values.map((value) => 12 * value));
  if (unit === 'years') values.push(first + second / 12, first / 12);
  if (unit === 'days') values.push(7 * first, 30 * first);
  if (unit === 'percent' && RATIO_FORM.test(foldPrint(printed))) {
    const sum = values.reduce((all, value) => all + value, 0);
    values.push(...values.map((value) => 10 * value), ...values.map((value) => (100 * value) / sum));
  }
  // Three in ten; what is printed as a share of a hundred is none of ten.
  if (unit === 'percent' && !holdsAny(foldPrint(printed), PERCENT))
    values.push(...values.map((value) => 10 * value));
  return values;
}

/** The same but for rounding: of a share that is written out (33.333333), and of a large amount with a part (4.35조). */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1e-6, Math.abs(b) * 1e-12);
}

type Part = 'year' | 'month' | 'day';

/** Each part of a date that the form names must be that of a date of the value. */
function dateInstead(
  dates: readonly PartialDate[],
  printed: string,
  documentDate?: PartialDate,
): string | undefined {
  const named = datePartsIn(printed, documentDate);
  for (const part of ['year', 'month', 'day'] as const) {
    const wanted = dates.flatMap((date) => date[part] ?? []);
    const outside = [...named[part]].filter((value) => !wanted.includes(value));
    const missing = wanted.filter((value) => !named[part].has(value));
    if (wanted.length > 0 && named[part].size > 0 && missing.length > 0 && outside.length > 0) {
      return `${part} ${[...named[part]].join(', ')}`;
    }
  }
  return undefined;
}

/** Years, months and days that a form names; months of "next month" and the like follow from the document's date. */
export function datePartsIn(
  printed: string,
  documentDate: PartialDate = {},
): Readonly<Record<Part, ReadonlySet<number>>> {
  const folded = foldPrint(printed);
  const named = { year: new Set<number>(), month: new Set<number>(), day: new Set<number>() };
  const add = (part: Part, pattern: RegExp): void => {
    for (const match of folded.matchAll(pattern)) named[part].add(Number(match[1]));
  };
  add('year', /(?<![\d,.])((?:19|20|21)\d\d)(?![\d,]*\d)/g);
  add('month', KOREAN_MONTH);
  add('day', DAY);
  for (const date of datesIn(folded).flatMap(endsOf)) {
    for (const part of ['year', 'month', 'day'] as const)
      if (date[part] !== undefined) named[part].add(date[part]);
  }
  MONTHS.forEach((name, n) => {
    const short = name.slice(0, 3);
    const month = new RegExp(
      `(?<![a-z])(?:(\\d{1,2}) )?(?:${name}|${short})(?![a-z])\\.?(?: (\\d{1,2})(?![\\d]))?(?:-(\\d{1,2})(?![\\d]))?`,
      'g',
    );
    for (const [, before, after, until] of folded.matchAll(month)) {
      // "may" is a verb more often than a month.
      if (name === 'may' && before === undefined && after === undefined) continue;
      named.month.add(n + 1);
      for (const day of [before, after, until]) if (day !== undefined) named.day.add(Number(day));
    }
  });
  if (holdsAny(folded, PARTS_OF_YEAR)) named.month.clear();
  const { year, month } = documentDate;
  if (month !== undefined && holdsAny(folded, RELATIVE.nextMonth)) named.month.add((month % 12) + 1);
  if (month !== undefined && holdsAny(folded, RELATIVE.thisMonth)) named.month.add(month);
  if (year !== undefined && holdsAny(folded, RELATIVE.nextYear)) named.year.add(year + 1);
  if (year !== undefined && holdsAny(folded, RELATIVE.thisYear)) named.year.add(year);
  if (year !== undefined && holdsAny(folded, RELATIVE.lastYear)) named.year.add(year - 1);
  if (month !== undefined && holdsAny(folded, RELATIVE.lastMonth)) named.month.add(((month + 10) % 12) + 1);
  return named;
}
