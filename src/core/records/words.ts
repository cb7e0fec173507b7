/** What the desk of records says by itself: headings, labels and states. Nothing here is about policy. */
import { fillTemplate } from '../answering/template.js';
import type { Language, RecordKind, Text } from '../knowledge-base.js';

export const WORDS = {
  kind: { ko: '종류', en: 'Kind' },
  status: { ko: '상태', en: 'Status' },
  signed: { ko: '체결일', en: 'Signed' },
  held: { ko: '개최일', en: 'Held' },
  announced: { ko: '발표일', en: 'Announced' },
  starts: { ko: '시작', en: 'Starts' },
  ends: { ko: '종료', en: 'Ends' },
  period: { ko: '기간', en: 'Period' },
  date: { ko: '날짜', en: 'Date' },
  lead: { ko: '주관', en: 'Lead' },
  partners: { ko: '함께하는 곳', en: 'Partners' },
  money: { ko: '금액', en: 'Money' },
  eligibility: { ko: '지원 대상', en: 'Eligibility' },
  contact: { ko: '문의처', en: 'Contact' },
  field: { ko: '분야', en: 'Field' },
  related: { ko: '관련 기록', en: 'Related records' },
  notStatedList: { ko: '문서에 나와 있지 않은 것', en: 'Not stated in the documents' },
  notStated: { ko: '나와 있지 않음', en: 'not stated' },
  source: { ko: '출처', en: 'Source' },
  name: { ko: '이름', en: 'Name' },
  what: { ko: '내용', en: 'What' },
  value: { ko: '값', en: 'Value' },
  when: { ko: '시점', en: 'When' },
  record: { ko: '기록', en: 'Record' },
  found: { ko: '기록 {n}건', en: '{n}' },
  rows: { ko: '{n}건 중 {from}–{to}번째', en: '{from}–{to} of {n}' },
  rowsIn: {
    ko: '채팅에는 {to}번째까지 보입니다. 전체 {n}줄은 파일에 있습니다.',
    en: 'The chat shows {to} of {n} rows; the file has all of them.',
  },
  none: {
    ko: '이 조건에 맞는 기록이 없습니다: {query}',
    en: 'No record fits: {query}',
  },
  otherKinds: {
    ko: '{kind}에는 맞는 기록이 없어 다른 종류에서 찾았습니다.',
    en: 'None of the {kind} fits; these are of other kinds.',
  },
  undated: {
    ko: '{n}건은 문서에 연도가 인쇄되어 있지 않아 판단할 수 없습니다.',
    en: '{n} could not be judged, because the documents print no year.',
  },
  nextPage: { ko: '다음 쪽', en: 'Next page' },
  previousPage: { ko: '이전 쪽', en: 'Previous page' },
  exportCsv: { ko: 'CSV로 받기', en: 'Export as CSV' },
  which: { ko: '어느 기록을 말씀하시나요?', en: 'Which record do you mean?' },
  whichFirst: { ko: '어느 것을 비교할까요?', en: 'Which one shall be compared?' },
  compared: { ko: '비교', en: 'Comparison' },
  overTime: { ko: '{name}: 시간에 따른 변화', en: '{name} over time' },
  ratio: {
    ko: '우리 계산(문서에는 없음): {label:은/는} {to} 값이 {from} 값의 약 {ratio}배입니다({a} ÷ {b}).',
    en: 'Our arithmetic, not stated in the documents: {label} in {to} is about {ratio} times that in {from} ({a} ÷ {b}).',
  },
  noSeries: {
    ko: '‘{name}’에는 시점이 다른 값이 둘 이상 있는 항목이 없습니다.',
    en: 'The documents on {name} give no value at more than one time.',
  },
  timeline: { ko: '연표', en: 'Timeline' },
  nothingDated: { ko: '날짜가 적힌 내용이 없습니다.', en: 'Nothing with a date was found.' },
  sourcePublished: { ko: '자료 발표', en: 'Source published' },
  asOf: { ko: '{date} 기준 답변입니다.', en: 'As of {date}.' },
  laterSource: {
    ko: '이 답의 출처는 그날 이후에 나온 자료입니다: {date}.',
    en: 'Its source is from after that day: {date}.',
  },
  notYetThen: {
    ko: '그날 이후의 값이라 뺐습니다: {labels}.',
    en: 'Left out, because they are of later dates: {labels}.',
  },
  exported: { ko: '파일을 만들었습니다: {file} ({n}).', en: 'Here is the file {file} ({n}).' },
  lines: { ko: '{n}줄', en: '{n} rows' },
  ended: { ko: '종료됨', en: 'ended' },
  running: { ko: '진행 중', en: 'under way' },
  planned: { ko: '예정', en: 'planned' },
  wasAnnounced: { ko: '발표됨', en: 'announced' },
  wasSigned: { ko: '체결됨', en: 'signed' },
  wasHeld: { ko: '개최됨', en: 'held' },
  within: { ko: '발표된 기간 안', en: 'announced; within its stated period' },
  started: { ko: '시작됨(끝은 나와 있지 않음)', en: 'started; no end is stated' },
  today: { ko: '{date} 기준, 날짜로 판단', en: 'by its dates, on {date}' },
  reviewDue: { ko: '검토 기한 {date} 지남', en: 'review was due on {date}' },
  tooMany: { ko: '그 밖에 {n}건', en: '{n} more' },
  staffOnly: { ko: '직원용', en: 'staff only' },
} as const satisfies Record<string, Text>;

export type WordKey = keyof typeof WORDS;

/** A label or sentence with its places filled. */
export function word(
  key: WordKey,
  language: Language,
  places: Readonly<Record<string, string | number>> = {},
): string {
  return fillTemplate(WORDS[key][language], (place) =>
    places[place] === undefined ? undefined : String(places[place]),
  );
}

const KINDS: Readonly<Record<RecordKind, { readonly ko: string; readonly en: readonly [string, string] }>> = {
  program: { ko: '사업', en: ['program', 'programs'] },
  plan: { ko: '계획', en: ['plan', 'plans'] },
  agreement: { ko: '협약', en: ['agreement', 'agreements'] },
  event: { ko: '행사', en: ['event', 'events'] },
  term: { ko: '용어', en: ['term', 'terms'] },
};

/** A kind by name, for one or for several. */
export function kindName(kind: RecordKind | undefined, language: Language, many = false): string {
  if (language === 'ko') return kind === undefined ? '기록' : KINDS[kind].ko;
  if (kind === undefined) return many ? 'records' : 'record';
  return KINDS[kind].en[many ? 1 : 0];
}

/** `3 agreements`, `협약 3건`. */
export function countOf(n: number, kind: RecordKind | undefined, language: Language): string {
  return language === 'ko'
    ? `${kindName(kind, 'ko')} ${n.toLocaleString('en')}건`
    : `${n.toLocaleString('en')} ${kindName(kind, 'en', n !== 1)}`;
}
