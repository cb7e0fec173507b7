/** Numbers of the keys of features, in order, to be looked up: a map of as many takes four times the room and the time to make. */
export class KeyTable {
  #keys: Int32Array;
  #size: number;
  #mask = 0;
  /** At a key's place, or the next one that was free, one more than its number. */
  #slots = new Int32Array(0);

  /** @param keys each once; hashes, the lowest two bits apart */
  constructor(keys: Int32Array = new Int32Array(0)) {
    this.#keys = keys;
    this.#size = keys.length;
    this.#place(Math.max(FEWEST, keys.length));
  }

  /** The keys in the order of their numbers. */
  get keys(): Int32Array {
    return this.#keys.slice(0, this.#size);
  }

  /** The number of a key, -1 for another one. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]! - 1;
  }

  /** The number of a key, the next one if it has none. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot]! - 1;
    if (known >= 0) return known;
    const number = this.#size++;
    if (number === this.#keys.length) {
      const larger = new Int32Array(Math.max(FEWEST, 2 * number));
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[number] = key;
    if (2 * this.#size > this.#mask) this.#place(2 * this.#size);
    else this.#slots[slot] = number + 1;
    return number;
  }

  /** Where a key stands, or would. */
  #slotOf(key: number): number {
    for (let slot = (key >>> 2) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const number = this.#slots[slot]! - 1;
      if (number < 0 || this.#keys[number] === key) return slot;
    }
  }

  /** Places all keys in slots enough for so many. */
  #place(count: number): void {
    const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    for (let number = 0; number < this.#size; number++)
      this.#slots[this.#slotOf(this.#keys[number]!)] = number + 1;
  }
}

const FEWEST = 1024;
