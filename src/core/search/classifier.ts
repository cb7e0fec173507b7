import { type Postings, type Rows, type SparseVector, toPostings } from './postings.js';

/** One linear function an entry: about 1 for its own questions, -1 for those of the rest. */
export interface Classifier {
  readonly weights: Postings;
  readonly bias: Float32Array;
}

/** Penalty of a mistake; one of the entry's own phrasings costs more, because there are fewer of them. */
const COST = 0.5;
const OWN_COST = 4;
const MOST_PASSES = 15;
const TOLERANCE = 0.1;
/** Weights nearer to 0 than this change no ranking and are not kept. */
const NEGLIGIBLE = 1e-3;
const SEED = 20240327;

/** A reproducible stream of numbers in [0, 1): Marsaglia's xorshift32. */
function randomStream(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

function squareNorms(rows: Rows): Float64Array {
  const squares = new Float64Array(rows.starts.length - 1);
  for (let row = 0; row < squares.length; row++) {
    let square = 1;
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) square += rows.values[i]! ** 2;
    squares[row] = square;
  }
  return squares;
}

/** Working memory of one entry's training, reused for the next. */
interface Workspace {
  readonly rows: Rows;
  readonly squares: Float64Array;
  readonly alpha: Float64Array;
  readonly weights: Float64Array;
  readonly random: () => number;
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

/**
 * Dual coordinate descent with shrinking for the squared hinge loss: Hsieh, Chang, Lin, Keerthi and Sundararajan,
 * "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 3. Leaves the weights in the
 * workspace and returns the bias.
 */
function trainOne(space: Workspace, order: Int32Array, isOwn: (row: number) => boolean): number {
  const { squares, alpha, weights, random } = space;
  const { starts, ids, values } = space.rows;
  let bias = 0;
  let active = order.length;
  let limit = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    shuffle(order, active, random);
    for (let at = 0; at < active; at++) {
      const row = order[at]!;
      const sign = isOwn(row) ? 1 : -1;
      const diagonal = 0.5 / (sign > 0 ? OWN_COST : COST);
      const from = starts[row]!;
      const to = starts[row + 1]!;
      let margin = bias;
      for (let i = from; i < to; i++) margin += weights[ids[i]!]! * values[i]!;
      const before = alpha[row]!;
      const gradient = sign * margin - 1 + before * diagonal;
      if (before === 0 && gradient > limit) {
        active -= 1;
        order[at] = order[active]!;
        order[active] = row;
        at -= 1;
        continue;
      }
      const projected = before === 0 ? Math.min(0, gradient) : gradient;
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (projected === 0) continue;
      const after = Math.max(0, before - gradient / (squares[row]! + diagonal));
      const step = (after - before) * sign;
      alpha[row] = after;
      bias += step;
      for (let i = from; i < to; i++) weights[ids[i]!]! += step * values[i]!;
    }
    if (highest - lowest <= TOLERANCE) break;
    limit = highest > 0 ? highest : Number.POSITIVE_INFINITY;
  }
  return bias;
}

/** Takes the weights out of the workspace and leaves it empty for the next entry. */
function takeWeights(space: Workspace, order: Int32Array): SparseVector {
  const ids: number[] = [];
  const values: number[] = [];
  const { starts, ids: features } = space.rows;
  for (const row of order) {
    space.alpha[row] = 0;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const id = features[i]!;
      const weight = space.weights[id]!;
      if (weight === 0) continue;
      space.weights[id] = 0;
      if (Math.abs(weight) < NEGLIGIBLE) continue;
      ids.push(id);
      values.push(weight);
    }
  }
  return { ids: Int32Array.from(ids), values: Float32Array.from(values) };
}

/**
 * Linear support vector machines, each entry against the rest. An entry is trained on its own phrasings and on those
 * that come near it, which are the ones that decide: the others would take ten times as long and change nothing.
 *
 * @param owners entry of each row
 * @param nearby for each entry, its own rows and the rows to tell it from
 */
export function trainClassifier(
  rows: Rows,
  owners: Int32Array,
  nearby: readonly Int32Array[],
  features: number,
): Classifier {
  const space: Workspace = {
    rows,
    squares: squareNorms(rows),
    alpha: new Float64Array(owners.length),
    weights: new Float64Array(features),
    random: randomStream(SEED),
  };
  const bias = new Float32Array(nearby.length);
  const perEntry = nearby.map((order, entry) => {
    bias[entry] = trainOne(space, order, (row) => owners[row] === entry);
    return takeWeights(space, order);
  });
  return { weights: toPostings(perEntry, features), bias };
}
