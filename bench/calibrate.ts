/**
 * Fits the models of `src/core/search/calibration.ts` over the knowledge bases of `derive.ts`, and judges them with each
 * family of sets left out.
 */
import { join } from 'node:path';
import {
  type Calibration,
  confidenceOf,
  DEFAULT_THRESHOLD,
  type Logistic,
  type MatchFeatures,
} from '../src/core/search/calibration.js';
import { buildSearchIndex, type SearchEntry, SearchIndex } from '../src/core/search/index.js';
import { readSet } from './data.js';
import { deriveAll, FAMILIES } from './derive.js';
import { type Example, regress } from './logistic.js';
import { atThreshold, auroc, bestBalanced, calibrationError, type Outcome } from './measures.js';

/** Each knowledge base weighs as much as any other of its family, and each family as much as any other. */
const KIND_WEIGHT = { inside: 1000, near: 350, far: 650 } as const;
const RIDGE = 1000;
const INSIDE_COLUMNS = ['score', 'height', 'coverage'] as const;
const RIGHT_COLUMNS = ['score', 'lead'] as const;

/** The best match of one question to a derived knowledge base. */
export interface Sample {
  readonly family: string;
  readonly base: string;
  readonly isTrained: boolean;
  readonly kind: keyof typeof KIND_WEIGHT;
  readonly isRight: boolean;
  readonly features: MatchFeatures;
}

function open(entries: readonly SearchEntry[]): { index: SearchIndex; isTrained: boolean } {
  const data = buildSearchIndex(entries);
  return { index: new SearchIndex(data), isTrained: data.classifier !== undefined };
}

/** Asks every derived knowledge base its questions. Takes about a minute. */
export function collect(folder: string): Sample[] {
  const samples: Sample[] = [];
  for (const { family, name, entries, questions } of deriveAll(folder)) {
    const { index, isTrained } = open(entries);
    for (const { q, id, kind } of questions) {
      const best = index.describeBest(q);
      if (best === undefined) continue;
      samples.push({
        family,
        base: name,
        isTrained,
        kind,
        isRight: best.entry === id,
        features: best.features,
      });
    }
  }
  return samples;
}

function weightsOf(samples: readonly Sample[]): number[] {
  const counts = new Map<string, number>();
  const bases = new Map<string, Set<string>>();
  const keyOf = ({ base, kind }: Sample): string => `${base} ${kind}`;
  for (const sample of samples) {
    counts.set(keyOf(sample), (counts.get(keyOf(sample)) ?? 0) + 1);
    const names = bases.get(sample.family) ?? new Set();
    bases.set(sample.family, names.add(sample.base));
  }
  return samples.map(
    (sample) => KIND_WEIGHT[sample.kind] / counts.get(keyOf(sample))! / bases.get(sample.family)!.size,
  );
}

function fitLogistic(
  samples: readonly Sample[],
  weights: readonly number[],
  columns: readonly (keyof MatchFeatures)[],
  isPositive: (sample: Sample) => boolean,
): Logistic {
  const examples: Example[] = samples.map((sample, i) => ({
    x: columns.map((column) => sample.features[column]),
    y: isPositive(sample),
    weight: weights[i]!,
  }));
  const { coefficients, bias } = regress(examples, RIDGE);
  const of = (column: keyof MatchFeatures): number => {
    const at = columns.indexOf(column);
    return at < 0 ? 0 : Number(coefficients[at]!.toFixed(3));
  };
  return {
    bias: Number(bias.toFixed(3)),
    score: of('score'),
    lead: of('lead'),
    height: of('height'),
    coverage: of('coverage'),
  };
}

/** The two models, for samples of indexes of one kind. */
export function calibrate(samples: readonly Sample[]): Calibration {
  const weights = weightsOf(samples);
  const isInside = samples.map(({ kind }) => kind === 'inside');
  const inside = fitLogistic(samples, weights, INSIDE_COLUMNS, ({ kind }) => kind === 'inside');
  const right = fitLogistic(
    samples.filter((_, i) => isInside[i]),
    weights.filter((_, i) => isInside[i]),
    RIGHT_COLUMNS,
    ({ isRight }) => isRight,
  );
  return { inside, right };
}

/** How models that have seen nothing of a set's family do on its test questions; shares from 0 to 1. */
export interface LeftOut {
  readonly set: string;
  readonly auroc: number;
  /** At the default threshold. */
  readonly balanced: number;
  readonly bestBalanced: number;
  readonly calibrationError: number;
}

/** @returns undefined for a set without out-of-scope questions */
function judge(
  folder: string,
  name: string,
  family: string,
  samples: readonly Sample[],
): LeftOut | undefined {
  const set = readSet(join(folder, name));
  if (!set.test.some(({ id }) => id === null)) return undefined;
  const { index, isTrained } = open(set.entries);
  const model = calibrate(samples.filter((one) => one.family !== family && one.isTrained === isTrained));
  const outcomes: Outcome[] = set.test.map(({ q, id }) => {
    const best = index.describeBest(q);
    const score = best === undefined ? 0 : confidenceOf(best.features, model);
    return { ranked: best === undefined ? [] : [best.entry], score, right: id };
  });
  return {
    set: name,
    auroc: auroc(outcomes),
    balanced: atThreshold(outcomes, DEFAULT_THRESHOLD).balanced,
    bestBalanced: bestBalanced(outcomes),
    calibrationError: calibrationError(outcomes),
  };
}

/** Every set that has out-of-scope questions, judged by models fitted on the other families. */
export function leaveOut(folder: string, samples: readonly Sample[]): LeftOut[] {
  return Object.entries(FAMILIES).flatMap(([family, { sets, variants }]) =>
    [...sets, ...variants].flatMap((name) => judge(folder, name, family, samples) ?? []),
  );
}
