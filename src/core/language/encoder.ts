/**
 * Meaning as numbers: a sentence in Korean or English becomes a vector, so that sentences that mean alike point alike.
 * A table of hashed letter n-grams (fastText's subwords: Bojanowski et al., "Enriching Word Vectors with Subword
 * Information", 2017), trained to agree with a large encoder; `models/README.md` says how, and what it reaches.
 */

const MAGIC = 'POLICYENC1';
const HEADER = 16;
const MOST_TOKENS = 40;
const MOST_FEATURES = 28;
/** Words kept with their vectors; a chat's words are few, and a table of all would grow without end. */
const MOST_WORDS = 10_000;
/** Longer runs are no words; what follows is not read. */
const LONGEST_WORD = 64;
const TOKEN = /[\uac00-\ud7a3]+|[a-z]+|[0-9]+|[\u3131-\u3163]+|[^\s\p{L}\p{N}_]/gu;

/** A model file that cannot be used: missing, cut short or of another kind. `message` names the file and the mend. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** A word's direction, how long its vector is, and how much it says in a sentence (a factor, about 0.02 to 50). */
export interface EncodedWord {
  readonly vector: Float32Array;
  readonly length: number;
  readonly weight: number;
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const utf8 = new TextEncoder();
/** Room for the bytes of a word with its edges. */
const bytes = new Uint8Array(3 * (LONGEST_WORD + 2));

function fnv1a(text: string): number {
  const { written } = utf8.encodeInto(text, bytes);
  let hash = 2166136261;
  for (let i = 0; i < written; i++) hash = Math.imul(hash ^ bytes[i]!, 16777619);
  return hash >>> 0;
}

/** The tokens of a text as the encoder reads it, at most 40. */
export function encoderTokens(text: string): string[] {
  const found: string[] = [];
  for (const [token] of text.toLowerCase().normalize('NFC').matchAll(TOKEN)) {
    found.push(token.slice(0, LONGEST_WORD));
    if (found.length === MOST_TOKENS) break;
  }
  return found;
}

function sizesOf(word: string): readonly number[] {
  if (/^[\uac00-\ud7a3]/u.test(word)) return [1, 2, 3];
  if (/^[a-z]/u.test(word)) return [3, 4, 5];
  return /^[0-9]/u.test(word) ? [2, 3] : [];
}

/** The word itself, its letter n-grams with edges, and the length of a number, as the training script names them. */
function featuresOf(word: string): string[] {
  const names = new Set([`=${word}`]);
  const edged = [...`<${word}>`];
  if (/^[0-9]/u.test(word)) names.add(`#${Math.min(word.length, 6)}`);
  for (const size of sizesOf(word)) {
    for (let at = 0; at + size <= edged.length; at++) {
      let gram = '';
      for (let i = at; i < at + size; i++) gram += edged[i]!;
      if (gram !== '<' && gram !== '>') names.add(gram);
    }
  }
  return [...names].slice(0, MOST_FEATURES);
}

export class Encoder {
  /** Numbers in a vector. */
  readonly size: number;
  readonly #buckets: number;
  /** The file: numbers are read from it when a word first needs them, for most never are. */
  readonly #view: DataView;
  readonly #numbers: Uint8Array;
  #words = new Map<string, EncodedWord>();

  /**
   * @param file content of `encoder.bin`; its layout is in `models/train/export.py`
   * @throws ModelError when it is cut short or of another kind
   */
  constructor(file: Uint8Array) {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const magic = String.fromCharCode(...file.subarray(0, MAGIC.length));
    if (magic !== MAGIC || file.length < HEADER)
      throw new ModelError(
        `models/encoder.bin does not begin with ${MAGIC}. Restore it: git checkout models/encoder.bin`,
      );
    this.size = view.getUint16(10, true);
    this.#buckets = view.getUint32(12, true);
    const expected = HEADER + this.#buckets * (4 + this.size / 2);
    if (file.length !== expected)
      throw new ModelError(
        `models/encoder.bin has ${file.length} bytes, not ${expected}. Restore it: git checkout models/encoder.bin`,
      );
    this.#view = view;
    this.#numbers = file.subarray(HEADER + 4 * this.#buckets);
  }

  /** A text as a vector of length 1; all 0 for one without a token. */
  encode(text: string): Float32Array {
    const sum = new Float32Array(this.size);
    for (const token of encoderTokens(text)) {
      const { vector, weight } = this.word(token);
      for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
    }
    return toUnit(sum);
  }

  /** A token's vector (not of length 1) and its weight in a sentence. */
  word(token: string): EncodedWord {
    const known = this.#words.get(token);
    if (known !== undefined) return known;
    if (this.#words.size >= MOST_WORDS) this.#words = new Map();
    const word = this.#read(token);
    this.#words.set(token, word);
    return word;
  }

  /** A scale by its bucket, or a weight as many places after it as there are buckets. */
  #half(place: number): number {
    return half(this.#view.getUint16(HEADER + 2 * place, true));
  }

  #read(token: string): EncodedWord {
    const features = featuresOf(token);
    const vector = new Float32Array(this.size);
    const half = this.size / 2;
    let weight = 0;
    for (const feature of features) {
      const bucket = (fnv1a(feature) % (this.#buckets - 1)) + 1;
      weight += this.#half(this.#buckets + bucket);
      const scale = this.#half(bucket);
      const at = bucket * half;
      for (let i = 0; i < half; i++) {
        const pair = this.#numbers[at + i]!;
        vector[2 * i]! += scale * ((pair & 15) - 8);
        vector[2 * i + 1]! += scale * ((pair >> 4) - 8);
      }
    }
    const shrink = 1 / Math.sqrt(features.length);
    let square = 0;
    for (let i = 0; i < vector.length; i++) {
      vector[i]! *= shrink;
      square += vector[i]! ** 2;
    }
    return {
      vector,
      length: Math.sqrt(square),
      weight: Math.exp(Math.max(-4, Math.min(4, weight / features.length))),
    };
  }
}

/** Scales a vector to length 1 in place; one of length 0 stays. */
export function toUnit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return vector;
  const shrink = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i]! *= shrink;
  return vector;
}

/**
 * Product of a vector and a row in a table of rows, from `at` on: for vectors of length 1 their likeness, -1 to 1. Four sums side by
 * side, for one would wait for itself.
 */
export function dotAt(rows: Float32Array | Int8Array, at: number, vector: Float32Array): number {
  const size = vector.length;
  const even = size - (size % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < even; i += 4) {
    a += rows[at + i]! * vector[i]!;
    b += rows[at + i + 1]! * vector[i + 1]!;
    c += rows[at + i + 2]! * vector[i + 2]!;
    d += rows[at + i + 3]! * vector[i + 3]!;
  }
  for (let i = even; i < size; i++) a += rows[at + i]! * vector[i]!;
  return a + b + (c + d);
}

/** Vectors of length 1 in a quarter of the room: whole numbers of eight bits, and what those of each row are to be multiplied by. */
export interface PackedRows {
  readonly numbers: Int8Array;
  readonly scales: Float32Array;
}

const MOST_PACKED = 127;

/** Packs a table of rows, each of so many numbers; the product with a vector of length 1 changes by some thousandths at most. */
export function packRows(rows: Float32Array, size: number): PackedRows {
  const numbers = new Int8Array(rows.length);
  const scales = new Float32Array(rows.length / size);
  for (let row = 0; row < scales.length; row++) {
    const [from, to] = [row * size, (row + 1) * size];
    let most = 0;
    for (let i = from; i < to; i++) most = Math.max(most, Math.abs(rows[i]!));
    scales[row] = most / MOST_PACKED;
    if (most > 0) for (let i = from; i < to; i++) numbers[i] = Math.round((rows[i]! / most) * MOST_PACKED);
  }
  return { numbers, scales };
}

/** As `dotAt`, of a packed row. */
export const dotRow = ({ numbers, scales }: PackedRows, row: number, vector: Float32Array): number =>
  scales[row]! * dotAt(numbers, row * vector.length, vector);
