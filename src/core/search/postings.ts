/** Sparse matrices in the two orders that ranking needs: by phrasing, and by feature. All arrays are plain data. */

/** A sparse vector: ids of features, ascending or not, with their values. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Rows of phrasings: features and values of row r stand from `starts[r]` to `starts[r + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Rows of features: entries and weights of feature f stand from `starts[f]` to `starts[f + 1]`. */
export interface Postings {
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly weights: Float32Array;
}

export function toRows(vectors: readonly SparseVector[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, row) => {
    starts[row + 1] = starts[row]! + vector.ids.length;
  });
  const ids = new Int32Array(starts[vectors.length]!);
  const values = new Float32Array(ids.length);
  vectors.forEach((vector, row) => {
    ids.set(vector.ids, starts[row]!);
    values.set(vector.values, starts[row]!);
  });
  return { starts, ids, values };
}

export function rowOf(rows: Rows, row: number): SparseVector {
  const from = rows.starts[row]!;
  const to = rows.starts[row + 1]!;
  return { ids: rows.ids.subarray(from, to), values: rows.values.subarray(from, to) };
}

/** Turns one sparse vector an entry into postings. */
export function toPostings(perEntry: readonly SparseVector[], features: number): Postings {
  const starts = new Int32Array(features + 1);
  for (const { ids } of perEntry) for (const id of ids) starts[id + 1]! += 1;
  for (let id = 0; id < features; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const entries = new Int32Array(starts[features]!);
  const weights = new Float32Array(starts[features]!);
  perEntry.forEach(({ ids, values }, entry) => {
    for (let i = 0; i < ids.length; i++) {
      const at = next[ids[i]!]!++;
      entries[at] = entry;
      weights[at] = values[i]!;
    }
  });
  return { starts, entries, weights };
}

/** The commonest letters weigh least in a question and stand in nearly every entry: the longest way to the least gain. */
const NEGLIGIBLE = 0.025;

/** Adds the product of a vector and every entry's weights to `scores`. */
export function addProducts(postings: Postings, { ids, values }: SparseVector, scores: Float32Array): void {
  const { starts, entries, weights } = postings;
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]!;
    if (value < NEGLIGIBLE) continue;
    const end = starts[ids[i]! + 1]!;
    for (let at = starts[ids[i]!]!; at < end; at++) scores[entries[at]!]! += value * weights[at]!;
  }
}

/** Whether an entry has a weight for a feature. */
export function hasEntry({ starts, entries }: Postings, feature: number, entry: number): boolean {
  let from = starts[feature]!;
  let to = starts[feature + 1]!;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (entries[middle]! < entry) from = middle + 1;
    else to = middle;
  }
  return from < starts[feature + 1]! && entries[from] === entry;
}
