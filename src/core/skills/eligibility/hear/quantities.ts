/** Numbers with what they count and within which bounds: "no fewer than ten employees", 약 80억 원. */
import { isSyllable } from '../../../language/hangul.js';
import { type Bound, EN, KO, type Mark, type UnitKind } from '../../../language/statement-words.js';
import type { Clause } from './clauses.js';
import { isLatin } from './line.js';
import type { NumberSpan } from './numbers.js';
import { type Lexicons, marked, ofKind, type SenseHit } from './senses.js';

const { grammar: ENGLISH } = EN;
const { grammar: KOREAN } = KO;
const MORE = [...ENGLISH.more.words, ...KOREAN.more.words];
/** A number in letters from which on it is one without anything counted behind it: 이십억. */
const LEAST_SUM = 1e7;

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
  readonly bounds: readonly SenseHit[];
  /** It counts something else. */
  readonly foreign: boolean;
  /** It comes on top of another. */
  readonly more: boolean;
  /** Something that is not understood stands between the number and its unit, or before the number. */
  readonly odd: boolean;
}

/** What joins two numbers to a range; marks that may stand between a number and its unit. */
const JOINS: ReadonlySet<string> = new Set(['-', '~', '–', 'to', 'or']);
const BEFORE_UNITS: ReadonlySet<Mark> = new Set(['strict', 'uncounted', 'doubt', 'sum', 'total']);

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
const isEither = (letter = ''): boolean => KOREAN.particles.has(letter) && letter in KO.numerals;

/** Reads the numbers of a clause with their units. */
export class QuantityReader {
  readonly #text: string;
  readonly #fillers: ReadonlySet<string>;

  constructor(text: string, { fillers }: Lexicons) {
    this.#text = text;
    this.#fillers = fillers;
  }

  read(clause: Clause): Quantity[] {
    const found: Quantity[] = [];
    let done = clause.start;
    for (const first of clause.numbers) {
      if (first.start < done) continue;
      const quantity = this.#quantity(clause, first);
      if (quantity === undefined) continue;
      found.push(quantity);
      done = Math.max(quantity.end, quantity.numberEnd);
    }
    return found;
  }

  #quantity(clause: Clause, first: NumberSpan): Quantity | undefined {
    const text = this.#text;
    if (first.word && !this.#begins(clause, first)) return undefined;
    let last = first;
    let unit = this.#unitAfter(clause, first);
    const joined = clause.numbers.find(
      (other) =>
        other.start > first.end && this.#joins(clause, unit?.end ?? first.end, other.start, first.start),
    );
    if (joined !== undefined) {
      last = joined;
      unit = this.#unitAfter(clause, joined) ?? unit;
    }
    const isNumber = !first.word || unit !== undefined || last.from >= LEAST_SUM;
    if (!isNumber && !this.#alone(clause, { start: first.start, end: last.end })) return undefined;
    const currency = ofKind(clause.hits, 'currency').find(
      ({ end }) => end === first.start || (end === first.start - 1 && text[end] === ' '),
    );
    const named = unit?.unit.startsWith('money') ? unit.unit : (currency?.value.unit ?? unit?.unit);
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
    const months = named === 'years' ? this.#monthsAt(clause, counted) : undefined;
    const end = months ?? counted;
    const more = this.#isMore(end);
    const foreign = noun === 'thing' || more || (noun === undefined && this.#ofSomethingElse(clause, end));
    const start = currency?.start ?? first.start;
    const before = this.#boundBefore(clause, start);
    const after = this.#boundAfter(clause, end, last.end);
    const bound = (after ?? before)?.value.bound;
    const both = before !== undefined && before.value.bound !== bound;
    return {
      // 12명에서 9명으로: who had twelve and has nine says at most one of them of today.
      from: Math.min(first.from, last.from),
      to: Math.max(first.to, months === undefined ? last.to : last.to + 1),
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
        (both && before.value.bound !== 'about'),
    };
  }

  /** "I'm 34 years old" tells nothing of a business. */
  #isOfPerson(start: number, end: number): boolean {
    const before = this.#text.slice(0, start).trimEnd();
    return (
      this.#text.slice(start, end).endsWith('old') &&
      ENGLISH.aged.words.some(
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
        (end === start || (end === start - 1 && KOREAN.particles.has(this.#text[end]))) &&
        (value.kind === 'cue' || value.kind === 'unit' || value.kind === 'part'),
    );
  }

  /** Nothing but an ending follows: 여덟이요; or it is said of what stands right before it: 직원 여덟입니다. */
  #alone(clause: Clause, { start, end }: Pick<NumberSpan, 'start' | 'end'>): boolean {
    if (end - start < 2 && !KOREAN.sure.has(this.#text.slice(start, end))) return false;
    const rest = this.#text.slice(end, clause.end);
    if (this.#text.slice(clause.start, start).trim() === '')
      return rest.length <= 5 && !rest.trim().includes(' ');
    const cued = ofKind(clause.hits, 'cue').some(({ end: to }) => {
      const between = this.#text.slice(to, start).trim();
      return to <= start && (between === '' || KOREAN.particles.has(between));
    });
    return cued && (!/[\p{L}\p{N}]/u.test(rest) || KOREAN.copula.at(rest.trimStart()) !== undefined);
  }

  /** Whether what stands between two numbers makes a range of them. */
  #joins(clause: Clause, from: number, to: number, start: number): boolean {
    if (to - from > 6) return false;
    const between = this.#text.slice(from, to).trim();
    if (between === 'and')
      return marked(clause.hits, 'between').some(({ end }) => end <= start && start - end < 16);
    return JOINS.has(between) || marked(clause.hits, 'to').some((hit) => hit.start >= from && hit.end <= to);
  }

  #unitAfter(clause: Clause, number: NumberSpan): { unit: UnitKind; end: number; odd: boolean } | undefined {
    const text = this.#text;
    let at = number.end;
    let [odd, aside] = [false, -1];
    for (let words = 0; words < 4; words++) {
      if (text[at] === ' ' || text[at] === '-') at += 1;
      for (const suffix of words === 0 ? ofKind(clause.hits, 'after') : []) {
        const { bound } = suffix.value;
        if (suffix.start !== at || (bound !== 'some' && bound !== 'half')) continue;
        // 5대 are machines; 20대 may be twenty and some.
        if (bound === 'some' && isSyllable(text.charCodeAt(at)) && number.from % 10 !== 0)
          return { unit: 'thing', end: suffix.end, odd };
        at = suffix.end + (text[suffix.end] === ' ' ? 1 : 0);
      }
      const here = ofKind(clause.hits, 'unit').filter(({ start }) => start === at);
      const [best] = here.sort((a, b) => b.end - a.end);
      if (best !== undefined) return { unit: best.value.unit, end: best.end, odd };
      // English may put words between: ten regular workers; some of them make it a part of the whole.
      if (!isLatin(text.charCodeAt(at)) || at >= clause.end) break;
      let end = at;
      while (isLatin(text.charCodeAt(end)) || (text[end] === '-' && isLatin(text.charCodeAt(end + 1))))
        end += 1;
      const known = ofKind(clause.hits, 'mark').find(({ start, end: to }) => start === at && to >= end);
      const stops = known !== undefined && !BEFORE_UNITS.has(known.value.mark);
      if (stops || this.#fillers.has(text.slice(at, end))) break;
      if (known === undefined) odd = true;
      else if (known.value.mark === 'uncounted') aside = known.end;
      at = end;
    }
    return aside < 0 ? undefined : { unit: 'people', end: aside, odd };
  }

  /** Where months that follow right behind the years end. */
  #monthsAt(clause: Clause, end: number): number | undefined {
    const next = clause.numbers.find(({ start }) => start >= end && start - end <= 1);
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

  #boundBefore(clause: Clause, start: number): SenseHit<'before'> | undefined {
    return ofKind(clause.hits, 'before').findLast(
      ({ start: from, end }) =>
        end <= start &&
        // "We turn over 5 million" bounds nothing.
        !ofKind(clause.hits, 'cue').some((cue) => cue.start < from && cue.end >= end) &&
        this.#onlyFillers(end, start, clause),
    );
  }

  #boundAfter(clause: Clause, end: number, number: number): SenseHit<'after'> | undefined {
    const near = ofKind(clause.hits, 'after').filter(
      ({ start, end: to }) =>
        start >= number &&
        to > number &&
        start - end <= 3 &&
        (start <= end || !this.#text.slice(end, start).trim().includes(' ')),
    );
    // 을 넘지 않 begins as 을 넘 does: of words that overlap, those that reach furthest say it, but 안 넘 holds for 넘어 too.
    const overlapping = near.filter(({ start }) => start < near[0]!.end);
    return (
      overlapping.find(({ start }) => KOREAN.ahead.at(this.#text, start) !== undefined) ?? overlapping.at(-1)
    );
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
}
