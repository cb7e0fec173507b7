/** Numbers in a line, in digits and in words of either language, with the range that each may mean. One pass. */
import { isSyllable } from '../../../language/hangul.js';
import { EN, KO, type StatementWords } from '../../../language/statement-words.js';
import { isDigit, isLatin } from './line.js';

/** `from` to `to`, both included, standing at `start` to `end`. */
export interface NumberSpan {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Written in letters that also spell other words: it counts only with what it counts beside it. */
  readonly word: boolean;
}

/** What a numeral adds to those before it. */
interface Worth {
  readonly from: number;
  readonly to: number;
  readonly korean?: boolean;
  /** It multiplies what stands right before it, or all that is left open: 만, thousand. */
  readonly scale?: 'small' | 'large' | undefined;
}

interface Piece extends Worth {
  readonly end: number;
  readonly digits?: boolean;
}

const COUNTED = [...Object.keys(KO.scales), ...KO.grammar.counted.words];
/** In letters; what goes on longer is no number that anyone states. */
const LONGEST_NUMBER = 20;
/** With separators of thousands and a decimal point. */
const DIGITS = /\d{1,20}(?:,\d{3}(?!\d))*(?:\.\d{1,20})?/y;

function worthOf({ numerals, scales }: StatementWords, korean: boolean): ReadonlyMap<string, Worth> {
  const words = new Map<string, Worth>();
  for (const [word, value] of Object.entries(numerals)) {
    const [from, to] = typeof value === 'number' ? [value, value] : value;
    words.set(word, { from, to, korean });
  }
  for (const [word, scale] of Object.entries(scales))
    words.set(word, {
      from: scale,
      to: scale,
      korean,
      scale: scale < (korean ? 1e4 : 1e3) ? 'small' : 'large',
    });
  return words;
}
const [KOREAN, ENGLISH] = [worthOf(KO, true), worthOf(EN, false)];

/** By how many letters a numeral of Korean is looked for, longest first, by the letter that it begins with. */
const LENGTHS = new Map<number, readonly number[]>();
for (const word of KOREAN.keys()) {
  const code = word.charCodeAt(0);
  LENGTHS.set(
    code,
    [...new Set([...(LENGTHS.get(code) ?? []), word.length])].sort((one, other) => other - one),
  );
}

/** The numeral at a place, in digits or in words. */
function pieceAt(text: string, at: number): Piece | undefined {
  const code = text.charCodeAt(at);
  if (isDigit(code)) {
    DIGITS.lastIndex = at;
    const [written = ''] = DIGITS.exec(text) ?? [];
    const value = Number(written.replaceAll(',', ''));
    return { from: value, to: value, end: at + written.length, digits: true };
  }
  if (isLatin(code)) {
    let end = at;
    while (isLatin(text.charCodeAt(end)) && end - at < LONGEST_NUMBER) end += 1;
    const worth = isDigit(text.charCodeAt(end)) ? undefined : ENGLISH.get(text.slice(at, end));
    return worth && { ...worth, end };
  }
  for (const length of LENGTHS.get(code) ?? []) {
    const worth = KOREAN.get(text.slice(at, at + length));
    if (worth !== undefined) return { ...worth, end: at + length };
  }
  return undefined;
}

/** From the least to the most that may be meant. */
type Range = readonly [number, number];
const NONE: Range = [0, 0];
const ONE: Range = [1, 1];
const plus = (a: Range, b: Range): Range => [a[0] + b[0], a[1] + b[1]];
const times = (a: Range, b: Range): Range => [a[0] * b[0], a[1] * b[1]];

/** A number under way: what is settled above ten thousand or a thousand, and the part below. */
class Sum {
  #total: Range = NONE;
  #section: Range = NONE;
  #open: Range = NONE;
  #least = Infinity;
  #scale = Infinity;
  #largest = Infinity;
  #korean = false;

  /** Takes one numeral more; false when it belongs to another number. */
  add({ from, to, scale, korean = false }: Piece): boolean {
    if (scale === undefined) {
      const size = from >= 10 && from < 100 && from % 10 === 0 ? 10 : 1;
      if (this.#least <= size || to >= this.#least) return false;
      this.#open = plus(this.#open, [from, to]);
      this.#least = size;
      return true;
    }
    const isBare = this.#open[0] === 0 && this.#open[1] === 0;
    if (scale === 'large') {
      if (from >= this.#largest) return false;
      const below = isBare && this.#section[0] === 0 ? ONE : plus(this.#section, this.#open);
      this.#total = plus(this.#total, times(below, [from, to]));
      this.#section = NONE;
      this.#largest = from;
      this.#scale = Infinity;
    } else {
      // Hundreds after hundreds are another number: scales descend.
      if (korean ? from >= this.#scale : isBare && this.#section[0] !== 0) return false;
      this.#section = plus(this.#section, times(isBare ? ONE : this.#open, [from, to]));
      this.#scale = from;
      this.#korean = korean;
    }
    this.#open = NONE;
    this.#least = from;
    return true;
  }

  /** 8억 5천 is as often said of 8억 5천만. */
  value(): Range {
    const [from, to] = plus(plus(this.#total, this.#section), this.#open);
    const short = this.#korean && this.#total[0] >= 1e8 && this.#section[0] !== 0;
    return [from, short ? to + this.#section[1] * (1e4 - 1) : to];
  }
}

function readFrom(text: string, start: number): NumberSpan | undefined {
  const sum = new Sum();
  let end = start;
  let [count, last]: [number, Piece | undefined] = [0, undefined];
  let korean: boolean | undefined;
  for (let at = start; at < text.length && at - start < LONGEST_NUMBER; ) {
    const piece = pieceAt(text, at);
    // A number is in one language: "ten 이상" is no twelve.
    if (piece === undefined || (piece.korean ?? korean) !== (korean ?? piece.korean)) break;
    korean ??= piece.korean;
    const scaled = last?.korean === true && last.scale !== undefined;
    // Digits follow a Korean word of scale only: 1억 2천.
    if (piece.digits && last !== undefined && !scaled) break;
    // 만 5년 is five full years, and 기술자만 6명 six.
    if (
      piece.digits &&
      count === 1 &&
      at > end &&
      !isSyllable(text.charCodeAt(start + 1)) &&
      !scaleAt(text, piece.end)
    )
      break;
    // "m" and "k" stand close to their digits.
    if (piece.scale !== undefined && !piece.korean && piece.end - at < 2 && at !== end) break;
    if (scaled && piece.korean && isEnding(text, at, piece)) break;
    // 20세 is an age, and no twenty-three.
    if (last?.digits && piece.scale === undefined) break;
    if (!sum.add(piece)) break;
    last = piece;
    count += 1;
    end = piece.end;
    at = skipGap(text, end, piece.scale !== undefined && !piece.korean);
  }
  if (last === undefined) return undefined;
  const [from, to] = sum.value();
  return { from, to, start, end, word: isSyllable(text.charCodeAt(start)) };
}

const scaleAt = (text: string, at: number): boolean => KOREAN.get(text[at] ?? '')?.scale !== undefined;

/** Behind a word of scale, a numeral of one syllable that nothing counted follows is an ending: 120억이에요, 10억이 안. */
function isEnding(text: string, at: number, { end, scale }: Piece): boolean {
  if (scale !== undefined || end - at > 1) return false;
  const next = text[end] === ' ' ? end + 1 : end;
  return !COUNTED.some((word) => text.startsWith(word, next)) || (text[at - 1] === ' ' && next > end);
}

/** Past a space or a hyphen, and past "and" behind a word of scale. */
function skipGap(text: string, end: number, scaled: boolean): number {
  const gap = text[end] === ' ' || text[end] === '-' ? end + 1 : end;
  return scaled && text.startsWith('and ', gap) ? gap + 4 : gap;
}

const DATE_MARKS = '/:.#-';
/** What makes no number of digits behind it (G7, #3, less than nothing), and of those before it: 10:30, 1.2.3, 5kg; with two hyphens, 010-1234-5678. */
const [NAMED, GOES_ON] = [/[#\p{Ll}\d]$|(?:^| )-$/u, /^(?:.[./:]\d|.-\d{1,9}-\d|\d\p{Ll})/u];

/** Part of a date, a time, a telephone number or a name. */
const isOther = (text: string, start: number, end: number): boolean =>
  NAMED.test(text.slice(Math.max(0, start - 2), start)) || GOES_ON.test(text.slice(end - 1, end + 12));

const DATE = /(\d{4})([./-])\d{1,2}(?:\2\d{1,2})?\.?(?![\d./-])/y;

/** The year of a date that is written with it first: 2019.05.02. */
function yearOfDate(text: string, at: number): number | undefined {
  DATE.lastIndex = at;
  const year = Number(DATE.exec(text)?.[1]);
  return year >= 1900 && year <= 2100 ? year : undefined;
}

/** Where digits with marks between them end. */
function pastOther(text: string, start: number): number {
  let at = start;
  while (
    isDigit(text.charCodeAt(at)) ||
    (DATE_MARKS.includes(text[at] ?? ' ') && isDigit(text.charCodeAt(at + 1)))
  )
    at += 1;
  return Math.max(at, start + 1);
}

/** Where letters end of which numerals are made. */
function numeralsFrom(text: string, start: number): number {
  let at = start;
  while (LENGTHS.has(text.charCodeAt(at))) at += 1;
  return at;
}

/** Every number of a line, in order. Some words are no numerals: what stands beside them decides. */
export function findNumbers(text: string): NumberSpan[] {
  const found: NumberSpan[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const before = text.charCodeAt(at - 1);
    // "I'm" is no million.
    const goesOn = isLatin(before) || isDigit(before) || text[at - 1] === "'";
    if (isLatin(code) ? goesOn : !isDigit(code) && !isSyllable(code)) continue;
    if (isDigit(code) && isDigit(before)) continue;
    const run = isSyllable(code) && !LENGTHS.has(before) ? numeralsFrom(text, at) : at;
    if (run - at > LONGEST_NUMBER) {
      at = run - 1;
      continue;
    }
    const number = numberAt(text, at);
    if (number === undefined) continue;
    const year = number.word || !isDigit(code) ? undefined : yearOfDate(text, at);
    if (!number.word && isDigit(code) && (year !== undefined || isOther(text, at, number.end))) {
      if (year !== undefined) found.push({ from: year, to: year, start: at, end: at + 4, word: false });
      at = pastOther(text, at) - 1;
      continue;
    }
    found.push(number);
    at = Math.max(at, number.word ? at : number.end - 1);
  }
  return found;
}

function numberAt(text: string, at: number): NumberSpan | undefined {
  if (isOfAge(text, at)) return undefined;
  if (text.startsWith(HALF, at)) {
    const whole = readFrom(text, at + HALF.length);
    return whole && { ...whole, from: whole.from / 2, to: whole.to / 2, start: at };
  }
  return readFrom(text, article(text, at));
}

/** Ten thousand before a number of two digits is the word by which ages are reckoned: 만 39세. */
function isOfAge(text: string, at: number): boolean {
  if (KOREAN.get(text[at] ?? '')?.from !== 1e4) return false;
  const start = text[at + 1] === ' ' ? at + 2 : at + 1;
  const digits = [0, 1, 2].map((n) => isDigit(text.charCodeAt(start + n)));
  return digits[0] === true && digits[1] === true && digits[2] === false && !scaleAt(text, start + 2);
}

/** "Half a dozen", "half a million". */
const HALF = `${EN.grammar.half.words[0]} `;

/** "A hundred" is a number from the word of scale on. */
function article(text: string, at: number): number {
  return at + (text.startsWith('a ', at) ? 2 : 0);
}
