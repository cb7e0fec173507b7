import { convertHangulToQwerty } from 'es-hangul';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromKeyboard } from '../../../src/core/language/index.js';

describe('fromKeyboard', () => {
  it.each([
    ['tmakxmrhdwkd', '스마트공장'],
    ['wldnjsqldbf djfak', '지원비율 얼마'],
    ['wjsghkqjsgh dkffuwnj', '전화번호 알려줘'],
    ['eorldjqdmsdy?', '대기업은요?'],
    ['tmakxmrhdwkd support rate', '스마트공장 support rate'],
  ])('reads %s as %s', (typed, meant) => {
    expect(fromKeyboard(typed)).toBe(meant);
  });

  it('reads a plainer word when the Korean word is known', () => {
    const isKnown = (word: string): boolean => word === '마감';
    expect(fromKeyboard(convertHangulToQwerty('마감'), isKnown)).toBe('마감');
    expect(fromKeyboard(convertHangulToQwerty('마감'))).toBeUndefined();
  });

  it('never takes English words for Korean', () => {
    const english = [
      'how does the world work',
      'form',
      'dog',
      'fork the query',
      'theory of queue',
      'fuzzy tutorial',
      'spent rock disk',
      'R&D tax credit',
      'MOU',
      'pdf sql gdp ceo kpi',
      'an audit of SMEs',
      'theme authority',
      'whose alarms',
      'dozen entry',
    ];
    for (const text of english) expect(fromKeyboard(text), text).toBeUndefined();
  });

  it('leaves a word alone that is known as it stands', () => {
    expect(fromKeyboard('wjdcor', (word) => word === 'wjdcor')).toBeUndefined();
  });

  it('never throws, whatever the letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z ]{0,40}$/), (text) => {
        const read = fromKeyboard(text);
        expect(read === undefined || read.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
