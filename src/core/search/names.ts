import Fuse from 'fuse.js';
import { toJamo } from '../language/hangul.js';
import { normalise } from '../language/normalise.js';

export interface NameMatch {
  readonly id: string;
  /** The name that matched, as it was given. */
  readonly name: string;
  /** 1 best, 0 worst. */
  readonly score: number;
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly spelt: string;
}

/** Names are short; more of a question than this is not a look-up. */
const LONGEST = 80;

const spell = (text: string): string =>
  toJamo(normalise(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const unspaced = (text: string): string => text.replaceAll(' ', '');

/**
 * Finds a record by a short, partial or misspelt name with fuse.js (Bitap, fuzzy substring search): what that
 * library is best at. Korean is compared by keyboard letters, so that one wrong vowel is one letter.
 */
export class NameIndex {
  readonly #fuse: Fuse<Item>;

  constructor(names: readonly { readonly id: string; readonly names: readonly string[] }[]) {
    const items = names.flatMap(({ id, names: given }) =>
      given.map((name) => ({ id, name, spelt: unspaced(spell(name)) })).filter((item) => item.spelt !== ''),
    );
    this.#fuse = new Fuse(items, { keys: ['spelt'], includeScore: true, threshold: 0.34, distance: 60 });
  }

  /** Records whose name resembles the text, best first, each once. */
  find(text: string, limit = 5): NameMatch[] {
    const spelt = unspaced(spell(text.slice(0, LONGEST))).slice(0, LONGEST);
    if (spelt.length < 2) return [];
    const found = new Map<string, NameMatch>();
    for (const { item, score } of this.#fuse.search(spelt)) {
      const length = Math.min(item.spelt.length, spelt.length) / Math.max(item.spelt.length, spelt.length);
      const rated = (1 - (score ?? 1)) * (0.7 + 0.3 * length);
      if ((found.get(item.id)?.score ?? -1) < rated)
        found.set(item.id, { id: item.id, name: item.name, score: rated });
    }
    return [...found.values()].sort((a, b) => b.score - a.score || a.id.localeCompare(b.id)).slice(0, limit);
  }
}

/** Prepares names for look-ups. */
export function buildNameIndex(
  names: readonly { readonly id: string; readonly names: readonly string[] }[],
): NameIndex {
  return new NameIndex(names);
}
