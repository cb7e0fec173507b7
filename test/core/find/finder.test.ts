import { beforeAll, describe, expect, it } from 'vitest';
import type { FindEntry } from '../../../src/core/find/find-index.js';
import { buildFindIndex, Finder } from '../../../src/core/find/index.js';
import { shippedModels } from '../../../src/indexing/index.js';

/** A corpus of two programs that no document is about. */
const NAMES = [
  { record: 'harbour', name: 'Harbour Loan' },
  { record: 'harbour', name: '항만 융자' },
  { record: 'orchard', name: 'Orchard Grant' },
  { record: 'orchard', name: '과수원 지원금' },
];

function entry(
  record: string,
  key: string,
  en: string,
  ko: string,
  kind: FindEntry['kind'] = 'statement',
): FindEntry {
  const [enName, koName] =
    record === 'harbour' ? ['Harbour Loan', '항만 융자'] : ['Orchard Grant', '과수원 지원금'];
  const words = (title: string, text: string) => ({ phrasings: [], title, sentences: [text], facts: [] });
  return {
    id: `${record}/${key}`,
    kind,
    record,
    isOverview: false,
    words: { en: words(`${enName} ${key}`, en), ko: words(`${koName} ${key}`, ko) },
  };
}

const ENTRIES = [
  entry('harbour', 'deadline', 'Applications close on 3 May 2031.', '신청은 2031년 5월 3일에 마감됩니다.'),
  entry('harbour', 'cap', 'A firm gets at most KRW 20 million.', '기업당 최대 2천만 원을 받습니다.'),
  entry('harbour', 'contact', 'Call 02-555-0101.', '문의 전화는 02-555-0101입니다.'),
  entry('harbour', 'share', 'The own contribution is a third.', '자부담은 3분의 1입니다.'),
  entry('orchard', 'deadline', 'Applications close on 9 June 2031.', '신청은 2031년 6월 9일에 마감됩니다.'),
  entry('orchard', 'cap', 'A farm gets at most KRW 5 million.', '농가당 최대 5백만 원을 받습니다.'),
];

describe('Finder', () => {
  let finder: Finder;
  beforeAll(() => {
    const models = shippedModels();
    finder = new Finder(buildFindIndex(ENTRIES, NAMES, [], models), models);
  });
  const best = (question: string): string | undefined => {
    const found = finder.find(question).found[0];
    return found === undefined ? undefined : ENTRIES[found.entry]!.id;
  };

  it('is less sure of an entry about another year than the one that is asked for', () => {
    const sure = (question: string): number => finder.find(question).found[0]!.confidence;
    expect(sure('When was the Harbour Loan deadline in 2029?')).toBeLessThan(
      sure('When was the Harbour Loan deadline in 2031?') / 2,
    );
    expect(sure('2029년 과수원 지원금 마감일')).toBeLessThan(sure('2031년 과수원 지원금 마감일') / 2);
  });

  it.each([
    ['Harbour Loan deadline', 'harbour/deadline', 'its own words'],
    ['until when can I apply for the Orchard Grant?', 'orchard/deadline', 'none of its words but the name'],
    ['how much can we get from the harbor loan', 'harbour/cap', 'what is asked for, and another spelling'],
    ['항만 융자 얼마까지 받을 수 있어요?', 'harbour/cap', 'what is asked for, in Korean'],
    ['과수원 지원금 언제까지 신청해요', 'orchard/deadline', 'the record that is named, not the other'],
    ['항만융자 전화번호 알려주세요', 'harbour/contact', 'a name without its space'],
    ['harbuor laon deadlien', 'harbour/deadline', 'words that are misspelt'],
    ['과수원 지원금 언재까지 되여', 'orchard/deadline', 'words as they sound, in the spelling of a chat'],
    ['항만 융자 얼만가여', 'harbour/cap', 'the same of an amount'],
    ['항만 융자 내 돈은 얼마나 들어요', 'harbour/share', 'words that mean the same, though none is shared'],
    ['harbour loan out of pocket?', 'harbour/share', 'the same in English'],
  ])('finds for "%s" %s, by %s', (question, id) => {
    expect(best(question)).toBe(id);
  });

  it('is surer of what a record holds than of what it does not', () => {
    const held = finder.find('What is the deadline of the Harbour Loan?').found[0]!.confidence;
    const missing = finder.find('Which shoe size does the Harbour Loan wear in Lisbon?').found[0]!.confidence;
    expect(held).toBeGreaterThan(missing);
  });

  it('names the words that no entry of the kind holds where there is no record', () => {
    const alone = (id: string, kind: 'social' | 'statement', phrasing: string): FindEntry => {
      const words = { phrasings: [phrasing], title: '', sentences: [], facts: [] };
      return { id, kind, isOverview: false, words: { ko: words, en: words } };
    };
    const models = shippedModels();
    const entries = [
      ...ENTRIES,
      alone('thanks', 'social', 'how is your zebra'),
      alone('bye', 'social', 'goodbye my walrus'),
      alone('moon', 'statement', 'fly to the lagoon'),
    ];
    const finding = new Finder(buildFindIndex(entries, NAMES, [], models), models);
    const unfound = (text: string): readonly string[] => finding.find(text).unfound;
    expect(entries[finding.find('how is your lagoon').found[0]!.entry]!.id).toBe('thanks');
    expect(unfound('how is your lagoon')).toEqual(['lagoon']);
    expect(unfound('how is your zebra, my walrus')).toEqual([]);
  });

  it('names the words that the record does not hold', () => {
    expect(finder.find('Harbour Loan zebra').unfound).toContain('zebra');
    expect(finder.find('Harbour Loan deadline').unfound).toEqual([]);
    expect(finder.find('Harbour Loan of 200 million').unfound, 'no slip of another figure').toContain('200');
    expect(finder.find('항만 융자 자기부담금').unfound, 'one of its own words means the same').toEqual([]);
    expect(finder.find('과수원 지원금 자기부담금').unfound, 'of the other record none does').toEqual([
      '자기부담금',
    ]);
  });

  it('takes nothing for held that is only said not to be stated, or asked of that', () => {
    const text = 'No interest rate for Lisbon is stated.';
    const gap = entry('harbour', 'interest', text, '리스본의 이율은 나와 있지 않습니다.', 'gap');
    const models = shippedModels();
    const index = buildFindIndex([...ENTRIES, gap], NAMES, [], models);
    const withGap = new Finder(index, models);
    const question = 'is there a Harbour Loan deadline for Lisbon?';
    expect(withGap.find(question).unfound).toEqual(['lisbon']);
    const harbour = [index.records.indexOf('harbour')];
    expect(withGap.lacking(question, harbour)).toEqual(['Lisbon']);
    expect(withGap.lacking('kim@Lisbon.example: the harbour loan?', harbour), 'an address').toEqual([]);
  });

  it('tells a round, a track and an office of which the record has another only', () => {
    const text = 'Track A opened with the second call; the Minister of Economy spoke.';
    const call = entry(
      'harbour',
      'call',
      text,
      'A 트랙은 2차 모집에서 열렸고, 기획재정부 장관이 말했습니다.',
    );
    const index = buildFindIndex([...ENTRIES, call], NAMES, [], shippedModels());
    const withCall = new Finder(index, shippedModels());
    const others = (question: string) => withCall.others(question, index.records.indexOf('harbour'));
    expect(others('Who opened Track C of the Harbour Loan?')).toEqual(['Track C']);
    expect(others('항만 융자 제4차 모집은 언제예요?')).toEqual(['제4차']);
    expect(others('항만 융자 C트랙은 언제예요?')).toEqual(['C트랙']);
    expect(others('What did the President say?')).toEqual(['President']);
    expect(others('환경부 장관은 뭐라고 했나요?')).toEqual(['환경부 장관']);
    expect(others('what did the Minister of Fisheries say?')).toEqual(['Minister of Fisheries']);
    for (const right of [
      '2차 모집은?',
      'who opened track A?',
      '기재부 장관은?',
      'what did the minister say?',
    ])
      expect(others(right), right).toEqual([]);
  });

  it('takes no name for meant that stands within a longer one which is there as a whole', () => {
    const deep = entry(
      'deep',
      'deadline',
      'Applications close on 1 July 2031.',
      '신청은 2031년 7월 1일에 마감됩니다.',
    );
    const names = [...NAMES, { record: 'deep', name: 'Deep Harbour Loan' }];
    const index = buildFindIndex([...ENTRIES, deep], names, [], shippedModels());
    const withDeep = new Finder(index, shippedModels());
    const named = (question: string) =>
      withDeep.find(question).named.map(({ record }) => index.records[record]);
    expect(named('When is the deadline of the Deep Harbour Loan?')).toEqual(['deep']);
    expect(named('When is the deadline of the Harbour Loan?')[0]).toBe('harbour');
  });

  it('names the records whose names stand in the question', () => {
    const [first] = finder.find('과수원 지원금은 누가 줘요').named;
    expect(finder.data.records[first!.record]).toBe('orchard');
    expect(first!.share).toBeGreaterThan(0.4);
  });

  it('finds only among the entries that are allowed', () => {
    const among = (number: number): boolean => ENTRIES[number]!.record === 'orchard';
    const { found } = finder.find('Harbour Loan deadline', among);
    expect(found.every(({ entry: number }) => ENTRIES[number]!.record === 'orchard')).toBe(true);
  });

  it('remembers nothing of a question: the same gets the same', () => {
    const before = finder.find('Orchard Grant cap');
    finder.find('something else altogether');
    expect(finder.find('Orchard Grant cap')).toEqual(before);
  });

  it('takes any text: empty, signs, one letter forty thousand times', () => {
    for (const text of ['', '?!', '가'.repeat(40_000), '𒀀', 'a '.repeat(20_000)])
      expect(() => finder.find(text)).not.toThrow();
  });
});

describe('an index of very many texts', () => {
  const SUBJECTS = 260;
  const subject = (n: number): string =>
    `subject${'abcdefghijklm'[n % 13]}${'nopqrstuvwabcdefghij'[Math.floor(n / 13)]}`;
  const entries = Array.from({ length: SUBJECTS }, (_, n): FindEntry => {
    const phrasings = ['tell me about', 'what is known about', 'please explain', 'information on'].map(
      (opening) => `${opening} the regulation of ${subject(n)}`,
    );
    const none = { phrasings: [], title: '', sentences: [], facts: [] };
    return {
      id: subject(n),
      kind: 'statement',
      isOverview: false,
      words: { en: { ...none, phrasings }, ko: none },
    };
  });

  it('keeps no places of what stands in more than 1,000 of them, and finds each by what only it says', () => {
    const models = shippedModels();
    const index = buildFindIndex(entries, [], [], models);
    const { starts } = index.postings;
    const longest = Math.max(...Array.from(index.keys, (_, id) => starts[id + 1]! - starts[id]!));
    expect(index.idf.some((idf) => idf === 0)).toBe(true);
    expect(longest).toBeLessThanOrEqual(1_000);
    const finder = new Finder(index, models);
    for (const n of [0, 64, 259])
      expect(entries[finder.find(`regulation of ${subject(n)}?`).found[0]!.entry]!.id).toBe(subject(n));
  });
});
