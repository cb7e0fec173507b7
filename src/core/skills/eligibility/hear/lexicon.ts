/** Many words looked for at once, in one pass over a line: a tree of letters. */
import { isSyllable } from '../../../language/hangul.js';
import { isDigit, isLatin } from './line.js';

interface Ending<T> {
  readonly value: T;
  readonly wordStart: boolean;
  readonly wordEnd: boolean;
  /** Letters of a word too short to be looked for across a space: 장인 is not in "공장 인원". */
  readonly tight: number | undefined;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly ends: Ending<T>[];
  /** The same where nothing ends: behind a space or comma that is left out of account. */
  past?: Node<T>;
}

/** A word that stands in a line. */
export interface Hit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

const leaf = <T>(): Node<T> => ({ next: new Map(), ends: [] });

function past<T>(node: Node<T>): Node<T> {
  node.past ??= { next: node.next, ends: [] };
  return node.past;
}

/** Longest word in letters; the way from each letter of a line is no longer. */
const LONGEST = 60;
/** Longest word of Korean within which no space is left out of account. */
const TIGHT = 2;

export class Lexicon<T> {
  readonly #root = leaf<T>();

  /** Adds words, written as `StatementWords` has them. */
  add(words: string, value: T): void {
    for (const written of words.split('|')) this.#addOne(written.trim(), value);
  }

  #addOne(written: string, value: T): void {
    const wordStart = written.startsWith('^');
    const wordEnd = written.length > 1 && written.endsWith('$') && !/[a-z.]\$$/u.test(written);
    const word = written
      .slice(wordStart ? 1 : 0, wordEnd ? -1 : undefined)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/(?<=[^ -~]) +| +(?=[^ -~])/gu, '')
      .replace(/(?<=.)[-\s]+(?=.)/gu, ' ')
      .replace(/_/gu, ' ');
    if (word === '' || word.length > LONGEST) return;
    let node = this.#root;
    for (const letter of word) {
      const next = node.next.get(letter) ?? leaf<T>();
      node.next.set(letter, next);
      node = next;
    }
    const tight =
      word.length <= TIGHT && !/[\s_]/u.test(written) && isSyllable(word.charCodeAt(0))
        ? word.length
        : undefined;
    node.ends.push({ value, wordStart, wordEnd, tight });
  }

  /** The longest words that begin at each place; none that lies within another. */
  scan(text: string): Hit<T>[] {
    const hits: Hit<T>[] = [];
    let covered = 0;
    for (let start = 0; start < text.length; start++) {
      const first = this.#root.next.get(text[start] as string);
      if (first === undefined || !begins(text, start)) continue;
      const found = longest(text, start, first);
      if (found === undefined || found.end <= covered) continue;
      covered = found.end;
      for (const value of found.values) hits.push({ start, end: found.end, value });
    }
    return hits;
  }
}

/** Latin words begin after something else; others anywhere. */
function begins(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!isLatin(code) || at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return !isLatin(before) && !isDigit(before);
}

/** Where a Latin word that has been read to `at` ends, with an s of the plural or of possession; -1 where it goes on. */
function endOf(text: string, start: number, at: number): number {
  if (!isLatin(text.charCodeAt(at - 1))) return at;
  for (const ending of at - start < 3 ? [''] : ['', 's', 'es', "'s"]) {
    if (!text.startsWith(ending, at)) continue;
    const code = text.charCodeAt(at + ending.length);
    if (!isLatin(code) && !isDigit(code)) return at + ending.length;
  }
  return -1;
}

function longest<T>(text: string, start: number, first: Node<T>): { end: number; values: T[] } | undefined {
  const opens = start === 0 || !isSyllable(text.charCodeAt(start - 1));
  let best: { end: number; values: T[] } | undefined;
  let active: readonly Node<T>[] = [first];
  for (let at = start + 1; active.length > 0 && at - start <= 2 * LONGEST; at++) {
    for (const { ends } of active) {
      if (ends.length === 0) continue;
      const end = endOf(text, start, at);
      if (end < 0 || (best !== undefined && end < best.end)) continue;
      const stops = !isSyllable(text.charCodeAt(at));
      for (const { value, wordStart, wordEnd, tight } of ends) {
        if ((wordStart && !opens) || (wordEnd && !stops) || (tight !== undefined && at - start !== tight))
          continue;
        if (best?.end === end) best.values.push(value);
        else best = { end, values: [value] };
      }
    }
    const letter = text[at];
    if (letter === undefined) break;
    active =
      active.length === 1
        ? step(active[0]!, letter, text, at)
        : active.flatMap((node) => step(node, letter, text, at));
  }
  return best;
}

const NOWHERE: readonly never[] = [];

/** Spaces beside Hangul may be left out or put in; a hyphen or a comma may stand for the space of an English word. */
function step<T>(node: Node<T>, letter: string, text: string, at: number): readonly Node<T>[] {
  const next = node.next.get(letter);
  const to = next === undefined ? NOWHERE : [next];
  if (letter === ' ') {
    const loose = isSyllable(text.charCodeAt(at - 1)) || isSyllable(text.charCodeAt(at + 1));
    const afterComma = text[at - 1] === ',';
    return loose || afterComma ? [...to, past(node)] : to;
  }
  if (letter === '-' || letter === ',') {
    const gap = node.next.get(' ');
    if (gap !== undefined && !(letter === ',' && text[at + 1] === ' ')) return [...to, gap];
    if (gap !== undefined) return [...to, past(node)];
  }
  return to;
}
