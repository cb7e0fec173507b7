/** Words with which documents scale numbers and name parts of dates, in Korean and English. */

export const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  bn: 1e9,
};
/** Four digits each. */
export const KOREAN_SCALES: Readonly<Record<string, number>> = { 조: 1e12, 억: 1e8, 만: 1e4 };
/** Within four digits. */
export const KOREAN_PLACES: Readonly<Record<string, number>> = { 천: 1000, 백: 100, 십: 10 };
/** Letters with which an amount goes on, or that end it. */
export const SCALED = '조억만천백십';

/** What follows the number of a month or of a day, and what makes a number of days a length of time. */
export const KOREAN_DATE = { month: '월', day: '일', length: '간' };
/** A half more, after a number with its unit: `3개월 반`, `two and a half`. */
export const AND_A_HALF = ['and a half', ' 반'];
/** Parts of a year: they name no month. */
export const PARTS_OF_YEAR = ['half', 'quarter', '반기', '분기'];
/** Dates told from the day of the document. */
export const RELATIVE = {
  nextMonth: ['다음달', '다음 달', '내달', 'next month'],
  thisMonth: ['이달', '이번달', '이번 달', 'this month'],
  nextYear: ['내년', '다음해', '다음 해', 'next year'],
  thisYear: ['올해', 'this year'],
  lastYear: ['작년', '지난해', 'last year'],
  lastMonth: ['지난달', '지난 달', 'last month'],
};
/** What stands between the numbers of a ratio. */
export const RATIO = ['대', ':', '-', 'to'];

/** Whether a text holds one of some words. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
