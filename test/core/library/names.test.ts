import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Names } from '../../../src/core/library/names.js';
import { growthOf } from '../../helpers/growth.js';

const names = new Names([
  { id: 'grant', names: ['Example Grant', '예시 지원금', '예시보조금'], words: ['windmill', '풍차'] },
  { id: 'factory', names: ['상생형 스마트공장', '스마트공장', 'Win-win smart factory'], words: ['자동화'] },
  { id: 'factory-mou', names: ['상생형 스마트공장 업무협약', 'MOU on smart factories'], words: [] },
  { id: 'munrae', names: ['문래동 간담회', 'Munrae meeting'], words: ['container'] },
  { id: 'plan', names: ['소공인 3개년 종합계획', 'Three-year plan'], words: [] },
]);

describe('Names.like', () => {
  it.each([
    ['Example Grant', 'grant', 'the name'],
    ['the example grant', 'grant', 'an article before it'],
    ['예시보조금', 'grant', 'an alias'],
    ['ample gran', 'grant', 'a part'],
    ['ㅇㅅㅈㅇㄱ', 'grant', 'initial consonants'],
    ['Exmaple Grnt', 'grant', 'a letter missing and two swapped'],
    ['예시 지웡금', 'grant', 'a wrong vowel'],
    ['예시금', 'grant', 'a short form'],
    ['3개년 계획', 'plan', 'a short form with a number'],
    ['dPtlwldnjsrma', 'grant', 'Korean typed on an English keyboard'],
    ['windmill', 'grant', 'a word of it'],
    ['스마트 공장', 'factory', 'a space too many'],
    ['문레동', 'munrae', 'a wrong vowel, and only part of the name'],
  ])('finds "%s" at %s: %s', (text, id) => {
    expect(names.like(text, 5)[0]?.id).toBe(id);
  });

  it('holds a name to be surer than a word, a word surer than a part', () => {
    const score = (text: string) => names.like(text, 5)[0]!.score;
    expect(score('Example Grant')).toBe(1);
    expect(score('windmill')).toBeLessThan(1);
    expect(score('windmill')).toBeGreaterThan(score('example'));
  });

  it('finds nothing for what is no name', () => {
    for (const text of ['', '?', 'the', 'seafood', 'the quarterly weather report'])
      expect(names.like(text, 5)).toEqual([]);
  });

  it('finds each name of any record, whatever the text around the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        for (const { score } of names.like(text, 5)) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('Names.named', () => {
  const named = (question: string) => names.named(question).map(({ record }) => record);

  it('finds the names that stand in a question, the longest first', () => {
    expect(named('상생형 스마트공장 업무협약은 언제 맺었나요?')).toEqual(['factory-mou', 'factory']);
    expect(named('Who runs the example grants?')).toEqual(['grant']);
    expect(named('example grant와 문래동간담회 중에 뭐가 먼저예요?')).toEqual(['grant', 'munrae']);
  });

  it('puts a name before a word that only leads to a record', () => {
    const question = 'Is a windmill part of the Munrae meeting?';
    expect(names.named(question).map(({ record, exact }) => [record, exact])).toEqual([
      ['munrae', true],
      ['grant', false],
    ]);
  });

  it('says where the name stands', () => {
    const question = 'who leads the win-win smart factory?';
    const [{ span } = { span: [0, 0] as const }] = names.named(question);
    expect(question.slice(...span)).toBe('win-win smart factory');
  });

  it('takes no part of a word for a name', () => {
    expect(named('containerised freight')).toEqual([]);
    expect(named('counterexample granted')).toEqual([]);
  });

  it('reads a long text in a time that grows as its length', () => {
    const read = (words: number): void =>
      expect(named(`${'스마트 '.repeat(words)}문래동 간담회`)).toEqual(['munrae']);
    expect(growthOf(read, 3_000)).toBeLessThan(40);
  });
});
