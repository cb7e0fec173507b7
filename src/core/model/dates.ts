/** Days: which has come, which is over, and which one it is in Korea. */
import type { PartialDate } from './basics.js';

/** First day that a partial date can mean, as a sortable number; a missing year sorts first. */
export function firstDay(date: PartialDate): number {
  return (date.year ?? 0) * 10000 + (date.month ?? 1) * 100 + (date.day ?? 1);
}

/** Whether a date has come by `today`; a date without a year always has. */
export function hasCome(date: PartialDate | undefined, today: PartialDate): boolean {
  return date === undefined || firstDay(date) <= firstDay(today);
}

/** Whether all of a partial date is over by `today`: 2027 is over from 1 January 2028. */
export function isOver(date: PartialDate, today: PartialDate): boolean {
  if (date.year === undefined) return false;
  const lastDay = date.year * 10000 + (date.month ?? 12) * 100 + (date.day ?? 31);
  return lastDay < firstDay(today);
}

/** Days in a month; February has 29 where the year is not known. */
export function daysInMonth(month: number, year = 2024): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Korea has no summer time. */
const KOREA_OFFSET_MS = 9 * 3_600_000;

/** A time as the clocks of Korea show it, wherever the machine stands: to be read as if it were UTC. */
export function inKorea(at: Date): Date {
  return new Date(at.getTime() + KOREA_OFFSET_MS);
}

/** The day in Korea. */
export function dayOf(at: Date): PartialDate {
  const there = inKorea(at);
  return { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() };
}

/** The day in Korea as YYYY-MM-DD. */
export function isoDayOf(at: Date): string {
  return inKorea(at).toISOString().slice(0, 10);
}
