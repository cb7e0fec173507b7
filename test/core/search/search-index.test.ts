import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSearchIndex, SearchIndex, type SearchIndexData } from '../../../src/core/search/index.js';

const ENTRIES = [
  {
    id: 'factory/overview',
    phrasings: [
      '상생형 스마트공장이 뭐예요?',
      '상생형 스마트공장 소개',
      'What is the win-win smart factory program?',
      'about the smart factory program',
    ],
  },
  {
    id: 'factory/funding',
    phrasings: [
      '스마트공장 분담률이 어떻게 돼요?',
      '정부와 대기업은 얼마씩 내나요?',
      'Who pays what share of a smart factory?',
      'How much do the government and the large company pay?',
    ],
  },
  {
    id: 'factory/apply',
    phrasings: [
      '스마트공장 어떻게 신청해요?',
      '신청 방법 알려주세요',
      'How do I apply for a smart factory?',
      'where do I send the application',
    ],
  },
  {
    id: 'makers/definition',
    phrasings: [
      '소공인이 뭔가요?',
      '소공인 정의',
      'What is a small manufacturer?',
      'definition of small manufacturers',
    ],
  },
  {
    id: 'mou/date',
    phrasings: [
      '업무협약은 언제 체결했나요?',
      '협약 체결일',
      'When was the MOU signed?',
      'signing date of the agreement',
    ],
  },
  {
    id: 'munrae/overview',
    phrasings: [
      '문래동에서 무슨 회의가 있었나요?',
      '문래동 간담회',
      'What happened at the meeting in Munrae?',
      'Munrae small manufacturers meeting',
    ],
  },
];
const GLOSSARY = [
  { ko: ['분담률', '지원비율'], en: ['share', 'support rate'] },
  { ko: ['중소벤처기업부', '중기부'], en: ['MSS', 'Ministry of SMEs and Startups'] },
  { ko: ['스마트공장'], en: ['smart factory'] },
];
const index = new SearchIndex(buildSearchIndex(ENTRIES, { glossary: GLOSSARY }));
const best = (question: string): string | undefined => index.search(question).matches[0]?.entry;

describe('SearchIndex.search', () => {
  it.each([
    ['소공인의 정의가 무엇입니까', 'makers/definition', 'particles and endings do not matter'],
    ['신청방법', 'factory/apply', 'no spaces'],
    ['스마트 공장 신청 방법', 'factory/apply', 'a space too many'],
    ['applying for smart factories', 'factory/apply', 'English inflection'],
    ['스마트공장 지원비율', 'factory/funding', 'the glossary knows 지원비율 as 분담률'],
    ['support rate of the smart factory', 'factory/funding', 'the glossary knows support rate as share'],
    ['smart factory 지원비율이 얼마인가요?', 'factory/funding', 'both languages in one question'],
    ['MOU 언제 signed?', 'mou/date', 'both languages in one question'],
  ])('finds "%s" at %s: %s', (question, entry) => {
    expect(best(question)).toBe(entry);
  });

  it('is surer of what it knows than of what it does not', () => {
    const known = index.search('How do I apply for a smart factory?').matches[0]!.confidence;
    const unknown = index.search('Will it rain in Paris tomorrow?').matches[0]?.confidence ?? 0;
    expect(known).toBeGreaterThan(0.6);
    expect(unknown).toBeLessThan(0.3);
  });

  it('finds nothing in what shares no letters with the knowledge base', () => {
    expect(index.search('😀 !!! …').matches).toEqual([]);
    expect(index.search('').matches).toEqual([]);
  });

  it('chooses among the entries it is told to', () => {
    const among = (entry: string): boolean => entry.startsWith('factory/');
    const { matches } = index.search('언제 체결했나요?', { among });
    expect(matches.every((match) => among(match.entry))).toBe(true);
  });

  it('is as sure within a record as among all, to a hundredth, or surer', () => {
    const among = (entry: string): boolean => entry.startsWith('factory/');
    const all = index.search('신청').matches[0]!;
    const within = index.search('신청', { among }).matches[0]!;
    expect(within.entry).toBe(all.entry);
    expect(within.confidence).toBeGreaterThan(all.confidence - 0.01);
  });

  it('lists matches by falling confidence, each once, and no more than the limit', () => {
    const { matches } = index.search('smart factory', { limit: 3 });
    expect(matches.length).toBeLessThanOrEqual(3);
    expect(new Set(matches.map((match) => match.entry)).size).toBe(matches.length);
    for (let i = 1; i < matches.length; i++) {
      expect(matches[i]!.confidence).toBeLessThanOrEqual(matches[i - 1]!.confidence);
    }
  });

  it('gives the same answer after a journey through another thread or a disk', () => {
    const data = buildSearchIndex(ENTRIES, { glossary: GLOSSARY });
    const copy = deserialize(serialize(structuredClone(data))) as SearchIndexData;
    for (const question of ['지원비율', 'when was it signed', 'smart factory 신청']) {
      expect(new SearchIndex(copy).search(question)).toEqual(index.search(question));
    }
  });

  it('finds every phrasing at its own entry', () => {
    for (const { id, phrasings } of ENTRIES) {
      for (const phrasing of phrasings) expect(best(phrasing), phrasing).toBe(id);
    }
  });

  it('finds every phrasing at its own entry in knowledge bases of random words', () => {
    const word = fc.stringMatching(/^[a-z가-힣]{3,8}$/u);
    const phrasing = fc.uniqueArray(word, { minLength: 3, maxLength: 6 }).map((words) => words.join(' '));
    const lists = fc.uniqueArray(phrasing, { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(lists, (phrasings) => {
        const entries = phrasings.map((text, i) => ({ id: `e${i}`, phrasings: [text] }));
        const random = new SearchIndex(buildSearchIndex(entries));
        entries.forEach((entry) => {
          expect(random.search(entry.phrasings[0]!).matches[0]!.entry).toBe(entry.id);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever the text, and keeps confidence between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { confidence } of index.search(text).matches) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('works on an empty knowledge base', () => {
    expect(new SearchIndex(buildSearchIndex([])).search('anything').matches).toEqual([]);
    expect(
      new SearchIndex(buildSearchIndex([{ id: 'a', phrasings: [] }])).search('anything').matches,
    ).toEqual([]);
  });
});

describe('SearchIndex.explain', () => {
  it('names the glossary, the same word and the dropped particle', () => {
    const match = index.search('스마트공장 지원비율이 어떻게').matches[0]!;
    expect(index.explain('스마트공장 지원비율이 어떻게', match)).toEqual(
      expect.arrayContaining([
        { question: '지원비율이', phrasing: '분담률이', by: 'glossary' },
        { question: '스마트공장', phrasing: '스마트공장', by: 'same' },
      ]),
    );
  });
});
