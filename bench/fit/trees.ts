/** Boosted regression trees for a probability. */
import type { Tree } from '../../src/core/find/judge.js';

export interface TreeOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
}

/** Chosen by leaving knowledge bases out: `npm run bench -- transfer`. */
export const DEFAULT_TREES: TreeOptions = { trees: 120, depth: 4, rate: 0.08 };

const BINS = 32;
const PENALTY = 3;
const LEAST_CURVATURE = 1;
const LEAST_GAIN = 1e-3;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

interface Growing {
  readonly f: number[];
  readonly t: number[];
  readonly l: number[];
  readonly r: number[];
  readonly v: number[];
}

/** At most 31 values between which a feature is cut: half-way above its quantiles, so that rounding moves no row. */
function cutsOf(rows: readonly ArrayLike<number>[], feature: number): number[] {
  const sorted = Float64Array.from(rows, (row) => row[feature]!).sort();
  const cuts = new Set<number>();
  for (let bin = 1; bin < BINS; bin++) {
    let at = Math.floor((sorted.length * bin) / BINS);
    const value = sorted[at]!;
    while (at < sorted.length && sorted[at] === value) at += 1;
    if (at < sorted.length) cuts.add((value + sorted[at]!) / 2);
  }
  return [...cuts].sort((a, b) => a - b);
}

function binOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Gradient boosting with second-order leaves (Friedman 2001; Chen and Guestrin, "XGBoost", 2016, without sampling). The same rows
 * give the same trees.
 *
 * @param labels 1 for a row that answers, else 0
 */
export function fitTrees(
  rows: readonly ArrayLike<number>[],
  labels: readonly number[],
  weights: readonly number[],
  { trees, depth, rate }: TreeOptions = DEFAULT_TREES,
): { bias: number; trees: Tree[] } {
  const count = rows.length;
  const size = rows[0]!.length;
  const cuts = Array.from({ length: size }, (_, feature) => cutsOf(rows, feature));
  const bins = new Uint8Array(count * size);
  rows.forEach((row, i) => {
    for (let feature = 0; feature < size; feature++)
      bins[i * size + feature] = binOf(cuts[feature]!, row[feature]!);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const share = labels.reduce((sum, label, i) => sum + label * weights[i]!, 0) / whole;
  const bias = Math.log(share / (1 - share));
  const scores = new Float64Array(count).fill(bias);
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const leafOf = new Float64Array(count);

  function grow(tree: Growing, members: Int32Array, left: number): number {
    const node = tree.f.push(-1) - 1;
    tree.t.push(0);
    tree.l.push(0);
    tree.r.push(0);
    let gradient = 0;
    let curvature = 0;
    for (const i of members) {
      gradient += gradients[i]!;
      curvature += curvatures[i]!;
    }
    const value = (-rate * gradient) / (curvature + PENALTY);
    tree.v.push(value);
    for (const i of members) leafOf[i] = value;
    if (left === 0) return node;
    const gainOf = (g: number, h: number): number => (g * g) / (h + PENALTY);
    const sums = new Float64Array(2 * size * BINS);
    for (const i of members) {
      const [g, h] = [gradients[i]!, curvatures[i]!];
      for (let f = 0, row = i * size; f < size; f++) {
        const at = 2 * (f * BINS + bins[row + f]!);
        sums[at]! += g;
        sums[at + 1]! += h;
      }
    }
    let best = LEAST_GAIN;
    let feature = -1;
    let bin = 0;
    for (let f = 0; f < size; f++) {
      let gLeft = 0;
      let hLeft = 0;
      for (let b = 0; b < cuts[f]!.length; b++) {
        gLeft += sums[2 * (f * BINS + b)]!;
        hLeft += sums[2 * (f * BINS + b) + 1]!;
        if (hLeft < LEAST_CURVATURE || curvature - hLeft < LEAST_CURVATURE) continue;
        const gain =
          gainOf(gLeft, hLeft) + gainOf(gradient - gLeft, curvature - hLeft) - gainOf(gradient, curvature);
        if (gain <= best) continue;
        best = gain;
        feature = f;
        bin = b;
      }
    }
    if (feature < 0) return node;
    tree.f[node] = feature;
    tree.t[node] = cuts[feature]![bin]!;
    tree.l[node] = grow(
      tree,
      members.filter((i) => bins[i * size + feature]! <= bin),
      left - 1,
    );
    tree.r[node] = grow(
      tree,
      members.filter((i) => bins[i * size + feature]! > bin),
      left - 1,
    );
    return node;
  }

  const everything = Int32Array.from({ length: count }, (_, i) => i);
  const grown = Array.from({ length: trees }, (): Tree => {
    for (let i = 0; i < count; i++) {
      const p = sigmoid(scores[i]!);
      gradients[i] = (p - labels[i]!) * weights[i]!;
      curvatures[i] = Math.max(1e-6, p * (1 - p)) * weights[i]!;
    }
    const tree: Growing = { f: [], t: [], l: [], r: [], v: [] };
    grow(tree, everything, depth);
    for (let i = 0; i < count; i++) scores[i]! += leafOf[i]!;
    const short = (value: number): number => Number(value.toPrecision(6));
    return { ...tree, t: tree.t.map(short), v: tree.v.map(short) };
  });
  return { bias, trees: grown };
}
