/**
 * What was made of texts when an index was built last, so that the next index of much the same texts makes only what is new.
 * What is kept must depend on nothing but its key, the models and `basis`: nothing but speed depends on it.
 */
export class Remembered {
  readonly #basis: string;
  readonly #goOn: () => void;
  #before = new Map<string, unknown>();
  #now = new Map<string, unknown>();

  /**
   * @param basis what everything kept depends on besides its key
   * @param goOn throws where the building is to end before it is done
   */
  constructor(basis = '', goOn: () => void = () => undefined) {
    this.#basis = basis;
    this.#goOn = goOn;
  }

  /** What a new building of an index may use: all that the last one used, where the basis is the same. */
  next(basis: string): Remembered {
    const next = new Remembered(basis, this.#goOn);
    if (basis === this.#basis) next.#before = this.#now;
    return next;
  }

  /** What is kept under a kind and a key, else what is made now. */
  of<T>(kind: string, key: string, make: () => T): T {
    this.#goOn();
    const whole = `${kind} ${key}`;
    const known = this.#now.get(whole) ?? this.#before.get(whole) ?? make();
    this.#now.set(whole, known);
    return known as T;
  }
}
