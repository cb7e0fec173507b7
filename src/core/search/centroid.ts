import { type Postings, type Rows, type SparseVector, toPostings } from './postings.js';

/**
 * Every entry as the sum of its phrasings, scaled to length 1: Rocchio's centroid (1971). The cosine to it rewards
 * what the phrasings of an entry share, and needs no training.
 *
 * @param owners entry of each row, ascending
 */
export function buildCentroids(rows: Rows, owners: Int32Array, entries: number, features: number): Postings {
  const sum = new Float64Array(features);
  const perEntry: SparseVector[] = [];
  let row = 0;
  for (let entry = 0; entry < entries; entry++) {
    const touched: number[] = [];
    for (; row < owners.length && owners[row] === entry; row++) {
      for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
        const id = rows.ids[i]!;
        if (sum[id] === 0) touched.push(id);
        sum[id]! += rows.values[i]!;
      }
    }
    let square = 0;
    for (const id of touched) square += sum[id]! * sum[id]!;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    perEntry.push({
      ids: Int32Array.from(touched),
      values: Float32Array.from(touched, (id) => sum[id]! * scale),
    });
    for (const id of touched) sum[id] = 0;
  }
  return toPostings(perEntry, features);
}
