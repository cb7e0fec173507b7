import { isSyllable } from '../core/language/hangul.js';
import type { Folded } from './fold.js';
import { inAny, LETTERS, TIMES, WORDS } from './number-words.js';

const either = (words: Readonly<Record<string, unknown>>): string => Object.keys(words).join('|');

const LETTER = `(?:${either(LETTERS)})`;
const ZEROS = Object.keys(LETTERS).filter((letter) => LETTERS[letter] === '0');
const DIGITS = /\d+/y;
const LETTER_GROUP = new RegExp(`${LETTER}+`, 'y');
/** `공1공`, `0일0`: digits and letters in one group, as the beginning of a phone is hidden; of `공010` the beginning stands behind a word. */
const MIXED_GROUP = new RegExp(
  `(?![${ZEROS.join('')}]0\\d\\d(?!\\d))[0${ZEROS.join('')}](?:\\d|${LETTER}){1,3}(?!\\d|${LETTER})`,
  'y',
);
const WORD_GROUP = new RegExp(`(?:(${either(TIMES)})[ -])?(${either(WORDS)})(?![A-Za-z])`, 'iy');
/** What is said between groups, then what is written there. */
const JOINER = new RegExp(inAny('joiner'), 'iy');
const SEPARATOR = /[-. ,·/_*=:~()]{1,3}/y;
/** Fewest digits of a number that is said; a count, a date or a row of years has fewer. */
const FEWEST = 8;
/** The copula after a number ends in the letter of a 2: `팔일이에요`. */
const COPULA = inAny('copula');
const AFTER_COPULA = new RegExp(`[${inAny('afterCopula')}]`);

interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** Digits, letters of digits, or a word a digit. */
  readonly kind: 'digits' | 'letters' | 'word';
  /** What stands before it. */
  readonly separator: string;
  readonly joined: boolean;
}

/**
 * Reads numbers that are said or spelled out (`공일공 구이칠사 …`, `zero one zero, nine …`, `0 1 0 - 9 2 …`, `010 다시
 * 9274 다시 …`) as the digits that they stand for, so that whatever is recognised in digits is recognised in words.
 */
export function readSpoken({ text, starts }: Folded): Folded {
  let out = '';
  const ways: number[] = [];
  const put = (piece: string, from: number, each: number): void => {
    for (let unit = 0; unit < piece.length; unit += 1) ways.push(starts[from + unit * each] ?? 0);
    out += piece;
  };
  for (let at = 0; at < text.length; ) {
    const run = mayBegin(text, at) ? readRun(text, at) : [];
    const last = run.at(-1);
    if (last === undefined || !isNumber(run)) {
      const end = last?.to ?? at + 1;
      put(text.slice(at, end), at, 1);
      at = end;
      continue;
    }
    const pairs = run.every(({ digits }) => digits.length <= 2);
    for (const [index, group] of run.entries()) {
      put(betweenGroups(run[index - 1], group, pairs), group.from - group.separator.length, 0);
      put(group.digits, group.from, group.kind === 'digits' ? 1 : 0);
    }
    at = last.to;
  }
  ways.push(starts[text.length] ?? 0);
  return { text: out, starts: Uint32Array.from(ways) };
}

/** A letter of a digit inside a word (회사, 구이) begins no number, but for a zero: 번호공일공. */
function mayBegin(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const first = text.charAt(at);
  if (/\d/.test(first)) return !/\d/.test(before);
  if (/[A-Za-z]/.test(first)) return !/[A-Za-z]/.test(before);
  return isSyllable(first.charCodeAt(0)) && (ZEROS.includes(first) || !isSyllable(before.charCodeAt(0)));
}

function readRun(text: string, start: number): Group[] {
  const groups: Group[] = [];
  let at = start;
  for (let separator = '', joined = false; ; ) {
    const group = readGroup(text, at, separator, joined);
    if (group === undefined) return groups;
    groups.push(group);
    const spoken = matchAt(JOINER, text, group.to)?.[0];
    separator = spoken ?? matchAt(SEPARATOR, text, group.to)?.[0] ?? '';
    joined = spoken !== undefined;
    if (separator === '') return groups;
    at = group.to + separator.length;
  }
}

function readGroup(text: string, from: number, separator: string, joined: boolean): Group | undefined {
  const base = { from, separator, joined };
  const mixed = matchAt(MIXED_GROUP, text, from) ?? matchAt(LETTER_GROUP, text, from);
  if (mixed !== undefined && !/^\d+$/.test(mixed[0])) {
    const copula = mixed[0].endsWith(COPULA) && AFTER_COPULA.test(text.charAt(from + mixed[0].length));
    const letters = copula ? mixed[0].slice(0, -COPULA.length) : mixed[0];
    const digits = letters.replace(new RegExp(LETTER, 'g'), (letter) => LETTERS[letter] ?? '');
    return digits === '' ? undefined : { ...base, to: from + letters.length, digits, kind: 'letters' };
  }
  const plain = matchAt(DIGITS, text, from);
  if (plain !== undefined) return { ...base, to: from + plain[0].length, digits: plain[0], kind: 'digits' };
  const word = matchAt(WORD_GROUP, text, from);
  if (word === undefined) return undefined;
  const [all, times = '', name = ''] = word;
  const digits = (WORDS[name.toLowerCase()] ?? '').repeat(TIMES[times.toLowerCase()] ?? 1);
  return { ...base, to: from + all.length, digits, kind: 'word' };
}

function isNumber(run: readonly Group[]): boolean {
  const length = run.reduce((sum, { digits }) => sum + digits.length, 0);
  if (length < FEWEST) return false;
  if (run.some(({ kind, joined }) => kind !== 'digits' || joined)) return true;
  return length > FEWEST && run.every(({ digits }) => digits.length === 1);
}

/** One space or hyphen between digits that are said one by one is nothing; what is said or a comma is a hyphen. */
function betweenGroups(before: Group | undefined, group: Group, pairs: boolean): string {
  if (before === undefined) return '';
  const { separator, joined } = group;
  const said = before.kind !== 'digits' || group.kind !== 'digits';
  if (joined || (said && separator.includes(','))) return '-';
  const single = ({ digits, kind }: Group): boolean => kind === 'word' || digits.length === 1;
  if (/^[ -]$/.test(separator) && single(before) && single(group)) return '';
  return pairs && said && separator === ' ' ? '' : separator;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
