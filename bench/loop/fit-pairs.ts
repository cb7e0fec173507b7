/** Weights of the probability that two questions ask the same, from questions of sets. */
import type { PairWeights } from '../../src/indexing/index.js';
import { Group, nearOf } from '../../src/loop/index.js';
import { type MissedSet, missesOfSet, sureTogether } from './misses.js';

const STEPS = 30;
const PENALTY = 0.01;
/** So often the F1 that is reached is taken for the odds. */
const ROUNDS = 4;

/**
 * A logistic regression over the pairs of which the sets are sure. F1 is highest with what is likelier than half of the F1 that is
 * reached (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).
 */
export function fitPairs(sets: readonly MissedSet[]): PairWeights {
  const rows: number[][] = [];
  const labels: number[] = [];
  for (const { inquiries, library, gold } of sets) {
    const seen = inquiries.map((inquiry) => nearOf(inquiry, library));
    const together = sureTogether(gold);
    for (let a = 0; a < seen.length; a++) {
      const alone = new Group();
      alone.add(seen[a]!);
      for (let b = 0; b < a; b++) {
        const label = together(a, b);
        if (label === undefined || seen[a]!.shares.size === 0 || seen[b]!.shares.size === 0) continue;
        rows.push(alone.evidence(seen[b]!));
        labels.push(Number(label));
      }
    }
  }
  const [bias, ...weights] = regress(rows, labels);
  const learnt = { weights: weights.map(rounded), bias: rounded(bias!) };
  let f1 = 0.5;
  for (let round = 0; round < ROUNDS; round++) {
    const pairs = { ...learnt, together: oddsOf(f1 / 2) };
    f1 = sets.reduce((sum, set) => sum + missesOfSet(set, pairs).sure.f1, 0) / sets.length;
  }
  return { ...learnt, together: oddsOf(f1 / 2) };
}

const oddsOf = (chance: number): number => rounded(Math.log(chance / (1 - chance)));

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Logistic regression by Newton's method, with a penalty on all weights but the first, which is the bias. */
function regress(rows: readonly (readonly number[])[], labels: readonly number[]): number[] {
  const size = rows[0]!.length + 1;
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : PENALTY * weight));
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j && i > 0 ? PENALTY : 0)));
    rows.forEach((row, n) => {
      const value = (i: number): number => (i === 0 ? 1 : row[i - 1]!);
      const chance = 1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * value(i), 0)));
      for (let i = 0; i < size; i++) {
        gradient[i]! += (chance - labels[n]!) * value(i);
        for (let j = 0; j < size; j++) curvature[i]![j]! += chance * (1 - chance) * value(i) * value(j);
      }
    });
    solve(curvature, gradient).forEach((change, i) => {
      weights[i]! -= change;
    });
  }
  return weights;
}

/** Gauss elimination of a matrix that is positive definite; changes both. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let below = i + 1; below < size; below++) {
      const share = matrix[below]![i]! / matrix[i]![i]!;
      for (let j = i; j < size; j++) matrix[below]![j]! -= share * matrix[i]![j]!;
      right[below]! -= share * right[i]!;
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) right[i]! -= matrix[i]![j]! * right[j]!;
    right[i]! /= matrix[i]![i]!;
  }
  return right;
}
