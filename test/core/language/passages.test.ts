import { describe, expect, it } from 'vitest';
import { passagesOf, sentencesOf } from '../../../src/core/language/passages.js';
import { tokenise } from '../../../src/core/language/tokenise.js';

const read = (text: string) => sentencesOf(text).map(tokenise);

describe('sentencesOf', () => {
  it('splits at the end of a sentence, and not within a number', () => {
    expect(sentencesOf('we make 2.5 tonnes a day. is there a loan? thanks')).toEqual([
      'we make 2.5 tonnes a day.',
      'is there a loan?',
      'thanks',
    ]);
  });
});

describe('passagesOf', () => {
  it('keeps short sentences whole and leaves out single words', () => {
    const passages = passagesOf(read('we make moulds. hello. is there a loan for that?'));
    expect(passages.map((tokens) => tokens.map(({ text }) => text).join(' '))).toEqual([
      'we make moulds',
      'is there a loan for that',
    ]);
  });

  it('cuts a long sentence into windows that overlap, so that no question is cut in two everywhere', () => {
    const words = Array.from(
      { length: 40 },
      (_, i) => `w${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i)}`,
    );
    const passages = passagesOf([tokenise(words.join(' '))]);
    for (let from = 0; from + 8 <= 40; from++) {
      const run = words.slice(from, from + 8).join(' ');
      expect(
        passages.some((tokens) =>
          tokens
            .map(({ text }) => text)
            .join(' ')
            .includes(run),
        ),
      ).toBe(true);
    }
  });

  it('is bounded for a text of any length', () => {
    expect(passagesOf(read('is there a loan for that? '.repeat(5000))).length).toBeLessThanOrEqual(36);
  });
});
