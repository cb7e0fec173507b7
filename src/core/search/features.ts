import { everydayGroup } from '../language/everyday.js';
import { toJamo } from '../language/hangul.js';
import type { Token } from '../language/tokenise.js';

/**
 * The four groups of features. Words are stems of any language, and one for any number; pairs are two stems in a row,
 * with the start of the question as the first; characters are 3–4-grams of Latin words and Korean stems with their
 * borders, and of the question's Korean letters without its spaces; syllables are 1–2-grams within a Korean word.
 */
export const GROUPS = { words: 0, pairs: 1, characters: 2, syllables: 3 } as const;
export const GROUP_COUNT = 4;

/** Feature keys (signed 32-bit; the lowest two bits are the group) with their summed weights. */
export type FeatureBag = Map<number, number>;

interface Lengths {
  readonly from: number;
  readonly to: number;
}

const LETTERS: Lengths = { from: 3, to: 4 };
const SYLLABLES: Lengths = { from: 1, to: 2 };
/** Keep equal texts of different kinds apart. */
const SALTS = { word: 1, pair: 2, syllable: 3, letter: 4, jamo: 5, stem: 6, term: 7 } as const;
const EVERYDAY_WEIGHT = 0.8;
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
export function groupOf(key: number): number {
  return key & 3;
}

/** The key of a stem in the words group. */
export function wordKey(stem: string): number {
  return keyOf(stem, 0, stem.length, SALTS.word, GROUPS.words);
}

function add(bag: FeatureBag, key: number, weight: number): void {
  bag.set(key, (bag.get(key) ?? 0) + weight);
}

function addText(bag: FeatureBag, text: string, salt: number, group: number, weight: number): void {
  add(bag, keyOf(text, 0, text.length, salt, group), weight);
}

function addGrams(
  bag: FeatureBag,
  text: string,
  lengths: Lengths,
  salt: number,
  group: number,
  weight: number,
): void {
  for (let length = lengths.from; length <= lengths.to; length++) {
    for (let at = 0; at + length <= text.length; at++)
      add(bag, keyOf(text, at, at + length, salt, group), weight);
  }
}

/** Adds the feature of a glossary term: the same whichever of its forms, in whichever language, stands in the text. */
export function addTerm(bag: FeatureBag, term: number, weight: number): void {
  addText(bag, String(term), SALTS.term, GROUPS.words, weight);
}

/** The key of the group of everyday words that a token belongs to, if there is one. */
export function everydayKey(token: Token): number | undefined {
  const group = everydayGroup(token);
  return group === undefined ? undefined : keyOf(group, 0, group.length, SALTS.word, GROUPS.words);
}

/** Adds the features of one run of tokens, in order, to the bag. */
export function addFeatures(bag: FeatureBag, tokens: readonly Token[], weight: number): void {
  const { words, pairs, characters, syllables } = GROUPS;
  let before = START;
  let joined = '';
  for (const token of tokens) {
    add(bag, wordKey(token.stem), weight);
    const group = everydayKey(token);
    if (group !== undefined) add(bag, group, weight * EVERYDAY_WEIGHT);
    if (token.script === 'number') addText(bag, ANY_NUMBER, SALTS.word, words, weight);
    addText(bag, `${before} ${token.stem}`, SALTS.pair, pairs, weight);
    before = token.stem;
    if (token.script === 'hangul') {
      addGrams(bag, token.text, SYLLABLES, SALTS.syllable, syllables, weight);
      addGrams(bag, ` ${token.stem} `, LETTERS, SALTS.stem, characters, weight);
      joined += toJamo(token.text);
    } else {
      addGrams(bag, ` ${token.text} `, LETTERS, SALTS.letter, characters, weight);
    }
  }
  addGrams(bag, joined, LETTERS, SALTS.jamo, characters, weight);
}

/** The features of one text in parallel arrays: id (-1 for one that no phrasing has), group, and 1 + ln of the count. */
export interface FeatureList {
  readonly ids: Int32Array;
  readonly groups: Uint8Array;
  readonly strengths: Float32Array;
}

/** @param idOf id of a feature key, -1 for one that no phrasing has */
export function listFeatures(bag: FeatureBag, idOf: (key: number) => number): FeatureList {
  const ids = new Int32Array(bag.size);
  const groups = new Uint8Array(bag.size);
  const strengths = new Float32Array(bag.size);
  let at = 0;
  for (const [key, count] of bag) {
    ids[at] = idOf(key);
    groups[at] = groupOf(key);
    strengths[at] = count > 1 ? 1 + Math.log(count) : count;
    at += 1;
  }
  return { ids, groups, strengths };
}
