/** A text in the one form in which statements are read, each letter with its place in the text as it was typed. */
import { EN } from '../../../language/statement-words.js';

export interface Line {
  /** Lower case, compatibility characters composed, one space between words. */
  readonly text: string;
  /** Where in the original each letter begins, and at the end its length. */
  readonly at: readonly number[];
}

const PLAIN = /^[\n -~\uac00-\ud7a3]*$/u;
const ORDINARY = /[ -_a-z\uac00-\ud7a3]/u;
const SPACED = /^ | {2}/u;
const CAPITAL = /(?<= )[A-Z]/gu;
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

/** A text of which every letter stands for itself. */
function asTyped(original: string): Line {
  const lower = original.toLowerCase();
  const lines: string[] = [];
  let last = 0;
  for (const { index } of original.matchAll(CAPITAL)) {
    if (!opensSentence(original, index)) continue;
    lines.push(lower.slice(last, index - 1));
    last = index;
  }
  lines.push(lower.slice(last));
  return { text: lines.join('\n'), at: Array.from({ length: lower.length + 1 }, (_, place) => place) };
}

/** In one pass over the text. */
export function lineOf(original: string): Line {
  const plain = PLAIN.test(original);
  if (plain && !SPACED.test(original)) return asTyped(original);
  const letters: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const letter of original) {
    const start = place;
    place += letter.length;
    const read =
      plain || ORDINARY.test(letter) ? letter : QUOTES.includes(letter) ? "'" : letter.normalize('NFKC');
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
