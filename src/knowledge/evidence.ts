/** What a document must print for a fact to be true to it. */
import { daysInMonth } from '../core/model/dates.js';
import { ordinal, weekdayOf } from '../core/model/format.js';
import type { Fact, FactValue, PartialDate, Text } from '../core/model/knowledge-base.js';
import { RATIO } from './number-words.js';
import { occurrences } from './occurrences.js';
import { datePrintings, MONTHS, numberPrintings, wordPrintings } from './printings.js';
import {
  amountsIn,
  datesIn,
  endsOf,
  isFree,
  type NumberRead,
  type RangeRead,
  type Span,
  sureDatesIn,
  timesIn,
} from './reading/index.js';
import { foldPrint } from './source-text.js';
import type { Path } from './yaml-file.js';

/** One thing that must stand in the cited paragraphs. */
export interface Evidence {
  /** What is looked for, as the start of a sentence. */
  readonly looked: string;
  /** Where it stands below the fact in its YAML file. */
  readonly path: Path;
  /** Whether a folded text holds it. */
  readonly standsIn: (text: string) => boolean;
}

/**
 * Everything that the cited paragraphs must hold for a fact. `printed` stands for the value where it is given; an
 * ellipsis in it stands for words left out.
 */
export function evidenceFor({ value, printed }: Pick<Fact, 'value' | 'printed'>): Evidence[] {
  if (printed !== undefined) return [printedForm(printed, value.kind)];
  switch (value.kind) {
    case 'number':
      return [numberEvidence(value)];
    case 'range':
      return [rangeEvidence(value)];
    case 'date':
      return dateEvidence(value.date, ['date'], value.weekday);
    case 'period':
      return periodEvidence(value.from, value.to);
    case 'ratio':
      return [ratioEvidence(value.parts)];
    case 'text':
      return [
        inEither('The text', value.text, ['text']),
        ...(value.title === undefined ? [] : [inEither('The title', value.title, ['title'])]),
      ];
    case 'list':
      return value.items.map((item, n) => inEither('The item', item, ['list', n]));
  }
}

/** A range that is printed as one, or both of its ends where none is printed that shares one of them. */
function rangeEvidence({ from, to, unit }: Extract<FactValue, { kind: 'range' }>): Evidence {
  const ends = [from, to].map((number) => numberEvidence({ number, unit }));
  return {
    looked: `The range ${from} to ${to}${unit === '' ? '' : ` ${unit}`}`,
    path: ['range'],
    standsIn: (text) => {
      const shared = rangesIn(text).map((read) =>
        [from, to].map((end, n) => isSaid(read.ends[n]!, end, unit)),
      );
      if (shared.some((both) => both.every(Boolean))) return true;
      return !shared.flat().includes(true) && ends.every(({ standsIn }) => standsIn(text));
    },
  };
}

const rangesIn = (text: string): RangeRead[] =>
  amountsIn(text).flatMap((read) => (read.kind === 'range' ? [read] : []));

const isSaid = (read: NumberRead, number: number, unit: string): boolean =>
  read.number === number && (read.sort === 'count' || read.unit === unit);

/** Numbers with one of the marks of a ratio between them, spaced or not. */
function ratioEvidence(parts: readonly number[]): Evidence {
  const forms = RATIO.flatMap((mark) => [parts.join(mark), parts.join(` ${mark} `)]);
  return {
    looked: `The ratio ${parts.join(':')}`,
    path: ['ratio'],
    standsIn: (text) => isPrinted(text, forms, timesIn(text)),
  };
}

const isPrinted = (text: string, forms: readonly string[], taken: readonly Span[]): boolean =>
  forms.some((form) => occurrences(text, form).some((span) => isFree(span, taken)));

/** A date as far as it is given, whole or by its parts. */
export function dateEvidence(date: PartialDate, path: Path, weekday = false): Evidence[] {
  const shown = ['year', 'month', 'day'].flatMap((part) => date[part as keyof PartialDate] ?? []).join('-');
  const name = weekday ? weekdayOf(date, 'en')?.toLowerCase() : undefined;
  return [
    { looked: `The date ${shown}`, path, standsIn: (text) => holdsDate(text, date) },
    ...(name === undefined ? [] : [words('The day of the week', name, ['weekday'])]),
  ];
}

function words(looked: string, wanted: string, path: Path): Evidence {
  const folded = foldPrint(wanted);
  return { looked: `${looked} "${wanted}"`, path, standsIn: (text) => indexOfWhole(text, folded, 0) !== -1 };
}

/** Words in the language of the document; in the other they are a translation. */
function inEither(looked: string, { ko, en }: Text, path: Path): Evidence {
  const both = [words(looked, en, [...path, 'en']), words(looked, ko, [...path, 'ko'])];
  return {
    looked: `${looked} "${en}" (${ko})`,
    path: [...path, 'en'],
    standsIn: (text) => both.some(({ standsIn }) => standsIn(text)),
  };
}

/** The parts between ellipses, one after another; those of a number are not cut out of a date, nor those of a date out of an amount. */
function printedForm(printed: string, kind: FactValue['kind']): Evidence {
  const parts = foldPrint(printed)
    .split(/\s*(?:\.\.\.|…)\s*/)
    .filter((part) => part !== '');
  const standsIn = (text: string) => {
    const taken = takenFor(kind, text);
    const isCut = (start: number, part: string): boolean => {
      const digits = [...part.matchAll(/\d/g)].map(({ index }) => start + index);
      return digits.length > 0 && digits.every((at) => !isFree({ start: at, end: at + 1 }, taken));
    };
    let from = 0;
    if (parts.length === 0) return false;
    return parts.every((part) => {
      let at = indexOfWhole(text, part, from);
      while (at !== -1 && isCut(at, part)) at = indexOfWhole(text, part, at + 1);
      from = at + part.length;
      return at !== -1;
    });
  };
  return { looked: `The printed form "${printed}"`, path: ['printed'], standsIn };
}

/** Where the digits of a paragraph are none of a value of that kind. */
function takenFor(kind: FactValue['kind'], text: string): readonly Span[] {
  if (kind === 'number' || kind === 'range' || kind === 'ratio') return noAmountsIn(text);
  return kind === 'date' || kind === 'period' ? amountsIn(text, datesIn(text)) : [];
}

/** Where digits are no amount: dates that are told from a length of time, and times of day. */
const noAmountsIn = (text: string): Span[] => [...sureDatesIn(text), ...timesIn(text)];

/** Where words stand in a text without beginning or ending inside another word or number; -1 for nowhere. */
function indexOfWhole(text: string, wanted: string, from: number): number {
  for (let at = text.indexOf(wanted, from); at !== -1 && wanted !== ''; at = text.indexOf(wanted, at + 1)) {
    const joined = (left: string, right: string) =>
      (/[a-z]$/.test(left) && /^[a-z]/.test(right)) || (/\d[.,]?$/.test(left) && /^\d/.test(right));
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + wanted.length, at + wanted.length + 2);
    const cut = /\d$/.test(wanted) && /^[.,]\d/.test(after);
    if (!joined(before, wanted) && !joined(wanted, after) && !cut) return at;
  }
  return -1;
}

/** A number in digits or in words; money and percentages with their unit. */
export function numberEvidence({
  number,
  unit,
}: Pick<Extract<FactValue, { kind: 'number' }>, 'number' | 'unit'>): Evidence {
  const forms = [...numberPrintings(number), ...wordPrintings(number)].flatMap((form) =>
    withUnit(form, unit),
  );
  return {
    looked: `The figure ${number.toLocaleString('en', { maximumFractionDigits: 6 })}${unit === '' ? '' : ` ${unit}`}`,
    path: ['number'],
    standsIn: (text) =>
      isPrinted(text, forms, noAmountsIn(text)) ||
      // In "30 to 70%" the sign of the first is that of the second, and "4,800백만원" is scaled by two words.
      amountsIn(text).some((read) =>
        read.kind === 'range'
          ? read.ends.some((end) => isSaid(end, number, unit))
          : read.kind === 'number' && read.unit === unit && read.number === number,
      ),
  };
}

/** Money and percentages must be printed as such; other counts are printed beside all kinds of nouns. */
function withUnit(number: string, unit: string): string[] {
  if (unit === 'percent')
    return ['%', ' %', ' percent', ' per cent', '퍼센트', ' 퍼센트'].map((end) => number + end);
  if (unit === 'krw') {
    const spaced = ['krw ', 'krw', '₩', '₩ ', 'won '].map((lead) => lead + number);
    return [...spaced, ...[' won', '원', ' 원', ' krw', '-won'].map((end) => number + end)];
  }
  return [number];
}

function holdsDate(text: string, date: PartialDate): boolean {
  const reads = datesIn(text).flatMap(endsOf);
  if (reads.some((read) => PARTS.every((part) => date[part] === undefined || date[part] === read[part])))
    return true;
  const { year, month, day } = date;
  // "30 days before" prints no 30th.
  const taken = month === undefined && day !== undefined ? amountsIn(text, datesIn(text)) : [];
  if (isPrinted(text, datePrintings(date), taken)) return true;
  if (year === undefined || month === undefined || day === undefined) return false;
  const isRead = reads.some((read) => read.year === undefined && read.month === month && read.day === day);
  return holdsDate(text, { year }) && (isRead || holdsDayWithoutYear(text, { year, month, day }));
}

const PARTS = ['year', 'month', 'day'] as const;

/** Whether a day is printed beside which no other year stands. */
function holdsDayWithoutYear(text: string, { year, month, day }: PartialDate): boolean {
  const spansOf = (date: PartialDate) => datePrintings(date).flatMap((form) => occurrences(text, form));
  const others = new Set(
    [...text.matchAll(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g)].map(([found]) => Number(found)),
  );
  const taken = [...others]
    .filter((other) => other !== year)
    .flatMap((other) =>
      spansOf({ year: other, ...(month !== undefined && { month }), ...(day !== undefined && { day }) }),
    );
  return spansOf({ ...(month !== undefined && { month }), ...(day !== undefined && { day }) }).some(
    ({ start, end }) => !taken.some((whole) => whole.start <= start && end <= whole.end),
  );
}

function periodEvidence(from: PartialDate, to: PartialDate): Evidence[] {
  const half = halfOfYear(from, to);
  const ends = [...dateEvidence(from, ['period', 'from']), ...dateEvidence(to, ['period', 'to'])];
  const range = sameMonthRange(from, to);
  return ends.map(({ looked, path, standsIn }) => ({
    looked,
    path,
    standsIn: (text) =>
      standsIn(text) || half(text) || range.some((form) => occurrences(text, form).length > 0),
  }));
}

/** Accepts "first half of 2024" for January to June of a year, with or without days. */
function halfOfYear(from: PartialDate, to: PartialDate): (text: string) => boolean {
  const year = from.year;
  const first = from.month === 1 && to.month === 6;
  const second = from.month === 7 && to.month === 12;
  const whole =
    (from.day ?? 1) === 1 && (to.day === undefined || to.day === daysInMonth(to.month ?? 1, to.year));
  if (year === undefined || year !== to.year || !whole || !(first || second)) return () => false;
  const names = first
    ? ['first half', '1st half', '상반기']
    : ['second half', '2nd half', 'latter half', '하반기'];
  return (text) => names.some((name) => text.includes(name)) && holdsDate(text, { year });
}

/** `March 4-6`, `4 to 6 March`. */
function sameMonthRange(from: PartialDate, to: PartialDate): string[] {
  if (from.month === undefined || from.month !== to.month || from.day === undefined || to.day === undefined)
    return [];
  const name = MONTHS[from.month - 1] ?? '';
  const days = ['-', ' - ', ' to '].flatMap((mark) => [
    `${from.day}${mark}${to.day}`,
    `${ordinal(from.day ?? 0)}${mark}${ordinal(to.day ?? 0)}`,
  ]);
  return days.flatMap((range) => [`${name} ${range}`, `${range} ${name}`, `${range} of ${name}`]);
}
