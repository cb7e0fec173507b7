import { describe, expect, it } from 'vitest';
import type { FactValue, PartialDate } from '../../src/core/model/knowledge-base.js';
import { printedInstead } from '../../src/knowledge/printed.js';

const number = (n: number, unit: string): FactValue => ({
  kind: 'number',
  number: n,
  unit,
  qualifier: 'exactly',
});
const date = (year?: number, month?: number, day?: number): FactValue => ({
  kind: 'date',
  date: { ...(year && { year }), ...(month && { month }), ...(day && { day }) },
  weekday: false,
});
const period = (from: PartialDate, to: PartialDate): FactValue => ({ kind: 'period', from, to });
/** The day of the document, from which "next month" is told. */
const JUNE = { year: 2031, month: 6, day: 23 };

describe('printedInstead', () => {
  it.each<[FactValue, string]>([
    [number(33_800_000_000, 'krw'), '약 337억원'],
    [number(33_700_000_001, 'krw'), '약 337억원'],
    [number(903, 'companies'), '930여 개'],
    [number(400, 'companies'), '300곳'],
    [number(30, 'percent'), '35%'],
    [number(770, 'percent'), '77%'],
    [number(2_700_000_000, 'krw'), '2,700원'],
    [number(2_800_000_000, 'krw'), '2,700'],
    [number(30_000, 'percent'), '30'],
    [number(20, 'years'), 'two years'],
    [number(90, 'companies'), 'nine companies'],
    [number(40, 'percent'), '3 대 3 대 5'],
    [{ kind: 'range', from: 30, to: 80, unit: 'percent' }, '30~70%'],
    [{ kind: 'range', from: 1e7, to: 3e7, unit: 'krw' }, '1천만원에서 2천만원'],
    [number(19, 'months'), '1 year and 6 months'],
    [date(2031, 6, 18), '다음달 18일까지'],
    [date(2031, 7, 18), 'July 28, 2031'],
    [date(2032, 3, 26), 'Tuesday, March 26, 2031'],
    [date(undefined, undefined, 6), 'on the 16th'],
    [date(2031, 3, 27), '3.28.(금) 18:00'],
    [date(2030, 11, 30), '’31.11.30.'],
    [period({ year: 2025 }, { year: 2028 }), '2025-2027'],
    [
      period({ year: 2031, month: 6, day: 24 }, { year: 2031, month: 7, day: 15 }),
      'from the 24th to the 14th of next month',
    ],
  ])('finds that %o is not what "%s" says', (value, printed) => {
    expect(printedInstead(value, printed, JUNE)).toBeDefined();
  });

  it.each<[FactValue, string]>([
    [number(33_700_000_000, 'krw'), '약 337억원'],
    [number(930, 'companies'), '930여 개'],
    [number(2_700_000_000, 'krw'), '2,700'],
    [number(30, 'percent'), '3 대 3 대 4'],
    [{ kind: 'range', from: 30, to: 70, unit: 'percent' }, '30~70%'],
    [{ kind: 'range', from: 1e7, to: 2e7, unit: 'krw' }, 'KRW 10 to 20 million'],
    [{ kind: 'range', from: 30, to: 70, unit: 'percent' }, 'by the size of the shop'],
    [number(18, 'months'), 'up to 1 year and 6 months'],
    [number(29, 'months'), 'about 2 years and 5 months'],
    [number(3.5, 'months'), '약 3개월 반'],
    [number(33.333333, 'percent'), '1 대 2'],
    [number(4_350_000_000_000, 'krw'), '4.35조 원'],
    [number(229_000_000, 'krw'), '2.29억 원'],
    [number(4, 'companies'), 'in 2018, four companies'],
    [number(10, 'employees'), '10인 미만'],
    [number(100, 'percent'), 'all of it'],
    [date(2031, 7, 18), '다음달 18일까지'],
    [date(2031, 7, 18), 'the 18th'],
    [date(2031, 3, 26), '2031. 3. 26.'],
    [date(2031, 3, 3), '’31.3.3.(월)~3.28.(금)'],
    [date(2031, 3, 28), '3.28.(금) 18:00'],
    [period({ year: 2028 }, { year: 2030 }), '’28년~’30년'],
    [date(2031), 'As of 2031'],
    [period({ year: 2031, month: 1 }, { year: 2031, month: 6 }), 'the first half of 2031'],
    [
      period({ year: 2031, month: 6, day: 24 }, { year: 2031, month: 7, day: 14 }),
      'from the 24th to the 14th of next month',
    ],
    [period({ month: 3, day: 4 }, { month: 3, day: 6 }), 'March 4-6'],
    [{ kind: 'text', text: { ko: '예시회관', en: 'Example Hall' } }, 'the Hall of Examples'],
  ])('accepts %o as what "%s" says, or leaves open', (value, printed) => {
    expect(printedInstead(value, printed, JUNE)).toBeUndefined();
  });

  it('cannot tell the month of "next month" where the document has no date', () => {
    expect(printedInstead(date(2031, 6, 18), '다음달 18일까지')).toBeUndefined();
  });
});
