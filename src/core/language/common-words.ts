import COMMON from './en/common-words.json' with { type: 'json' };
import { stemEnglish } from './english-stem.js';

/**
 * Common English words, with the best-known names and places: never a misspelling of a knowledge base's word, and
 * never Korean typed on an English keyboard.
 */
const COMMON_ENGLISH: ReadonlySet<string> = new Set(COMMON.words.flatMap((line) => line.split(' ')));

const STEMS: ReadonlySet<string> = new Set([...COMMON_ENGLISH].map(stemEnglish));

/** Whether a word in lower case is a common English word or an inflected form of one. */
export function isCommonEnglish(word: string): boolean {
  return COMMON_ENGLISH.has(word) || STEMS.has(stemEnglish(word));
}
