/** Numbers of the keys of features, in order, to be looked up: a map of as many takes four times the room and the time to make. */
export class KeyTable {
  readonly #keys: Int32Array;
  readonly #mask: number;
  /** At a key's place, or the next one that was free, one more than its number. */
  readonly #slots: Int32Array;

  /** @param keys each once; hashes, the lowest two bits apart */
  constructor(keys: Int32Array) {
    this.#keys = keys;
    const size = 2 ** Math.ceil(Math.log2(2 * keys.length + 2));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    keys.forEach((key, number) => {
      let slot = (key >>> 2) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number + 1;
    });
  }

  /** The number of a key, -1 for another one. */
  find(key: number): number {
    for (let slot = (key >>> 2) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const number = this.#slots[slot]! - 1;
      if (number < 0 || this.#keys[number] === key) return number;
    }
  }
}
