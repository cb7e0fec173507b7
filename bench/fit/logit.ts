/** A question's candidates as rows of evidence, and which of them answer. */
export interface Choice {
  readonly rows: readonly ArrayLike<number>[];
  readonly answers: ReadonlySet<number>;
}

const PASSES = 15;
const RATE = 0.3;
const PENALTY = 1e-4;

/**
 * Weights of a conditional logit: the probability of a candidate is its exp(weights · evidence) among all (McFadden,
 * "Conditional logit analysis of qualitative choice behavior", 1974). AdaGrad, in the order given.
 */
export function fitLogit(choices: readonly Choice[], size: number): number[] {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { rows, answers } of choices) {
      const scores = rows.map((row) => weights.reduce((sum, weight, i) => sum + weight * row[i]!, 0));
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const whole = shares.reduce((sum, share) => sum + share, 0);
      const right = shares.reduce((sum, share, row) => (answers.has(row) ? sum + share : sum), 0);
      if (right === 0) continue;
      const gradient = new Float64Array(size);
      shares.forEach((share, row) => {
        const error = share / whole - (answers.has(row) ? share / right : 0);
        for (let i = 0; i < size; i++) gradient[i]! += error * rows[row]![i]!;
      });
      for (let i = 0; i < size; i++) {
        const step = gradient[i]! + PENALTY * weights[i]!;
        squares[i]! += step * step;
        weights[i]! -= (RATE * step) / Math.sqrt(squares[i]!);
      }
    }
  }
  return [...weights];
}
