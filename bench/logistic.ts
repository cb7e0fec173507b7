/** Logistic regression by Newton's method, weighted, with a ridge penalty; small enough to read. */

/** One coefficient a column, and the bias. */
export interface Model {
  readonly coefficients: readonly number[];
  readonly bias: number;
}

export interface Example {
  readonly x: readonly number[];
  readonly y: boolean;
  readonly weight: number;
}

const MOST_STEPS = 50;
const SMALL_STEP = 1e-8;

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

export function predict(model: Model, x: readonly number[]): number {
  return sigmoid(x.reduce((sum, value, column) => sum + value * model.coefficients[column]!, model.bias));
}

/** Solves a small system of linear equations by Gauss's elimination with row exchanges. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let i = pivot + 1; i < size; i++)
      if (Math.abs(rows[i]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = i;
    [rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
    for (let i = 0; i < size; i++) {
      if (i === pivot) continue;
      const factor = rows[i]![pivot]! / rows[pivot]![pivot]!;
      for (let j = pivot; j <= size; j++) rows[i]![j]! -= factor * rows[pivot]![j]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

/** Newton's steps; the last column of `rows` is 1 and is not penalised. */
function descend(rows: readonly number[][], examples: readonly Example[], ridge: number): number[] {
  const width = rows[0]!.length;
  let beta = new Array<number>(width).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = beta.map((value, j) => (j < width - 1 ? -ridge * value : 0));
    const hessian = beta.map((_, j) => beta.map((__, k) => (j === k ? (j < width - 1 ? ridge : 1e-9) : 0)));
    rows.forEach((row, i) => {
      const { y, weight } = examples[i]!;
      const p = sigmoid(row.reduce((sum, value, j) => sum + value * beta[j]!, 0));
      const residual = weight * ((y ? 1 : 0) - p);
      const curve = weight * p * (1 - p);
      for (let j = 0; j < width; j++) {
        gradient[j]! += residual * row[j]!;
        for (let k = 0; k < width; k++) hessian[j]![k]! += curve * row[j]! * row[k]!;
      }
    });
    const change = solve(hessian, gradient);
    beta = beta.map((value, j) => value + change[j]!);
    if (Math.max(...change.map(Math.abs)) < SMALL_STEP) break;
  }
  return beta;
}

/**
 * Fits on standardised columns with a ridge penalty, for a direction that holds for other knowledge bases too; then
 * fits slope and bias along that direction without one, so that the probabilities are not drawn towards one half.
 *
 * @param ridge penalty, in units of the summed weight of examples
 */
export function regress(examples: readonly Example[], ridge: number): Model {
  const width = examples[0]!.x.length;
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  const columns = Array.from({ length: width }, (_, j) => {
    const mean = examples.reduce((sum, { x, weight }) => sum + weight * x[j]!, 0) / whole;
    const variance = examples.reduce((sum, { x, weight }) => sum + weight * (x[j]! - mean) ** 2, 0) / whole;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  const rows = examples.map(({ x }) => [
    ...columns.map(({ mean, deviation }, j) => (x[j]! - mean) / deviation),
    1,
  ]);
  const beta = descend(rows, examples, ridge);
  const along = rows.map((row) => [row.reduce((sum, value, j) => sum + value * beta[j]!, 0), 1]);
  const [slope, shift] = descend(along, examples, 0) as [number, number];
  const coefficients = columns.map(({ deviation }, j) => (slope * beta[j]!) / deviation);
  const bias = columns.reduce(
    (sum, { mean }, j) => sum - coefficients[j]! * mean,
    slope * beta[width]! + shift,
  );
  return { coefficients, bias };
}
