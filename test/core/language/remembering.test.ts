import { describe, expect, it } from 'vitest';
import { remembering } from '../../../src/core/language/remembering.js';

describe('remembering', () => {
  it('computes a word once, and gives the same result as without it', () => {
    let computed = 0;
    const upper = remembering((word) => {
      computed += 1;
      return word.toUpperCase();
    });
    expect(['a', 'b', 'a', 'a'].map(upper)).toEqual(['A', 'B', 'A', 'A']);
    expect(computed).toBe(2);
  });

  it('stays right, and bounded, over more words than it keeps', () => {
    const echo = remembering((word) => `${word}!`);
    for (let i = 0; i < 25_000; i++) expect(echo(`w${i}`)).toBe(`w${i}!`);
    expect(echo('w0')).toBe('w0!');
  });
});
