import type { Rarity } from '../core/language/rarity.js';

const SENTENCE = /(?<=[.!?。？])\s+|\n+/u;
/** Longest label, in UTF-16 units. */
const LONGEST = 90;

/** A question in few words, its own: the sentence whose words tell most, cut where it is long. */
export function labelOf(question: string, rarity: Rarity): string {
  const sentences = question.split(SENTENCE).map((each) => each.replace(/\s+/gu, ' ').trim());
  const telling = (sentence: string): number => {
    const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    // A question mark says where the question is: what stands before it is mostly about the one who asks.
    return words.reduce((sum, word) => sum + rarity(word), 0) * (/[?？]$/u.test(sentence) ? 2 : 1);
  };
  const best = sentences.reduce((one, other) => (telling(other) > telling(one) ? other : one));
  if (best.length <= LONGEST) return best;
  const cut = best.slice(0, LONGEST - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > LONGEST / 2 ? cut.slice(0, end) : cut).replace(/[\ud800-\udbff]$/u, '')}…`;
}
