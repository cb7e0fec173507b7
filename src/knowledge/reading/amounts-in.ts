/** Amounts, shares, ratios, lengths of time and counts that a paragraph prints, each with its unit as far as one stands there. */
import type { Qualifier } from '../../core/model/knowledge-base.js';
import { numberOfWord, runsIn } from '../figures.js';
import { ENGLISH_SCALES, KOREAN_PLACES, KOREAN_SCALES, RATIO } from '../number-words.js';
import { sureDatesIn } from './dates-in.js';
import { ordinalsIn } from './ordinals-in.js';
import { isFree, type Span, wordAt, wordBefore } from './span.js';
import { timesIn } from './times-in.js';
import {
  COUNTERS,
  CURRENCIES,
  HALF_AFTER,
  NOUN_STOPS,
  PERCENT,
  PLURALS,
  QUALIFIERS_AFTER,
  QUALIFIERS_BEFORE,
  RANGES,
  SOME_MORE,
  TIME_JOIN,
  TIMES,
} from './words.js';

/** A number with what it measures or counts. */
export interface NumberRead extends Span {
  readonly kind: 'number';
  readonly number: number;
  readonly sort: 'amount' | 'share' | 'time' | 'count';
  /** Id of a usual unit, the English noun that is counted, or empty where nothing says what it is. */
  readonly unit: string;
  /** The counter or noun as printed. */
  readonly counted: string;
  readonly qualifier: Qualifier;
}

/** From a number to a greater one of the same unit: `30 to 70%`, `10만~20만원`. */
export interface RangeRead extends Span {
  readonly kind: 'range';
  /** Its ends, each with the unit of both, as numbers that stand there. */
  readonly ends: readonly [NumberRead, NumberRead];
}

/** Numbers that stand to each other: `3 to 3 to 4`. */
export interface RatioRead extends Span {
  readonly kind: 'ratio';
  readonly parts: readonly number[];
}

interface Bare extends Span {
  readonly value: number;
  /** Whether it is in digits; a word alone counts only with a noun. */
  readonly firm: boolean;
}

type Measured = Omit<NumberRead, 'kind' | 'number' | 'qualifier'> & { readonly number?: number };

/** Least count in English words, and least number without anything that says what it counts, that is read. */
const LEAST_IN_WORDS = 4;
const LEAST_BARE = 10;

const SCALE_OF: Readonly<Record<string, number>> = { ...KOREAN_SCALES, ...KOREAN_PLACES };

/** Letters between the ends of a range. */
const FARTHEST = 16;
/** Before a number that something changes from. */
const CHANGES = ['from', 'to'];

const RATIO_FORM = new RegExp(
  `(?<![\\d.])\\d{1,3}(?: ?(?:${RATIO.filter((mark) => mark !== '-' && mark !== 'to').join('|')}) ?\\d{1,3}(?![\\d.,]*\\d))+`,
  'g',
);

/** Every number of a folded paragraph that stands outside of dates and the like, given as `elsewhere`, in order. */
export function amountsIn(
  text: string,
  elsewhere: readonly Span[] = sureDatesIn(text),
): (NumberRead | RangeRead | RatioRead)[] {
  const taken = [...elsewhere, ...timesIn(text), ...ordinalsIn(text)];
  const ratios = [...text.matchAll(RATIO_FORM)]
    .map(
      (match): RatioRead => ({
        kind: 'ratio',
        parts: [...match[0].matchAll(/\d+/g)].map(([digits]) => Number(digits)),
        start: match.index,
        end: match.index + match[0].length,
      }),
    )
    .filter((ratio) => isFree(ratio, taken));
  const found: (NumberRead | RangeRead | RatioRead)[] = [...ratios];
  const numbers = numbersOf(text);
  for (const [n, bare] of numbers.entries()) {
    if (!isFree(bare, [...taken, ...found])) continue;
    const range = rangeFrom(text, bare, numbers[n + 1]);
    if (range !== undefined && isFree(range, [...taken, ...found])) {
      found.push(range);
      continue;
    }
    const measured = measure(text, bare);
    if (measured === undefined) continue;
    const { number = bare.value, ...rest } = measured;
    found.push({ kind: 'number', number, ...rest, ...qualified(text, rest) });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The range that a number begins: a mark of one, and then a greater number of the same unit. */
function rangeFrom(text: string, first: Bare, second: Bare | undefined): RangeRead | undefined {
  // The start of a date, as of "2024-2025", is none either.
  if (second === undefined || second.start - first.end > FARTHEST || !first.firm || !second.firm)
    return undefined;
  const [own, last] = [measure(text, first), measure(text, second)];
  if (last === undefined || last.number !== undefined) return undefined;
  const { unit: ownUnit = '', sort: ownSort, end: ownEnd = first.end } = own ?? {};
  const unit = last.unit === '' && ownSort === 'amount' && ownEnd === first.end ? ownUnit : last.unit;
  if (unit === '' || (ownUnit !== '' && ownUnit !== unit)) return undefined;
  const gap = text.slice(ownEnd, last.start).trim();
  const start = own?.start ?? first.start;
  const mark = RANGES.find(
    ({ between, before, after }) =>
      gap === between &&
      (before === undefined || wordBefore(text, start, [before]) !== undefined) &&
      (after === undefined || wordAt(text, last.end, after) !== undefined),
  );
  // "It rose from 10% to 20%" tells of a change, and "3 to 3 to 4" of a ratio.
  if (mark === undefined || wordBefore(text, start, CHANGES) !== undefined) return undefined;
  const from = scaledAs(text, first, second);
  if (from >= second.value) return undefined;
  const number = (value: number, at: Span): NumberRead => ({
    kind: 'number',
    number: value,
    sort: unit === last.unit ? last.sort : 'amount',
    unit,
    counted: last.counted,
    qualifier: 'exactly',
    start: at.start,
    end: at.end,
  });
  const ends = [number(from, { start, end: ownEnd }), number(second.value, last)] as const;
  const ahead = wordBefore(text, start, mark.before === undefined ? [] : [mark.before]);
  return { kind: 'range', ends, start: ahead?.start ?? start, end: last.end };
}

/** The first number with the scales that stand behind the second alone: "10 to 20 million", "1~2천만", "1천~2천만". */
function scaledAs(text: string, first: Bare, second: Bare): number {
  const [own = [], both = []] = [first, second].map(({ start, end }) => scalesAtEnd(text.slice(start, end)));
  const shared = own.length < both.length && own.every((scale, n) => scale === both[n]);
  return shared ? both.slice(own.length).reduce((all, scale) => all * scale, first.value) : first.value;
}

/** What a written number ends with, as factors: a thousand and ten thousand for 천만. */
function scalesAtEnd(written: string): number[] {
  const name = /[a-z]+$/.exec(written)?.[0];
  if (name !== undefined) return [ENGLISH_SCALES[name] ?? 1];
  const letters = [...written];
  const last = letters.findLastIndex((letter) => SCALE_OF[letter] === undefined);
  return letters.slice(last + 1).map((letter) => SCALE_OF[letter]!);
}

/** Numbers in digits and small ones in English words, in order. */
function numbersOf(text: string): Bare[] {
  const digits = runsIn(text).map((run): Bare => ({ ...run, firm: true }));
  const words = [...text.matchAll(/(?<![a-z-])[a-z]{3,9}(?:-[a-z]{3,5})?(?![a-z-])/g)].flatMap(
    (match): Bare[] => {
      const value = numberOfWord(match[0]);
      if (value === undefined || value < 2) return [];
      return [{ value, firm: false, start: match.index, end: match.index + match[0].length }];
    },
  );
  return [...digits, ...words].sort((a, b) => a.start - b.start);
}

function measure(text: string, bare: Bare): Measured | undefined {
  return amount(text, bare) ?? share(text, bare) ?? time(text, bare) ?? count(text, bare);
}

function amount(text: string, bare: Bare): Measured | undefined {
  for (const { unit, before, after } of CURRENCIES) {
    const behind = wordAt(text, bare.end, after);
    const ahead = wordBefore(text, bare.start, before);
    if (behind === undefined && (ahead === undefined || !bare.firm)) continue;
    const start = behind === undefined ? (ahead?.start ?? bare.start) : bare.start;
    return { sort: 'amount', unit, counted: '', start, end: behind?.end ?? bare.end };
  }
  return undefined;
}

function share(text: string, bare: Bare): Measured | undefined {
  const sign = wordAt(text, bare.end, PERCENT);
  return sign && { sort: 'share', unit: 'percent', counted: '', start: bare.start, end: sign.end };
}

/** A length of time, also in two parts ("1 year and 6 months") or with a half. */
function time(text: string, bare: Bare): Measured | undefined {
  for (const { unit, after, months } of TIMES) {
    const name = wordAt(text, bare.end, after) ?? wordAt(text, withHyphen(text, bare.end), after);
    if (name === undefined) continue;
    // "years old" and the like are no lengths of time.
    if (
      COUNTERS.some((counter) =>
        wordAt(
          text,
          bare.end,
          counter.after.filter((word) => word.startsWith('years')),
        ),
      )
    )
      return undefined;
    const { start } = bare;
    const half = wordAt(text, name.end, HALF_AFTER);
    if (half !== undefined)
      return { sort: 'time', unit, counted: '', number: bare.value + 0.5, start, end: half.end };
    const second = months === 12 ? monthsAfter(text, name.end) : undefined;
    if (second !== undefined)
      return {
        sort: 'time',
        unit: 'months',
        counted: '',
        number: 12 * bare.value + second.value,
        start,
        end: second.end,
      };
    return { sort: 'time', unit, counted: '', start, end: name.end };
  }
  return undefined;
}

/** Behind the hyphen of "two-year". */
const withHyphen = (text: string, at: number): number => (text[at] === '-' ? at + 1 : at);

function monthsAfter(text: string, at: number): { value: number; end: number } | undefined {
  const join = wordAt(
    text,
    at,
    TIME_JOIN.filter((word) => word !== ''),
  );
  const from = join?.end ?? at;
  const next = /^ ?(\d{1,2})/.exec(text.slice(from, from + 4));
  if (next === null) return undefined;
  const months = TIMES.find(({ unit }) => unit === 'months');
  const name = wordAt(text, from + next[0].length, months?.after ?? []);
  return name && { value: Number(next[1]), end: name.end };
}

function count(text: string, bare: Bare): Measured | undefined {
  const { start } = bare;
  const more = wordAt(text, bare.end, [SOME_MORE]);
  const from = more?.end ?? bare.end;
  for (const { unit, after } of COUNTERS) {
    const counter = wordAt(text, from, after);
    if (counter !== undefined)
      return bare.firm || text[from] === ' '
        ? { sort: 'count', unit, counted: counter.word, start, end: counter.end }
        : undefined;
  }
  // "Two ministries" and the like tell of sentences rather than of the matter.
  if (!bare.firm && bare.value < LEAST_IN_WORDS) return undefined;
  const noun = nounAfter(text, bare.end);
  if (noun !== undefined)
    return {
      sort: 'count',
      unit: noun.words.replaceAll(' ', '-'),
      counted: noun.words,
      start,
      end: noun.end,
    };
  // Letters before it make it a part of a name; a rank ("2nd", "4차") counts nothing.
  if (!bare.firm || bare.value < LEAST_BARE) return undefined;
  if (/[\p{L}·-]$/u.test(text.slice(0, start)) || /^(?:[\p{L}·-]|\.\d)/u.test(text.slice(bare.end)))
    return undefined;
  return { sort: 'count', unit: '', counted: '', start, end: bare.end };
}

/** The plural that is counted, within three words: "5,000 innovative companies". */
function nounAfter(text: string, at: number): { words: string; end: number } | undefined {
  const match = /^(?: [a-z][a-z-]*){1,4}/.exec(text.slice(at, at + 60));
  if (match === null) return undefined;
  let end = at;
  for (const word of match[0].trim().split(' ')) {
    if (NOUN_STOPS.has(word)) return undefined;
    end += 1 + word.length;
    if (PLURALS.has(word) || /[^siu]s$/.test(word)) return { words: word, end };
  }
  return undefined;
}

function qualified(
  text: string,
  { sort, ...span }: Span & { readonly sort: NumberRead['sort'] },
): { qualifier: Qualifier } & Span {
  const more = text.slice(span.start, span.end).includes(SOME_MORE);
  const behind = wordAt(
    text,
    span.end,
    QUALIFIERS_AFTER.map(([word]) => word).filter((word) => !text.startsWith(`${word} than`, span.end + 1)),
  );
  const ahead = wordBefore(
    text,
    span.start,
    QUALIFIERS_BEFORE.map(([word]) => word),
  );
  const after = QUALIFIERS_AFTER.find(([word]) => word === behind?.word)?.[1];
  // "Over two years" is as often how long as it is how much.
  const before =
    sort === 'time' && ahead?.word === 'over'
      ? 'exactly'
      : QUALIFIERS_BEFORE.find(([word]) => word === ahead?.word)?.[1];
  const qualifier =
    (before === 'exactly' ? undefined : before) ?? (more ? 'over' : undefined) ?? after ?? 'exactly';
  return { qualifier, start: ahead?.start ?? span.start, end: behind?.end ?? span.end };
}

/** Every number of a folded paragraph by itself, the ends of a range as two; `elsewhere` as for `amountsIn`. */
export const numbersReadIn = (text: string, elsewhere?: readonly Span[]): NumberRead[] =>
  amountsIn(text, elsewhere).flatMap((read) =>
    read.kind === 'range' ? read.ends : read.kind === 'number' ? [read] : [],
  );
