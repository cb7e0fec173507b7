/** Dates and periods that a paragraph prints, as far as it prints them, with what follows from the document's own date. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import { whyImpossible } from '../dates.js';
import { FORMS, NUMERIC_END } from './date-forms.js';
import {
  BEFORE_THE_DAY,
  ENGLISH_MONTH_FORMS,
  LENGTH_BEFORE,
  LENGTH_PARTICLES,
  NOT_A_DAY,
  NOT_A_YEAR,
  PERIOD_JOIN,
  TOLD_FROM,
  WEEKDAYS,
} from './date-words.js';
import { isFree, type Span, wordBefore } from './span.js';
import { timesIn } from './times-in.js';

/** A date in a paragraph. `date` has what is printed and what its words tell from the document's date. */
export interface DateRead extends Span {
  readonly kind: 'date';
  readonly date: PartialDate;
  /** Whether a part of it stands in the document's own date. */
  readonly fromDocument: boolean;
}

export interface PeriodRead extends Span {
  readonly kind: 'period';
  readonly from: PartialDate;
  readonly to: PartialDate;
  readonly fromDocument: boolean;
}

/** Furthest from the document's own year that two digits without an apostrophe are a year. */
const NEAR_YEARS = 20;
/** Two digits from here on are a year of the last century. */
const LAST_CENTURY = 70;

const LENGTH_AFTER = new RegExp(
  `^ ?(?:${LENGTH_BEFORE.join('|')})(?:${LENGTH_PARTICLES.join('|')}|[^\\p{L}]|$)`,
  'u',
);

/** Every date and period of a folded paragraph, in order. */
export function datesIn(text: string, documentDate: PartialDate = {}): (DateRead | PeriodRead)[] {
  const found: (DateRead | PeriodRead)[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const read = readMatch(text, match, documentDate);
      if (read !== undefined && isFree(read, found)) found.push(read);
    }
  }
  const whole = found.map((read) => (read.kind === 'date' ? withNumericEnd(text, read) : read));
  return joined(
    text,
    whole.filter((read) => whole.every((other) => !isWithin(read, other))).sort((a, b) => a.start - b.start),
  );
}

/** Dates and periods whose numbers can be nothing else: a day or a year alone may be a length of time or a count. */
export function sureDatesIn(text: string): (DateRead | PeriodRead)[] {
  return datesIn(text).filter(
    (read) => read.kind === 'period' || read.date.month !== undefined || text[read.start] === "'",
  );
}

/** The date that was read, or both ends of the period. */
export const endsOf = (read: DateRead | PeriodRead): readonly PartialDate[] =>
  read.kind === 'date' ? [read.date] : [read.from, read.to];

const isWithin = (inner: Span, outer: Span): boolean =>
  inner !== outer && outer.start <= inner.start && inner.start < outer.end && inner.end <= outer.end;

type Groups = Readonly<Record<string, string | undefined>>;

function readMatch(
  text: string,
  match: RegExpMatchArray,
  documentDate: PartialDate,
): DateRead | PeriodRead | undefined {
  const groups: Groups = match.groups ?? {};
  const { month, month2, name, day, until, told, mark, yearMark, weekday } = groups;
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const rest = text.slice(end, end + 6);
  if (mark !== undefined && NOT_A_DAY.some((word) => rest.startsWith(word))) return undefined;
  if (yearMark !== undefined && NOT_A_YEAR.some((word) => rest.startsWith(word))) return undefined;
  const inMonth = month ?? month2 ?? (name === undefined ? undefined : ENGLISH_MONTH_FORMS[name]);
  if (day !== undefined && inMonth === undefined) {
    if (mark !== undefined && LENGTH_AFTER.test(rest)) return undefined;
    // "the 2nd meeting" is no day.
    if (mark === undefined && wordBefore(text, start - 'the '.length, BEFORE_THE_DAY) === undefined)
      return undefined;
  }
  const year = yearOf(groups, documentDate);
  if (groups.short !== undefined && year === undefined) return undefined;
  const given: PartialDate = {
    ...(year !== undefined && { year }),
    ...(inMonth !== undefined && { month: Number(inMonth) }),
    ...(day !== undefined && { day: Number(day) }),
  };
  const { date, fromDocument, lead } = onWeekday(
    completed(text, start, given, told, documentDate),
    given,
    weekday,
  );
  if (whyImpossible(date) !== undefined) return undefined;
  const span = { start: start - lead, end };
  if (until === undefined) return { kind: 'date', date, fromDocument, ...span };
  const to = { ...date, day: Number(until) };
  if (whyImpossible(to) !== undefined || Number(until) <= (date.day ?? 0))
    return { kind: 'date', date, fromDocument, ...span };
  return { kind: 'period', from: date, to, fromDocument, ...span };
}

/** A year in four digits, behind an apostrophe in two, or in two alone where the document is not far from it. */
function yearOf({ year, year2, short }: Groups, documentDate: PartialDate): number | undefined {
  const written = year ?? year2 ?? short;
  if (written === undefined) return undefined;
  const digits = Number(written.replace("'", ''));
  if (digits > 99) return digits;
  const whole = digits + (digits < LAST_CENTURY ? 2000 : 1900);
  const far = Math.abs((documentDate.year ?? whole) - whole) > NEAR_YEARS;
  return short !== undefined && far ? undefined : whole;
}

interface Completed {
  readonly date: PartialDate;
  readonly fromDocument: boolean;
  readonly lead: number;
}

/** A year that is not printed is the document's or the one after it, whichever has the day on the printed day of the week. */
function onWeekday(completion: Completed, given: PartialDate, weekday: string | undefined): Completed {
  const { date, fromDocument } = completion;
  const named = WEEKDAYS.findIndex((names) => names.includes(weekday ?? ''));
  const { year, month, day } = date;
  if (named < 0 || !fromDocument || year === undefined || month === undefined || day === undefined)
    return completion;
  const fitting = [year, year + 1].find(
    (each) => new Date(Date.UTC(each, month - 1, day)).getUTCDay() === named,
  );
  return fitting === undefined
    ? { ...completion, date: given, fromDocument: false }
    : { ...completion, date: { ...date, year: fitting } };
}

/** A date with the end that stands behind it in numbers alone: `’26.3.2.(월)~3.27.(금)`. */
function withNumericEnd(text: string, read: DateRead): DateRead | PeriodRead {
  const match = NUMERIC_END.exec(text.slice(read.end));
  if (match === null || read.date.day === undefined) return read;
  const { month, month2, day, day2, dayAlone } = match.groups ?? {};
  const inMonth = month ?? month2;
  const to = carried(read.date, {
    ...(inMonth !== undefined && { month: Number(inMonth) }),
    day: Number(day ?? day2 ?? dayAlone),
  });
  if (whyImpossible(to) !== undefined) return read;
  return { ...read, kind: 'period', from: read.date, to, end: read.end + match[0].length };
}

/** What is not printed beside a date is that of the document, or as far from it as the words before it say. */
function completed(
  text: string,
  start: number,
  given: PartialDate,
  told: string | undefined,
  { year, month }: PartialDate,
): Completed {
  const before = TOLD_FROM.map((rule) => ({ rule, at: wordBefore(text, start, rule.words) })).find(
    ({ at }) => at,
  );
  const after = TOLD_FROM.find(({ words }) => told !== undefined && words.includes(told));
  const rule = after ?? before?.rule;
  const lead = after === undefined && before?.at !== undefined ? start - before.at.start : 0;
  if (given.year !== undefined || (given.month === undefined && given.day === undefined))
    return { date: given, fromDocument: false, lead: 0 };
  if (given.month !== undefined) {
    if (year === undefined) return { date: given, fromDocument: false, lead: 0 };
    return {
      date: { year: year + (rule?.year ?? 0), ...given },
      fromDocument: true,
      lead: rule?.year === undefined ? 0 : lead,
    };
  }
  if (year === undefined || month === undefined)
    return { date: given, fromDocument: false, lead: rule?.month === undefined ? 0 : lead };
  const months = year * 12 + month - 1 + (rule?.month ?? 0);
  const date = { year: Math.floor(months / 12), month: (months % 12) + 1, ...given };
  return { date, fromDocument: true, lead: rule?.month === undefined ? 0 : lead };
}

/** Two dates with nothing but "to" between them are one period. */
function joined(text: string, found: readonly (DateRead | PeriodRead)[]): (DateRead | PeriodRead)[] {
  const out: (DateRead | PeriodRead)[] = [];
  for (const next of found) {
    const last = out.at(-1);
    const between = last === undefined ? '' : withoutTimes(text.slice(last.end, next.start)).trim();
    if (last?.kind === 'date' && next.kind === 'date' && PERIOD_JOIN.has(between)) {
      const to = carried(last.date, next.date);
      const { start } = last;
      const fromDocument = last.fromDocument || next.fromDocument;
      out.splice(-1, 1, { kind: 'period', from: last.date, to, fromDocument, start, end: next.end });
    } else out.push(next);
  }
  return out;
}

function withoutTimes(text: string): string {
  return timesIn(text)
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** The end of a period takes the year and month of its beginning where it prints none; the next year's where it would lie before it. */
function carried(from: PartialDate, to: PartialDate): PartialDate {
  if (to.month === undefined && to.day !== undefined && from.month !== undefined) return { ...from, ...to };
  if (to.year !== undefined || from.year === undefined || to.month === undefined) return to;
  const turns = from.month !== undefined && to.month < from.month;
  return { year: from.year + (turns ? 1 : 0), ...to };
}
