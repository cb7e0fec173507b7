/** Days as addresses and calendars have them. Pure. */
import type { PartialDate } from '../../../src/core/model/knowledge-base.js';

/** `2026-11-27` as a day; undefined when it is none. */
export function readDay(text: string | undefined): PartialDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '')?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined;
}

/** `2026-11` of a year and a month that may lie outside of 1 to 12. */
export function monthOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month from Monday to Sunday; 0 for days of other months. */
export function weeksOf(year: number, month: number): readonly (readonly number[])[] {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((first + days) / 7) }, (_week, week) =>
    Array.from({ length: 7 }, (_day, at) => {
      const day = week * 7 + at - first + 1;
      return day >= 1 && day <= days ? day : 0;
    }),
  );
}
