import type { SearchIndexData } from './build.js';
import { inverseDocumentFrequency } from './vectors.js';

/** Finds the phrasing of an entry that shares most words with a question, rare words counting more. */
export class NearestPhrasing {
  readonly #data: SearchIndexData;
  /** First phrasing of each entry. */
  readonly #first: Int32Array;
  readonly #rarity: Float32Array;
  /** Summed rarity of each phrasing's words. */
  readonly #weights: Float32Array;
  /** Rarity of the words that are asked for, 0 for all others. */
  readonly #asked: Float32Array;

  constructor(data: SearchIndexData) {
    this.#data = data;
    this.#first = new Int32Array(data.entries.length + 1);
    for (const owner of data.owners) this.#first[owner + 1]! += 1;
    for (let entry = 0; entry < data.entries.length; entry++) this.#first[entry + 1]! += this.#first[entry]!;
    const rarityOf = (frequency: number): number =>
      inverseDocumentFrequency(data.phrasings.length, frequency);
    this.#rarity = Float32Array.from(data.frequencies, rarityOf);
    this.#asked = new Float32Array(this.#rarity.length);
    const { starts, ids } = data.words;
    this.#weights = Float32Array.from(data.phrasings, (_, row) => {
      let weight = 0;
      for (let i = starts[row]!; i < starts[row + 1]!; i++) weight += this.#rarity[ids[i]!]!;
      return weight;
    });
  }

  /**
   * For each entry its nearest phrasing, by Dice's coefficient over words weighted by idf; the first of equals.
   *
   * @param asked ids of the question's words, -1 for one that no phrasing has
   */
  find(entries: readonly number[], asked: readonly number[]): string[] {
    let whole = 0;
    const known = asked.filter((id) => id >= 0);
    for (const id of known) {
      this.#asked[id] = this.#rarity[id]!;
      whole += this.#rarity[id]!;
    }
    const found = entries.map((entry) => this.#data.phrasings[this.#nearest(entry, whole)] ?? '');
    for (const id of known) this.#asked[id] = 0;
    return found;
  }

  #nearest(entry: number, whole: number): number {
    const { starts, ids } = this.#data.words;
    let best = this.#first[entry]!;
    let most = -1;
    for (let row = best; row < this.#first[entry + 1]!; row++) {
      let shared = 0;
      for (let i = starts[row]!; i < starts[row + 1]!; i++) shared += this.#asked[ids[i]!]!;
      const share = (2 * shared) / (whole + this.#weights[row]!);
      if (share > most) {
        most = share;
        best = row;
      }
    }
    return best;
  }
}
