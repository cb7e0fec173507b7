/** Words of dates and times of day, of when a document was given out, and of numbers that name a place in a list or a law. */
import { MONTHS } from '../../core/model/format.js';

/** Before the day on which a document was given out. */
export const GIVEN_OUT: readonly string[] = [
  '배포',
  '보도일',
  '보도 일',
  '보도시점',
  '보도 시점',
  '등록일',
  '작성일',
  '게시일',
  '공고일',
  '체결일',
  '체결 일자',
  '협약 체결일',
  '서명일',
  'signed on',
  'released',
  'release date',
  'for release',
  'for immediate release',
  'date:',
  'issued',
  'published',
  'posted',
];

export const ENGLISH_MONTH_FORMS: Readonly<Record<string, number>> = Object.fromEntries(
  MONTHS.map((name) => name.toLowerCase())
    .flatMap((name, n) => [[name, n + 1] as const, [name.slice(0, 3), n + 1] as const])
    .concat([['sept', 9]]),
);
/** What stands after the parts of a date. */
export const DATE_MARKS = { year: '년', month: '월', day: '일' };
/** Days of the week as they stand in brackets behind a date, from Sunday. */
export const WEEKDAYS: readonly (readonly string[])[] = [
  ['일요일', '일', 'sunday', 'sun'],
  ['월요일', '월', 'monday', 'mon'],
  ['화요일', '화', 'tuesday', 'tue'],
  ['수요일', '수', 'wednesday', 'wed'],
  ['목요일', '목', 'thursday', 'thu'],
  ['금요일', '금', 'friday', 'fri'],
  ['토요일', '토', 'saturday', 'sat'],
];
/** What stands around the hour and the minutes of a day. */
export const TIME_MARKS = {
  hour: '시',
  minute: '분',
  followers: ['까지', '부터', '에', '경', '이', '반', '쯤', '이전', '이후'],
  before: ['오전', '오후', '낮', 'at'],
  after: ['am', 'pm', 'a.m.', 'p.m.'],
};
/** Parts of a law or contract, which a number behind the first of these names: 제7조, Article 7. */
export const ARTICLES = {
  before: ['article', 'paragraph', 'section', 'clause', 'annex', 'no.'],
  rank: '제',
  after: ['조', '항', '호', '목', '장', '절', '차', '회'],
};
/** Letters that number the items of a list, with a dot or a bracket behind them. */
export const ITEM_LETTERS = '가나다라마바사아자차카타파하';
/** What follows a day that is really a length of time. */
export const NOT_A_DAY = ['간', ' 이내', ' 이상', ' 동안', ' 미만', ' 이하'];
/** What makes a day without a month a length of time, with particles that may follow: 30일 전까지. */
export const LENGTH_BEFORE = ['전', '후', '뒤'];
export const LENGTH_PARTICLES = ['까지', '에', '부터', '의'];
/** What follows the last day of something, or the first. */
export const DAY_FOLLOWERS = ['까지', '부터', '자'];
/** What makes a year a length of time. */
export const NOT_A_YEAR = ['간'];
/** Before a date: which year or month it is told from, and by how many it differs. */
export const TOLD_FROM: readonly {
  readonly words: readonly string[];
  readonly year?: number;
  readonly month?: number;
}[] = [
  { words: ['다음달', '다음 달', '내달', 'next month'], month: 1 },
  { words: ['지난달', '지난 달', 'last month'], month: -1 },
  { words: ['이번달', '이번 달', '이달', 'this month'], month: 0 },
  { words: ['내년', '다음해', 'next year'], year: 1 },
  { words: ['지난해', '작년', 'last year'], year: -1 },
  { words: ['올해', '금년', 'this year'], year: 0 },
];
/** Between two dates that are the ends of a period. */
export const PERIOD_JOIN: ReadonlySet<string> = new Set([
  '부터',
  '에서',
  '~',
  '∼',
  '〜',
  '-',
  'to',
  'until',
  'through',
  'till',
  'to this year (',
  'to the',
  'until the',
  'through the',
]);
/** Before a day without a month. */
export const BEFORE_THE_DAY = [
  'on',
  'from',
  'to',
  'until',
  'by',
  'through',
  'till',
  'after',
  'before',
  'and',
];
