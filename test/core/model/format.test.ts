import { describe, expect, it } from 'vitest';
import { formatDate, formatNumber, formatPrintedDate, formatValue } from '../../../src/core/model/format.js';
import type { Unit } from '../../../src/core/model/knowledge-base.js';

const krw: Unit = { ko: '{n} 원', en: { one: 'KRW {n}', other: 'KRW {n}' } };
const percent: Unit = { ko: '{n}%', en: { one: '{n}%', other: '{n}%' } };
const people: Unit = { ko: '{n}명', en: { one: '{n} person', other: '{n} people' } };
const rank: Unit = { ko: '{n}위', en: { one: '{nth}', other: '{nth}' } };
const bot = {
  phrases: {
    'year-and-month-not-printed': {
      ko: '{date}(연·월은 자료에 없음)',
      en: '{date} (month and year not printed)',
    },
    'year-not-printed': { ko: '{date}(연도는 자료에 없음)', en: '{date} (year not printed)' },
  },
} as never;

describe('formatNumber', () => {
  it.each([
    [300e9, krw, 'KRW 300 billion', '3,000억 원'],
    [12e9, krw, 'KRW 12 billion', '120억 원'],
    [25.4e9, krw, 'KRW 25.4 billion', '254억 원'],
    [1.2e12, krw, 'KRW 1.2 trillion', '1조 2,000억 원'],
    [1_280_000, people, '1.28 million people', '128만 명'],
    [560_000, people, '560,000 people', '56만 명'],
    [1_234_567, people, '1,234,567 people', '1,234,567명'],
    [3000, people, '3,000 people', '3,000명'],
    [1, people, '1 person', '1명'],
    [88.9, percent, '88.9%', '88.9%'],
    [4, rank, '4th', '4위'],
    [22, rank, '22nd', '22위'],
    [113, rank, '113th', '113위'],
  ])('writes %s as each language does', (n, unit, en, ko) => {
    expect(formatNumber(n, unit, 'exactly', 'en')).toBe(en);
    expect(formatNumber(n, unit, 'exactly', 'ko')).toBe(ko);
  });

  it.each([
    ['over', 'over 1,230 people', '1,230여 명'],
    ['more-than', 'more than 1,230 people', '1,230명 초과'],
    ['under', 'fewer than 1,230 people', '1,230명 미만'],
    ['up-to', 'up to 1,230 people', '최대 1,230명'],
    ['about', 'about 1,230 people', '약 1,230명'],
    ['at-least', 'at least 1,230 people', '1,230명 이상'],
  ] as const)('says that a number is %s', (qualifier, en, ko) => {
    expect(formatNumber(1230, people, qualifier, 'en')).toBe(en);
    expect(formatNumber(1230, people, qualifier, 'ko')).toBe(ko);
  });
});

describe('formatNumber of what is a little more', () => {
  it.each([
    [10_000_000, { ko: '{n} 달러', en: { one: 'USD {n}', other: 'USD {n}' } }, '1,000만여 달러'],
    [300_000_000, krw, '3억여 원'],
    [30, percent, '30% 초과'],
    [3, { ko: '{n}년', en: { one: '{n} year', other: '{n} years' } }, '3년 초과'],
    [1000, people, '1,000여 명'],
  ])('puts the word where the number and its unit take it: %s', (n, unit, ko) => {
    expect(formatNumber(n, unit, 'over', 'ko')).toBe(ko);
  });
});

describe('formatDate', () => {
  it.each([
    [{ year: 2024, month: 3, day: 26 }, 'March 26, 2024', '2024년 3월 26일'],
    [{ year: 2024, month: 3 }, 'March 2024', '2024년 3월'],
    [{ year: 2027 }, '2027', '2027년'],
    [{ month: 2, day: 14 }, 'February 14', '2월 14일'],
    [{ day: 6 }, 'the 6th', '6일'],
  ])('writes the printed parts of %j and no more', (date, en, ko) => {
    expect(formatDate(date, 'en')).toBe(en);
    expect(formatDate(date, 'ko')).toBe(ko);
  });

  it('names the day of the week of a whole date', () => {
    expect(formatDate({ year: 2024, month: 3, day: 26 }, 'en', true)).toBe('Tuesday, March 26, 2024');
    expect(formatDate({ year: 2024, month: 3, day: 26 }, 'ko', true)).toBe('2024년 3월 26일(화)');
  });
});

describe('formatPrintedDate', () => {
  it('says which parts of a date are not printed', () => {
    expect(formatPrintedDate({ day: 6 }, 'en', { bot })).toBe('the 6th (month and year not printed)');
    expect(formatPrintedDate({ month: 2, day: 14 }, 'ko', { bot })).toBe('2월 14일(연도는 자료에 없음)');
  });
});

describe('formatValue', () => {
  const kb = { bot, units: new Map([['krw', krw]]) };
  it('writes periods of years', () => {
    const value = { kind: 'period', from: { year: 2025 }, to: { year: 2027 } } as const;
    expect(formatValue(value, 'en', kb)).toBe('2025–2027');
    expect(formatValue(value, 'ko', kb)).toBe('2025~2027년');
  });

  it('writes what an amount is measured by where each language has it', () => {
    const basis = { ko: '공사당', en: 'per repair' };
    const value = { kind: 'number', number: 50_000_000, unit: 'krw', qualifier: 'up-to', basis } as const;
    expect(formatValue(value, 'en', kb)).toBe('up to KRW 50 million per repair');
    expect(formatValue(value, 'ko', kb)).toBe('공사당 최대 5,000만 원');
  });

  it('writes a ratio, and a person with her title', () => {
    expect(formatValue({ kind: 'ratio', parts: [3, 3, 4] }, 'en', kb)).toBe('3 to 3 to 4');
    expect(formatValue({ kind: 'ratio', parts: [3, 3, 4] }, 'ko', kb)).toBe('3 대 3 대 4');
    const range = { kind: 'range', from: 1e7, to: 2e7, unit: 'krw' } as const;
    expect(formatValue(range, 'en', kb)).toBe('KRW 10 million to 20 million');
    expect(formatValue(range, 'ko', kb)).toBe('1,000만~2,000만 원');
    const text = { ko: '김예시', en: 'Kim Yesi' };
    const person = { kind: 'text', text, title: { ko: '장관', en: 'Minister' } } as const;
    expect(formatValue(person, 'en', kb)).toBe('Minister Kim Yesi');
    expect(formatValue(person, 'ko', kb)).toBe('김예시 장관');
  });

  it('joins the items of a list as the language does', () => {
    const list = (...names: string[]) =>
      ({ kind: 'list', items: names.map((name) => ({ ko: name, en: name })) }) as const;
    expect(formatValue(list('a', 'b', 'c'), 'en', kb)).toBe('a, b and c');
    expect(formatValue(list('가', '나'), 'ko', kb)).toBe('가, 나');
    expect(formatValue(list('a'), 'en', kb)).toBe('a');
  });
});
