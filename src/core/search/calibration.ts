/**
 * From scores to a probability. A raw score cannot be a threshold: the best cut differs between knowledge bases by a
 * factor of thirty. So a match is described by a few numbers that mean the same in every knowledge base, and two
 * logistic models, fitted once over many, give P(the question has an answer here) and P(this is it, given that).
 */

/** What the scores of questions look like in this knowledge base: learnt from its own phrasings when it is built. */
export interface Background {
  /** Best centroid score that a phrasing gets from an entry not its own, ascending, for a sample of phrasings. */
  readonly others: Float32Array;
  readonly mean: number;
  readonly deviation: number;
}

/** A match in numbers that are comparable between knowledge bases. */
export interface MatchFeatures {
  /** Mixed score and centroid score, each minus the best other entry's. */
  readonly zm: number;
  readonly cem: number;
  /** Classifier's margin, clipped to [-1, 2]. */
  readonly svm: number;
  /** Centroid score in standard deviations above `others`, clipped to [-4, 6]. */
  readonly zO: number;
  /** Log odds of the share of `others` that the centroid score beats. */
  readonly rO: number;
  /** Share, by idf, of the nearest phrasing's stems that the question has. */
  readonly revW: number;
}

const INSIDE = { bias: -0.616, zm: 0.466, cem: -1.055, svm: 1.223, zO: 0.372, rO: 0.292, revW: 0.451 };
const RIGHT = { bias: -0.641, zm: 4.509, cem: 3.167, svm: 2.174, zO: 0.049, rO: 0.126, revW: -0.318 };

const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

function weigh(features: MatchFeatures, model: typeof INSIDE): number {
  return (
    model.bias +
    model.zm * features.zm +
    model.cem * features.cem +
    model.svm * features.svm +
    model.zO * features.zO +
    model.rO * features.rO +
    model.revW * features.revW
  );
}

export function describeBackground(scores: readonly number[]): Background {
  const others = Float32Array.from(scores).sort();
  const count = Math.max(1, others.length);
  const mean = others.reduce((sum, score) => sum + score, 0) / count;
  const variance = others.reduce((sum, score) => sum + (score - mean) ** 2, 0) / count;
  return { others, mean, deviation: Math.max(0.02, Math.sqrt(variance)) };
}

/** `zO` of a centroid score. */
export function standardised(score: number, background: Background): number {
  return clip((score - background.mean) / background.deviation, -4, 6);
}

/** `rO` of a centroid score. */
export function rankOdds(score: number, background: Background): number {
  const { others } = background;
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (others[middle]! < score) low = middle + 1;
    else high = middle;
  }
  const share = (low + 0.5) / (others.length + 1);
  return Math.log(share / (1 - share));
}

/** Probability, 0 to 1, that the match is the right answer to the question. */
export function confidenceOf(features: MatchFeatures): number {
  return sigmoid(weigh(features, INSIDE)) * sigmoid(weigh(features, RIGHT));
}
