/** How telling a word is, from how rarely it stands in general sentences. */
import { ModelError } from './encoder.js';

/** Sentences in which words were counted; the first line of `models/frequency.tsv` says so too. */
const SENTENCES = 192_128;
/** A table with fewer words is not whole. */
const LEAST_WORDS = 30_000;

/** Rarity of a word, 0 (in every sentence) to `UNKNOWN_RARITY` (in none). */
export type Rarity = (word: string) => number;

/** Rarity of a word that stands in none of the sentences, about 12. */
export const UNKNOWN_RARITY = rarityOf(0);

function rarityOf(count: number): number {
  return Math.log((SENTENCES + 1) / (count + 1));
}

/**
 * @param table content of `models/frequency.tsv`: a word and in how many sentences it stands a line, after a line of remarks
 * @throws ModelError when it is cut short
 */
export function readRarity(table: string): Rarity {
  const counts = new Map<string, number>();
  let end = table.indexOf('\n');
  for (let at = end + 1; end >= 0 && at < table.length; at = end + 1) {
    const tab = table.indexOf('\t', at);
    end = table.indexOf('\n', at);
    if (tab > at && (end < 0 || tab < end))
      counts.set(table.slice(at, tab), Number(table.slice(tab + 1, end < 0 ? undefined : end)));
  }
  if (counts.size < LEAST_WORDS)
    throw new ModelError(
      `models/frequency.tsv holds ${counts.size} words: it is cut short. Restore it: git checkout models/frequency.tsv`,
    );
  return (word) => rarityOf(counts.get(word) ?? 0);
}
