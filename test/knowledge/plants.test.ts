import { describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../../src/core/model/knowledge-base.js';
import { compareWithSources } from '../../src/knowledge/check-sources.js';
import type { Diagnostic } from '../../src/knowledge/index.js';
import { minimal, parsedAgain } from './fixture.js';

/** A document and its record without a slip; each test plants one, and says what an editor must be told. */
const DOCUMENT = `예시부는 23일 방앗간 수리 바우처의 2차 참여기업을 다음달 18일까지 모집한다고 밝혔다. (2031년 6월 23일 보도)
예산 약 337억원을 편성해 930여 개 기업을 지원한다. 바우처 한도는 최대 1억원이며 등록된 목수에게 쓸 수 있다.
설명회는 7월 2일 부산 예시회관에서 열린다. 업력 5년 이상, 근로자 30인 미만인 방앗간이 대상이다.
김예시 장관은 오래된 날개와 축을 고치는 장인의 솜씨를 젊은 세대에 널리 알리겠다고 말했다.
비용은 정부와 시와 방앗간이 3 대 3 대 4로 나누며, 공사당 최대 5천만원까지 낸다.
`;

const SOURCE = `# yaml-language-server: $schema=../../../../../schema/source.schema.json
id: mill-voucher-2031
title: { ko: 방앗간 수리 바우처, en: Mill Repair Voucher }
publisher: { ko: 예시부, en: Ministry of Examples }
date: 2031-06-23
text: mill-voucher.txt
`;

const RECORD = `# yaml-language-server: $schema=../../../../../schema/record.schema.json
id: mill-voucher
kind: program
name: { ko: 방앗간 수리 바우처, en: Mill Repair Voucher }
source: mill-voucher-2031
applications: { closes: {deadline} }
facts:
  deadline:
    label: { ko: 마감일, en: Last day to apply }
    date: 2031-07-18
    paragraphs: 1
    printed: 다음달 18일까지
    note: { ko: 원문에는 다음달이라고 나와 있습니다., en: The document says next month. }
  budget:
    label: { ko: 예산, en: Budget }
    number: 33700000000
    unit: krw
    qualifier: about
    paragraphs: 2
    printed: 약 337억원
  mills:
    label: { ko: 지원 기업 수, en: Companies supported }
    number: 930
    unit: companies
    qualifier: over
    paragraphs: 2
    printed: 930여 개
  cap:
    label: { ko: 한도, en: Limit }
    number: 100000000
    unit: krw
    qualifier: up-to
    paragraphs: 2
    printed: 최대 1억원
  briefing:
    label: { ko: 설명회 날짜, en: Day of the briefing }
    date: 2031-07-02
    paragraphs: 3
    printed: 7월 2일
  venue:
    label: { ko: 설명회 장소, en: Place of the briefing }
    text: { ko: 부산 예시회관, en: Example Hall in Busan }
    paragraphs: 3
    ours: en
  minister:
    label: { ko: 장관, en: Minister }
    text: { ko: 김예시, en: Kim Yesi }
    paragraphs: 4
    ours: en
  shares:
    label: { ko: 부담 비율, en: Shares of the cost }
    ratio: [3, 3, 4]
    paragraphs: 5
    printed: 3 대 3 대 4
  task-cap:
    label: { ko: 공사당 한도, en: Limit for one repair }
    number: 50000000
    unit: krw
    qualifier: up-to
    basis: { ko: 공사당, en: per repair }
    paragraphs: 5
    printed: 최대 5천만원
aspects:
  overview:
    text:
      ko: 방앗간을 고치는 비용을 바우처로 돕는 사업이며 예산은 {budget}입니다.
      en: The program helps mills with a voucher for repairs; its budget is {budget}.
    paragraphs: [1, 2]
  deadline:
    text:
      ko: 신청은 {deadline}까지 받습니다.
      en: Applications close on {deadline}.
    facts: [deadline]
    paragraphs: 1
  target:
    text:
      ko: '{mills}에 바우처를 주며 한도는 {cap}입니다.'
      en: Vouchers go to {mills}; the limit is {cap}.
    paragraphs: 2
  place:
    text:
      ko: 설명회는 {briefing} {venue}에서 열립니다.
      en: The briefing is held on {briefing} at {venue}.
    paragraphs: 3
  benefit:
    text:
      ko: 바우처는 등록된 목수에게 쓸 수 있습니다.
      en: The voucher can be spent with registered carpenters.
    paragraphs: 2
  funding: { facts: [shares, task-cap], paragraphs: 5 }
  background:
    text:
      ko: 오래된 날개와 축을 고치는 장인의 솜씨를 젊은 세대에 알리려는 것이라고 {minister} 장관이 말했습니다.
      en: It is to make the skill of those who mend old sails known to the young, said Minister {minister}.
    paragraphs: 4
eligibility:
  conditions:
    - employees: { less_than: 30 }
      paragraphs: 3
      instead:
        ko: 근로자가 30명 미만이 되면 다시 확인해 보세요.
        en: Check again once you have fewer than 30 employees.
`;

const PATH = 'programs/mill-voucher.yaml';

function findings(edits: readonly (readonly [from: string, to: string])[]): Diagnostic[] {
  let record = RECORD;
  for (const [from, to] of edits) {
    if (record.split(from).length !== 2) throw new Error(`"${from}" must stand exactly once in the record.`);
    record = record.replace(from, () => to);
  }
  const parsed = parsedAgain(minimal({ [PATH]: record, 'sources/mill-voucher-2031.yaml': SOURCE }));
  const { readable, places, diagnostics } = parsed;
  const texts = new Map([['mill-voucher-2031', { text: DOCUMENT }]]);
  const compared = readable === undefined ? [] : compareWithSources(readable, texts, places);
  return [...diagnostics, ...compared].filter(({ file }) => file.endsWith(PATH));
}

const rulesOf = (edits: readonly (readonly [string, string])[]): string[] =>
  findings(edits).map(({ rule }) => rule);

describe('the check of a record against its document', () => {
  it('finds nothing where the record says what the document says', () => {
    expect(findings([]).map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  });

  it.each<[string, string, string, string, string]>([
    [
      'a hundred million won too many beside what is printed',
      'number: 33700000000',
      'number: 33800000000',
      'printed-differs',
      '337억',
    ],
    ['a zero too many', 'number: 100000000', 'number: 1000000000', 'printed-differs', '1억'],
    ['another count than the one printed', 'number: 930', 'number: 903', 'printed-differs', '930'],
    [
      'a limit turned round',
      'number: 100000000\n    unit: krw\n    qualifier: up-to',
      'number: 100000000\n    unit: krw\n    qualifier: at-least',
      'printed-differs',
      '최대',
    ],
    [
      'the month of the document for the next one',
      'date: 2031-07-18',
      'date: 2031-06-18',
      'printed-differs',
      'month 7',
    ],
    ['another day than the one printed', 'date: 2031-07-02', 'date: 2031-07-03', 'printed-differs', 'day 2'],
    ['a year that nothing prints', 'date: 2031-07-02', 'date: 2030-07-02', 'not-in-source', 'year 2030'],
    [
      'a last day that nothing supports',
      'applications: { closes: {deadline} }',
      'applications: { closes: {deadline} }\nvalid_to: 2031-09-30',
      'not-in-source',
      'valid_to',
    ],
    [
      'a last day to apply that nothing supports',
      'applications: { closes: {deadline} }',
      'applications: { closes: 2031-09-30, paragraphs: 1 }',
      'not-in-source',
      'applications.closes',
    ],
    [
      'a deadline that the record does not go by',
      'applications: { closes: {deadline} }\n',
      '',
      'applications-missing',
      'closes: {deadline}',
    ],
    [
      'applications at any time beside a last day',
      'applications: { closes: {deadline} }\n',
      'applications: { always: true, paragraphs: 1 }\n',
      'applications-missing',
      'closes: {deadline}',
    ],
    [
      'applications that close on another day than the answer on the deadline',
      'applications: { closes: {deadline} }\n',
      'applications: { closes: {briefing} }\n',
      'applications-missing',
      'closes: {deadline}',
    ],
    [
      'a denial in Korean alone',
      'ko: 바우처는 등록된 목수에게 쓸 수 있습니다.',
      'ko: 바우처는 등록된 목수에게 쓰지 않습니다.',
      'denied-in-one-language',
      '않습',
    ],
    [
      'a denial in Korean beside another in both',
      'ko: 바우처는 등록된 목수에게 쓸 수 있습니다.\n      en: The voucher can be spent with registered carpenters.',
      'ko: 바우처를 목수에게 쓰지 않습니다. 목수의 이름은 나와 있지 않습니다.\n      en: The voucher goes to carpenters. Their names are not stated.',
      'denied-in-one-language',
      '않습',
    ],
    [
      'a denial in English alone',
      'said Minister {minister}.',
      'never said Minister {minister}.',
      'denied-in-one-language',
      'never',
    ],
    [
      'another number in the name of one language',
      'ko: 부산 예시회관, en: Example Hall in Busan',
      'ko: 부산 예시회관 5층, en: "Example Hall in Busan, 2nd floor"',
      'languages-differ',
      '5',
    ],
    [
      'an invented figure in a text',
      'helps mills with',
      'helps 999 mills with',
      'figure-not-in-source',
      '999',
    ],
    [
      'an invented season in a text',
      'helps mills with',
      'has since 2024 helped mills with',
      'figure-not-in-source',
      '2024',
    ],
    ['another figure in what to do instead', '30명 미만이', '35명 미만이', 'figure-not-in-source', '35'],
    [
      'an invented organisation',
      'said Minister',
      'said the Hong Foundation and Minister',
      'name-not-in-source',
      'Hong',
    ],
    [
      'an invented organisation in Korean',
      '바우처는 등록된',
      '홍길동재단 바우처는 등록된',
      'name-not-in-source',
      '홍길동재단',
    ],
    [
      'a place in Korean alone that the document does not name',
      '바우처는 등록된 목수에게 쓸 수 있습니다.',
      '바우처는 인천의 등록된 목수에게 쓸 수 있습니다.',
      'name-not-in-source',
      '인천',
    ],
    [
      'a city hall in Korean alone',
      '바우처는 등록된 목수에게 쓸 수 있습니다.',
      '바우처는 가나시청에서 등록된 목수에게 쓸 수 있습니다.',
      'name-not-in-source',
      '가나시청',
    ],
    [
      'another person than the document names',
      '알리려는 것이라고 {minister} 장관이',
      '알리려는 것이라고 박다른 장관이',
      'name-not-in-source',
      '박다른',
    ],
    [
      'English under ko',
      'ko: 바우처는 등록된 목수에게 쓸 수 있습니다.',
      'ko: The voucher can be spent.',
      'text-in-other-language',
      'ko',
    ],
    [
      'another fact in one language',
      'the limit is {cap}',
      'the limit is {budget}',
      'languages-fill-in-other-facts',
      '{cap}',
    ],
    ['open for close', 'Applications close on', 'Applications open on', 'languages-contradict', 'open'],
    [
      'cannot for can',
      'The voucher can be spent',
      'The voucher cannot be spent',
      'languages-contradict',
      'cannot',
    ],
    [
      'large for small',
      'ko: 바우처는 등록된 목수에게 쓸 수 있습니다.\n      en: The voucher can be spent with registered carpenters.',
      'ko: 바우처는 소기업에 쓸 수 있습니다.\n      en: The voucher can be spent with large companies.',
      'languages-contradict',
      'large companies',
    ],
    [
      'another small number in words',
      'ko: 바우처는 등록된 목수에게 쓸 수 있습니다.\n      en: The voucher can be spent with registered carpenters.',
      'ko: 바우처는 목수 두 명에게 쓸 수 있습니다.\n      en: The voucher can be spent with four carpenters.',
      'languages-differ',
      'four',
    ],
    [
      'another place in one language',
      'ko: 부산 예시회관',
      'ko: 서울 예시회관',
      'languages-name-other-places',
      'Busan',
    ],
    [
      'another number in one language',
      'ko: 원문에는 다음달이라고',
      'ko: 원문에는 5번 다음달이라고',
      'figure-not-in-source',
      '5',
    ],
    [
      'a wrong paragraph of a fact',
      'text: { ko: 김예시, en: Kim Yesi }\n    paragraphs: 4',
      'text: { ko: 김예시, en: Kim Yesi }\n    paragraphs: 3',
      'not-in-source',
      'paragraph 4',
    ],
    [
      'a wrong paragraph of a text with a figure',
      'the limit is {cap}.\n    paragraphs: 2',
      'the limit is {cap}.\n    paragraphs: 3',
      'fact-elsewhere',
      'paragraph 2',
    ],
    [
      'a wrong paragraph of a text without one',
      'said Minister {minister}.\n    paragraphs: 4',
      'said Minister {minister}.\n    paragraphs: 2',
      'text-elsewhere',
      'paragraph 4',
    ],
    [
      'a translated name that is not said to be ours',
      '    paragraphs: 3\n    ours: en\n',
      '    paragraphs: 3\n',
      'translation-not-marked',
      'ours: en',
    ],
    [
      'a year of a value that nothing prints',
      'unit: krw\n    qualifier: about\n',
      'unit: krw\n    qualifier: about\n    as_of: 2030\n',
      'not-in-source',
      'year 2030',
    ],
    [
      'another telephone number in one language',
      'text: { ko: 김예시, en: Kim Yesi }',
      'text: { ko: 김예시 044-204-7104, en: Kim Yesi }',
      'languages-differ',
      '044',
    ],
    [
      'one day for a period',
      'facts:\n  deadline:',
      'roles: { period: briefing }\nfacts:\n  deadline:',
      'role-of-other-kind',
      'briefing',
    ],
    ['other shares than those printed', 'ratio: [3, 3, 4]', 'ratio: [3, 4, 3]', 'printed-differs', '3:3:4'],
    [
      'shares that no paragraph prints',
      'ratio: [3, 3, 4]\n    paragraphs: 5\n    printed: 3 대 3 대 4',
      'ratio: [2, 4, 4]\n    paragraphs: 5',
      'not-in-source',
      '2:4:4',
    ],
    [
      'a round amount that is said to be exact',
      '    qualifier: about\n',
      '',
      'amount-printed-otherwise',
      'qualifier: about',
    ],
    [
      'an amount that is said to be nearly so much',
      'number: 930\n    unit: companies\n    qualifier: over',
      'number: 930\n    unit: companies\n    qualifier: nearly',
      'amount-printed-otherwise',
      'qualifier: over',
    ],
    [
      'money that is said to be a share',
      'number: 50000000\n    unit: krw',
      'number: 50000000\n    unit: percent',
      'amount-printed-otherwise',
      'unit: krw',
    ],
    [
      'a condition turned round',
      'employees: { less_than: 30 }',
      'employees: { at_most: 30 }',
      'comparison-printed-otherwise',
      'less_than: 30',
    ],
    [
      'a condition turned into its opposite, where nothing is ruled out',
      'employees: { less_than: 30 }',
      'employees: { at_least: 30 }',
      'comparison-printed-otherwise',
      'less_than: 30',
    ],
    [
      'another person beside what is printed',
      'text: { ko: 김예시, en: Kim Yesi }\n    paragraphs: 4',
      'text: { ko: 박다른, en: Kim Yesi }\n    paragraphs: 4\n    printed: 김예시',
      'not-in-source',
      '박다른',
    ],
    [
      'a name of the record under the other language',
      'name: { ko: 방앗간 수리 바우처,',
      'name: { ko: Vouchers for mills,',
      'text-in-other-language',
      'ko',
    ],
    ['a note that no entry shows', '    facts: [deadline]\n', '', 'note-never-shown', 'deadline'],
    ['a fact that no text tells', ' at {venue}.', '.', 'languages-fill-in-other-facts', '{venue}'],
    [
      'a limit in a condition that the document does not print',
      'less_than: 30',
      'less_than: 40',
      'threshold-not-in-source',
      '40',
    ],
  ])('finds %s', (_name, from, to, rule, says) => {
    const found = findings([[from, to]]).filter((finding) => finding.rule === rule);
    expect(found, rulesOf([[from, to]]).join(', ')).not.toEqual([]);
    expect(found.map(({ what, fix }) => `${what} ${fix}`).join('\n')).toContain(says);
  });

  it.each<[string, string, string]>([
    [
      'a printed form beside a name of which the document prints the Korean',
      'en: Example Hall in Busan }\n',
      'en: Example Hall in Busan }\n    printed: 부산 예시회관\n',
    ],
    [
      'a lower limit on an attribute without a highest value',
      '- employees: { less_than: 30 }',
      '- years_in_business: { at_least: 5 }\n      paragraphs: 3\n    - employees: { less_than: 30 }',
    ],
    [
      'a day of announcement that is that of the document',
      'applications: { closes: {deadline} }',
      'applications: { closes: {deadline} }\nannounced: 2031-06-23',
    ],
    ['a small number in words in one language', 'helps mills with a voucher', 'helps mills with one voucher'],
    ['a "not" that denies nothing', 'registered carpenters', 'carpenters, registered or not'],
    [
      'a word that the document does not have',
      'with registered carpenters',
      'only with registered carpenters',
    ],
  ])('lets pass %s', (_name, from, to) => {
    expect(findings([[from, to]]).map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  });

  it('tells a name of several words once', () => {
    const found = findings([['with registered carpenters', 'with the Golden Beam Guild']]);
    expect(found.filter(({ rule }) => rule === 'name-not-in-source').map(({ what }) => what)).toEqual([
      expect.stringContaining('"Golden Beam Guild"'),
    ]);
  });

  it('finds a date of the document with the year of another', () => {
    const document = `${DOCUMENT}예시부는 2030년에도 같은 사업을 했다.\n`;
    const source = SOURCE.replace('date: 2031', 'date: 2030');
    const { readable, places } = parsedAgain(
      minimal({ [PATH]: RECORD, 'sources/mill-voucher-2031.yaml': source }),
    );
    const texts = new Map([['mill-voucher-2031', { text: document }]]);
    const found = compareWithSources(readable as KnowledgeBase, texts, places);
    expect(found.map(({ rule, file }) => `${rule} ${file.split('/').at(-1)}`)).toContain(
      'not-in-source mill-voucher-2031.yaml',
    );
  });

  it('is told the rest when one fact breaks its shape', () => {
    const slip = ['number: 930', 'number: many'] as const;
    const found = rulesOf([
      slip,
      ['number: 33700000000', 'number: 33800000000'],
      ['helps mills with', 'helps 999 mills with'],
    ]);
    expect(found).toEqual(expect.arrayContaining(['wrong-type', 'printed-differs', 'figure-not-in-source']));
    expect(found).not.toContain('unknown-fact-in-text');
  });
});

describe('the check of what the bot invites people to ask', () => {
  const greetingWith = (subjects: string): string[] => {
    const bot = minimal().files.get('bot.yaml') ?? '';
    const content = minimal({ 'bot.yaml': bot.replace('This is the example desk. Ask away.', subjects) });
    return parsedAgain(content).diagnostics.map(({ rule, what }) => `${rule}: ${what}`);
  };

  it('names each subject that no record is about', () => {
    expect(greetingWith('Ask about windmills, the Example Pact, drone licences, or the grant.')).toEqual([
      expect.stringContaining('subject-of-no-record: "drone licences"'),
    ]);
  });

  it('takes the ways to ask for any record for known', () => {
    expect(greetingWith('Ask about windmills, the Example Pact, tell me about it, or the grant.')).toEqual(
      [],
    );
  });

  it('leaves alone what is no list', () => {
    expect(greetingWith('Ask away, one sentence, please.')).toEqual([]);
  });
});
