import { editCost } from './edit-cost.js';

/** A word that is known, in the letters it is compared by, and in how many phrasings it stands. */
export interface KnownWord {
  readonly letters: string;
  readonly count: number;
}

const SHORTEST = 4;
const LONGEST = 24;
const SHORT_WORD = 6;
/** The most that a slip may cost, in words under six letters and in longer ones. */
export interface Tolerance {
  readonly short: number;
  readonly long: number;
}

export const LATIN_TOLERANCE: Tolerance = { short: 1.15, long: 1.3 };
/** Korean syllables are so dense that most slips make another word. */
export const HANGUL_TOLERANCE: Tolerance = { short: 1, long: 1.3 };

function deletions(word: string): string[] {
  const out = [word];
  for (let i = 0; i < word.length; i++) {
    if (i === 0 || word[i] !== word[i - 1]) out.push(word.slice(0, i) + word.slice(i + 1));
  }
  return out;
}

/**
 * Corrects a word to the known word that it is most likely a slip of. Candidates share the word or a form of it with
 * one letter left out (Garbe's symmetric deletion, 2012); the best has the least cost for how common it is.
 */
export class Spelling {
  readonly #words: readonly KnownWord[];
  readonly #known: ReadonlySet<string>;
  readonly #byDeletion = new Map<string, number[]>();
  readonly #tolerance: Tolerance;

  constructor(words: readonly KnownWord[], tolerance: Tolerance) {
    this.#words = words;
    this.#tolerance = tolerance;
    this.#known = new Set(words.map((word) => word.letters));
    words.forEach(({ letters }, number) => {
      if (letters.length < SHORTEST - 1 || letters.length > LONGEST) return;
      for (const form of deletions(letters)) {
        const numbers = this.#byDeletion.get(form);
        if (numbers === undefined) this.#byDeletion.set(form, [number]);
        else numbers.push(number);
      }
    });
  }

  has(letters: string): boolean {
    return this.#known.has(letters);
  }

  /** The known word that was meant, or undefined when the word is known, short, or resembles none. */
  correct(letters: string): string | undefined {
    if (letters.length < SHORTEST || letters.length > LONGEST || this.#known.has(letters)) return undefined;
    const dearest = letters.length < SHORT_WORD ? this.#tolerance.short : this.#tolerance.long;
    const seen = new Set<number>();
    let best: string | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const form of deletions(letters)) {
      for (const number of this.#byDeletion.get(form) ?? []) {
        if (seen.has(number)) continue;
        seen.add(number);
        const word = this.#words[number]!;
        const cost = editCost(letters, word.letters);
        if (cost > dearest) continue;
        const value = 0.5 + 0.12 * Math.log(1 + word.count) - cost;
        if (value > most || (value === most && word.letters < best!)) {
          most = value;
          best = word.letters;
        }
      }
    }
    return best;
  }
}
