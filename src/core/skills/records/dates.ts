/** Days and years as people write them, and as spans that can be compared. */

import { sourceOf } from '../../language/phrases.js';
import { daysInMonth } from '../../model/dates.js';
import { given } from '../../model/given.js';
import type { PartialDate } from '../../model/knowledge-base.js';
import { inAll } from './words.js';

/** First and last day, each as the number 20240326. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const LAST_DAY = 99_999_999;

const MONTHS = inAll(({ months }) => months).flat();
const IN_FIGURES = '\\d{4}[-./]\\d{1,2}(?:[-./]\\d{1,2})?';
const YEAR = '(?:19|20)\\d{2}(?!\\d)';
const PARTS = {
  y: '\\d{4}',
  m: '\\d{1,2}',
  d: '\\d{1,2}',
  month: MONTHS.map((each) => sourceOf(each)).join('|'),
};
const IN_WORDS = inAll(({ date }) => date)
  .flat()
  .map((phrase) => sourceOf(phrase, PARTS));

/** What a slot for a date holds: a day, a month or a year. */
export const DATE = [IN_FIGURES, ...IN_WORDS, YEAR].join('|');

/** Whether a text can hold a date: each has its year in four figures. To look for one takes longer than all else that a list is read by. */
export const mayHoldDate = (text: string): boolean => /\d{4}/u.test(text);

const MONTH_NAMES = MONTHS.map((name) => new RegExp(sourceOf(name), 'u'));

/** Reads a date that `DATE` has found; undefined for one that no calendar has. */
export function readDate(text: string): PartialDate | undefined {
  const numbers = (text.match(/\d+/gu) ?? []).map(Number);
  const year = numbers.find((n) => n > 99);
  const named = MONTH_NAMES.findIndex((name) => name.test(text)) + 1;
  const others = [...(named > 0 ? [named] : []), ...numbers.filter((n) => n !== year)];
  const [month, day] = others;
  if (year === undefined || month === 0 || (month ?? 1) > 12) return undefined;
  if (day === 0 || (day ?? 1) > daysInMonth(month ?? 1, year)) return undefined;
  return { year, ...given({ month, day }) };
}

/** The days that a date may mean; undefined when its year is not known. */
export function spanOf({ year, month, day }: PartialDate): Span | undefined {
  if (year === undefined || (month === undefined && day !== undefined)) return undefined;
  const last = day ?? daysInMonth(month ?? 12, year);
  return {
    from: year * 10_000 + (month ?? 1) * 100 + (day ?? 1),
    to: year * 10_000 + (month ?? 12) * 100 + last,
  };
}

/** The number of a day so many days, or so many months, after another. */
export function later(day: number, { days = 0, months = 0 }: { days?: number; months?: number }): number {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const there = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = daysInMonth(there.getUTCMonth() + 1, there.getUTCFullYear());
  there.setUTCDate(Math.min(date, last) + days);
  return there.getUTCFullYear() * 10_000 + (there.getUTCMonth() + 1) * 100 + there.getUTCDate();
}

/** Whether two spans share a day. */
export function meets(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.from <= b.to && b.from <= a.to;
}
