import { COMMON_ENGLISH } from '../language/common-words.js';
import { fromJamo, toJamo } from '../language/hangul.js';
import { Spelling } from '../language/spelling.js';
import { makeToken, type Token, tokenise } from '../language/tokenise.js';

/** Words of the phrasings, each with the number of phrasings it stands in: Latin words whole, Korean as stems. */
export interface SpellingData {
  readonly latin: readonly string[];
  readonly latinCounts: Int32Array;
  readonly hangul: readonly string[];
  readonly hangulCounts: Int32Array;
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

const LOOSE = /[\u3131-\u3163]/u;
const SHORTEST_PART = 3;

/** Counts the words of all phrasings, and adds the vocabulary with a count of 1. */
export function prepareSpelling(phrasings: Iterable<readonly Token[]>, vocabulary: readonly string[]): SpellingData {
  const latin = new Map<string, number>();
  const hangul = new Map<string, number>();
  const count = (tokens: readonly Token[]): void => {
    for (const token of new Set(tokens)) {
      if (token.script === 'latin') latin.set(token.text, (latin.get(token.text) ?? 0) + 1);
      if (token.script === 'hangul') hangul.set(token.stem, (hangul.get(token.stem) ?? 0) + 1);
    }
  };
  for (const tokens of phrasings) count(tokens);
  for (const text of vocabulary) count(tokenise(text));
  return {
    latin: [...latin.keys()],
    latinCounts: Int32Array.from(latin.values()),
    hangul: [...hangul.keys()],
    hangulCounts: Int32Array.from(hangul.values()),
  };
}

const pair = (words: readonly string[], counts: Int32Array) => words.map((letters, i) => ({ letters, count: counts[i]! }));

/** Reads misspelt, wrongly spaced and split words as the words that the knowledge base has. */
export class Corrector {
  readonly #latin: Spelling;
  readonly #hangul: Spelling;
  readonly #latinStems: ReadonlySet<string>;

  constructor(data: SpellingData) {
    this.#latin = new Spelling(pair(data.latin, data.latinCounts));
    this.#hangul = new Spelling(pair(data.hangul, data.hangulCounts));
    this.#latinStems = new Set(data.latin.map((word) => makeToken(word).stem));
  }

  /** Whether a word is one of the knowledge base's. */
  knows(token: Token): boolean {
    if (token.script === 'hangul') return this.#hangul.has(token.stem);
    return token.script !== 'latin' || this.#latin.has(token.text) || this.#latinStems.has(token.stem);
  }

  correct(tokens: readonly Token[]): { tokens: Token[]; corrections: Correction[] } {
    const out: Token[] = [];
    const corrections: Correction[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const next = tokens[i + 1];
      const joined = next && this.#join(token, next);
      if (joined) {
        corrections.push({ from: `${token.text} ${next.text}`, to: joined.text });
        out.push(joined);
        i += 1;
        continue;
      }
      const meant = this.#read(token);
      if (meant) corrections.push({ from: token.text, to: meant.map((one) => one.text).join(' ') });
      out.push(...(meant ?? [token]));
    }
    return { tokens: out, corrections };
  }

  #isWord(token: Token): boolean {
    return this.knows(token) || COMMON_ENGLISH.has(token.text);
  }

  /** `sup port`: two Latin words, one of them no word, that are one known word together. */
  #join(token: Token, next: Token): Token | undefined {
    if (token.script !== 'latin' || next.script !== 'latin' || next.glued) return undefined;
    if (this.#isWord(token) && this.#isWord(next)) return undefined;
    const together = token.text + next.text;
    return this.#latin.has(together) ? makeToken(together) : undefined;
  }

  #read(token: Token): Token[] | undefined {
    if (token.script === 'latin') return this.#readLatin(token);
    return token.script === 'hangul' ? this.#readHangul(token) : undefined;
  }

  #readLatin(token: Token): Token[] | undefined {
    if (this.#isWord(token)) return undefined;
    const split = this.#split(token);
    if (split) return split;
    const meant = this.#latin.correct(token.text);
    return meant === undefined ? undefined : [makeToken(meant)];
  }

  /** `smartfactory`: a Latin word that is two known words. */
  #split(token: Token): Token[] | undefined {
    for (let at = SHORTEST_PART; at <= token.text.length - SHORTEST_PART; at++) {
      const left = token.text.slice(0, at);
      const right = token.text.slice(at);
      if (this.#latin.has(left) && this.#latin.has(right)) return [makeToken(left), makeToken(right)];
    }
    return undefined;
  }

  #readHangul(token: Token): Token[] | undefined {
    const whole = LOOSE.test(token.text) ? makeToken(fromJamo(toJamo(token.text))) : token;
    const isMended = whole.text !== token.text;
    if (this.#hangul.has(whole.stem)) return isMended ? [whole] : undefined;
    const meant = this.#hangul.correct(whole.stem);
    if (meant === undefined) return isMended ? [whole] : undefined;
    const ending = toJamo(whole.text).slice(whole.stem.length);
    return [{ ...whole, text: fromJamo(meant + ending), stem: meant }];
  }
}
