/**
 * What is asked for, whoever it is asked about: a question with its names masked and an entry's words become vectors
 * whose product is high where the entry holds what the question asks for. Learnt from questions and records, each
 * question contrasted with all entries of its record and with "the record does not say" (`npm run fit`): a two-tower
 * model (Huang et al., "Learning deep structured semantic models", CIKM 2013) over hashed words (Weinberger et al., 2009).
 */

import { type Encoder, ModelError } from '../language/encoder.js';
import type { Token } from '../language/tokenise.js';
import { featuresOf } from './features.js';
import type { Thesaurus } from './thesaurus.js';

export const MAGIC = 'POLICYASK2';
export const HEADER = 20;
export const ASKED_BUCKETS = 1 << 15;
export const ASKED_SIZE = 32;
/** Of the encoder's numbers, which stand in order of how much they hold, so many are read. */
export const MEANING_SIZE = 64;

/** Bytes of a side, and of the file. */
export const SIDE_SIZE = ASKED_BUCKETS * (4 + ASKED_SIZE) + 4 * MEANING_SIZE * ASKED_SIZE;
export const FILE_SIZE = HEADER + 2 * SIDE_SIZE;

const NAME: Token = { text: '□', stem: '□', script: 'other', glued: false };
const NUMBER = { text: '0', stem: '0' } as const;

function bucketOf(key: number, salt: number): number {
  let hash = Math.imul(key ^ salt, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  return ((hash ^ (hash >>> 13)) >>> 0) % ASKED_BUCKETS;
}

/** A text with its names masked, as the model reads it: buckets of its words, and what the encoder makes of the rest. */
export interface Masked {
  readonly buckets: Int32Array;
  readonly meaning: Float32Array;
}

/**
 * Buckets of a text's words, groups of the thesaurus, pairs and syllables, with the words of names as one mark and every number as another; and its
 * meaning without them.
 *
 * @param names stems of the words in names
 * @param side whether the text asks or is asked about: they share no bucket but by chance
 */
export function mask(
  tokens: readonly Token[],
  names: ReadonlySet<string>,
  side: 'question' | 'entry',
  { encoder, thesaurus }: { readonly encoder: Encoder; readonly thesaurus: Thesaurus },
): Masked {
  const masked: Token[] = [];
  const named = thesaurus.named(tokens);
  for (const [at, token] of tokens.entries()) {
    if (names.has(token.stem) || named.has(at)) {
      if (masked.at(-1) !== NAME) masked.push(NAME);
    } else masked.push(token.script === 'number' ? { ...token, ...NUMBER } : token);
  }
  const features = featuresOf(masked, thesaurus.find(masked), false);
  const rest = masked.flatMap(({ text, script }) =>
    script === 'other' || script === 'number' ? [] : [text],
  );
  return {
    buckets: features.keys.map((key) => bucketOf(key, side === 'question' ? 1 : 7)),
    meaning: encoder.encode(rest.join(' ')).subarray(0, MEANING_SIZE),
  };
}

/** One side: a scale and 32 whole numbers a bucket, and 32 numbers for each of the encoder's. */
interface Side {
  readonly scaleOf: (bucket: number) => number;
  readonly numbers: Int8Array;
  readonly projection: Float32Array;
}

/** The sum of the buckets' rows, over the root of their number, and of the meaning, projected. */
function vectorOf({ scaleOf, numbers, projection }: Side, { buckets, meaning }: Masked): Float32Array {
  const out = new Float32Array(ASKED_SIZE);
  for (let k = 0; k < meaning.length; k++) {
    const share = meaning[k]!;
    for (let i = 0; i < ASKED_SIZE; i++) out[i]! += share * projection[k * ASKED_SIZE + i]!;
  }
  const shrink = 1 / Math.sqrt(buckets.length + 1);
  for (const bucket of buckets) {
    const scale = shrink * scaleOf(bucket);
    if (scale === 0) continue;
    const at = bucket * ASKED_SIZE;
    for (let i = 0; i < ASKED_SIZE; i++) out[i]! += scale * numbers[at + i]!;
  }
  return out;
}

export class Asked {
  /** The product that stands for "the record does not say". */
  readonly unstated: number;
  readonly #questions: Side;
  readonly #entries: Side;

  /**
   * @param file content of `models/asked.bin`: the ten bytes "POLICYASK2", u16 size (32), u32 buckets, f32 `unstated`; then for the
   * side of questions and for that of entries a float32 scale a bucket, `size` signed bytes a bucket, and `size` float32 for each of
   * the 64 numbers of a meaning; little-endian
   * @throws ModelError when it is cut short or of another kind
   */
  constructor(file: Uint8Array) {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const magic = String.fromCharCode(...file.subarray(0, MAGIC.length));
    if (magic !== MAGIC || file.length !== FILE_SIZE || view.getUint32(12, true) !== ASKED_BUCKETS)
      throw new ModelError(
        `models/asked.bin is not a ${MAGIC} file of ${FILE_SIZE} bytes. Restore it (git checkout models/asked.bin) or make it again (npm run fit).`,
      );
    this.unstated = view.getFloat32(16, true);
    const floats = (at: number, length: number): Float32Array =>
      Float32Array.from({ length }, (_, i) => view.getFloat32(at + 4 * i, true));
    const side = (at: number): Side => ({
      scaleOf: (bucket) => view.getFloat32(at + 4 * bucket, true),
      numbers: new Int8Array(
        file.buffer,
        file.byteOffset + at + 4 * ASKED_BUCKETS,
        ASKED_BUCKETS * ASKED_SIZE,
      ),
      projection: floats(at + ASKED_BUCKETS * (4 + ASKED_SIZE), MEANING_SIZE * ASKED_SIZE),
    });
    this.#questions = side(HEADER);
    this.#entries = side(HEADER + SIDE_SIZE);
  }

  /** Vector of what a question asks for. */
  question(masked: Masked): Float32Array {
    return vectorOf(this.#questions, masked);
  }

  /** Vector of what an entry holds. */
  entry(masked: Masked): Float32Array {
    return vectorOf(this.#entries, masked);
  }
}
