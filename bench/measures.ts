/** Measures of a search engine on questions with known answers. All shares are from 0 to 1. */

/** What an engine said to one question: the ids it ranks first, how sure it is of the first, and what was right. */
export interface Outcome {
  readonly ranked: readonly string[];
  /** Score or confidence of the best match; -Infinity for none. */
  readonly score: number;
  readonly right: string | null;
}

const isRight = (outcome: Outcome): boolean => outcome.right !== null && outcome.ranked[0] === outcome.right;
const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of in-scope questions whose best match is right. */
export function accuracy(outcomes: readonly Outcome[]): number {
  return mean(outcomes.filter(({ right }) => right !== null).map((outcome) => (isRight(outcome) ? 1 : 0)));
}

/** Mean reciprocal rank within the first five, over in-scope questions. */
export function mrr5(outcomes: readonly Outcome[]): number {
  return mean(
    outcomes
      .filter(({ right }) => right !== null)
      .map(({ ranked, right }) => {
        const at = ranked.slice(0, 5).indexOf(right!);
        return at < 0 ? 0 : 1 / (at + 1);
      }),
  );
}

/** Probability that an in-scope question scores above an out-of-scope one (ties half): Mann and Whitney's U. NaN without both. */
export function auroc(outcomes: readonly Outcome[]): number {
  const sorted = [...outcomes].sort((a, b) => a.score - b.score);
  let ranks = 0;
  let inside = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to += 1;
    for (let i = from; i < to; i++) {
      if (sorted[i]!.right === null) continue;
      ranks += (from + to + 1) / 2;
      inside += 1;
    }
    from = to;
  }
  const outside = sorted.length - inside;
  return (ranks - (inside * (inside + 1)) / 2) / (inside * outside);
}

export interface AtThreshold {
  /** In-scope questions answered, and answered right. */
  readonly inside: number;
  /** Out-of-scope questions refused. */
  readonly outside: number;
  /** Mean of the two. */
  readonly balanced: number;
}

/** What answering at or above a threshold gives. */
export function atThreshold(outcomes: readonly Outcome[], threshold: number): AtThreshold {
  const inside = mean(
    outcomes
      .filter(({ right }) => right !== null)
      .map((it) => (isRight(it) && it.score >= threshold ? 1 : 0)),
  );
  const outside = mean(
    outcomes.filter(({ right }) => right === null).map((it) => (it.score < threshold ? 1 : 0)),
  );
  return { inside, outside, balanced: (inside + outside) / 2 };
}

/** The best balanced accuracy that any threshold would give on these very questions: a bound, not a result. */
export function bestBalanced(outcomes: readonly Outcome[]): number {
  const inside = outcomes.filter(({ right }) => right !== null).length;
  const outside = outcomes.length - inside;
  if (outside === 0) return Number.NaN;
  const sorted = [...outcomes].sort((a, b) => b.score - a.score);
  let answered = 0;
  let refused = outside;
  let best = 0.5;
  for (let i = 0; i < sorted.length; i++) {
    if (isRight(sorted[i]!)) answered += 1;
    if (sorted[i]!.right === null) refused -= 1;
    if (i + 1 < sorted.length && sorted[i + 1]!.score === sorted[i]!.score) continue;
    best = Math.max(best, (answered / inside + refused / outside) / 2);
  }
  return best;
}

/**
 * Expected calibration error in ten bins of equal width: how far confidence is from the share that is right.
 * Naeini and others, "Obtaining well calibrated probabilities", 2015.
 */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const outcome of outcomes) {
    const confidence = Math.min(1, Math.max(0, outcome.score));
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.count += 1;
    bin.confidence += confidence;
    bin.right += isRight(outcome) ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / outcomes.length;
}
