import { describe, expect, it } from 'vitest';
import { editionsIn } from '../../../src/core/language/editions.js';
import { normalise } from '../../../src/core/language/normalise.js';
import { tokenise } from '../../../src/core/language/tokenise.js';

const editions = (text: string): number[] => editionsIn(tokenise(normalise(text)));

describe('editionsIn', () => {
  it.each([
    ['2031년 두 번째 모집', 'the second call of 2031'],
    ['31년도 2차', '2nd round, 2031'],
    ['지난해 제3회 대회', "last year's 3rd contest"],
    ['올해는요?', 'and this year?'],
    ['내년 1단계', 'the first phase next year'],
    ['트랙 C와 2유형', 'track C, type 2'],
    ['B형', 'type B'],
    ['A·B 트랙', 'tracks A and B'],
    ['1·2차 모집', '1st and 2nd call'],
    ['환경부 차관과 국무총리', 'the prime minister and the vice minister of environment'],
  ])('finds the same in %j and in %j', (ko, en) => {
    expect(editions(ko)).not.toEqual([]);
    expect(editions(ko).sort()).toEqual(editions(en).sort());
  });

  it.each([
    '7년 된 가게',
    '300 companies',
    'who is it for?',
    '모두 2,031개사',
    '예산 2조 원',
    'it is a "stage" too',
  ])('finds none in %j', (text) => {
    expect(editions(text)).toEqual([]);
  });
});
