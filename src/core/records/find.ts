/** Finds records by name as it is typed: exact, by its beginning or a part, by initial consonants, or misspelt. */
import Fuse from 'fuse.js';
import { isSyllable, toJamo } from '../language/hangul.js';
import { fromKeyboard, normalise } from '../language/index.js';

export interface NameHit {
  readonly id: string;
  /** 1 for the very name, 0 for nothing in common. */
  readonly score: number;
}

interface Named {
  readonly record: number;
  readonly squeezed: string;
  readonly initials: string;
  readonly jamo: string;
  /** A word that leads to the record without being its name. */
  readonly word: boolean;
  /** Where its words begin in `squeezed`. */
  readonly starts: readonly number[];
}

/** A name from one of its words on. */
interface Opening {
  readonly name: Named;
  readonly at: number;
}

const SCORES = {
  name: 1,
  word: 0.95,
  beginning: 0.86,
  part: 0.78,
  initials: 0.84,
  short: 0.74,
  like: 0.8,
} as const;
/** What a shorter share of a name takes off, at most. */
const PARTIAL = 0.1;
/** Names that fuse.js looks at: those that share most groups of letters with what was typed. */
const MOST_LIKELY = 50;
/** Of the groups of letters the rarest are looked up first, until so many names have been read. */
const MOST_READ = 6_000;
/** Least likeness of a misspelt name, 0 to 1. */
const LEAST = 0.5;
const LONGEST = 80;
const INITIALS = /^[ㄱ-ㅎ]+$/u;

const squeeze = (text: string): string => normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Initial consonants of Hangul syllables, `스마트공장` as `ㅅㅁㅌㄱㅈ`; other letters are left out. */
export function initialsOf(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (isSyllable(text.charCodeAt(i))) out += toJamo(text[i]!)[0];
  }
  return out;
}

/** Groups of three letters, each once. */
function groupsOf(jamo: string): Set<string> {
  const groups = new Set<string>();
  for (let i = 0; i + 3 <= jamo.length; i++) groups.add(jamo.slice(i, i + 3));
  return groups;
}

export interface FindableRecord {
  readonly id: string;
  readonly names: readonly string[];
  readonly words: readonly string[];
}

export class NameFinder {
  readonly #ids: readonly string[];
  readonly #names: readonly Named[];
  readonly #exact = new Map<string, Named[]>();
  readonly #postings = new Map<string, number[]>();
  readonly #byFirst = new Map<string, Opening[]>();
  #last: { readonly typed: string; readonly hits: ReadonlyMap<number, number> } | undefined;

  constructor(records: readonly FindableRecord[]) {
    this.#ids = records.map(({ id }) => id);
    this.#names = records.flatMap(({ names, words }, record) => [
      ...named(record, names, false),
      ...named(record, words, true),
    ]);
    this.#names.forEach((name, number) => {
      const same = this.#exact.get(name.squeezed);
      if (same === undefined) this.#exact.set(name.squeezed, [name]);
      else same.push(name);
      for (const at of name.starts) {
        const first = name.squeezed[at] ?? '';
        const siblings = this.#byFirst.get(first);
        if (siblings === undefined) this.#byFirst.set(first, [{ name, at }]);
        else siblings.push({ name, at });
      }
      for (const group of groupsOf(name.jamo)) {
        const list = this.#postings.get(group);
        if (list === undefined) this.#postings.set(group, [number]);
        else list.push(number);
      }
    });
  }

  /** Records whose name the text is, or is a part or a misspelling of; best first, each once. */
  find(text: string, limit = 5): NameHit[] {
    const typed = squeeze(text.slice(0, LONGEST));
    if (typed === '') return [];
    const found = this.#find(typed);
    const meant = found.size > 0 ? undefined : fromKeyboard(text.slice(0, LONGEST));
    const hits = meant === undefined ? found : this.#find(squeeze(meant));
    return [...hits]
      .map(([record, score]) => ({ id: this.#ids[record]!, score }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  /** The same text is often looked up twice in a turn: whether it is a name, and then whose. */
  #find(typed: string): ReadonlyMap<number, number> {
    if (this.#last?.typed === typed) return this.#last.hits;
    const hits = this.#findAnew(typed);
    this.#last = { typed, hits };
    return hits;
  }

  #findAnew(typed: string): Map<number, number> {
    const best = new Map<number, number>();
    const put = ({ record }: Named, score: number): void => {
      if (score > (best.get(record) ?? 0)) best.set(record, score);
    };
    for (const name of this.#exact.get(typed) ?? []) put(name, name.word ? SCORES.word : SCORES.name);
    if (INITIALS.test(typed)) {
      if (typed.length >= 2) this.#byInitials(typed, put);
      return best;
    }
    if (typed.length < 2) return best;
    for (const name of this.#mayHold(typed)) {
      const at = name.squeezed.indexOf(typed);
      if (at < 0) continue;
      const share = typed.length / name.squeezed.length;
      put(name, (at === 0 ? SCORES.beginning : SCORES.part) - PARTIAL * (1 - share));
    }
    if (best.size === 0 && /^[가-힣\d]{3,}$/u.test(typed)) this.#byShortForm(typed, put);
    if (best.size === 0 && toJamo(typed).length >= 6) this.#byLikeness(toJamo(typed), put);
    return best;
  }

  #byInitials(typed: string, put: (name: Named, score: number) => void): void {
    for (const name of this.#names) {
      const at = name.initials.indexOf(typed);
      if (at < 0) continue;
      const share = typed.length / name.initials.length;
      put(name, SCORES.initials - (at === 0 ? 0 : 0.04) - PARTIAL * (1 - share));
    }
  }

  /** `상생공장` for 상생 스마트공장, `3개년 계획` for 소공인 3개년 종합계획: its syllables in order, from a word's first one on. */
  #byShortForm(typed: string, put: (name: Named, score: number) => void): void {
    for (const { name, at: from } of this.#byFirst.get(typed[0] ?? '') ?? []) {
      if (name.squeezed.length > 3 * typed.length) continue;
      let at = 0;
      for (let i = from; i < name.squeezed.length && at < typed.length; i++) {
        if (name.squeezed[i] === typed[at]) at += 1;
      }
      if (at === typed.length)
        put(name, SCORES.short - 2 * PARTIAL * (1 - typed.length / name.squeezed.length));
    }
  }

  /** Names that may hold a text: those with its rarest group of letters. */
  *#mayHold(typed: string): Generator<Named> {
    const groups = [...groupsOf(toJamo(typed))];
    if (groups.length === 0) {
      yield* this.#names;
      return;
    }
    let rarest: readonly number[] | undefined;
    for (const group of groups) {
      const list = this.#postings.get(group) ?? [];
      if (rarest === undefined || list.length < rarest.length) rarest = list;
    }
    for (const number of rarest ?? []) yield this.#names[number]!;
  }

  /** Names that share most groups of letters with a text. */
  #mostShared(jamo: string): Named[] {
    const lists = [...groupsOf(jamo)]
      .map((group) => this.#postings.get(group) ?? [])
      .sort((a, b) => a.length - b.length);
    const counts = new Map<number, number>();
    let read = 0;
    for (const list of lists) {
      if (read > 0 && read + list.length > MOST_READ) break;
      read += list.length;
      for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const byCount: number[][] = Array.from({ length: lists.length + 1 }, () => []);
    for (const [number, count] of counts) byCount[count]?.push(number);
    return byCount
      .reverse()
      .flat()
      .slice(0, MOST_LIKELY)
      .map((number) => this.#names[number]!);
  }

  #byLikeness(jamo: string, put: (name: Named, score: number) => void): void {
    const likely = this.#mostShared(jamo);
    const fuse = new Fuse(likely, {
      keys: ['jamo'],
      includeScore: true,
      threshold: 0.4,
      distance: 40,
      ignoreLocation: false,
    });
    for (const { item, score = 1 } of fuse.search(jamo.slice(0, LONGEST))) {
      const length = Math.min(item.jamo.length, jamo.length) / Math.max(item.jamo.length, jamo.length);
      const rated = SCORES.like * (1 - score) * (0.75 + 0.25 * length);
      if (rated >= LEAST * SCORES.like) put(item, rated);
    }
  }
}

function startsOf(name: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const word of normalise(name).split(/[^\p{L}\p{N}]+/u)) {
    if (word !== '') starts.push(at);
    at += word.length;
  }
  return starts;
}

function named(record: number, names: readonly string[], word: boolean): Named[] {
  return [...new Map(names.map((name) => [squeeze(name), name]))]
    .filter(([squeezed]) => squeezed !== '')
    .map(([squeezed, name]) => ({
      record,
      squeezed,
      starts: startsOf(name),
      initials: initialsOf(squeezed),
      jamo: toJamo(squeezed),
      word,
    }));
}
