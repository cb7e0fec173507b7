/** Numbers with what they count and within which bounds: "no fewer than ten employees", 약 80억 원. */
import { isSyllable } from '../../../language/hangul.js';
import { type Bound, EN, KO, type UnitKind } from '../../../language/statement-words.js';
import { type Clause, markOf } from './clauses.js';
import type { Hit } from './lexicon.js';
import { isLatin } from './line.js';
import type { NumberSpan } from './numbers.js';
import type { Sense, Words } from './words.js';

const PLACE = KO.grammar.place.split('|');
/** The longest first: 수는 is more than 는. */
const PARTICLES = KO.grammar.particles.split('|').sort((one, other) => other.length - one.length);
const AGED = EN.grammar.aged.split('|');
const SURE = KO.grammar.sure.split('|');
const COPULA_KO = KO.grammar.copula.split('|');
const HOLDS = KO.grammar.behind.split('|');
const AHEAD = KO.grammar.ahead.split('|');
const [BEHIND, COPULA] = [new Set(EN.grammar.behind.split('|')), new Set(['are', 'is'])];
const CONNECTING = KO.grammar.connecting.split('|');
const ANYONE = KO.grammar.anyone.split('|');
const MORE = [EN, KO].flatMap(({ grammar }) => grammar.more.split('|'));
const SPACE = new Set([' ', ',', '.', '!', ')', '(']);
/** What stands between a word and the number behind it. */
const BREAKS = new Set([' ', ':', '=']);
/** A number in letters from which on it is one without anything counted behind it: 이십억. */
const LEAST_SUM = 1e7;
/** Letters of Korean from which what is left of a word may be a word. */
const LEAST_GLUED = 2;
/** Words looked at before a number, for what it is of. */
const MOST_WORDS = 6;

export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** From the first word that belongs to it to the last. */
  readonly start: number;
  readonly end: number;
  /** The number alone. */
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly unit: UnitKind | undefined;
  /** A bound stands beside it: a "not" turns it round instead of denying it. */
  readonly bound: Bound | undefined;
  /** The words of its bounds. */
  readonly bounds: readonly Hit<Sense>[];
  /** It counts something else. */
  readonly foreign: boolean;
  /** It comes on top of another. */
  readonly more: boolean;
  /** Something that is not understood stands between the number and its unit, or before the number. */
  readonly odd: boolean;
}

/** How far off an approximate number may be. */
const slack = (n: number): number => Math.max(1, n * 0.2);

const inside = (from: number, to: number, whole: boolean): [number, number] =>
  whole ? [Math.ceil(from), Math.floor(to)] : [from, to];

/** A number of which a bound was said, as a range; `whole` for things that come in whole numbers. */
export function widened(
  from: number,
  to: number,
  bound: Bound | undefined,
  whole: boolean,
): [number, number] {
  const step = whole ? 1 : Math.max(Math.abs(to), 1) * 1e-9;
  switch (bound) {
    case 'least':
      return [from, Infinity];
    case 'most':
      return [-Infinity, to];
    case 'under':
      return [-Infinity, to - step];
    case 'over':
      return [from + step, Infinity];
    case 'about':
      return inside(from - slack(from), to + slack(to), whole);
    case 'nearly':
      return inside(from * 0.75, to, whole);
    case 'some':
      return inside(from, to * 1.5, whole);
    case 'half':
      return [from, to + 1];
    default:
      return [from, to];
  }
}

const TURNED: Readonly<Partial<Record<Bound, Bound>>> = {
  least: 'under',
  under: 'least',
  most: 'over',
  over: 'most',
};

/** The bound that is left when it is denied; undefined where nothing is. */
export const turned = (bound: Bound | undefined): Bound | undefined =>
  bound === undefined ? undefined : TURNED[bound];

/** A calendar year as it stands alone. */
const isYear = ({ from, to, start, end }: NumberSpan): boolean =>
  from === to && from >= 1900 && from <= 2100 && end - start === 4;

/** The ending of a noun that is a numeral too. */
const isEither = (letter = ''): boolean => PARTICLES.includes(letter) && letter in KO.numerals;

/** Reads the numbers of a clause with their units. */
export class QuantityReader {
  readonly #text: string;
  readonly #fillers: ReadonlySet<string>;
  readonly #whole: Words['whole'];
  #next = 0;

  constructor(text: string, { fillers, whole }: Words) {
    this.#text = text;
    this.#fillers = fillers;
    this.#whole = whole;
  }

  read(clause: Clause, numbers: readonly NumberSpan[]): Quantity[] {
    const found: Quantity[] = [];
    const own = this.#numbersOf(clause, numbers);
    let done = clause.start;
    for (let n = 0; n < own.length; n++) {
      const first = own[n] as NumberSpan;
      if (first.start < done) continue;
      const quantity = this.#quantity(clause, first, own);
      if (quantity === undefined) continue;
      found.push(quantity);
      done = Math.max(quantity.end, quantity.numberEnd);
    }
    return found;
  }

  /** The numbers of a clause; clauses are read in order. */
  #numbersOf(clause: Clause, numbers: readonly NumberSpan[]): NumberSpan[] {
    while (this.#next < numbers.length && (numbers[this.#next] as NumberSpan).start < clause.start)
      this.#next += 1;
    const own: NumberSpan[] = [];
    for (let n = this.#next; n < numbers.length; n++) {
      const number = numbers[n] as NumberSpan;
      if (number.start >= clause.end) break;
      if (number.end <= clause.end) own.push(number);
    }
    return own;
  }

  #quantity(clause: Clause, first: NumberSpan, numbers: readonly NumberSpan[]): Quantity | undefined {
    const text = this.#text;
    if (first.word && !this.#begins(clause, first)) return undefined;
    let last = first;
    let unit = this.#unitAfter(clause, first);
    const joined = numbers.find(
      (other) =>
        other.start > first.end &&
        this.#joins(clause, unit?.end ?? first.end, other.start, first.start) &&
        other.from >= first.to,
    );
    if (joined !== undefined) {
      last = joined;
      unit = this.#unitAfter(clause, joined) ?? unit;
    }
    const sum = last.from >= LEAST_SUM;
    if (
      unit === undefined &&
      first.word &&
      !sum &&
      !this.#alone(clause, { start: first.start, end: last.end })
    )
      return undefined;
    const currency = clause.hits.find(
      ({ value, end }) =>
        value.kind === 'currency' && (end === first.start || (end === first.start - 1 && text[end] === ' ')),
    );
    const named =
      currency?.value.kind === 'currency' && unit?.unit.startsWith('money') !== true
        ? currency.value.unit
        : unit?.unit;
    // 2016년 is a year and not so many of them.
    const noun =
      named !== 'years'
        ? named
        : joined === undefined && isYear(first)
          ? 'year'
          : this.#isOfPerson(first.start, unit?.end ?? last.end)
            ? 'age'
            : named;
    const counted = Math.max(last.end, unit?.end ?? 0);
    // Six years and four months: some of the seventh year.
    const months = named === 'years' ? this.#monthsAt(clause, counted, numbers) : undefined;
    const end = months ?? counted;
    const more = this.#isMore(end);
    const foreign = noun === 'thing' || more || (noun === undefined && this.#ofSomethingElse(clause, end));
    const start = currency?.start ?? first.start;
    const before = this.#boundBefore(clause, start);
    const after = this.#boundAfter(clause, end, last.end);
    const bound =
      after?.value.kind === 'after'
        ? after.value.bound
        : before?.value.kind === 'before'
          ? before.value.bound
          : undefined;
    const both =
      before !== undefined &&
      after !== undefined &&
      before.value.kind === 'before' &&
      before.value.bound !== bound;
    return {
      from: first.from,
      to: months === undefined ? last.to : last.to + 1,
      start: before?.start ?? start,
      end: Math.max(end, after?.end ?? 0),
      numberStart: first.start,
      numberEnd: last.end,
      unit: noun ?? (isYear(first) && joined === undefined ? 'year' : undefined),
      bound,
      bounds: [before, after].filter((hit) => hit !== undefined),
      foreign,
      more,
      // "5 of the employees" are a part of them.
      odd:
        unit?.odd === true ||
        (unit === undefined && text.startsWith(' of ', last.end) && !text.endsWith('all ', first.start)) ||
        (both && before?.value.kind === 'before' && before.value.bound !== 'about'),
    };
  }

  /** "I'm 34 years old" tells nothing of a business. */
  #isOfPerson(start: number, end: number): boolean {
    const before = this.#text.slice(0, start).trimEnd();
    return (
      this.#text.slice(start, end).endsWith('old') &&
      AGED.some(
        (word) => before.endsWith(word) && !isLatin(before.charCodeAt(before.length - word.length - 1)),
      )
    );
  }

  /** A numeral in letters begins a word, or follows a word that is known: 직원열두명. */
  #begins(clause: Clause, { start, end: to }: NumberSpan): boolean {
    if (!isSyllable(this.#text.charCodeAt(start - 1))) return true;
    // 직원이 백 명: the ending of a word is no numeral.
    if (this.#text.slice(start, to - start > 1 ? to : to + 1).includes(' ')) return false;
    // 직원이백 명: of one hundred, or of two.
    const joint = isEither(this.#text[start])
      ? start
      : isEither(this.#text[start - 1])
        ? start - 1
        : undefined;
    if (joint !== undefined && (this.#text[joint + 1] ?? '') in KO.scales) return false;
    return clause.hits.some(
      ({ end, value }) =>
        (end === start || (end === start - 1 && PARTICLES.includes(this.#text[end] as string))) &&
        (value.kind === 'cue' || value.kind === 'unit' || value.kind === 'part'),
    );
  }

  /** Nothing but an ending follows: 여덟이요; or it is said of what stands right before it: 직원 여덟입니다. */
  #alone(clause: Clause, { start, end }: Pick<NumberSpan, 'start' | 'end'>): boolean {
    if (end - start < 2 && !SURE.includes(this.#text.slice(start, end))) return false;
    const rest = this.#text.slice(end, clause.end);
    if (this.#text.slice(clause.start, start).trim() === '')
      return rest.length <= 5 && !rest.trim().includes(' ');
    const cued = clause.hits.some(({ value, end: to }) => {
      const between = this.#text.slice(to, start).trim();
      return value.kind === 'cue' && to <= start && (between === '' || PARTICLES.includes(between));
    });
    return (
      cued && (!/[\p{L}\p{N}]/u.test(rest) || COPULA_KO.some((ending) => rest.trimStart().startsWith(ending)))
    );
  }

  /** Whether what stands between two numbers makes a range of them. */
  #joins(clause: Clause, from: number, to: number, start: number): boolean {
    if (to - from > 6) return false;
    const between = this.#text.slice(from, to).trim();
    const joint =
      clause.hits.some((hit) => markOf(hit) === 'to' && hit.start >= from && hit.end <= to) ||
      between === '-' ||
      between === '~' ||
      between === '–' ||
      between === 'to' ||
      between === 'or';
    if (between !== 'and') return joint;
    return clause.hits.some((hit) => markOf(hit) === 'between' && hit.end <= start && start - hit.end < 16);
  }

  #unitAfter(clause: Clause, number: NumberSpan): { unit: UnitKind; end: number; odd: boolean } | undefined {
    const text = this.#text;
    let at = number.end;
    let [odd, aside] = [false, -1];
    for (let words = 0; words < 4; words++) {
      if (text[at] === ' ' || text[at] === '-') at += 1;
      for (const suffix of clause.hits) {
        if (
          words === 0 &&
          suffix.value.kind === 'after' &&
          suffix.start === at &&
          (suffix.value.bound === 'some' || suffix.value.bound === 'half')
        ) {
          // 5대 are machines; 20대 may be twenty and some.
          if (suffix.value.bound === 'some' && isSyllable(text.charCodeAt(at)) && number.from % 10 !== 0)
            return { unit: 'thing', end: suffix.end, odd };
          at = suffix.end + (text[suffix.end] === ' ' ? 1 : 0);
        }
      }
      const here = clause.hits.filter(({ start, value }) => start === at && value.kind === 'unit');
      const best = here.sort((a, b) => b.end - a.end)[0];
      if (best?.value.kind === 'unit') return { unit: best.value.unit, end: best.end, odd };
      // English may put words between: ten regular workers; some of them make it a part of the whole.
      if (!isLatin(text.charCodeAt(at)) || at >= clause.end) break;
      let end = at;
      while (isLatin(text.charCodeAt(end)) || (text[end] === '-' && isLatin(text.charCodeAt(end + 1))))
        end += 1;
      const known = clause.hits.find(
        ({ start, end: to, value }) => start === at && to >= end && value.kind === 'mark',
      );
      const word = text.slice(at, end);
      const stops =
        known?.value.kind === 'mark' &&
        !['strict', 'uncounted', 'doubt', 'sum', 'total'].includes(known.value.mark);
      if (stops || this.#fillers.has(word)) break;
      if (known === undefined) odd = true;
      else if (markOf(known) === 'uncounted') aside = known.end;
      at = end;
    }
    return aside < 0 ? undefined : { unit: 'people', end: aside, odd };
  }

  /** Where months that follow right behind the years end. */
  #monthsAt(clause: Clause, end: number, numbers: readonly NumberSpan[]): number | undefined {
    const next = numbers.find(({ start }) => start >= end && start - end <= 1);
    const unit = next && this.#unitAfter(clause, next);
    return unit?.unit === 'months' ? unit.end : undefined;
  }

  /** What comes on top of a number that is told elsewhere: "one more", 한 명 더. */
  #isMore(end: number): boolean {
    const at = this.#text[end] === ' ' ? end + 1 : end;
    return MORE.some(
      (word) => this.#text.startsWith(word, at) && !isLatin(this.#text.charCodeAt(at + word.length)),
    );
  }

  /** A number before a noun that is none of ours counts something else: 12 machines. */
  #ofSomethingElse(clause: Clause, end: number): boolean {
    const text = this.#text;
    const at = text[end] === ' ' ? end + 1 : end;
    if (at >= clause.end || !isLatin(text.charCodeAt(at))) return false;
    let to = at;
    while (isLatin(text.charCodeAt(to))) to += 1;
    const word = text.slice(at, to);
    return (
      !this.#fillers.has(word) &&
      !clause.hits.some(({ start, value }) => start === at && value.kind !== 'part' && value.kind !== 'label')
    );
  }

  #boundBefore(clause: Clause, start: number): Hit<Sense> | undefined {
    return clause.hits.findLast(
      ({ start: from, end, value }) =>
        value.kind === 'before' &&
        end <= start &&
        // "We turn over 5 million" bounds nothing.
        !clause.hits.some((hit) => hit.value.kind === 'cue' && hit.start < from && hit.end >= end) &&
        this.#onlyFillers(end, start, clause),
    );
  }

  #boundAfter(clause: Clause, end: number, number: number): Hit<Sense> | undefined {
    const near = clause.hits.filter(
      ({ start, value, end: to }) =>
        value.kind === 'after' &&
        start >= number &&
        to > number &&
        start - end <= 3 &&
        (start <= end || !this.#text.slice(end, start).trim().includes(' ')),
    );
    // 을 넘지 않 begins as 을 넘 does: of words that overlap, those that reach furthest say it, but 안 넘 holds for 넘어 too.
    const overlapping = near.filter(({ start }) => start < near[0]!.end);
    return overlapping.find(({ start }) => this.#isDeniedAt(start)) ?? overlapping.at(-1);
  }

  #isDeniedAt(start: number): boolean {
    return AHEAD.some((word) => this.#text.startsWith(word, start));
  }

  /** Whether nothing of weight stands between two places. */
  #onlyFillers(from: number, to: number, clause: Clause): boolean {
    if (to - from > 24) return false;
    let at = from;
    return this.#text
      .slice(from, to)
      .split(/[\s,]/u)
      .every((word) => {
        const start = at;
        at += word.length + 1;
        return (
          word === '' ||
          this.#fillers.has(word) ||
          clause.hits.some((hit) => hit.value.kind !== 'mark' && hit.start <= start && hit.end > start)
        );
      });
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
    const text = this.#text;
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
    const word = this.#text.slice(from, to);
    if (this.#fillers.has(word) && !ANYONE.includes(word)) return false;
    const marked = clause.hits.find(
      (hit) => hit.start <= from && hit.end > from && markOf(hit) !== undefined && markOf(hit) !== 'site',
    );
    // 저희는온라인 매출: behind what says nothing of the amount, another word without its space.
    const glued = marked === undefined ? to : this.#pastParticle(marked.end);
    if (to - glued >= LEAST_GLUED && isSyllable(this.#text.charCodeAt(glued)))
      return (
        !clause.hits.some(({ start, end, value }) => value.kind === 'cue' && start < to && end > glued) &&
        this.#isStrange(clause, glued, to)
      );
    return marked === undefined && !this.#isKnown(clause, from, to) && !this.#harmless(word, clause, from);
  }

  #pastParticle(at: number): number {
    return at + (PARTICLES.find((each) => this.#text.startsWith(each, at))?.length ?? 0);
  }

  /** The same, where words of time, place and manner may stand between. */
  #changes(clause: Clause, from: number, to: number): boolean {
    return !BEHIND.has(this.#text.slice(from, to)) && this.#isStrange(clause, from, to);
  }

  /** Whether what a word is said of may stand before it: are, 회사는; not 지난해. */
  #isIdle(clause: Clause, from: number, to: number): boolean {
    const word = this.#text.slice(from, to);
    if (this.#fillers.has(word) || BEHIND.has(word)) return true;
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
    const text = this.#text;
    let at = from;
    // 50명 넘습니다: the rest of the word that bounds it.
    if (bounds.some(({ end }) => end === from)) while (isSyllable(text.charCodeAt(at))) at += 1;
    if (isSyllable(text.charCodeAt(at))) {
      if (clause.hits.some(({ start, end }) => start <= at && end > at)) return false;
      const particle = PARTICLES.find((each) => text.startsWith(each, at)) ?? '';
      if (HOLDS.some((each) => text.startsWith(each, at))) return false;
      at += particle.length;
    }
    for (let words = 0; words < 2; words++) {
      while (at < clause.end && SPACE.has(text[at] as string)) at += 1;
      const code = text.charCodeAt(at);
      if (at >= clause.end || !(isSyllable(code) || isLatin(code))) return false;
      const here = clause.hits.filter(({ start, end }) => start <= at && end > at);
      // "10 employees is what I told you".
      if (words > 0 && here.some((hit) => markOf(hit) === 'open-word')) return true;
      if (here.length > 0 && !COPULA.has(this.#word(at))) return false;
      // 법인입니다: a known noun with its copula.
      const told = this.#word(at);
      const isNoun = COPULA_KO.some(
        (copula) => told.includes(copula) && this.#fillers.has(told.slice(0, told.lastIndexOf(copula))),
      );
      if (isSyllable(code) && isNoun) return false;
      if (isSyllable(code))
        return !HOLDS.some((each) => text.startsWith(each, at)) && !this.#fillers.has(this.#word(at));
      const word = this.#word(at);
      if (!COPULA.has(word)) return !(this.#fillers.has(word) || BEHIND.has(word) || word.endsWith('ing'));
      at += word.length;
    }
    return false;
  }

  #word(at: number): string {
    let to = at;
    while (isLatin(this.#text.charCodeAt(to)) || isSyllable(this.#text.charCodeAt(to))) to += 1;
    return this.#text.slice(at, to);
  }

  /** A known word with a particle, or a place: 직원이, 공장에, 부산에서. */
  #harmless(word: string, clause: Clause, from: number): boolean {
    if (!isSyllable(word.charCodeAt(0))) return false;
    if (word.length > 2 && CONNECTING.some((ending) => word.endsWith(ending))) return true;
    if (PLACE.some((ending) => word.length > ending.length && word.endsWith(ending))) return true;
    const particle = PARTICLES.find((each) => word.length > each.length && word.endsWith(each)) ?? '';
    const bare = word.slice(0, word.length - particle.length);
    // 면접 본 사람이 20명: what is said of people may make others of them.
    if (ANYONE.includes(bare)) return !this.strange(clause, from);
    return this.#fillers.has(bare) || this.#isKnown(clause, from, from + bare.length);
  }
}
