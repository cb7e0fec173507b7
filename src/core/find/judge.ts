/**
 * The judgement: from what is known of a question and an entry to the probability that the entry answers the question.
 * A conditional logit ranks all entries (McFadden, 1974); boosted trees (Friedman, "Greedy function approximation", 2001)
 * judge the best of them. All weights are in `models/judge.json`, made by `npm run fit`.
 */
import { ModelError } from '../language/encoder.js';

/** A regression tree: at node n, feature `f[n]` up to `t[n]` goes to `l[n]`, else to `r[n]`; a leaf has feature -1 and value `v[n]`. */
export interface Tree {
  readonly f: readonly number[];
  readonly t: readonly number[];
  readonly l: readonly number[];
  readonly r: readonly number[];
  readonly v: readonly number[];
}

/**
 * Thresholds of probability: from `answer` on an entry is said, from `offer` on it is offered as a choice, and from `pair` on, together,
 * two of one record are said side by side.
 */
export interface Thresholds {
  readonly answer: number;
  readonly offer: number;
  readonly pair: number;
}

/** The thresholds with another confidence to answer from, 0 to 1: choices are never offered above it, pairs never said below it. */
export const answeringFrom = (fitted: Thresholds, answer: number): Thresholds => ({
  answer,
  offer: Math.min(fitted.offer, answer),
  pair: Math.max(fitted.pair, answer),
});

export interface JudgeWeights {
  /** Names of the features that the weights belong to, in order. */
  readonly ranked: readonly string[];
  readonly judged: readonly string[];
  readonly rank: readonly number[];
  readonly bias: number;
  readonly trees: readonly Tree[];
  readonly thresholds: Thresholds;
}

const MEND = 'Restore it (git checkout models/judge.json) or make it again (npm run fit).';

/** Checks that weights belong to this code. @throws ModelError otherwise */
export function readJudge(json: string, ranked: readonly string[], judged: readonly string[]): JudgeWeights {
  let weights: JudgeWeights;
  try {
    weights = JSON.parse(json) as JudgeWeights;
  } catch {
    throw new ModelError(`models/judge.json is not JSON: it may be cut short. ${MEND}`);
  }
  const same = (a: readonly string[] | undefined, b: readonly string[]): boolean => a?.join() === b.join();
  if (!same(weights.ranked, ranked) || !same(weights.judged, judged) || !Array.isArray(weights.trees))
    throw new ModelError(`models/judge.json was fitted for other features than this version reads. ${MEND}`);
  const { answer, offer, pair } = weights.thresholds ?? {};
  if (![answer, offer, pair].every((threshold) => typeof threshold === 'number'))
    throw new ModelError(`models/judge.json lacks a threshold: answer, offer or pair. ${MEND}`);
  return weights;
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** Sum of features times weights. */
export function weigh(features: ArrayLike<number>, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += features[i]! * weights[i]!;
  return sum;
}

function leafOf({ f, t, l, r, v }: Tree, features: ArrayLike<number>): number {
  let node = 0;
  while (f[node]! >= 0) node = features[f[node]!]! <= t[node]! ? l[node]! : r[node]!;
  return v[node]!;
}

/** Probability, 0 to 1, from an entry's features. */
export function probability(
  { bias, trees }: Pick<JudgeWeights, 'bias' | 'trees'>,
  features: ArrayLike<number>,
): number {
  let sum = bias;
  for (const tree of trees) sum += leafOf(tree, features);
  return sigmoid(sum);
}
