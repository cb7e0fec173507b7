import { type FeatureList, GROUP_COUNT, GROUPS } from './features.js';
import type { SparseVector } from './postings.js';

/** Powers of the idf: the centroids need rare words to stand out, the classifier finds that by itself. */
export const CENTROID_POWER = 0.85;
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

/** Weight of every feature at one power of the idf. */
export interface Weighting {
  readonly byFeature: Float32Array;
  /** Weight of a feature that no phrasing has. */
  readonly unknown: number;
}

/**
 * @param documents number of phrasings
 * @param frequencies in how many of them each feature stands
 */
export function weightingOf(documents: number, frequencies: Int32Array, power: number): Weighting {
  const weigh = (frequency: number): number => inverseDocumentFrequency(documents, frequency) ** power;
  return { byFeature: Float32Array.from(frequencies, weigh), unknown: weigh(0) };
}

/**
 * Turns features into a vector: (1 + ln tf) · idf^power, each group scaled to its share, the whole to length 1; what is
 * unknown takes its part of the length and no place. Salton and Buckley, "Term-weighting approaches in automatic text
 * retrieval", 1988.
 */
export function toVector({ ids, groups, strengths }: FeatureList, weighting: Weighting): SparseVector {
  const kept = new Int32Array(ids.length);
  const values = new Float32Array(ids.length);
  const squares = new Float64Array(GROUP_COUNT);
  let known = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    const value = strengths[i]! * (id < 0 ? weighting.unknown : weighting.byFeature[id]!);
    squares[groups[i]!]! += value * value;
    if (id >= 0) known += 1;
  }
  let whole = 0;
  for (let group = 0; group < GROUP_COUNT; group++) if (squares[group]! > 0) whole += SHARES[group]!;
  const scale = squares.map((square, group) => (square > 0 ? Math.sqrt(SHARES[group]! / square / whole) : 0));
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id < 0) continue;
    kept[at] = id;
    values[at] = strengths[i]! * weighting.byFeature[id]! * scale[groups[i]!]!;
    at += 1;
  }
  return { ids: kept.subarray(0, known), values: values.subarray(0, known) };
}
