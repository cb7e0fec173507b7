/**
 * What is asked for, whoever it is asked about: a question with its names masked and an entry's words become vectors
 * whose product is high where the entry holds what the question asks for. Learnt from questions and records, each
 * question contrasted with all entries of its record and with "the record does not say" (`npm run fit`): a two-tower
 * model (Huang et al., "Learning deep structured semantic models", CIKM 2013) over hashed words (Weinberger et al., 2009).
 */

import { ModelError } from '../language/encoder.js';
import type { Token } from '../language/tokenise.js';
import { featuresOf, GROUPS, groupOf } from './features.js';

const MAGIC = 'POLICYASK1';
const HEADER = 20;
export const ASKED_BUCKETS = 1 << 15;
export const ASKED_SIZE = 32;

const NAME: Token = { text: '□', stem: '□', script: 'other', glued: false };
const NUMBER = { text: '0', stem: '0' } as const;

function bucketOf(key: number, salt: number): number {
  let hash = Math.imul(key ^ salt, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  return ((hash ^ (hash >>> 13)) >>> 0) % ASKED_BUCKETS;
}

/**
 * Buckets of a text's words, pairs and syllables, with the words of names as one mark and every number as another.
 *
 * @param names stems of the words in names
 * @param side whether the text asks or is asked about: they share no bucket but by chance
 */
export function maskedBuckets(
  tokens: readonly Token[],
  names: ReadonlySet<string>,
  side: 'question' | 'entry',
): Int32Array {
  const masked: Token[] = [];
  for (const token of tokens) {
    if (names.has(token.stem)) {
      if (masked.at(-1) !== NAME) masked.push(NAME);
    } else masked.push(token.script === 'number' ? { ...token, ...NUMBER } : token);
  }
  const keys = [...featuresOf(masked).keys()].filter((key) => groupOf(key) !== GROUPS.characters);
  return Int32Array.from(keys, (key) => bucketOf(key, side === 'question' ? 1 : 7));
}

/** One table: a scale and 32 whole numbers a bucket. */
export interface AskedTable {
  readonly scales: Float32Array;
  readonly numbers: Int8Array;
}

/** Adds the sum of the buckets' rows, over the root of their number, to `out`. */
function addRows({ scales, numbers }: AskedTable, buckets: Int32Array, out: Float32Array): void {
  const shrink = 1 / Math.sqrt(buckets.length + 1);
  for (const bucket of buckets) {
    const scale = shrink * scales[bucket]!;
    if (scale === 0) continue;
    const at = bucket * ASKED_SIZE;
    for (let i = 0; i < ASKED_SIZE; i++) out[i]! += scale * numbers[at + i]!;
  }
}

export class Asked {
  /** The product that stands for "the record does not say". */
  readonly unstated: number;
  readonly #questions: AskedTable;
  readonly #entries: AskedTable;

  /**
   * @param file content of `models/asked.bin`: the ten bytes "POLICYASK1", u16 size (32), u32 buckets, f32 `unstated`; then for the
   * table of questions and for that of entries a float32 scale a bucket and `size` signed bytes a bucket; little-endian
   * @throws ModelError when it is cut short or of another kind
   */
  constructor(file: Uint8Array) {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const magic = String.fromCharCode(...file.subarray(0, MAGIC.length));
    const expected = HEADER + 2 * ASKED_BUCKETS * (4 + ASKED_SIZE);
    if (magic !== MAGIC || file.length !== expected || view.getUint32(12, true) !== ASKED_BUCKETS)
      throw new ModelError(
        `models/asked.bin is not a ${MAGIC} file of ${expected} bytes. Restore it (git checkout models/asked.bin) or make it again (npm run fit).`,
      );
    this.unstated = view.getFloat32(16, true);
    const table = (at: number): AskedTable => ({
      scales: Float32Array.from({ length: ASKED_BUCKETS }, (_, i) => view.getFloat32(at + 4 * i, true)),
      numbers: new Int8Array(
        file.buffer,
        file.byteOffset + at + 4 * ASKED_BUCKETS,
        ASKED_BUCKETS * ASKED_SIZE,
      ),
    });
    this.#questions = table(HEADER);
    this.#entries = table(HEADER + ASKED_BUCKETS * (4 + ASKED_SIZE));
  }

  /** Vector of what a question asks for, from its buckets. */
  question(buckets: Int32Array): Float32Array {
    const out = new Float32Array(ASKED_SIZE);
    addRows(this.#questions, buckets, out);
    return out;
  }

  /** Vector of what an entry holds, from its buckets. */
  entry(buckets: Int32Array): Float32Array {
    const out = new Float32Array(ASKED_SIZE);
    addRows(this.#entries, buckets, out);
    return out;
  }
}

/** Packs trained tables as `Asked` reads them: each row as signed bytes times a scale. Rows of buckets that no text had are 0. */
export function packAsked(questions: Float32Array, entries: Float32Array, unstated: number): Uint8Array {
  const file = new Uint8Array(HEADER + 2 * ASKED_BUCKETS * (4 + ASKED_SIZE));
  const view = new DataView(file.buffer);
  for (let i = 0; i < MAGIC.length; i++) file[i] = MAGIC.charCodeAt(i);
  view.setUint16(10, ASKED_SIZE, true);
  view.setUint32(12, ASKED_BUCKETS, true);
  view.setFloat32(16, unstated, true);
  let at = HEADER;
  for (const table of [questions, entries]) {
    for (let bucket = 0; bucket < ASKED_BUCKETS; bucket++) {
      const row = table.subarray(bucket * ASKED_SIZE, (bucket + 1) * ASKED_SIZE);
      const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
      view.setFloat32(at + 4 * bucket, scale, true);
      for (let i = 0; i < ASKED_SIZE; i++)
        view.setInt8(
          at + 4 * ASKED_BUCKETS + bucket * ASKED_SIZE + i,
          scale === 0 ? 0 : Math.round(row[i]! / scale),
        );
    }
    at += ASKED_BUCKETS * (4 + ASKED_SIZE);
  }
  return file;
}
