/** Whether a statement is about the paragraphs that it cites, by the words that it shares with them. */
import { normalise } from '../core/language/normalise.js';
import { tokenise } from '../core/language/tokenise.js';
import type { Language, Text } from '../core/model/knowledge-base.js';

/** Fewer shared words than these prove nothing: we write in our own. */
const LEAST_SHARED = 3;
/** A paragraph must fit so many times better than the cited ones, by weight of shared words. */
const BETTER = 4;

/** A document's paragraphs as words, to find which of them a text is about. */
export class ParagraphFit {
  readonly #language: Language;
  readonly #paragraphs: readonly ReadonlySet<string>[];
  readonly #weights = new Map<string, number>();

  constructor(paragraphs: readonly string[]) {
    const all = paragraphs.join(' ');
    const hangul = all.match(/\p{Script=Hangul}/gu)?.length ?? 0;
    this.#language = hangul * 2 > (all.match(/\p{Script=Latin}/gu)?.length ?? 0) ? 'ko' : 'en';
    this.#paragraphs = paragraphs.map(wordsOf);
    for (const words of this.#paragraphs) {
      for (const word of words) this.#weights.set(word, (this.#weights.get(word) ?? 0) + 1);
    }
    const count = paragraphs.length;
    for (const [word, times] of this.#weights) this.#weights.set(word, Math.log((count + 1) / times));
  }

  /** The paragraph (from 1) that a text is clearly about when it is none of those cited. */
  elsewhere(text: Text, cited: readonly number[]): number | undefined {
    const words = [...wordsOf(text[this.#language].replaceAll(/\{[^{}]*\}/g, ' '))];
    const fits = this.#paragraphs.map((paragraph) => words.filter((word) => paragraph.has(word)));
    const weigh = (shared: readonly string[]): number =>
      shared.reduce((sum, word) => sum + (this.#weights.get(word) ?? 0), 0);
    const own = weigh([...new Set(cited.flatMap((n) => fits[n - 1] ?? []))]);
    const [best] = fits
      .map((shared, n) => ({ n: n + 1, shared, weight: weigh(shared) }))
      .filter(({ n }) => !cited.includes(n))
      .sort((a, b) => b.weight - a.weight);
    if (best === undefined || best.shared.length < LEAST_SHARED || best.weight < BETTER * own)
      return undefined;
    return best.n;
  }
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    tokenise(normalise(text))
      .filter(({ script, text: word }) => (script === 'hangul' ? word.length > 1 : word.length > 3))
      .map(({ stem }) => stem),
  );
}
