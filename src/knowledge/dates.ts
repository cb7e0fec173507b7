/** Dates as editors write them, as far as they are printed. */
import { daysInMonth } from '../core/model/dates.js';
import type { PartialDate } from '../core/model/knowledge-base.js';

/** A date in a YAML file: `2024-03-26`, `2024-03`, `2024`, or its parts. */
export type WrittenDate =
  | string
  | number
  | {
      readonly year?: number | undefined;
      readonly month?: number | undefined;
      readonly day?: number | undefined;
    };

/** The parts of a written date. */
export function parseDate(written: WrittenDate): PartialDate {
  const [year, month, day] =
    typeof written === 'object'
      ? [written.year, written.month, written.day]
      : String(written).split('-').map(Number);
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  };
}

/** Why no calendar has this date, as the end of a sentence, or undefined when it exists. */
export function whyImpossible({ year, month, day }: PartialDate): string | undefined {
  if (year === undefined && month === undefined && day === undefined) return 'has no part at all';
  if (year !== undefined && month === undefined && day !== undefined)
    return 'has a year and a day but no month';
  if (month !== undefined && (month < 1 || month > 12)) return `has a month ${month}`;
  if (day !== undefined && (day < 1 || day > 31)) return `has a day ${day}`;
  if (month === undefined || day === undefined) return undefined;
  const last = daysInMonth(month, year);
  return day > last ? `has a day ${day} in a month of ${last} days` : undefined;
}

/** Whether `a` is surely before `b`, as far as both are printed. Without both years nothing is sure. */
export function isBefore(a: PartialDate, b: PartialDate): boolean {
  for (const part of ['year', 'month', 'day'] as const) {
    const left = a[part];
    const right = b[part];
    if (left === undefined || right === undefined) return false;
    if (left !== right) return left < right;
  }
  return false;
}
