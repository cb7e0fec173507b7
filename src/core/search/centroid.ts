/**
 * Entries as the sum of their phrasings: Rocchio's centroid (1971). The cosine to it rewards what many phrasings
 * of an entry share, and needs no training. Stored by feature, so that a question touches only its own features.
 */

/** Rows of features: entries and weights of feature f stand at `starts[f]` to `starts[f + 1]`. */
export interface Postings {
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly weights: Float32Array;
}

/** Rows of phrasings: features and values of phrasing p stand at `starts[p]` to `starts[p + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** @param owners entry of each row, ascending */
export function buildCentroids(rows: Rows, owners: Int32Array, entries: number, features: number): Postings {
  const sum = new Float32Array(features);
  const touched: number[] = [];
  const perEntry: { ids: Int32Array; weights: Float32Array }[] = [];
  const counts = new Int32Array(features + 1);
  let row = 0;
  for (let entry = 0; entry < entries; entry++) {
    touched.length = 0;
    for (; row < owners.length && owners[row] === entry; row++) {
      for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
        const id = rows.ids[i]!;
        if (sum[id] === 0) touched.push(id);
        sum[id]! += rows.values[i]!;
      }
    }
    let square = 0;
    for (const id of touched) square += sum[id]! * sum[id]!;
    const norm = square > 0 ? 1 / Math.sqrt(square) : 0;
    const ids = Int32Array.from(touched);
    perEntry.push({ ids, weights: Float32Array.from(ids, (id) => sum[id]! * norm) });
    for (const id of ids) {
      sum[id] = 0;
      counts[id + 1]! += 1;
    }
  }
  for (let id = 0; id < features; id++) counts[id + 1]! += counts[id]!;
  const starts = counts.slice();
  const postings: Postings = {
    starts,
    entries: new Int32Array(starts[features]!),
    weights: new Float32Array(starts[features]!),
  };
  const next = counts;
  perEntry.forEach(({ ids, weights }, entry) => {
    for (let i = 0; i < ids.length; i++) {
      const at = next[ids[i]!]!++;
      postings.entries[at] = entry;
      postings.weights[at] = weights[i]!;
    }
  });
  return postings;
}

/** Adds the cosine of a vector to every entry's centroid into `scores`. */
export function scoreCentroids(
  postings: Postings,
  ids: Int32Array,
  values: Float32Array,
  scores: Float32Array,
): void {
  const { starts, entries, weights } = postings;
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]!;
    const end = starts[ids[i]! + 1]!;
    for (let at = starts[ids[i]!]!; at < end; at++) scores[entries[at]!]! += value * weights[at]!;
  }
}
