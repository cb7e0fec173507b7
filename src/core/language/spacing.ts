/** Where the spaces of a Korean word belong that is written without them. */
import { isParticle } from './korean-stem.js';
import type { Rarity } from './rarity.js';

/** Few words are so long, in syllables, that stand neither here nor in general: most are several. */
const LONG = 6;
const LONGEST_WORD = 12;
/** Each further syllable of a piece that is no word: there are about a thousand. */
const SYLLABLE = Math.log(1000);
const PARTICLE = 3;

/**
 * The words of a run of Korean letters, by the likeliest way to part it (Viterbi over single words), or the run itself when it
 * is short or no way is likelier. Work is bounded by the run's length times twelve.
 *
 * @param isKnown whether a word stands in what is searched
 */
export function partedWords(run: string, rarity: Rarity, isKnown: (word: string) => boolean): string[] {
  if (run.length < LONG || isKnown(run)) return [run];
  const unheard = rarity('');
  const costOf = (word: string): number => {
    const general = rarity(word);
    if (general < unheard) return general;
    if (isKnown(word)) return unheard;
    return unheard + SYLLABLE * (word.length - 1) + 1;
  };
  const costs = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(run.length + 1);
  costs[0] = 0;
  for (let end = 1; end <= run.length; end++) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const word = run.slice(start, end);
      const cost =
        costs[start]! + (start > 0 && isParticle(word) ? Math.min(PARTICLE, costOf(word)) : costOf(word));
      if (cost < costs[end]!) {
        costs[end] = cost;
        from[end] = start;
      }
    }
  }
  const words: string[] = [];
  for (let end = run.length; end > 0; end = from[end]!) words.unshift(run.slice(from[end]!, end));
  return words.reduce<string[]>((all, word) => {
    if (all.length > 0 && isParticle(word)) all[all.length - 1] += word;
    else all.push(word);
    return all;
  }, []);
}
