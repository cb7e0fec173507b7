import { isCommonKorean } from '../language/common-korean.js';
import { isCommonEnglish } from '../language/common-words.js';
import { fromJamo, toJamo } from '../language/hangul.js';
import { stripEndings } from '../language/korean-stem.js';
import { splitWords } from '../language/spacing.js';
import { HANGUL_TOLERANCE, LATIN_TOLERANCE, Spelling } from '../language/spelling.js';
import { makeToken, type Token, tokenise } from '../language/tokenise.js';

/**
 * Words of the phrasings, each with the number of phrasings it stands in: Latin words whole, Korean words as letters
 * without their endings. `forms` are Korean words as they stand.
 */
export interface SpellingData {
  readonly latin: readonly string[];
  readonly latinCounts: Int32Array;
  readonly hangul: readonly string[];
  readonly hangulCounts: Int32Array;
  readonly forms: readonly string[];
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

const LOOSE = /[\u3131-\u3163]/u;
const SHORTEST_PART = 3;
/** Words that also end other words: `deliverable` is not `deliver able`. */
const SUFFIXES: ReadonlySet<string> = new Set(
  `able age ant ate ent est ful full ing ion ish ist less like man men ment out ship side ward ware way wise work`.split(
    ' ',
  ),
);
/** A stem of fewer letters says little. */
const SHORTEST_BASE = 4;
/** Syllables from which a word is compared with its endings. */
const SHORTEST_WHOLE = 3;
/** Syllables from which a Korean word that is not known may be several without their spaces. */
const SHORTEST_RUN = 4;

/** Counts the words of all phrasings, and adds the vocabulary with a count of 1. */
export function prepareSpelling(
  phrasings: Iterable<readonly Token[]>,
  vocabulary: readonly string[],
): SpellingData {
  const latin = new Map<string, number>();
  const hangul = new Map<string, number>();
  const forms = new Set<string>();
  const count = (tokens: readonly Token[]): void => {
    for (const { text, script } of tokens) {
      if (script === 'latin') latin.set(text, (latin.get(text) ?? 0) + 1);
      if (script !== 'hangul') continue;
      const base = stripEndings(text);
      hangul.set(base, (hangul.get(base) ?? 0) + 1);
      forms.add(text);
      const whole = fromJamo(base);
      if (!LOOSE.test(whole)) forms.add(whole);
    }
  };
  for (const tokens of phrasings) count(tokens);
  for (const text of vocabulary) count(tokenise(text));
  return {
    latin: [...latin.keys()],
    latinCounts: Int32Array.from(latin.values()),
    hangul: [...hangul.keys()],
    hangulCounts: Int32Array.from(hangul.values()),
    forms: [...forms],
  };
}

const pair = (words: readonly string[], counts: Int32Array) =>
  words.map((letters, i) => ({ letters, count: counts[i]! }));

/** Reads misspelt, wrongly spaced and split words as the words that the knowledge base has. */
export class Corrector {
  readonly #latin: Spelling;
  readonly #hangul: Spelling;
  readonly #latinStems: ReadonlySet<string>;
  readonly #forms: ReadonlySet<string>;
  /** Whole Korean words: so much may come off as endings that the rest is another word. */
  readonly #hangulForms: Spelling;

  constructor(data: SpellingData) {
    this.#latin = new Spelling(pair(data.latin, data.latinCounts), LATIN_TOLERANCE);
    this.#hangul = new Spelling(pair(data.hangul, data.hangulCounts), HANGUL_TOLERANCE);
    this.#forms = new Set(data.forms);
    this.#hangulForms = new Spelling(
      data.forms.map((form) => ({ letters: toJamo(form), count: 1 })),
      HANGUL_TOLERANCE,
    );
    this.#latinStems = new Set(data.latin.map((word) => makeToken(word).stem));
  }

  /** Whether a word is one of the knowledge base's. */
  knows(token: Token): boolean {
    if (token.script === 'hangul') return this.#hangul.has(stripEndings(token.text));
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
    return this.knows(token) || isCommonEnglish(token.text);
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
      if (SUFFIXES.has(right)) continue;
      if (this.#latin.has(left) && this.#latin.has(right)) return [makeToken(left), makeToken(right)];
    }
    return undefined;
  }

  #readHangul(token: Token): Token[] | undefined {
    const text = LOOSE.test(token.text) ? fromJamo(toJamo(token.text)) : token.text;
    const mended = text === token.text ? undefined : [makeToken(text)];
    if (this.#forms.has(text) || isCommonKorean(text)) return mended;
    const base = stripEndings(text);
    const isLong = text.length >= SHORTEST_WHOLE;
    const whole = isLong && base.length < SHORTEST_BASE ? this.#hangulForms.correct(toJamo(text)) : undefined;
    if (whole !== undefined) return [makeToken(fromJamo(whole))];
    if (this.#hangul.has(base)) return mended;
    const meant = this.#hangul.correct(base);
    if (meant !== undefined) return [makeToken(fromJamo(meant + toJamo(text).slice(base.length)))];
    const form = isLong ? this.#hangulForms.correct(toJamo(text)) : undefined;
    if (form !== undefined) return [makeToken(fromJamo(form))];
    if (text.length < SHORTEST_RUN) return mended;
    return splitWords(text, (word) => this.#forms.has(word))?.map((word) => makeToken(word)) ?? mended;
  }
}
