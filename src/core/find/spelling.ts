/** The word that was meant where one is written that nobody writes. */
import { isOneSlip, withoutOne } from '../language/slips.js';
import type { Token } from '../language/tokenise.js';

/** Letters of a stem from which on one that is mistaken leaves no other word to be meant; Korean ones are counted one by one. */
const SHORTEST = { latin: 5, hangul: 8 } as const;

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
