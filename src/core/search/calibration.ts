/**
 * From scores to a probability. A raw score cannot be a threshold: the best cut differs between knowledge bases by a
 * factor of thirty. So a match is described by a few numbers that mean the same in every knowledge base, and two
 * logistic models, fitted once over many (`npm run bench -- calibrate`), give P(the question has an answer here) and P(this is it,
 * given that it has one). Their product is the confidence.
 */

/** What the scores of questions look like in this knowledge base: learnt from its own phrasings when it is built. */
export interface Background {
  /** Mean and standard deviation of the best centroid score that a phrasing gets from an entry not its own. */
  readonly mean: number;
  readonly deviation: number;
}

/** A match in numbers that are comparable between knowledge bases. */
export interface MatchFeatures {
  /** Score, 0 to about 1. */
  readonly score: number;
  /** Score less the best other entry's; negative for a match that is not the best. */
  readonly lead: number;
  /** Centroid score in standard deviations above what an entry that is not the right one scores, -4 to 6. */
  readonly height: number;
  /** Share of the question's words, rare words counting more, that the entry's phrasings have; 0 to 1. */
  readonly coverage: number;
}

export interface Logistic {
  readonly bias: number;
  readonly score: number;
  readonly lead: number;
  readonly height: number;
  readonly coverage: number;
}

/** The two models. */
export interface Calibration {
  readonly inside: Logistic;
  readonly right: Logistic;
}

/** Confidence from which a match is worth giving as the answer, when a wrong answer costs about as much as none. */
export const DEFAULT_THRESHOLD = 0.68;

/** Share of questions that are expected to have an answer; the models are fitted for as many with one as without. */
const SHARE_INSIDE = 0.791;

/** Coefficients as `npm run bench -- calibrate` prints them: for indexes with a classifier, and without. */
export const TRAINED: Calibration = {
  inside: { bias: -2.379, score: 3.259, lead: 0, height: 0.482, coverage: 2.187 },
  right: { bias: -1.904, score: 5.658, lead: 6.35, height: 0, coverage: 0 },
};
export const UNTRAINED: Calibration = {
  inside: { bias: -1.57, score: 3.363, lead: 0, height: 0.367, coverage: 1.607 },
  right: { bias: -2.258, score: 5.676, lead: 7.407, height: 0, coverage: 0 },
};

const LOWEST = -4;
const HIGHEST = 6;
const LEAST_DEVIATION = 0.02;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

function weigh(features: MatchFeatures, model: Logistic): number {
  return (
    model.bias +
    model.score * features.score +
    model.lead * features.lead +
    model.height * features.height +
    model.coverage * features.coverage
  );
}

/** @param scores best centroid scores of phrasings with entries not their own */
export function describeBackground(scores: readonly number[]): Background {
  const count = Math.max(1, scores.length);
  const mean = scores.reduce((sum, score) => sum + score, 0) / count;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / count;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}

/** `height` of a centroid score. */
export function heightOf(score: number, background: Background): number {
  return Math.min(HIGHEST, Math.max(LOWEST, (score - background.mean) / background.deviation));
}

/** Probability, 0 to 1, that the match is the right answer to the question. */
export function confidenceOf(features: MatchFeatures, { inside, right }: Calibration): number {
  const prior = Math.log(SHARE_INSIDE / (1 - SHARE_INSIDE));
  return sigmoid(weigh(features, inside) + prior) * sigmoid(weigh(features, right));
}
