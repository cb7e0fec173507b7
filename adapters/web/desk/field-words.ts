/**
 * The fields of the forms in Korean: what each is called and what belongs there. In English they are called as in the files, and
 * the schema says what belongs there; a test holds both to the same fields.
 */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import { KIND_NAMES } from '../../words.js';
import type { Field, PartName } from './ports.js';

interface FieldWords {
  readonly name: string;
  readonly hint: string;
}

const DAY = '적힌 만큼만 씁니다: 2024-03-26, 2024-03, 2024. 날만 적혀 있으면 {day: 6}.';

/** By name; with the group in front, or `sources` for the head of a document, where the same name means something else. */
const FIELDS: Readonly<Record<string, FieldWords>> = {
  id: { name: '고유 이름', hint: '영어 소문자·숫자·하이픈. 예: smart-factory' },
  kind: { name: '종류', hint: '사업, 계획, 협약, 행사, 용어 가운데 하나.' },
  name: { name: '이름', hint: '같은 이름을 한국어와 영어로.' },
  aliases: { name: '다른 이름', hint: '이 자료를 부르는 다른 이름과 줄임말.' },
  subjects: { name: '관련된 말', hint: '이름을 말하지 않아도 이 자료를 가리키는 말.' },
  announced: { name: '발표한 때', hint: `계획으로 발표한 때. 적으면 답에서도 계획이라고 밝힙니다. ${DAY}` },
  valid_from: { name: '시작', hint: DAY },
  valid_to: { name: '끝', hint: DAY },
  applications: {
    name: '신청 기간',
    hint: 'opens(시작)와 closes(마감), 또는 always(상시)·by_announcement(공고에 따름)·unknown(나와 있지 않음) 가운데 하나.',
  },
  variants: {
    name: '유형별 표',
    hint: '유형(rows)과 값의 종류(columns)를 표로. 칸마다 사실 하나, 줄과 칸마다 항목 하나가 됩니다.',
  },
  eligibility: {
    name: '자격 조건',
    hint: '문서에 적힌 자격: conditions(조건), not_stated(나와 있지 않음), same_as(다른 자료와 같음) 가운데 하나.',
  },
  related: { name: '관련 자료', hint: '관련된 다른 자료의 고유 이름.' },
  fields: { name: '분야', hint: '무엇에 관한 자료인지. 자료 목록을 거를 때 씁니다.' },
  roles: { name: '역할', hint: '어느 사실이 주관, 참여 기관, 날짜인지. 자료 목록을 거를 때 씁니다.' },
  series: { name: '변화', hint: '같은 것의 값을 시간 순서로. 오래된 것부터.' },
  review_by: {
    name: '검토할 날',
    hint: '이 날이 지나면 답에 자료가 언제 것인지 밝힙니다. 비우면 문서의 날짜와 bot.yaml의 설정으로 정합니다.',
  },
  visibility: { name: '읽는 사람', hint: 'staff: 담당자만. 누구나 읽는 것이면 비워 둡니다.' },
  label: { name: '이름표', hint: '무슨 값인지, 명사로. 예: 정부 지원 비율' },
  number: { name: '수', hint: '단위 그대로 모두 씁니다: 3,000억 원은 300000000000, 30%는 30.' },
  range: {
    name: '범위',
    hint: '작은 수 from부터 큰 수 to까지: { from: 30, to: 70 }. 단위는 수와 같이 씁니다.',
  },
  unit: { name: '단위', hint: 'content/units.yaml에 있는 단위. 수를 적으면 있어야 합니다.' },
  qualifier: { name: '어림', hint: '‘약’, ‘이상’처럼 문서가 붙인 말. 정확한 수면 비워 둡니다.' },
  basis: { name: '기준', hint: '무엇에 대한 금액인지. 예: 과제당, 평균' },
  ratio: { name: '비율', hint: '3:3:4는 [3, 3, 4].' },
  weekday: { name: '요일', hint: 'true면 요일도 보여 줍니다.' },
  period: { name: '기간', hint: 'from(시작)과 to(끝).' },
  ours: { name: '번역한 언어', hint: '문서에 없어 우리가 옮긴 말이면 그 언어.' },
  list: { name: '목록', hint: '여럿이면 하나씩, 한국어(ko)와 영어(en)로.' },
  as_of: { name: '기준 시점', hint: `언제의 값인지. ${DAY}` },
  source: { name: '출처', hint: '문서의 고유 이름. 비우면 자료의 출처입니다.' },
  'head.source': { name: '출처', hint: '문서의 고유 이름(content/sources).' },
  paragraphs: {
    name: '문단',
    hint: '문서의 몇째 문단인지. 글자나 숫자가 있는 줄을 1부터 셉니다. 여럿이면 [3, 5].',
  },
  printed: {
    name: '적힌 그대로',
    hint: '문서에 적힌 값을 글자 그대로. 건너뛴 말은 …. 문서와 맞춰 볼 때 씁니다.',
  },
  note: { name: '주의', hint: '값 옆에 꼭 보여야 하는 말.' },
  superseded_by: { name: '나중 값', hint: '이 자료에서 같은 것의 나중 값이 되는 사실의 이름.' },
  date: { name: '날짜', hint: DAY },
  'sources.date': { name: '날짜', hint: `문서에 적힌 날짜. 없으면 비워 둡니다. ${DAY}` },
  title: { name: '제목', hint: '단추에 쓸 짧은 이름. 40자까지.' },
  'facts.title': { name: '직함', hint: '글이 사람 이름일 때 그 사람의 직함. 예: 장관' },
  'not_stated.title': {
    name: '없는 것',
    hint: '문서에 나와 있지 않은 것을 명사로. 예: 열 개 기관의 이름',
  },
  'sources.title': { name: '제목', hint: '문서의 제목을 한국어와 영어로.' },
  text: {
    name: '글',
    hint: '한두 문장. 수와 날짜는 사실에서 가져옵니다: {사실의 이름}. 비우면 사실을 이름표로 말합니다.',
  },
  'facts.text': { name: '글로 된 값', hint: '같은 말을 한국어와 영어로.' },
  'sources.text': { name: '원문 파일', hint: '문서 글이 들어 있는 파일의 이름. 문서와 맞춰 볼 때 씁니다.' },
  facts: { name: '보여 줄 사실', hint: '글 아래에 보여 줄 사실의 이름.' },
  also: { name: '다른 출처', hint: '더 있는 출처(source)와 문단(paragraphs).' },
  follow_ups: { name: '이어서 물을 것', hint: '다음에 권할 항목의 이름. 다른 자료면 자료/항목.' },
  aspect: { name: '갈래', hint: '어느 갈래에 드는지. 없으면 비워 둡니다.' },
  known: { name: '대신 아는 것', hint: '대신 알려 줄 항목의 이름.' },
  publisher: { name: '펴낸 곳', hint: '문서가 밝힌 대로. 밝히지 않았으면 비워 둡니다.' },
  office: { name: '문의할 곳', hint: '이 문서의 내용을 물을 곳. 비우면 bot.yaml의 hand_over입니다.' },
  date_note: { name: '날짜 대신', hint: '날짜가 없을 때 대신 보여 줄 말.' },
  url: { name: '주소', hint: '문서가 있는 곳. https://로 시작합니다.' },
};

const CHOICES: Readonly<Record<string, string>> = {
  exactly: '정확히',
  over: '여',
  'more-than': '초과',
  about: '약',
  nearly: '거의',
  under: '미만',
  'up-to': '최대',
  'at-least': '이상',
  staff: '담당자만',
  true: '예',
  false: '아니요',
  ko: '한국어',
  en: '영어',
  ...Object.fromEntries(Object.entries(KIND_NAMES).map(([kind, { ko }]) => [kind, ko])),
};

/** Names of the fields that have words. */
export const FIELD_NAMES: readonly string[] = Object.keys(FIELDS);

const scopeOf = (path: string, { group }: PartName): string =>
  path.startsWith('sources/') ? 'sources' : group;

/** The name that the table has for a field; undefined where it has none. */
export function fieldKey(path: string, part: PartName, name: string): string | undefined {
  return [`${scopeOf(path, part)}.${name}`, name].find((key) => Object.hasOwn(FIELDS, key));
}

/** What a field is called in a language and what belongs there. */
export function fieldWords(path: string, part: PartName, field: Field, language: Language): FieldWords {
  const key = language === 'ko' ? fieldKey(path, part, field.name) : undefined;
  return (key !== undefined && FIELDS[key]) || field;
}

/** What a choice is called: in Korean with what the file says behind it. */
export function choiceWords(choice: string, language: Language): string {
  const said = language === 'ko' ? CHOICES[choice] : undefined;
  return said === undefined ? choice : `${said} (${choice})`;
}
