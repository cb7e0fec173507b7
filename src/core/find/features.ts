import { toJamo } from '../language/hangul.js';
import type { Token } from '../language/tokenise.js';

/**
 * The four groups of features. Words are stems of any language, and one for any number; pairs are two stems in a row,
 * with the start of the question as the first; characters are 3–4-grams of Latin words and Korean stems with their
 * borders, and of the question's Korean letters without its spaces; syllables are 1–2-grams within a Korean word.
 */
const GROUPS = { words: 0, pairs: 1, characters: 2, syllables: 3 } as const;
const GROUP_COUNT = 4;

/** Feature keys in order (signed 32-bit; the lowest two bits are the group), each once, and how often each stands in a text. */
export interface Features {
  readonly keys: Int32Array;
  readonly counts: Uint16Array;
}

interface Lengths {
  readonly from: number;
  readonly to: number;
}

const LETTERS: Lengths = { from: 3, to: 4 };
const SYLLABLES: Lengths = { from: 1, to: 2 };
/** Keep equal texts of different kinds apart. */
const SALTS = { word: 1, pair: 2, syllable: 3, letter: 4, jamo: 5, stem: 6, term: 7 } as const;
const START = '^';
const ANY_NUMBER = '#';

const PRIME = 0x01000193;
const SEED = 0x811c9dc5;

/** FNV-1a over UTF-16 codes, finished so that the group fits in the two lowest bits. */
function keyOf(text: string, from: number, to: number, salt: number, group: number): number {
  let hash = SEED ^ salt;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) & ~3) | group;
}

/** The group of a feature key. */
function groupOf(key: number): number {
  return key & 3;
}

/** The keys that a text is seen to have, as often as it has them. */
class Seen {
  #keys = new Int32Array(256);
  #size = 0;

  add(key: number): void {
    if (this.#size === this.#keys.length) {
      const larger = new Int32Array(2 * this.#size);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.#size++] = key;
  }

  /** What was seen since it was last asked. */
  take(): Features {
    const all = this.#keys.subarray(0, this.#size).sort();
    this.#size = 0;
    let different = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) different += 1;
    const keys = new Int32Array(different);
    const counts = new Uint16Array(different);
    let at = -1;
    for (let i = 0; i < all.length; i++) {
      if (i === 0 || all[i] !== all[i - 1]) keys[++at] = all[i]!;
      counts[at]! += 1;
    }
    return { keys, counts };
  }
}

const seen = new Seen();

function addText(text: string, salt: number, group: number): void {
  seen.add(keyOf(text, 0, text.length, salt, group));
}

function addGrams(text: string, lengths: Lengths, salt: number, group: number): void {
  for (let length = lengths.from; length <= lengths.to; length++) {
    for (let at = 0; at + length <= text.length; at++) seen.add(keyOf(text, at, at + length, salt, group));
  }
}

/**
 * Features of tokens in order.
 *
 * @param terms numbers of glossary terms, the same whichever of its forms stands there
 * @param lettered whether those of the group of characters are among them
 */
export function featuresOf(
  tokens: readonly Token[],
  terms: readonly number[] = [],
  lettered = true,
): Features {
  const { words, pairs, characters, syllables } = GROUPS;
  let before = START;
  let joined = '';
  for (const term of terms) addText(String(term), SALTS.term, words);
  for (const token of tokens) {
    addText(token.stem, SALTS.word, words);
    if (token.script === 'number') addText(ANY_NUMBER, SALTS.word, words);
    addText(`${before} ${token.stem}`, SALTS.pair, pairs);
    before = token.stem;
    if (token.script === 'hangul') {
      addGrams(token.text, SYLLABLES, SALTS.syllable, syllables);
      if (!lettered) continue;
      addGrams(` ${token.stem} `, LETTERS, SALTS.stem, characters);
      joined += toJamo(token.text);
    } else if (lettered) {
      addGrams(` ${token.text} `, LETTERS, SALTS.letter, characters);
    }
  }
  addGrams(joined, LETTERS, SALTS.jamo, characters);
  return seen.take();
}

/** Share of each group in a vector. */
const SHARES = [1, 0.4, 1.2, 1] as const;
/** Power of the inverse document frequency. */
const POWER = 0.85;

/** Ids of features with weights; all arrays are plain data. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** What an inverse document frequency counts for in a vector. */
export const powerOf = (idf: number): number => idf ** POWER;

/**
 * Features as a vector: (1 + ln tf) · idf^0.85, each group scaled to its share, the whole to length 1; what has a negative
 * number takes its part of the length and no place. Salton and Buckley, "Term-weighting approaches in automatic text
 * retrieval", 1988.
 *
 * @param numbers of the features, in their order; negative for one that is not known
 * @param powers `powerOf` of the inverse document frequency of each number
 * @param unknown the same of a feature that is not known
 */
export function toVector(
  { keys, counts }: Features,
  numbers: Int32Array,
  powers: Float64Array,
  unknown: number,
): SparseVector {
  const squares = new Float64Array(GROUP_COUNT);
  const ids = new Int32Array(keys.length);
  const groups = new Uint8Array(keys.length);
  const weights = new Float64Array(keys.length);
  let size = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const count = counts[i]!;
    const id = numbers[i]!;
    const weight = (count > 1 ? 1 + Math.log(count) : count) * (id < 0 ? unknown : powers[id]!);
    squares[groupOf(key)]! += weight * weight;
    if (id < 0) continue;
    ids[size] = id;
    groups[size] = groupOf(key);
    weights[size] = weight;
    size += 1;
  }
  let whole = 0;
  for (let group = 0; group < GROUP_COUNT; group++) if (squares[group]! > 0) whole += SHARES[group]!;
  const scales = squares.map((square, group) =>
    square > 0 ? Math.sqrt(SHARES[group]! / square / whole) : 0,
  );
  const values = new Float32Array(size);
  for (let i = 0; i < size; i++) values[i] = weights[i]! * scales[groups[i]!]!;
  return { ids: ids.subarray(0, size), values };
}
