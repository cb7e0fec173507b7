import type { Token } from '../language/tokenise.js';
import { toJamo } from '../language/hangul.js';

/**
 * The four groups of features. Words are stems of any language; pairs are two stems in a row; characters are in-word
 * 3–5-grams of Latin words and space-free 3–5-grams of Korean keyboard letters; syllables are in-word 1–2-grams.
 */
export const GROUPS = { words: 0, pairs: 1, characters: 2, syllables: 3 } as const;
export const GROUP_COUNT = 4;

/** A token with the weight that its features get: 1 for what was typed, less for what the glossary adds. */
export interface WeightedToken {
  readonly token: Token;
  readonly weight: number;
}

/** Feature keys (signed 32-bit; the lowest two bits are the group) with their summed weights. */
export type FeatureBag = Map<number, number>;

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
  return keyOf(stem, 0, stem.length, 1, GROUPS.words);
}

function add(bag: FeatureBag, key: number, weight: number): void {
  bag.set(key, (bag.get(key) ?? 0) + weight);
}

function addGrams(bag: FeatureBag, text: string, shortest: number, longest: number, salt: number, group: number, weight: number) {
  for (let length = shortest; length <= longest; length++) {
    for (let from = 0; from + length <= text.length; from++) {
      add(bag, keyOf(text, from, from + length, salt, group), weight);
    }
  }
}

/** Adds the features of one run of tokens, in order, to the bag. */
export function addFeatures(bag: FeatureBag, tokens: readonly Token[], weight: number): void {
  let before: string | undefined;
  let before2: string | undefined;
  let plain = '';
  let stems = '';
  for (const token of tokens) {
    if (token.stem === '') continue;
    add(bag, wordKey(token.stem), weight);
    const F = process.env.FX ?? '';
    if (F.includes('u') && token.script === 'latin' && token.text !== token.stem) add(bag, keyOf(token.text, 0, token.text.length, 11, GROUPS.words), 0.5);
    if (F.includes('n') && token.script === 'number') add(bag, wordKey('#'), weight);
    if (F.includes('t') && before2 !== undefined) { const tri = `${before2} ${before} ${token.stem}`; add(bag, keyOf(tri, 0, tri.length, 12, GROUPS.pairs), 0.6); }
    if (F.includes('k') && before2 !== undefined) { const tri = `${before2} ${token.stem}`; add(bag, keyOf(tri, 0, tri.length, 13, GROUPS.pairs), 0.5); }
    if (F.includes('b') && before === undefined) { const tri = `^ ${token.stem}`; add(bag, keyOf(tri, 0, tri.length, 14, GROUPS.pairs), 1); }
    before2 = before;
    if (before !== undefined) {
      const pair = `${before} ${token.stem}`;
      add(bag, keyOf(pair, 0, pair.length, 2, GROUPS.pairs), weight);
    }
    before = token.stem;
    if (token.script === 'hangul') {
      const F = process.env.FX ?? '';
      addGrams(bag, token.text, 1, F.includes('S') ? 3 : 2, 3, GROUPS.syllables, weight);
      if (F.includes('G')) addGrams(bag, ` ${token.stem} `, 3, 4, 15, GROUPS.characters, weight);
      plain += toJamo(token.text);
      stems += token.stem;
    } else {
      addGrams(bag, ` ${token.text} `, (process.env.FX ?? '').includes('2') ? 2 : 3, (process.env.FX ?? '').includes('6') ? 6 : (process.env.FX ?? '').includes('4') ? 4 : 5, 4, GROUPS.characters, weight);
    }
  }
  const F = process.env.FX ?? '';
  if (!F.includes('P')) addGrams(bag, plain, 3, F.includes('J') ? 4 : F.includes('K') ? 6 : 5, 5, GROUPS.characters, weight);
  if (!F.includes('Q')) addGrams(bag, stems, 3, F.includes('J') ? 4 : F.includes('K') ? 6 : 5, 6, GROUPS.characters, weight);
}
