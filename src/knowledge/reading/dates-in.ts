/** Dates and periods that a paragraph prints, as far as it prints them, with what follows from the document's own date. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import { whyImpossible } from '../dates.js';
import type { Span } from './span.js';
import { isFree, wordBefore } from './span.js';
import {
  BEFORE_THE_DAY,
  DATE_MARKS,
  ENGLISH_MONTH_FORMS,
  NOT_A_DAY,
  NOT_A_YEAR,
  PERIOD_JOIN,
  TOLD_FROM,
} from './words.js';

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

const { year: YEAR_MARK, month: MONTH_MARK, day: DAY_MARK } = DATE_MARKS;
const YEAR = '(?<year>(?:19|20|21)\\d\\d)';
const MONTHS = Object.keys(ENGLISH_MONTH_FORMS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const MONTH = `(?<![a-z])(?<name>${MONTHS})(?![a-z])\\.?`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d)';
const UNTIL =
  '(?: ?(?:-|to|and) ?(?<until>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d|%| (?:million|billion|percent|%)))?';

/** Forms of a date, those with most parts first: what one has read no other reads. */
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<![\\d.])${YEAR}(?:[-/]|\\. ?)(?<month>\\d{1,2})(?:[-/]|\\. ?)(?<day>\\d{1,2})(?!\\d)`, 'g'),
  new RegExp(
    `(?:(?<!\\d)${YEAR} ?${YEAR_MARK} ?)?(?<!\\d)(?<month>\\d{1,2}) ?${MONTH_MARK}(?: ?(?<day>\\d{1,2}) ?${DAY_MARK})?`,
    'g',
  ),
  new RegExp(`(?<![\\d,.])${YEAR} ?${YEAR_MARK}`, 'g'),
  new RegExp(`(?<![\\d,.])(?<day>\\d{1,2}) ?${DAY_MARK}`, 'g'),
  new RegExp(`(?<!\\d)${DAY} (?:of )?${MONTH}(?:,? ${YEAR}(?!\\d))?`, 'g'),
  new RegExp(`${MONTH} ${DAY}${UNTIL}(?:,? ${YEAR}(?!\\d))?`, 'g'),
  new RegExp(`${MONTH},? ${YEAR}(?!\\d)`, 'g'),
  /(?<=\bthe )(?<day>\d{1,2})(?:st|nd|rd|th)\b(?: of (?<told>next month|this month|last month))?/g,
  new RegExp(
    `(?<![\\d,.$]|(?<!(?:19|20|21)\\d\\d)-)${YEAR}(?![\\p{L}\\d%]|[.,]\\d|-(?!(?:19|20|21)\\d\\d(?!\\d))\\d| (?:won|krw|million|billion))`,
    'gu',
  ),
];

/** Every date and period of a folded paragraph, in order. */
export function datesIn(text: string, documentDate: PartialDate = {}): (DateRead | PeriodRead)[] {
  const found: (DateRead | PeriodRead)[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const read = readMatch(text, match, documentDate);
      if (read !== undefined && isFree(read, found)) found.push(read);
    }
  }
  return joined(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

function readMatch(
  text: string,
  match: RegExpMatchArray,
  documentDate: PartialDate,
): DateRead | PeriodRead | undefined {
  const { year, month, name, day, until, told } = match.groups ?? {};
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const rest = text.slice(end, end + 4);
  if (day !== undefined && match[0].endsWith(DAY_MARK) && NOT_A_DAY.some((word) => rest.startsWith(word)))
    return undefined;
  if (match[0].endsWith(YEAR_MARK) && NOT_A_YEAR.some((word) => rest.startsWith(word))) return undefined;
  const bareDay = day !== undefined && month === undefined && name === undefined;
  if (bareDay && !match[0].endsWith(DAY_MARK)) {
    // "the 2nd meeting" is no day.
    if (wordBefore(text, start - 'the '.length, BEFORE_THE_DAY) === undefined) return undefined;
  }
  const given: PartialDate = {
    ...(year !== undefined && { year: Number(year) }),
    ...((month ?? name) !== undefined && { month: Number(month ?? ENGLISH_MONTH_FORMS[name ?? '']) }),
    ...(day !== undefined && { day: Number(day) }),
  };
  const { date, fromDocument, lead } = completed(text, start, given, told, documentDate);
  if (whyImpossible(date) !== undefined) return undefined;
  const span = { start: start - lead, end };
  if (until === undefined) return { kind: 'date', date, fromDocument, ...span };
  const to = { ...date, day: Number(until) };
  if (whyImpossible(to) !== undefined || Number(until) <= (date.day ?? 0))
    return { kind: 'date', date, fromDocument, ...span };
  return { kind: 'period', from: date, to, fromDocument, ...span };
}

/** What is not printed beside a date is that of the document, or as far from it as the words before it say. */
function completed(
  text: string,
  start: number,
  given: PartialDate,
  told: string | undefined,
  { year, month }: PartialDate,
): { date: PartialDate; fromDocument: boolean; lead: number } {
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
    const between = last === undefined ? '' : text.slice(last.end, next.start).trim();
    if (last?.kind === 'date' && next.kind === 'date' && PERIOD_JOIN.has(between)) {
      const to = carried(last.date, next.date);
      const { start } = last;
      const fromDocument = last.fromDocument || next.fromDocument;
      out.splice(-1, 1, { kind: 'period', from: last.date, to, fromDocument, start, end: next.end });
    } else out.push(next);
  }
  return out;
}

/** The end of a period takes the year and month of its beginning where it prints none. */
function carried(from: PartialDate, to: PartialDate): PartialDate {
  if (to.month === undefined && to.day !== undefined && from.month !== undefined) return { ...from, ...to };
  return to.year === undefined && from.year !== undefined && to.month !== undefined
    ? { year: from.year, ...to }
    : to;
}
