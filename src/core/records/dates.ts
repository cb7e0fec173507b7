/** Days and years as people write them in a command, in Korean and English. */
import type { PartialDate } from '../knowledge-base.js';

/** First and last day, each as the number 20240326. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const FOREVER: Span = { from: 0, to: 99_999_999 };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_WORD =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** Source of an expression that finds a date in normalised text: a day, a month or a year. */
export const DATE =
  `(?:\\d{4}[-./]\\d{1,2}(?:[-./]\\d{1,2})?|\\d{4}\\s?년(?:\\s?\\d{1,2}\\s?월(?:\\s?\\d{1,2}\\s?일)?)?` +
  `|${MONTH_WORD}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}|\\d{1,2}\\s${MONTH_WORD}\\s\\d{4}|${MONTH_WORD}\\s\\d{4}|(?:19|20)\\d{2}(?!\\d))`;

function valid(year: number, month?: number, day?: number): PartialDate | undefined {
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > lastDayOf(year, month ?? 1))) return undefined;
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** Reads a date that `DATE` has found; undefined for one that no calendar has. */
export function readDate(text: string): PartialDate | undefined {
  const numbers = /^(\d{4})(?:\s?년\s?|[-./])?(?:(\d{1,2})(?:\s?월\s?|[-./])?(?:(\d{1,2})\s?일?)?)?$/u.exec(
    text.trim(),
  );
  if (numbers !== null) {
    const [year = 0, month, day] = numbers
      .slice(1)
      .map((part) => (part === undefined ? undefined : Number(part)));
    return valid(year, month, day);
  }
  const word = new RegExp(MONTH_WORD, 'u').exec(text)?.[0];
  const year = /\d{4}/u.exec(text)?.[0];
  if (word === undefined || year === undefined) return undefined;
  const day = /(?<!\d)\d{1,2}(?!\d)/u.exec(text)?.[0];
  return valid(
    Number(year),
    MONTHS.indexOf(word.slice(0, 3)) + 1,
    day === undefined ? undefined : Number(day),
  );
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The days that a date may mean; undefined when its year is not known. */
export function spanOf({ year, month, day }: PartialDate): Span | undefined {
  if (year === undefined || (month === undefined && day !== undefined)) return undefined;
  const last = day ?? lastDayOf(year, month ?? 12);
  return {
    from: year * 10_000 + (month ?? 1) * 100 + (day ?? 1),
    to: year * 10_000 + (month ?? 12) * 100 + last,
  };
}

/** A day so many days, or so many months, later. */
export function later(day: PartialDate, count: { days?: number; months?: number }): PartialDate {
  const { year = 0, month = 1, day: date = 1 } = day;
  const months = month - 1 + (count.months ?? 0);
  const there = new Date(Date.UTC(year, months, 1));
  const last = lastDayOf(there.getUTCFullYear(), there.getUTCMonth() + 1);
  const moved = new Date(
    Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), Math.min(date, last) + (count.days ?? 0)),
  );
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Whether two spans share a day. */
export function meets(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.from <= b.to && b.from <= a.to;
}
