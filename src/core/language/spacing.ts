import { isParticle } from './korean-stem.js';

const LONGEST_WORD = 8;
const KNOWN = 1;
const KNOWN_SYLLABLE = 2.5;
const PARTICLE = 0.5;
const UNKNOWN = 3;
const LARGEST_UNKNOWN_SHARE = 0.25;
/** A run of fewer syllables that falls into single ones is more likely a word that is not known. */
const LONG_RUN = 6;

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly unknown: number;
  readonly isParticle: boolean;
}

function priceOf(piece: string, isKnown: (word: string) => boolean): number | undefined {
  if (isKnown(piece)) return piece.length > 1 ? KNOWN : KNOWN_SYLLABLE;
  return piece.length === 1 ? UNKNOWN : undefined;
}

/**
 * Puts spaces where they are missing in Korean: the cheapest way through known words and the particles between them.
 * Undefined when the words known leave too much unexplained, or when it is one word.
 */
export function splitWords(text: string, isKnown: (word: string) => boolean): string[] | undefined {
  const best: Step[] = [{ cost: 0, from: 0, unknown: 0, isParticle: false }];
  for (let to = 1; to <= text.length; to++) {
    let step: Step = { cost: Number.POSITIVE_INFINITY, from: 0, unknown: 0, isParticle: false };
    for (let from = Math.max(0, to - LONGEST_WORD); from < to; from++) {
      const before = best[from]!;
      const piece = text.slice(from, to);
      const price = priceOf(piece, isKnown);
      if (price !== undefined && before.cost + price < step.cost) {
        const unknown = before.unknown + (price === UNKNOWN ? 1 : 0);
        step = { cost: before.cost + price, from, unknown, isParticle: false };
      }
      if (from > 0 && isParticle(piece) && before.cost + PARTICLE < step.cost) {
        step = { cost: before.cost + PARTICLE, from, unknown: before.unknown, isParticle: true };
      }
    }
    best.push(step);
  }
  if (best[text.length]!.unknown > text.length * LARGEST_UNKNOWN_SHARE) return undefined;
  const words: string[] = [];
  let ending = '';
  for (let to = text.length; to > 0; ) {
    const step = best[to]!;
    const piece = text.slice(step.from, to) + ending;
    ending = step.isParticle ? piece : '';
    if (!step.isParticle) words.unshift(piece);
    to = step.from;
  }
  const single = words.filter((word) => word.length === 1).length;
  const isDebris = text.length < LONG_RUN && single * 2 > words.length;
  return words.length > 1 && !isDebris ? words : undefined;
}
