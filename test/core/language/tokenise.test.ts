import { describe, expect, it } from 'vitest';
import { normalise, tokenise } from '../../../src/core/language/index.js';

const texts = (text: string): string[] => tokenise(normalise(text)).map((token) => token.text);
const stems = (text: string): string[] => tokenise(normalise(text)).map((token) => token.stem);

describe('tokenise', () => {
  it('splits at spaces, punctuation and changes of script', () => {
    expect(texts('SME정책, R&D 3월')).toEqual(['sme', '정책', 'r', 'd', '3', '월']);
  });

  it('drops a particle that is glued to a Latin word or a number', () => {
    expect(texts('deadline이 MOU는 30%를')).toEqual(['deadline', 'mou', '30']);
  });

  it('keeps a number with separators whole and reads a contraction as its words', () => {
    expect(texts("300,000 isn't")).toEqual(['300000', 'is', 'not']);
  });

  it('gives a Korean word and its inflected forms one stem', () => {
    expect(new Set(stems('지원비율 지원비율이 지원비율은요 지원비율인가요')).size).toBe(1);
    expect(new Set(stems('신청하고 신청할까요 신청했어요 신청합니다 신청은 신청')).size).toBe(1);
  });

  it('gives an English word and its inflected forms one stem', () => {
    expect(new Set(stems('apply applied applies')).size).toBe(1);
  });

  it('reads the two ends of a very long text, in at most 500 tokens', () => {
    const tokens = tokenise(`first ${'middle '.repeat(5000)}last`);
    expect(tokens.length).toBeLessThanOrEqual(500);
    expect(tokens[0]!.text).toBe('first');
    expect(tokens.at(-1)!.text).toBe('last');
  });

  it('leaves laughter and tears beside words out, and keeps them where there is nothing else', () => {
    expect(texts('고마워요ㅎㅎ 되나요ㅠㅠ')).toEqual(['고마워요', '되나요']);
    expect(texts('ㅋㅋㅋ')).toEqual(['ㅋㅋㅋ']);
    expect(texts('ㅅㅁㅌㄱㅈ 보여줘')).toEqual(['ㅅㅁㅌㄱㅈ', '보여줘']);
  });

  it('bounds the length of a token', () => {
    expect(Math.max(...tokenise('가'.repeat(4000)).map((token) => token.text.length))).toBeLessThanOrEqual(
      48,
    );
  });
});
