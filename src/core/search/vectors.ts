import { type FeatureBag, GROUP_COUNT, GROUPS, groupOf } from './features.js';
import type { SparseVector } from './postings.js';

/** Powers of the idf: the centroids need rare words to stand out, the classifier finds that by itself. */
export const CENTROID_POWER = 0.75;
export const CLASSIFIER_POWER = 0.5;

/** Share of each group in a vector. */
const SHARES = new Float64Array(GROUP_COUNT);
SHARES[GROUPS.words] = 1;
SHARES[GROUPS.pairs] = 0.4;
SHARES[GROUPS.characters] = 1.2;
SHARES[GROUPS.syllables] = 1;

/** ln((1 + N) / (1 + df)) + 1: 1 for a feature that every phrasing has. */
export function inverseDocumentFrequency(documents: number, frequency: number): number {
  return Math.log((1 + documents) / (1 + frequency)) + 1;
}

/**
 * Turns a bag of features into a vector: (1 + ln tf) · idf^power, each group scaled to its share, the whole to
 * length 1; what is unknown takes its part of the length and no place. Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988.
 *
 * @param idOf id of a feature key, or undefined when no phrasing has it
 * @param idf by feature id
 * @param unknown idf of a feature that no phrasing has
 */
export function toVector(
  bag: FeatureBag,
  idOf: (key: number) => number | undefined,
  idf: Float32Array,
  unknown: number,
  power: number,
): SparseVector {
  const ids = new Int32Array(bag.size);
  const values = new Float32Array(bag.size);
  const groups = new Uint8Array(bag.size);
  const squares = new Float64Array(GROUP_COUNT);
  let known = 0;
  for (const [key, count] of bag) {
    const id = idOf(key);
    const rarity = id === undefined ? unknown : idf[id]!;
    const value = (count > 1 ? 1 + Math.log(count) : count) * (power === 1 ? rarity : rarity ** power);
    const group = groupOf(key);
    squares[group]! += value * value;
    if (id === undefined) continue;
    ids[known] = id;
    values[known] = value;
    groups[known] = group;
    known += 1;
  }
  let whole = 0;
  for (let group = 0; group < GROUP_COUNT; group++) if (squares[group]! > 0) whole += SHARES[group]!;
  const scale = squares.map((square, group) => (square > 0 ? Math.sqrt(SHARES[group]! / square / whole) : 0));
  for (let i = 0; i < known; i++) values[i]! *= scale[groups[i]!]!;
  return { ids: ids.subarray(0, known), values: values.subarray(0, known) };
}
