/** Words by which documents tell what a number is: its currency, its unit, and how exact it is. */
import type { Qualifier } from '../../core/model/knowledge-base.js';

/** What a number counts or measures, by what stands after it; the first that fits, so longer forms come first. */
interface UnitWords {
  /** Id of the unit, as in `units.yaml`. */
  readonly unit: string;
  readonly after: readonly string[];
}

/** Currencies by what stands before or after the number. */
export const CURRENCIES: readonly { unit: string; before: readonly string[]; after: readonly string[] }[] = [
  {
    unit: 'sgd',
    before: ['sgd', 's$'],
    after: ['sgd', 'singapore dollars', '싱가포르달러', '싱가포르 달러'],
  },
  { unit: 'eur', before: ['eur', '€'], after: ['euros', 'euro', 'eur', '유로'] },
  { unit: 'jpy', before: ['jpy', '¥'], after: ['yen', 'jpy', '엔'] },
  { unit: 'krw', before: ['krw', '₩', 'won'], after: ['won', 'krw', '원', '-won', 'korean won'] },
  { unit: 'usd', before: ['usd', 'us$', '$'], after: ['us dollars', 'dollars', 'usd', '달러', '불'] },
];

/** Lines that say what kind of document it is, and not what it is about. */
export const DOCUMENT_KINDS: readonly string[] = [
  '보도자료',
  '보도 자료',
  '보도참고자료',
  '공고',
  '공고문',
  '보도설명자료',
  'press release',
  'news release',
  'notice',
  'announcement',
];

export const PERCENT: readonly string[] = ['%', 'percent', 'per cent', '퍼센트', '프로'];

/** Lengths of time; `months` says how many months one of them has, for sums such as a year and six months. */
export const TIMES: readonly (UnitWords & { readonly months?: number })[] = [
  { unit: 'years', after: ['years', 'year', '년'], months: 12 },
  { unit: 'months', after: ['months', 'month', '개월'], months: 1 },
  { unit: 'weeks', after: ['weeks', 'week', '주일', '주간'] },
  { unit: 'hours', after: ['hours', 'hour', '시간'] },
  { unit: 'minutes', after: ['minutes', 'minute', '분간'] },
  { unit: 'days', after: ['business days', 'working days', 'days', 'day', '일간', '일'] },
];

/** Counters that stand behind a number; the unit is a proposal where `units.yaml` has none that is written so. */
export const COUNTERS: readonly UnitWords[] = [
  { unit: 'countries', after: ['개국'] },
  { unit: 'companies', after: ['개 중소기업', '개 기업', '개사', '개 업체', '개 회사'] },
  { unit: 'institutions', after: ['개 기관', '개 주관기관'] },
  { unit: 'projects', after: ['개 과제', '개 사업'] },
  { unit: 'teams', after: ['개팀', '개 팀', '팀'] },
  { unit: 'fields', after: ['개 분야'] },
  { unit: 'kinds', after: ['가지', '종류', '종'] },
  { unit: 'people', after: ['명', '인'] },
  { unit: 'places', after: ['곳', '개소'] },
  { unit: 'cases', after: ['건'] },
  { unit: 'sessions', after: ['회', '번', '차례'] },
  { unit: 'times', after: ['배', 'times', '-fold'] },
  { unit: 'points', after: ['점', 'points'] },
  { unit: 'square-metres', after: ['m2', '제곱미터', 'square metres', 'square meters', 'sqm'] },
  { unit: 'age', after: ['세', 'years old', 'years of age'] },
  { unit: 'items', after: ['개', '대'] },
];

/** Before a unit that holds for a table or a column. */
export const UNIT_NOTES = ['단위', 'units', 'unit'];
/** Words between the parts of such a unit: "in millions of won". */
export const UNIT_FILLERS = ['in', 'of'];
/** What heads of columns and labels of rows say that their numbers are; in Korean, endings of their words. */
export const HEADS: {
  /** With the unit that such a head gives its numbers. */
  readonly units: readonly (readonly [string, string])[];
  readonly sums: readonly string[];
  readonly counts: readonly string[];
  /** Neither sums nor counts: whatever unit stands above does not hold for them. */
  readonly neither: readonly string[];
} = {
  units: [
    ['배점', '점'],
    ['가점', '점'],
  ],
  sums: '예산|금액|한도|지원금|사업비|분담금|비용|보조금|매출|매출액|수출액|투자액|자부담|부담금|국비|지방비|출연금|융자|보증|액|비|budget|amount|cost|costs|funding|grant|sales|ceiling|contribution|subsidy|revenue|limit'.split(
    '|',
  ),
  counts:
    '수|인원|명|기업|업체|선정규모|모집규모|건|개소|횟수|number|count|companies|firms|people|persons|employees|projects|cases'.split(
      '|',
    ),
  neither:
    '비고|비율|율|비중|번호|연번|순번|점수|배점|순위|연도|년도|기간|면적|no.|remarks|note|year|years|rate|ratio|share|score|points|rank|period|area'.split(
      '|',
    ),
};

/** Words about a number, with what they make of it. */
export const QUALIFIERS_BEFORE: readonly (readonly [string, Qualifier])[] = [
  ['no more than', 'up-to'],
  ['not more than', 'up-to'],
  ['not greater than', 'up-to'],
  ['a maximum of', 'up-to'],
  ['maximum of', 'up-to'],
  ['maximum', 'up-to'],
  ['as much as', 'up-to'],
  ['up to', 'up-to'],
  ['reaching', 'exactly'],
  ['minimum of', 'at-least'],
  ['minimum', 'at-least'],
  ['at least', 'at-least'],
  ['fewer than', 'under'],
  ['less than', 'under'],
  ['under', 'under'],
  ['below', 'under'],
  ['more than', 'over'],
  ['greater than', 'over'],
  ['older than', 'over'],
  ['over', 'over'],
  ['approximately', 'about'],
  ['roughly', 'about'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['around', 'about'],
  ['about', 'about'],
  ['최대', 'up-to'],
  ['최소', 'at-least'],
  ['약', 'about'],
  ['거의', 'nearly'],
  ['total of', 'exactly'],
  ['average of', 'exactly'],
  ['평균', 'exactly'],
  ['총', 'exactly'],
];
export const QUALIFIERS_AFTER: readonly (readonly [string, Qualifier])[] = [
  ['이상', 'at-least'],
  ['이하', 'up-to'],
  ['이내', 'up-to'],
  ['까지', 'up-to'],
  ['미만', 'under'],
  ['초과', 'over'],
  ['내외', 'about'],
  ['안팎', 'about'],
  ['가까이', 'nearly'],
  ['가량', 'about'],
  ['or more', 'at-least'],
  ['or less', 'up-to'],
];
/** What stands between the ends of a range, with what has to stand before or after them. */
export const RANGES: readonly {
  readonly between: string;
  readonly before?: string;
  readonly after?: readonly string[];
}[] = [
  { between: '~' },
  { between: '∼' },
  { between: '〜' },
  { between: '-' },
  { between: 'to' },
  { between: 'and', before: 'between' },
  { between: '에서', after: ['까지', '사이'] },
  { between: '부터', after: ['까지'] },
];
/** Stands between a number and its unit and means a little more than it. */
export const SOME_MORE = '여';
/** A half more, after a length of time. */
export const HALF_AFTER = ['반', 'and a half'];
/** Between the two parts of a length of time. */
export const TIME_JOIN = ['and', ''];

/** English words that end the noun phrase after a number: what comes then is not counted. */
export const NOUN_STOPS: ReadonlySet<string> = new Set(
  'a an and are as at be been before but by each end for from has have if in into is it its last next of on or over per since than that the their then these this those through to under until up was were when which while who will with within year yet'.split(
    ' ',
  ),
);
/** Plurals that do not end in s. */
export const PLURALS: ReadonlySet<string> = new Set([
  'people',
  'persons',
  'women',
  'men',
  'staff',
  'personnel',
]);
