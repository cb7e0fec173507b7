/** The figures and parts of dates that a text names, read as numbers whatever language and scale they are written in. */

import { EDITORIAL } from './editorial/editorial.js';
import { AND_A_HALF, ENGLISH_SCALES, holdsAny, KOREAN_PLACES, KOREAN_SCALES } from './number-words.js';
import { MONTHS, wordPrintings } from './printings.js';
import { foldPrint } from './source-text.js';

/** A figure as it stands in a text. */
export interface Figure {
  readonly value: number;
  /** As written, with its scale: `337억`, `1.28 million`. */
  readonly written: string;
  /** Whether it is in digits; words such as `four` and `second` may mean something else. */
  readonly firm: boolean;
}

const SCALES = [...Object.keys(KOREAN_SCALES), ...Object.keys(KOREAN_PLACES)].join('');
const DIGITS = String.raw`\d[\d,]*(?:\.\d+)?`;

/** Digits with what scales them: `1조 2,000억`, `3천만`, `1.28 million`. Letters before them make them part of a name: `WC300`. */
const RUN = new RegExp(
  `(?<![a-z\\d][.,]?|[a-z]-)${DIGITS}(?:[${SCALES}]+(?: ?${DIGITS}[${SCALES}]+)*| ?(?:${Object.keys(ENGLISH_SCALES).join('|')})(?![a-z]))?`,
  'g',
);
const PARTS = new RegExp(`${DIGITS}|[${SCALES}]`, 'g');
/** Currencies that stand before an amount without a space. */
const CURRENCY = /(?<![a-z])(krw|usd|sgd|eur|jpy|us|s)(?=\d)/g;

const KOREAN_WORDS: ReadonlyMap<string, number> = new Map(Object.entries(EDITORIAL.ko.numbers));
const WORDS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 100 }, (_, n) => n)
    .flatMap((n) => wordPrintings(n).map((word): [string, number] => [word, n]))
    .concat(Object.entries(EDITORIAL.en.numbers)),
);

const RANK_ENDS = /(?:first|second|third|th|st|nd|rd)$/;

/** Every figure in a text, in order: first those in digits, then those in English words and names of months. */
export function figuresIn(text: string): Figure[] {
  const folded = foldPrint(text).replaceAll(CURRENCY, '$1 ');
  const found: Figure[] = runsIn(folded).map(({ value, written }) => ({ value, written, firm: true }));
  found.push(...wordsIn(folded));
  const half = holdsAny(folded, AND_A_HALF) ? 0.5 : 0;
  return half === 0
    ? found
    : [...found, ...found.map((figure) => ({ ...figure, value: figure.value + half, firm: false }))];
}

/** A number in digits and where it stands in a folded text. */
export interface Run {
  readonly value: number;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** Every number in digits, with its scale, in order. */
export function runsIn(folded: string): Run[] {
  return [...folded.matchAll(RUN)].map(({ 0: written, index }) => {
    // A comma at the end belongs to the sentence.
    const shown = written.replace(/,+$/, '');
    return { value: numberOf(shown), written: shown, start: index, end: index + shown.length };
  });
}

/** The number that a text names, with its scale, where it names one alone: 120000000 for 1억 2천만원. */
export function numberIn(text: string): number | undefined {
  const [run, ...more] = runsIn(foldPrint(text));
  return more.length === 0 ? run?.value : undefined;
}

/** A small number as an English word, such as `four` or `twenty-one`; ranks are none. */
export function numberOfWord(word: string): number | undefined {
  return RANK_ENDS.test(word) ? undefined : WORDS.get(word);
}

function wordsIn(folded: string): Figure[] {
  const found: Figure[] = [...folded.matchAll(/\p{Script=Hangul}+/gu)].flatMap(([word]) => {
    const value =
      KOREAN_WORDS.get(word) ?? (word.length > 1 ? KOREAN_WORDS.get(word.slice(0, 2)) : undefined);
    return value === undefined ? [] : [{ value, written: word, firm: false }];
  });
  const words = (folded.match(/[a-z]+(?:-[a-z]+)?/g) ?? []).flatMap((word) =>
    WORDS.has(word) ? [word] : word.split('-'),
  );
  words.forEach((word, at) => {
    const value = WORDS.get(word) ?? WORDS.get(`${word} ${words[at + 1]}`);
    const scale = ENGLISH_SCALES[words[at + 1] ?? ''] ?? (words[at + 1] === 'hundred' ? 100 : 1);
    if (value !== undefined) found.push({ value: value * scale, written: word, firm: false });
    const month = MONTHS.findIndex((name) => word === name || (word.length === 3 && name.startsWith(word)));
    if (month !== -1) found.push({ value: month + 1, written: word, firm: false });
  });
  return found;
}

/** The number that a run of digits and scales stands for. */
function numberOf(run: string): number {
  const english = /[a-z]+$/.exec(run)?.[0];
  if (english !== undefined)
    return round(toNumber(run.slice(0, -english.length)) * (ENGLISH_SCALES[english] ?? 1));
  let total = 0;
  let section = 0;
  let current: number | undefined;
  for (const [part] of run.matchAll(PARTS)) {
    const place = KOREAN_PLACES[part];
    const scale = KOREAN_SCALES[part];
    if (scale !== undefined) {
      total += (section + (current ?? (section === 0 ? 1 : 0))) * scale;
      [section, current] = [0, undefined];
    } else if (place !== undefined) {
      section += (current ?? 1) * place;
      current = undefined;
    } else {
      current = toNumber(part);
    }
  }
  return round(total + section + (current ?? 0));
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(',', '').trim());
}

/** Whole where it is meant to be: 1.4 times a hundred million is not, in binary. */
function round(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 1e6) / 1e6;
}

/** Figures that one text says more often than the other. */
export function figuresOnlyIn(text: string, other: string): string[] {
  const left = new Map<number, number>();
  for (const { value, firm } of figuresIn(other)) if (firm) left.set(value, (left.get(value) ?? 0) + 1);
  const figures = figuresIn(text).flatMap(({ value, firm, written }) => {
    if (!firm) return [];
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count > 0 ? [] : [written];
  });
  return [...new Set(figures)];
}
