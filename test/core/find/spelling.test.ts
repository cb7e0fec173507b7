import { describe, expect, it } from 'vitest';
import { Spelling } from '../../../src/core/find/spelling.js';
import { makeToken } from '../../../src/core/language/tokenise.js';

const WORDS = ['factory', 'voucher', 'grant', 'steal', 'steam', '바우처', '스마트공장', '협약'];
const spellingOf = (words: readonly string[]) =>
  new Spelling(() => new Map(words.map((word) => [makeToken(word).stem, word])));
const spelling = spellingOf(WORDS);
const meant = (word: string): string | undefined => spelling.meant(makeToken(word));

describe('Spelling', () => {
  it.each([
    ['factry', 'factory', 'a letter is missing'],
    ['vouccher', 'voucher', 'there is one too many'],
    ['voocher', 'voucher', 'there is another'],
    ['facotry', 'factory', 'two are changed over'],
    ['grnats', 'grant', 'it has an ending'],
    ['스마트공쟝은', '스마트공장', 'a Korean letter is another, before a particle'],
  ])('takes "%s" for "%s" where %s', (typed, right) => {
    expect(meant(typed)).toBe(right);
  });

  it('leaves out a word that is two slips away, though the same letters are left of both', () => {
    const both = spellingOf(['factory', 'factoring']);
    expect(both.meant(makeToken('factry'))).toBe('factory');
  });

  it('takes a word for none where two are as near, where it is too short, or where more than a letter is wrong', () => {
    expect(meant('steab')).toBeUndefined();
    expect(meant('협악')).toBeUndefined();
    expect(meant('fatcroy')).toBeUndefined();
  });
});
