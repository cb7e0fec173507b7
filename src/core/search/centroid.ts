import { type Postings, type Rows, type SparseVector, toPostings } from './postings.js';

/** Weights nearer to 0 than this change no ranking and are not kept: a third of the time of a question. */
const NEGLIGIBLE = 0.01;

/** The phrasings of one language that belong to one entry, summed. */
interface Sum {
  readonly ids: number[];
  readonly values: Float64Array;
}

function addRow(sum: Sum, rows: Rows, row: number): void {
  for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) {
    const id = rows.ids[i]!;
    if (sum.values[id] === 0) sum.ids.push(id);
    sum.values[id]! += rows.values[i]!;
  }
}

/** Moves a sum, scaled to length 1, into a centroid and leaves the sum empty. */
function moveInto(centroid: Map<number, number>, sum: Sum): void {
  let square = 0;
  for (const id of sum.ids) square += sum.values[id]! ** 2;
  for (const id of sum.ids) {
    centroid.set(id, (centroid.get(id) ?? 0) + sum.values[id]! / Math.sqrt(square));
    sum.values[id] = 0;
  }
  sum.ids.length = 0;
}

/**
 * Every entry as the sum of its phrasings, scaled to length 1: Rocchio's centroid (1971). The cosine to it rewards
 * what the phrasings of an entry share, and needs no training. Each language is summed and scaled by itself, so that
 * an entry with many phrasings in one is not harder to find in the other.
 *
 * @param owners entry of each row, ascending
 * @param languages a number for the language of each row
 */
export function buildCentroids(
  rows: Rows,
  owners: Int32Array,
  languages: Uint8Array,
  entries: number,
  features: number,
): Postings {
  const sums: Sum[] = [0, 1].map(() => ({ ids: [], values: new Float64Array(features) }));
  const perEntry: SparseVector[] = [];
  let row = 0;
  for (let entry = 0; entry < entries; entry++) {
    for (; row < owners.length && owners[row] === entry; row++) addRow(sums[languages[row]!]!, rows, row);
    const centroid = new Map<number, number>();
    for (const sum of sums) if (sum.ids.length > 0) moveInto(centroid, sum);
    const kept = [...centroid].filter(([, value]) => value >= NEGLIGIBLE);
    perEntry.push({
      ids: Int32Array.from(kept, ([id]) => id),
      values: Float32Array.from(kept, ([, value]) => value),
    });
  }
  return toPostings(perEntry, features);
}
