/** Weights of the probability that two questions ask the same, from questions of sets. */
import type { PairWeights } from '../../src/indexing/index.js';
import { Group, nearOf } from '../../src/loop/index.js';
import { type Choice, fitLogit } from '../fit/logit.js';
import { type MissedSet, missesOfSet, sureTogether } from './misses.js';

/** So often the F1 that is reached is taken for the odds. */
const ROUNDS = 4;

/**
 * A logistic regression over the pairs of which the sets are sure. F1 is highest with what is likelier than half of the F1 that is
 * reached (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).
 */
export function fitPairs(sets: readonly MissedSet[]): PairWeights {
  const choices: Choice[] = [];
  for (const { inquiries, library, gold } of sets) {
    const seen = inquiries.map((inquiry) => nearOf(inquiry, library));
    const together = sureTogether(gold);
    for (let a = 0; a < seen.length; a++) {
      const alone = new Group();
      alone.add(seen[a]!);
      for (let b = 0; b < a; b++) {
        const label = together(a, b);
        if (label === undefined || seen[a]!.shares.size === 0 || seen[b]!.shares.size === 0) continue;
        const evidence = [1, ...alone.evidence(seen[b]!)];
        // Together or apart is a choice between what is known and nothing: a logistic regression.
        choices.push({ rows: [evidence, evidence.map(() => 0)], answers: new Set([label ? 0 : 1]) });
      }
    }
  }
  const [bias, ...weights] = fitLogit(choices, choices[0]!.rows[0]!.length);
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
