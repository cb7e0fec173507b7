import type { Rows } from './centroid.js';

/**
 * Linear support vector machines, one entry against the rest, with squared hinge loss, trained by dual coordinate
 * descent with shrinking: Hsieh, Chang, Lin, Keerthi and Sundararajan, "A dual coordinate descent method for
 * large-scale linear SVM", ICML 2008. Pays where an entry has many phrasings; see `worthTraining`.
 */
export interface Classifier {
  /** Weight of feature f for entry e at `f * entries + e`. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}


/** A reproducible stream of numbers in [0, 1): Marsaglia's xorshift32. */
function randomStream(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

/** @param owners entry of each row */
export function trainClassifier(rows: Rows, owners: Int32Array, entries: number, features: number, COST = 1, PLUS = 1, near?: (entry: number, row: number) => boolean, PASSES = 15, TOLERANCE = 0.1): Classifier {
  const { starts, ids, values } = rows;
  const count = owners.length;
  const diagonals = [0.5 / COST, 0.5 / COST / PLUS];
  const curvature = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let square = 1;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) square += values[i]! * values[i]!;
    curvature[row] = square;
  }
  const weights = new Float32Array(features * entries);
  const bias = new Float32Array(entries);
  const alpha = new Float64Array(count);
  const w = new Float64Array(features);
  const order = new Int32Array(count);
  const random = randomStream(20240327);

  for (let entry = 0; entry < entries; entry++) {
    alpha.fill(0);
    w.fill(0);
    let b = 0;
    let active = 0;
    for (let i = 0; i < count; i++) if (!near || near(entry, i)) order[active++] = i;
    let highest = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < PASSES; pass++) {
      let most = Number.NEGATIVE_INFINITY;
      let least = Number.POSITIVE_INFINITY;
      for (let i = active - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        const swap = order[i]!;
        order[i] = order[j]!;
        order[j] = swap;
      }
      for (let at = 0; at < active; at++) {
        const row = order[at]!;
        const sign = owners[row] === entry ? 1 : -1;
        const diagonal = diagonals[sign === 1 ? 1 : 0]!;
        const from = starts[row]!;
        const to = starts[row + 1]!;
        let sum = b;
        for (let i = from; i < to; i++) sum += w[ids[i]!]! * values[i]!;
        const gradient = sign * sum - 1 + alpha[row]! * diagonal;
        if (alpha[row] === 0) {
          if (gradient > highest) {
            active -= 1;
            order[at] = order[active]!;
            order[active] = row;
            at -= 1;
            continue;
          }
          if (gradient >= 0) {
            most = Math.max(most, 0);
            least = Math.min(least, 0);
            continue;
          }
        }
        most = Math.max(most, gradient);
        least = Math.min(least, gradient);
        const before = alpha[row]!;
        const after = Math.max(0, before - gradient / (curvature[row]! + diagonal));
        const step = (after - before) * sign;
        if (step === 0) continue;
        alpha[row] = after;
        b += step;
        for (let i = from; i < to; i++) w[ids[i]!]! += step * values[i]!;
      }
      if (most - least <= TOLERANCE) break;
      highest = most <= 0 ? Number.POSITIVE_INFINITY : most;
    }
    bias[entry] = b;
    for (let id = 0; id < features; id++) weights[id * entries + entry] = w[id]!;
  }
  return { weights, bias };
}

/** Writes every entry's margin for a vector into `margins`; about 1 for its own, -1 for the rest. */
export function scoreMargins(
  classifier: Classifier,
  ids: Int32Array,
  values: Float32Array,
  margins: Float32Array,
): void {
  const { weights, bias } = classifier;
  const entries = bias.length;
  margins.set(bias);
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]!;
    const from = ids[i]! * entries;
    for (let entry = 0; entry < entries; entry++) margins[entry]! += value * weights[from + entry]!;
  }
}
