/**
 * The word that was meant where one is written that nobody writes: found by the letters that are left when one is taken out of
 * each (Garbe, "Symmetric delete spelling correction", 2012).
 */
import type { Token } from '../language/tokenise.js';

/** Letters of a stem from which on one that is mistaken leaves no other word to be meant; Korean ones are counted one by one. */
const SHORTEST = { latin: 5, hangul: 8 } as const;

/** A word, and what is left of it when one letter is taken out; the first is rarely mistaken. */
function withoutOne(word: string): Set<string> {
  const left = new Set([word]);
  for (let at = 1; at < word.length; at++) left.add(word.slice(0, at) + word.slice(at + 1));
  return left;
}

/** Whether two words differ by a letter missing, too many or mistaken, or by two neighbours changed over: two slips can leave the same letters, too. */
function isOneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [one, other] = [a.slice(from, endA), b.slice(from, endB)];
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}

export class Spelling {
  readonly #read: () => ReadonlyMap<string, string>;
  #words: ReadonlyMap<string, string> = new Map();
  /** Stems by what is left of them; none for what is left of two different ones. */
  #near: ReadonlyMap<string, string | undefined> | undefined;

  /** @param read gives the words that are rightly written, by their stems, when one is first looked for */
  constructor(read: () => ReadonlyMap<string, string>) {
    this.#read = read;
  }

  /** The one word that has a letter missing, too many, mistaken or changed over with the next here; undefined if none or several have. */
  meant({ stem, script }: Token): string | undefined {
    if ((script !== 'latin' && script !== 'hangul') || stem.length < SHORTEST[script]) return undefined;
    this.#near ??= this.#nearOf();
    const found = new Set<string>();
    for (const left of withoutOne(stem)) {
      const near = this.#near.get(left);
      if (near !== undefined && isOneSlip(stem, near)) found.add(near);
    }
    const [only] = found;
    return found.size === 1 && only !== undefined ? this.#words.get(only) : undefined;
  }

  #nearOf(): Map<string, string | undefined> {
    this.#words = this.#read();
    const near = new Map<string, string | undefined>();
    for (const stem of this.#words.keys())
      for (const left of withoutOne(stem)) near.set(left, near.has(left) ? undefined : stem);
    return near;
  }
}
