/** The one look-up of names: which records a question names, and of which record a name is as somebody typed it. */
import Fuse from 'fuse.js';
import { isSyllable, toJamo } from '../language/hangul.js';
import { fromKeyboard, normalise } from '../language/index.js';
import { type KnowledgeBase, LANGUAGES } from '../model/knowledge-base.js';

/** What a record can be called: its names, and words that lead to it without being its name. */
interface Nameable {
  readonly id: string;
  readonly names: readonly string[];
  readonly words: readonly string[];
}

/** A name or word of a record that stands in a question. */
export interface Mention {
  readonly record: string;
  /** As the record has it. */
  readonly name: string;
  /** Of a name; false of a word that only leads to the record. */
  readonly exact: boolean;
  /** Where it begins and ends in the normalised question. */
  readonly span: readonly [number, number];
}

export interface NameHit {
  readonly id: string;
  /** The name that matched, as the record has it. */
  readonly name: string;
  /** 1 for the very name, 0 for nothing in common. */
  readonly score: number;
}

/** How near each way to hit a name comes. */
const SCORES = { name: 1, word: 0.95, beginning: 0.86, initials: 0.84, like: 0.8, part: 0.78, short: 0.74 };
/** What a shorter share of a name takes off, at most. */
const PARTIAL = 0.1;
/** Names that fuse.js looks at: those that share most groups of letters with what was typed. */
const MOST_LIKELY = 50;
/** Of the groups of letters the rarest are looked up first, until so many names have been read. */
const MOST_READ = 6_000;
/** Least likeness of a misspelt name, 0 to 1. */
const LEAST = 0.5;
/** Names are short; more of a text than this is not looked up. */
const LONGEST = 80;
/** A shorter name is not looked for in a question: it would be found in other words. */
const SHORTEST = { hangul: 2, latin: 4 } as const;

const HANGUL = /\p{sc=Hangul}/u;
/** Words of a name or a question that say nothing of what is meant. */
const IDLE = new Set(['the', 'a', 'an', 'please']);

/** A text without what spelling leaves open, and where each of its letters stands in it. */
interface Squeezed {
  readonly text: string;
  readonly places: readonly number[];
  /** Whether a word begins at this letter. */
  readonly starts: ReadonlySet<number>;
}

function squeezeIn(normalised: string): Squeezed {
  let text = '';
  const places: number[] = [];
  const starts = new Set<number>();
  for (const { 0: word, index } of normalised.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (IDLE.has(word)) continue;
    starts.add(text.length);
    text += word;
    for (let i = 0; i < word.length; i++) places.push(index + i);
  }
  return { text, places, starts };
}

/** Letters and digits only, without articles and the like: how two spellings of the same words are compared. */
export function squeeze(text: string): string {
  let squeezed = '';
  for (const [word] of normalise(text).matchAll(/[\p{L}\p{N}]+/gu)) if (!IDLE.has(word)) squeezed += word;
  return squeezed;
}

/** Initial consonants of Hangul syllables, `스마트공장` as `ㅅㅁㅌㄱㅈ`; other letters are left out. */
function initialsOf(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) if (isSyllable(text.charCodeAt(i))) out += toJamo(text[i]!)[0];
  return out;
}

/** Whether a text is of single Hangul letters, as initial consonants are typed. */
export const isInitials = (text: string): boolean =>
  /^[\p{sc=Hangul}\s]+$/u.test(text) && initialsOf(text) === '';

/** Groups of three letters, each once. */
const groupsOf = (jamo: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, jamo.length - 2) }, (_, i) => jamo.slice(i, i + 3)));

class Name {
  readonly squeezed: string;
  readonly starts: readonly number[];
  readonly initials: string;
  readonly jamo: string;
  readonly latin: boolean;

  constructor(
    readonly record: string,
    readonly name: string,
    readonly exact: boolean,
  ) {
    const { text, starts } = squeezeIn(normalise(name));
    this.squeezed = text;
    this.starts = [...starts];
    this.initials = initialsOf(text);
    this.jamo = toJamo(text);
    this.latin = !HANGUL.test(text);
  }
}

type Put = (name: Name, score: number) => void;

/** The names of records, made ready. A look-up takes some milliseconds at most among ten thousand records. */
export class Names {
  readonly #names: readonly Name[];
  readonly #exact: ReadonlyMap<string, readonly Name[]>;
  /** Names by group of letters. */
  readonly #groups: ReadonlyMap<string, readonly Name[]>;
  /** Lengths of the names that can be looked for in a question, by how they begin. */
  readonly #lengths = new Map<string, Set<number>>();
  #last: { readonly typed: string; readonly hits: ReadonlyMap<string, NameHit> } | undefined;

  constructor(records: readonly Nameable[]) {
    this.#names = records.flatMap(({ id, names, words }) => [
      ...names.map((name) => new Name(id, name, true)),
      ...words.map((name) => new Name(id, name, false)),
    ]);
    this.#exact = grouped(this.#names, ({ squeezed }) => (squeezed === '' ? [] : [squeezed]));
    this.#groups = grouped(this.#names, ({ jamo }) => groupsOf(jamo));
    for (const { squeezed, latin } of this.#names) {
      if (squeezed.length < SHORTEST[latin ? 'latin' : 'hangul']) continue;
      const opening = squeezed.slice(0, 2);
      const lengths = this.#lengths.get(opening) ?? new Set();
      this.#lengths.set(opening, lengths.add(squeezed.length));
    }
  }

  /** Whether a text is the very name or word of a record. */
  has(text: string): boolean {
    return this.#exact.has(squeeze(text.slice(0, LONGEST)));
  }

  /** The names and words that stand in a question, each record once: names first, the longest first. */
  named(question: string): Mention[] {
    const { text, places, starts } = squeezeIn(normalise(question));
    const found = new Map<string, Mention & { readonly length: number }>();
    for (let from = 0; from < text.length; from++) {
      for (const length of this.#lengths.get(text.slice(from, from + 2)) ?? []) {
        const to = from + length;
        if (to > text.length) continue;
        for (const { record, name, exact, latin } of this.#exact.get(text.slice(from, to)) ?? []) {
          if (latin && !(starts.has(from) && endsWord(text, to, starts))) continue;
          const other = found.get(record);
          if (other !== undefined && (other.exact !== exact ? other.exact : other.length >= length)) continue;
          const span = [places[from]!, places[to - 1]! + 1] as const;
          found.set(record, { record, name, exact, span, length });
        }
      }
    }
    return [...found.values()]
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.length - a.length)
      .map(({ length: _, ...mention }) => mention);
  }

  /** Records whose name a short text is, or is a part, the initials or a misspelling of; best first, each once. */
  like(text: string, limit: number): NameHit[] {
    const short = text.slice(0, LONGEST);
    const found = this.#like(squeeze(short));
    const meant = found.size > 0 ? undefined : fromKeyboard(short);
    const hits = meant === undefined ? found : this.#like(squeeze(meant));
    return [...hits.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /** The same text is often looked up twice in a turn: whether it is a name, and then whose. */
  #like(typed: string): ReadonlyMap<string, NameHit> {
    if (this.#last?.typed === typed) return this.#last.hits;
    const hits = new Map<string, NameHit>();
    const put: Put = ({ record: id, name }, score) => {
      if (score > (hits.get(id)?.score ?? 0)) hits.set(id, { id, name, score });
    };
    for (const name of this.#exact.get(typed) ?? []) put(name, name.exact ? SCORES.name : SCORES.word);
    if (typed.length > 1) this.#inPart(typed, put);
    if (hits.size === 0 && /^[\p{sc=Hangul}\d]{3,}$/u.test(typed)) this.#byShortForm(typed, put);
    const jamo = toJamo(typed).slice(0, LONGEST);
    if (hits.size === 0 && jamo.length >= 6 && !isInitials(typed)) this.#misspelt(jamo, put);
    this.#last = { typed, hits };
    return hits;
  }

  #inPart(typed: string, put: Put): void {
    const [by, inside, beginning] = isInitials(typed)
      ? (['initials', SCORES.initials - 0.04, SCORES.initials] as const)
      : (['squeezed', SCORES.part, SCORES.beginning] as const);
    const likely = by === 'initials' ? undefined : this.#sharing(toJamo(typed))[0];
    for (const name of likely ?? this.#names) {
      const at = name[by].indexOf(typed);
      if (at < 0) continue;
      put(name, (at === 0 ? beginning : inside) - PARTIAL * (1 - typed.length / name[by].length));
    }
  }

  /** `상생공장` for 상생 스마트공장, `3개년 계획` for 소공인 3개년 종합계획: its syllables in order, from a word's first one on. */
  #byShortForm(typed: string, put: Put): void {
    for (const name of this.#names) {
      const { squeezed, starts } = name;
      if (squeezed.length > 3 * typed.length) continue;
      for (const start of starts) {
        if (squeezed[start] !== typed[0]) continue;
        let at = 0;
        for (let i = start; i < squeezed.length && at < typed.length; i++)
          if (squeezed[i] === typed[at]) at += 1;
        if (at === typed.length) put(name, SCORES.short - 2 * PARTIAL * (1 - typed.length / squeezed.length));
      }
    }
  }

  /** Korean is compared by keyboard letters, so that one wrong vowel is one letter. */
  #misspelt(jamo: string, put: Put): void {
    const fuse = new Fuse(this.#mostShared(jamo), {
      keys: ['jamo'],
      includeScore: true,
      threshold: 0.4,
      distance: 40,
    });
    for (const { item, score = 1 } of fuse.search(jamo)) {
      const length = Math.min(item.jamo.length, jamo.length) / Math.max(item.jamo.length, jamo.length);
      const likeness = (1 - score) * (0.75 + 0.25 * length);
      if (likeness >= LEAST) put(item, SCORES.like * likeness);
    }
  }

  /** For each group of letters of a text the names that have it, the rarest group first. */
  #sharing(jamo: string): (readonly Name[])[] {
    return [...groupsOf(jamo)]
      .map((group) => this.#groups.get(group) ?? [])
      .sort((a, b) => a.length - b.length);
  }

  /** Names that share most groups of letters with a text. */
  #mostShared(jamo: string): Name[] {
    const counts = new Map<Name, number>();
    let read = 0;
    for (const list of this.#sharing(jamo)) {
      if (read > 0 && read + list.length > MOST_READ) break;
      read += list.length;
      for (const name of list) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_LIKELY)
      .map(([name]) => name);
  }
}

/** A word of Latin letters ends here, be it in the plural; an ending of Korean may follow. */
function endsWord(text: string, at: number, starts: ReadonlySet<number>): boolean {
  const ends = (place: number): boolean =>
    place >= text.length || starts.has(place) || HANGUL.test(text[place]!);
  return ends(at) || (text[at] === 's' && ends(at + 1));
}

function grouped(names: readonly Name[], keysOf: (name: Name) => Iterable<string>): Map<string, Name[]> {
  const groups = new Map<string, Name[]>();
  for (const name of names) {
    for (const key of keysOf(name)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [name]);
      else group.push(name);
    }
  }
  return groups;
}

const made = new WeakMap<KnowledgeBase, Names>();

/** The names of the records of a knowledge base, made ready when they are first asked for. */
export function namesIn(kb: KnowledgeBase): Names {
  const nameables = (): Nameable[] =>
    [...kb.records.values()].map(({ id, name, aliases, subjects }) => ({
      id,
      names: [id, ...LANGUAGES.flatMap((language) => [name[language], ...aliases[language]])],
      words: LANGUAGES.flatMap((language) => subjects[language]),
    }));
  const names = made.get(kb) ?? new Names(nameables());
  made.set(kb, names);
  return names;
}
