import { convertQwertyToHangul } from 'es-hangul';
import { isCommonEnglish } from './common-words.js';
import PAIRS from './en/letter-pairs.json' with { type: 'json' };

/** Which letters follow which in English words; the first row is how words begin. Rare pairs are left out. */
const FOLLOWERS: Readonly<Record<string, string>> = PAIRS;

/** Keys of two or more whole syllables: lead, vowel, and a tail that no vowel follows. */
const SYLLABLES =
  /^(?:[rRsefaqtTdwWczxvgEQ](?:hk|ho|hl|nj|np|nl|ml|[koiOjpuPhynbml])(?:(?:rt|sw|sg|f[raqtxvg]|qt|[rRsefaqtTdwczxvg])(?![koiOjpuPhynbml]))?){2,}$/u;

/** So many letter pairs that English does not have make a word strange enough to be read as Korean by itself. */
const STRANGE = 2;
const LONGEST = 64;
const MOST_WORDS = 60;

function decode(word: string): string | undefined {
  return SYLLABLES.test(word) ? convertQwertyToHangul(word) : undefined;
}

function countStrangePairs(word: string): number {
  let strange = 0;
  let before = ' ';
  for (const letter of word.toLowerCase()) {
    if (!FOLLOWERS[before]!.includes(letter)) strange += 1;
    before = letter;
  }
  return strange;
}

/**
 * Reads Korean that was typed with the keyboard set to English: `tmakxmrhdwkd` is 스마트공장. A word is read so if its
 * keys spell whole syllables and either its letters do not look like English or the Korean word is known; in the
 * company of such a word and of no English one, a plainer one is read so too. Undefined when no word is.
 *
 * @param isKnown says of an English or Korean word that it is one; common English words always are
 */
export function fromKeyboard(
  text: string,
  isKnown: (word: string) => boolean = () => false,
): string | undefined {
  const words = [...text.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]+(?!\p{N})/gu)].slice(0, MOST_WORDS);
  const isEnglish = (word: string): boolean =>
    isCommonEnglish(word.toLowerCase()) || isKnown(word.toLowerCase());
  const candidates = words.flatMap((match) => {
    const word = match[0];
    if (word.length > LONGEST || isEnglish(word)) return [];
    const hangul = decode(word) ?? decode(word.toLowerCase());
    if (hangul === undefined) return [];
    return [{ at: match.index, word, hangul, sure: countStrangePairs(word) >= STRANGE || isKnown(hangul) }];
  });
  if (!candidates.some(({ sure }) => sure)) return undefined;
  const besideEnglish = words.some(([word]) => word.length > 2 && isEnglish(word));
  let out = '';
  let end = 0;
  for (const { at, word, hangul, sure } of candidates) {
    if (!sure && besideEnglish) continue;
    out += text.slice(end, at) + hangul;
    end = at + word.length;
  }
  return out + text.slice(end);
}
