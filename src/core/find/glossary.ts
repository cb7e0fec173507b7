import { isHangul } from '../language/hangul.js';
import { isParticle } from '../language/korean-stem.js';
import { normalise } from '../language/normalise.js';
import { type Token, tokenise } from '../language/tokenise.js';
import type { GlossaryTerm } from '../model/knowledge-base.js';

/** Words that mean the same; those of a name name one thing. */
export interface Term extends GlossaryTerm {
  readonly isName?: boolean;
}

/** The glossary as data: every form, as the key it is found by, and the number of its term. */
export interface GlossaryData {
  /** How many terms there are. */
  readonly size: number;
  readonly forms: readonly string[];
  readonly terms: readonly number[];
  /** Numbers of the terms that are names. */
  readonly names: readonly number[];
}

/** A place in the question where a term stands. */
export interface GlossaryHit {
  readonly term: number;
  /** First and last token that the form touches. */
  readonly from: number;
  readonly to: number;
}

const MOST_WORDS = 6;
const MOST_SYLLABLES = 24;
/** A shorter Korean form, and one of a name, must be a whole word, so that 지원 does not fire in 지원서, nor 여주시 in 하여 주시면. */
const INSIDE_FROM = 3;

const isKorean = (token: Token): boolean => token.script === 'hangul';

function keyOf(tokens: readonly Token[]): string {
  return tokens.every(isKorean)
    ? tokens.map((token) => token.text).join('')
    : tokens.map((token) => token.stem).join(' ');
}

/** Prepares terms for `Glossary`; forms that two terms claim go to the first. */
export function prepareGlossary(terms: readonly Term[]): GlossaryData {
  const forms = new Map<string, number>();
  const names: number[] = [];
  let number = 0;
  for (const term of terms) {
    const keys = [...term.ko, ...term.en]
      .map((form) => keyOf(tokenise(normalise(form))))
      .filter((key) => key !== '');
    if (keys.length < (term.isName ? 1 : 2)) continue;
    if (term.isName) names.push(number);
    for (const key of keys) {
      if (!forms.has(key)) forms.set(key, number);
    }
    number += 1;
  }
  return { size: number, forms: [...forms.keys()], terms: [...forms.values()], names };
}

/** Finds glossary terms in tokens, in any form, spaced or not, with particles stuck to them. */
export class Glossary {
  /** How many terms there are. */
  readonly size: number;
  readonly #terms = new Map<string, number>();
  readonly #names: ReadonlySet<number>;
  /** Letters of the longest form that begins with a word, and the forms of several letters by their first two, the longest first. */
  readonly #longest = new Map<string, number>();
  readonly #beginnings = new Map<string, string[]>();
  readonly #after: Glossary | undefined;
  /** Terms before those that come after. */
  readonly #own: number;

  /** @param after one whose terms come after these; a form that both claim is of these */
  constructor(data: GlossaryData, after?: Glossary) {
    this.#own = data.size;
    this.#after = after;
    this.size = data.size + (after?.size ?? 0);
    this.#names = new Set(data.names);
    for (let i = 0; i < data.forms.length; i++) {
      const form = data.forms[i]!;
      this.#terms.set(form, data.terms[i]!);
      const space = form.indexOf(' ');
      const word = space < 0 ? form : form.slice(0, space);
      if (form.length > (this.#longest.get(word) ?? 0)) this.#longest.set(word, form.length);
      if (!isHangul(form.charCodeAt(0)) || form.length < 2 || form.length > MOST_SYLLABLES) continue;
      const beginning = form.slice(0, 2);
      const forms = this.#beginnings.get(beginning);
      if (forms === undefined) this.#beginnings.set(beginning, [form]);
      else forms.push(form);
    }
    for (const forms of this.#beginnings.values())
      if (forms.length > 1) forms.sort((a, b) => b.length - a.length);
  }

  /** Whether a Korean word, without spaces, is a form of a term. */
  has(word: string): boolean {
    return this.#terms.has(word) || this.#after?.has(word) === true;
  }

  /** Whether a term is a name. */
  isName(term: number): boolean {
    return term < this.#own ? this.#names.has(term) : this.#after?.isName(term - this.#own) === true;
  }

  #termOf(form: string): number | undefined {
    const own = this.#terms.get(form);
    if (own !== undefined) return own;
    const after = this.#after === undefined ? undefined : this.#after.#termOf(form);
    return after === undefined ? undefined : this.#own + after;
  }

  #longestOf(word: string): number | undefined {
    const own = this.#longest.get(word);
    const after = this.#after === undefined ? undefined : this.#after.#longestOf(word);
    return own === undefined || after === undefined ? (own ?? after) : Math.max(own, after);
  }

  #beginningWith(letters: string): readonly string[] {
    const own = this.#beginnings.get(letters);
    const after = this.#after === undefined ? [] : this.#after.#beginningWith(letters);
    if (own === undefined || after.length === 0) return own ?? after;
    return [...own, ...after].sort((a, b) => b.length - a.length);
  }

  /** The terms in the tokens, longest first at each place, each term once. */
  find(tokens: readonly Token[]): GlossaryHit[] {
    if (this.size === 0) return [];
    const hits: GlossaryHit[] = [];
    const seen = new Set<number>();
    const push = (hit: GlossaryHit): void => {
      if (seen.has(hit.term)) return;
      seen.add(hit.term);
      hits.push(hit);
    };
    // What stands within a longer form is not meant: a competition ratio is no competition, 비수도권 is not 수도권.
    let covered = -1;
    for (let at = 0; at < tokens.length; at++) {
      if (at <= covered) continue;
      const words = this.#words(tokens, at);
      if (words !== undefined) push(words);
      if (words !== undefined && words.to > at) covered = words.to;
      else if (isKorean(tokens[at]!)) this.#syllables(tokens, at).forEach(push);
    }
    return hits;
  }

  #words(tokens: readonly Token[], at: number): GlossaryHit | undefined {
    let form = tokens[at]!.stem;
    const longest = this.#longestOf(form);
    if (longest === undefined) return undefined;
    let found: GlossaryHit | undefined;
    for (let to = at; form.length <= longest; form += ` ${tokens[to]!.stem}`) {
      const term = this.#termOf(form);
      if (term !== undefined) found = { term, from: at, to };
      to += 1;
      if (to === tokens.length || to === at + MOST_WORDS) break;
    }
    return found;
  }

  #syllables(tokens: readonly Token[], at: number): GlossaryHit[] {
    const own = tokens[at]!.text.length;
    const ends: number[] = [];
    let run = '';
    for (let i = at; i < tokens.length && isKorean(tokens[i]!) && run.length < own + MOST_SYLLABLES; i++) {
      run += tokens[i]!.text;
      ends.push(run.length);
    }
    const found: GlossaryHit[] = [];
    for (let start = 0; start < own; start++) {
      for (const form of this.#beginningWith(run.slice(start, start + 2))) {
        if (!run.startsWith(form, start)) continue;
        const { length } = form;
        const last = ends.findIndex((end) => end >= start + length);
        const rest = run.slice(start + length, ends[last]);
        const whole = start === 0 && (rest === '' || isParticle(rest));
        const term = this.#termOf(form)!;
        if ((length < INSIDE_FROM || this.isName(term)) && !whole) continue;
        found.push({ term, from: at, to: at + last });
        start += length - 1;
        break;
      }
    }
    return found;
  }
}
