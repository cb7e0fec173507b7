import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/core/language/index.js';

describe('normalise', () => {
  it('composes full-width, half-width and decomposed characters', () => {
    expect(normalise('ＳＭＥ　１２３')).toBe('sme 123');
    expect(normalise('ﾡﾢ')).toBe('ㄱㄲ');
    expect(normalise('스마트공장'.normalize('NFD'))).toBe('스마트공장');
    expect(normalise('ㅅㅡㅁㅏ')).toBe('스마');
  });

  it('keeps single letters as people type them', () => {
    expect(normalise('ㅋㅋ 저으ㅣ ㅁㄴㅇㄹ')).toBe('ㅋㅋ 저으ㅣ ㅁㄴㅇㄹ');
  });

  it('drops direction marks, zero-width and control characters', () => {
    expect(normalise('a\u202eb\u200bc\u0000d\ufeff')).toBe('abc d');
  });

  it('makes one space of any white space and straightens apostrophes', () => {
    expect(normalise('  What’s\n\tthe\u00a0rate ')).toBe("what's the rate");
  });

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing the second time in Hangul of any composition', () => {
    const letter = fc.oneof(
      fc.integer({ min: 0x1100, max: 0x11ff }),
      fc.integer({ min: 0x3131, max: 0x318e }),
      fc.integer({ min: 0xac00, max: 0xd7a3 }),
      fc.integer({ min: 0xffa0, max: 0xffdc }),
    );
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 12 }), (codes) => {
        const text = String.fromCharCode(...codes);
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 2000 },
    );
  });
});
