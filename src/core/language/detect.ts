import EN_TURNS from './en/turns.json' with { type: 'json' };
import { isHangul } from './hangul.js';
import KO_TURNS from './ko/turns.json' with { type: 'json' };

/** What an utterance is written in: `none` has no letters at all, `other` is mostly another script. */
export type DetectedLanguage = 'ko' | 'en' | 'other' | 'none';

/** A Hangul syllable carries about as much as two and a half Latin letters. */
const LETTERS_A_SYLLABLE = 2.5;

const ENGLISH_GRAMMAR = new Set(EN_TURNS.grammar.split(/\s+/));
const KOREAN_GRAMMAR = KO_TURNS.grammarEnds.split(' ');

const WORD = /[\p{L}\p{M}\p{N}']+/gu;

function isLatin(letter: string): boolean {
  return /\p{Script=Latin}/u.test(letter);
}

/** How many letters of each script a word has. */
function lettersIn(word: string): { hangul: number; latin: number; other: number } {
  let hangul = 0;
  let latin = 0;
  let other = 0;
  for (const letter of word) {
    if (isHangul(letter.charCodeAt(0))) hangul += 1;
    else if (isLatin(letter)) latin += 1;
    else if (/\p{L}/u.test(letter)) other += 1;
  }
  return { hangul, latin, other };
}

/**
 * The language of a normalised text. In a mixed one the words decide: each counts one for its language and
 * one more if it shows that language's grammar, so `smart factory 신청 deadline이 언제예요?` is Korean; letters
 * break a tie. Reads the first 2,000 characters.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const sum = { hangul: 0, latin: 0, other: 0 };
  let korean = 0;
  let english = 0;
  for (const [word] of text.slice(0, 2000).matchAll(WORD)) {
    const { hangul, latin, other } = lettersIn(word);
    sum.hangul += hangul;
    sum.latin += latin;
    sum.other += other;
    if (hangul > 0) korean += KOREAN_GRAMMAR.some((end) => word.endsWith(end)) ? 2 : 1;
    else if (latin > 1) english += ENGLISH_GRAMMAR.has(word.toLowerCase()) ? 2 : 1;
  }
  const weighted = sum.hangul * LETTERS_A_SYLLABLE;
  if (sum.other * LETTERS_A_SYLLABLE > weighted + sum.latin) return 'other';
  if (weighted + sum.latin === 0) return 'none';
  if (korean !== english) return korean > english ? 'ko' : 'en';
  return weighted >= sum.latin ? 'ko' : 'en';
}
