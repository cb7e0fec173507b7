/** Whether a value of the knowledge base is what a document prints. */
import { conditionsIn, leavesOf } from '../../core/model/eligibility.js';
import type { Fact, PartialDate, PolicyRecord } from '../../core/model/knowledge-base.js';
import type { NumberRead, ValueRead } from '../reading/index.js';

const MONEY_AND_SHARES = new Set(['krw', 'usd', 'sgd', 'eur', 'jpy', 'percent']);
const MONTHS_OF: Readonly<Record<string, number>> = { years: 12, months: 1 };

/** Whether the fact has the value that was read: the number in its unit, or the date in every part that both name. */
export function factHolds({ value }: Pick<Fact, 'value'>, read: ValueRead): boolean {
  switch (value.kind) {
    case 'number':
      if (read.kind === 'ratio')
        return (
          value.unit === 'percent' && read.parts.some((part) => shareOf(part, read.parts) === value.number)
        );
      return read.kind === 'number' && numberHolds(value.number, value.unit, read);
    case 'range':
      return (
        (read.kind === 'range' &&
          [value.from, value.to].every((end, n) => numberHolds(end, value.unit, read.ends[n]!))) ||
        (read.kind === 'number' && [value.from, value.to].some((end) => numberHolds(end, value.unit, read)))
      );
    case 'date':
      return read.kind === 'date' && agree(read.date, value.date);
    case 'period':
      if (read.kind === 'period') return agree(read.from, value.from) && agree(read.to, value.to);
      return read.kind === 'date' && (agree(read.date, value.from) || agree(read.date, value.to));
    case 'ratio':
      return read.kind === 'ratio' && read.parts.join() === value.parts.join();
    case 'text':
    case 'list':
      return false;
  }
}

/** The numbers of a record's conditions that rest on a source. */
export function thresholdsOf({ eligibility }: PolicyRecord, source: string): number[] {
  return conditionsIn(eligibility)
    .flatMap((tree) => [...leavesOf(tree)])
    .flatMap(({ number, citation }) => (number !== undefined && citation.source === source ? [number] : []));
}

/** Whether a number with a unit is the one that was read; what is counted may be called by any name. */
export function numberHolds(
  number: number,
  unit: string,
  read: Pick<NumberRead, 'number' | 'unit'>,
): boolean {
  const [mine, its] = [MONTHS_OF[unit], MONTHS_OF[read.unit]];
  if (mine !== undefined && its !== undefined) return near(number * mine, read.number * its);
  const fixed = MONEY_AND_SHARES.has(unit) || MONEY_AND_SHARES.has(read.unit);
  return (unit === '' || !fixed || unit === read.unit) && near(number, read.number);
}

/** Whether two dates name a part in common and agree in all that both name. */
export function agree(a: PartialDate, b: PartialDate): boolean {
  const shared = (['year', 'month', 'day'] as const).filter(
    (part) => a[part] !== undefined && b[part] !== undefined,
  );
  // A day alone and a year alone say nothing of each other; a year is not a day of that year.
  const finest = (date: PartialDate): string =>
    date.day !== undefined ? 'day' : date.month !== undefined ? 'month' : 'year';
  return shared.length > 0 && finest(a) === finest(b) && shared.every((part) => a[part] === b[part]);
}

const shareOf = (part: number, parts: readonly number[]): number =>
  (100 * part) / parts.reduce((sum, each) => sum + each, 0);

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * 1e-6;
}
