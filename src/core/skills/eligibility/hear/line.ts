/** A text in the one form in which statements are read, each letter with its place in the text as it was typed. */
import { isSyllable } from '../../../language/hangul.js';
import { EN } from '../../../language/statement-words.js';

export interface Line {
  /** Lower case, compatibility characters composed, one space between words. */
  readonly text: string;
  /** Where in the original each letter begins, and at the end its length. */
  readonly at: readonly number[];
}

const ORDINARY = /[ -_a-z\uac00-\ud7a3]/u;
const QUOTES = '‘’‛′ʼ＇`´';

/** Whether a word begins a sentence in the middle of a line: "we have 14 employees We make shoes". */
function opensSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 65 || code > 90 || text[at - 1] !== ' ') return false;
  const before = text
    .slice(at - 2, at - 1)
    .toLowerCase()
    .charCodeAt(0);
  if (!isLatin(before) && !isDigit(before)) return false;
  let end = at + 1;
  while (isLatin(text.charCodeAt(end))) end += 1;
  return EN.grammar.openers.has(text.slice(at, end).toLowerCase());
}

/** In one pass over the text. */
export function lineOf(original: string): Line {
  const letters: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const letter of original) {
    const start = place;
    place += letter.length;
    const read = ORDINARY.test(letter) ? letter : QUOTES.includes(letter) ? "'" : letter.normalize('NFKC');
    if (opensSentence(original, start)) letters[letters.length - 1] = '\n';
    for (const one of read.toLowerCase()) {
      const blank = one !== '\n' && one.trim() === '';
      if (blank && (letters.length === 0 || letters.at(-1) === ' ')) continue;
      const kept = blank ? ' ' : one;
      for (const unit of kept.split('')) {
        letters.push(unit);
        at.push(start);
      }
    }
  }
  at.push(original.length);
  return { text: letters.join(''), at };
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f && code !== 0xf7);

/** Names that hold words which are said of a business elsewhere are left out of account. */
export function blanked(line: Line, names: readonly string[]): Line {
  let { text } = line;
  for (const name of names) {
    for (let at = text.indexOf(name); name !== '' && at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      // A short name within another word is none: EG in "regular".
      const within =
        (isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1))) ||
        (isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)));
      if (!within) text = text.slice(0, at) + '_'.repeat(name.length) + text.slice(end);
    }
  }
  return { text, at: line.at };
}

const BULLET = /(?<=^|\n) ?[-*•‣▪●○◦] /gu;
const ENUMERATOR = /(?<=^|\s)(\d{1,2})[.)](?=\s)/gu;
/** Between items: a slash or a bar with spaces around. */
const BETWEEN = / [/|] |\|/gu;
const DIGIT = /[0-9₩$€]/u;

/** "1) manufacturing 2) 7 employees": numbers that count the items up from one are none of a business. */
function withoutEnumerators(text: string): string {
  const found = [...text.matchAll(ENUMERATOR)];
  const start = found.findIndex(({ 1: digits }) => digits === '1');
  const counted = start < 0 ? [] : found.slice(start).filter(({ 1: digits }, n) => Number(digits) === n + 1);
  if (counted.length < 2) return text;
  let [out, last] = ['', 0];
  for (const { 0: written, index } of counted) {
    out += text.slice(last, index) + ';'.padEnd(written.length);
    last = index + written.length;
  }
  return out + text.slice(last);
}

/** "Employees | 23": behind a bar, a number belongs to the word before it, and other words are an item of their own. */
function apart(bar: string, at: number, text: string): string {
  const before =
    text
      .slice(Math.max(0, at - 2), at)
      .trimEnd()
      .at(-1) ?? ' ';
  const after = text.slice(at + bar.length, at + bar.length + 2).trimStart()[0] ?? ' ';
  const mark = bar.includes('|') && DIGIT.test(after) && !DIGIT.test(before) ? ':' : ';';
  return bar.replace(/[/|]/u, mark);
}

/** Lists and tables as people type them, each item set off from the next. Letters are replaced one by one, so that places stay. */
export function itemised(text: string): string {
  if (!/[/|)\n.]|^ ?[-*•‣▪●○◦]/u.test(text)) return text;
  return withoutEnumerators(text.replace(BULLET, (bullet) => ' '.repeat(bullet.length))).replace(
    BETWEEN,
    apart,
  );
}

/** Past the ending of a Korean word: 설립됐어요. */
export function pastWord(text: string, end: number): number {
  let at = end;
  while (isSyllable(text.charCodeAt(at))) at += 1;
  return at;
}
