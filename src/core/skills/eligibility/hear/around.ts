/** What the words around a number make of what it counts: new staff, a part of the staff, or what is told of them. */
import { isSyllable } from '../../../language/hangul.js';
import { EN, KO } from '../../../language/statement-words.js';
import type { Clause } from './clauses.js';
import { isLatin } from './line.js';
import type { Quantity } from './quantities.js';
import { type Lexicons, markOf, ofKind } from './senses.js';

const { grammar: ENGLISH } = EN;
const { grammar: KOREAN } = KO;
const COPULA: ReadonlySet<string> = new Set(['are', 'is']);
const SPACE = new Set([' ', ',', '.', '!', ')', '(']);
/** What stands between a word and the number behind it. */
const BREAKS = new Set([' ', ':', '=']);
/** Letters of Korean from which what is left of a word may be a word. */
const LEAST_GLUED = 2;
/** Words looked at before a number, for what it is of. */
const MOST_WORDS = 6;

/** Tells strange words, which may make something else of a number, from those that do not. */
export class Around {
  readonly #fillers: ReadonlySet<string>;
  readonly #whole: Lexicons['whole'];

  constructor({ fillers, whole }: Lexicons) {
    this.#fillers = fillers;
    this.#whole = whole;
  }

  /**
   * Whether the word right before a number may change what it is of: 신입 5명, "the other 5". Known words and words of
   * place do not.
   */
  strange(clause: Clause, start: number): boolean {
    const word = this.#wordBefore(clause, start);
    return word !== undefined && this.#isStrange(clause, word.from, word.to);
  }

  /** Whether the word right before a number names what it is of: "staff: 8". */
  labelled(clause: Clause, start: number): boolean {
    const word = this.#wordBefore(clause, start);
    if (word === undefined) return false;
    const named = clause.hits.some(
      (hit) => markOf(hit) === undefined && hit.start < word.to && hit.end > word.from,
    );
    return named || this.#isStrange(clause, word.from, word.to);
  }

  /** The same of the words before it, past those that say nothing: "our machines are 15 years old". */
  strangeBefore(clause: Clause, start: number): boolean {
    let word = this.#wordBefore(clause, start);
    for (let words = 0; word !== undefined && words < MOST_WORDS; words++) {
      if (this.#changes(clause, word.from, word.to)) return true;
      if (!this.#isIdle(clause, word.from, word.to)) return false;
      word = this.#wordBefore(clause, word.from);
    }
    return false;
  }

  /** Whether a word between two places may. */
  strangeBetween(clause: Clause, from: number, to: number): boolean {
    let word = this.#wordBefore(clause, to);
    for (let words = 0; word !== undefined && word.from >= from; words++) {
      if (words > MOST_WORDS || this.#changes(clause, word.from, word.to)) return true;
      word = this.#wordBefore(clause, word.from);
    }
    return false;
  }

  #wordBefore(clause: Clause, start: number): { from: number; to: number } | undefined {
    const { text } = clause;
    let to = start;
    while (to > clause.start && BREAKS.has(text[to - 1] as string)) to -= 1;
    let from = to;
    while (
      from > clause.start &&
      (isSyllable(text.charCodeAt(from - 1)) || isLatin(text.charCodeAt(from - 1)) || text[from - 1] === "'")
    )
      from -= 1;
    return from < to ? { from, to } : undefined;
  }

  #isStrange(clause: Clause, from: number, to: number): boolean {
    const { text, hits } = clause;
    const word = text.slice(from, to);
    if (this.#fillers.has(word) && !KOREAN.anyone.has(word)) return false;
    const mark = ofKind(hits, 'mark').find(
      ({ start, end, value }) => start <= from && end > from && value.mark !== 'site',
    );
    // 저희는온라인 매출: behind what says nothing of the amount, another word without its space.
    const glued = mark === undefined ? to : pastParticle(text, mark.end);
    if (to - glued >= LEAST_GLUED && isSyllable(text.charCodeAt(glued)))
      return (
        !ofKind(hits, 'cue').some(({ start, end }) => start < to && end > glued) &&
        this.#isStrange(clause, glued, to)
      );
    return mark === undefined && !this.#isKnown(clause, from, to) && !this.#harmless(word, clause, from);
  }

  /** The same, where words of time, place and manner may stand between. */
  #changes(clause: Clause, from: number, to: number): boolean {
    return !ENGLISH.behind.has(clause.text.slice(from, to)) && this.#isStrange(clause, from, to);
  }

  /** Whether what a word is said of may stand before it: are, 회사는; not 지난해. */
  #isIdle(clause: Clause, from: number, to: number): boolean {
    const word = clause.text.slice(from, to);
    if (this.#fillers.has(word) || ENGLISH.behind.has(word)) return true;
    return !clause.hits.some(
      ({ start, end, value }) => start < to && end > from && (value.kind === 'cue' || value.kind === 'mark'),
    );
  }

  /** Whether a word of the lexicon takes a place. */
  #isKnown(clause: Clause, from: number, to: number): boolean {
    return clause.hits.some(
      ({ start, end, value }) =>
        start <= from &&
        end > from &&
        end >= to &&
        (value.kind === 'cue' ||
          (value.kind === 'part' && this.#whole.has(value.part)) ||
          (value.kind === 'unit' && value.unit === 'people')),
    );
  }

  /**
   * Whether the words right behind what is counted may say something else of it than that it is there: "12 employees
   * complained", 직원 5명이 외국인이에요.
   */
  strangeAfter(clause: Clause, { end: from, bounds }: Pick<Quantity, 'end' | 'bounds'>): boolean {
    const { text } = clause;
    let at = from;
    // 50명 넘습니다: the rest of the word that bounds it.
    if (bounds.some(({ end }) => end === from)) while (isSyllable(text.charCodeAt(at))) at += 1;
    if (isSyllable(text.charCodeAt(at))) {
      if (clause.hits.some(({ start, end }) => start <= at && end > at)) return false;
      if (KOREAN.behind.at(text, at) !== undefined) return false;
      at = pastParticle(text, at);
    }
    for (let words = 0; words < 2; words++) {
      while (at < clause.end && SPACE.has(text[at] as string)) at += 1;
      const code = text.charCodeAt(at);
      if (at >= clause.end || !(isSyllable(code) || isLatin(code))) return false;
      const here = clause.hits.filter(({ start, end }) => start <= at && end > at);
      // "10 employees is what I told you".
      if (words > 0 && here.some((hit) => markOf(hit) === 'open-word')) return true;
      const word = wordAt(text, at);
      const isCopula = COPULA.has(word);
      if (here.length > 0 && !isCopula) return false;
      if (isSyllable(code)) {
        // 법인입니다: a known noun with its copula.
        const isNoun = KOREAN.copula.words.some(
          (copula) => word.includes(copula) && this.#fillers.has(word.slice(0, word.lastIndexOf(copula))),
        );
        return !isNoun && KOREAN.behind.at(text, at) === undefined && !this.#fillers.has(word);
      }
      if (!isCopula) return !(this.#fillers.has(word) || ENGLISH.behind.has(word) || word.endsWith('ing'));
      at += word.length;
    }
    return false;
  }

  /** A known word with a particle, or a place: 직원이, 공장에, 부산에서. */
  #harmless(word: string, clause: Clause, from: number): boolean {
    if (!isSyllable(word.charCodeAt(0))) return false;
    if (word.length > 2 && KOREAN.connecting.ending(word) !== undefined) return true;
    const longer = (ending: string): boolean => word.length > ending.length && word.endsWith(ending);
    if (KOREAN.place.words.some(longer)) return true;
    const particle = KOREAN.particles.words.find(longer) ?? '';
    const bare = word.slice(0, word.length - particle.length);
    // 면접 본 사람이 20명: what is said of people may make others of them.
    if (KOREAN.anyone.has(bare)) return !this.strange(clause, from);
    return this.#fillers.has(bare) || this.#isKnown(clause, from, from + bare.length);
  }
}

const pastParticle = (text: string, at: number): number => at + (KOREAN.particles.at(text, at)?.length ?? 0);

/** The word that begins at a place. */
function wordAt(text: string, at: number): string {
  let to = at;
  while (isLatin(text.charCodeAt(to)) || isSyllable(text.charCodeAt(to))) to += 1;
  return text.slice(at, to);
}
