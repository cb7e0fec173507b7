/** A knowledge base made ready to be asked: its entries, their index, and look-ups by name. Never changes once made. */

import { type Gap, type KnowledgeBase, LANGUAGES, type PolicyRecord } from '../knowledge-base.js';
import { normalise } from '../language/index.js';
import { isYearWithin, specificsIn } from '../language/specifics.js';
import { kindsAsked, kindsStated, type ValueKind } from '../language/value-kinds.js';
import {
  buildNameIndex,
  buildSearchIndex,
  type Evidence,
  type Match,
  type NameIndex,
  SearchIndex,
  type SearchIndexData,
  type SearchResult,
} from '../search/index.js';
import { Checks } from '../skills/eligibility/index.js';
import { publicPart } from '../visibility.js';
import { ownWords } from './compose.js';
import { type Entry, entriesOf, namesOf } from './entries.js';

/** The part of a desk that takes time to build: plain data, for a worker or a cache. */
export interface DeskIndex {
  readonly version: string;
  readonly entries: SearchIndexData;
  /** The same of what the public may read; absent when that is everything. */
  readonly open?: SearchIndexData;
}

/** Builds the index of a knowledge base. Deterministic: the same content gives the same index. */
export function buildDeskIndex(kb: KnowledgeBase): DeskIndex {
  const open = publicPart(kb);
  return {
    version: kb.version,
    entries: buildEntries(kb),
    ...(open === kb ? {} : { open: buildEntries(open) }),
  };
}

function buildEntries(kb: KnowledgeBase): SearchIndexData {
  const entries = entriesOf(kb).map(({ entry, phrasings }) => ({ id: entry.id, phrasings: [...phrasings] }));
  const vocabulary = [...kb.records.values()].flatMap((record) =>
    LANGUAGES.flatMap((language) => [...namesOf(record, language), ...record.subjects[language]]),
  );
  return buildSearchIndex(entries, { glossary: kb.glossary, vocabulary });
}

/** Letters and digits only: how two spellings of the same words are compared. English articles do not count. */
export function squash(text: string): string {
  return normalise(text)
    .replace(/(?<![\p{L}\p{N}])(?:the|an?|please)(?![\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface KnownName {
  readonly record: string;
  readonly squashed: string;
  readonly latin: boolean;
}

/** A fact has values of one kind, whatever day it is. */
const BEFORE_ALL = { year: 1 };
const MIN_NAME_LENGTH = { hangul: 2, latin: 4 } as const;

export class Desk {
  readonly kb: KnowledgeBase;
  /** What it was made with; a desk of changed content can be made with it until a new one is built. */
  readonly index: DeskIndex;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Who is eligible for what. */
  readonly checks: Checks;
  readonly #index: SearchIndex;
  readonly #open: Desk;
  readonly #exact = new Map<string, string>();
  readonly #names: readonly KnownName[];
  readonly #subjects: readonly KnownName[];
  readonly #nameIndex: NameIndex;
  readonly #stated = new Map<string, ReadonlySet<ValueKind>>();
  readonly #specifics = new Map<string, ReadonlySet<string>>();

  constructor(kb: KnowledgeBase, index: DeskIndex) {
    this.kb = kb;
    this.index = index;
    const open = publicPart(kb);
    // Until an index of what is open has been built, the one at hand is of a time when all of it was.
    this.#open =
      open === kb ? this : new Desk(open, { version: open.version, entries: index.open ?? index.entries });
    this.checks = new Checks(kb);
    const phrased = entriesOf(kb);
    this.entries = new Map(phrased.map(({ entry }) => [entry.id, entry]));
    for (const { entry, phrasings } of phrased) {
      for (const phrasing of phrasings) {
        const key = squash(phrasing);
        if (key !== '' && !this.#exact.has(key)) this.#exact.set(key, entry.id);
      }
    }
    this.#index = new SearchIndex(index.entries);
    const records = [...kb.records.values()];
    this.#names = records.flatMap((record) =>
      knownNames(
        record.id,
        LANGUAGES.flatMap((language) => namesOf(record, language)),
      ),
    );
    this.#subjects = records.flatMap((record) =>
      knownNames(
        record.id,
        LANGUAGES.flatMap((language) => [...record.subjects[language]]),
      ),
    );
    this.#nameIndex = buildNameIndex(
      records.map((record) => ({
        id: record.id,
        names: LANGUAGES.flatMap((language) => namesOf(record, language)),
      })),
    );
  }

  /** The desk for someone: all of it for staff, for anyone else what the public may read. */
  for(role: 'staff' | undefined): Desk {
    return role === 'staff' ? this : this.#open;
  }

  /** Entry that has exactly this phrasing, whatever its spaces, case and punctuation. */
  exact(question: string): string | undefined {
    const key = squash(question);
    return key === '' ? undefined : this.#exact.get(key);
  }

  search(
    question: string,
    options: { limit?: number; among?: (entry: string) => boolean } = {},
  ): SearchResult {
    return this.#index.search(question, options);
  }

  /** Why the search brought up an entry. */
  explain(question: string, match: Match): Evidence[] {
    return this.#index.explain(question, match);
  }

  /** The kinds of value that an entry states in either language: a date, an amount of money … */
  states(entry: Entry): ReadonlySet<ValueKind> {
    const known = this.#stated.get(entry.id);
    if (known !== undefined) return known;
    const text = LANGUAGES.map((language) => ownWords({ kb: this.kb, language, today: BEFORE_ALL }, entry));
    const stated = kindsStated(text.join(' '));
    this.#stated.set(entry.id, stated);
    return stated;
  }

  /** The kinds of value that the ways to ask for a gap ask for. */
  asksFor(gap: Gap): ReadonlySet<ValueKind> {
    const known = this.#stated.get(gap.id);
    if (known !== undefined) return known;
    const asked = new Set(LANGUAGES.flatMap((language) => gap.phrasings[language].flatMap(kindsAsked)));
    this.#stated.set(gap.id, asked);
    return asked;
  }

  /** Years and places that an entry speaks of, in either language; a gap speaks in the ways to ask for it. */
  specificsOf(entry: Entry): ReadonlySet<string> {
    const known = this.#specifics.get(entry.id);
    if (known !== undefined) return known;
    const own = LANGUAGES.flatMap((language) =>
      entry.kind === 'gap'
        ? [entry.gap.title[language], ...entry.gap.phrasings[language]]
        : [ownWords({ kb: this.kb, language, today: BEFORE_ALL }, entry)],
    );
    const specifics = specificsIn(own.join(' . '));
    this.#specifics.set(entry.id, specifics);
    return specifics;
  }

  /** Whether a record, anywhere in it, speaks of a year or place, or lasts through that year. */
  speaksOf(record: string, specific: string): boolean {
    const { validFrom, validTo } = this.kb.records.get(record) ?? {};
    const [from, to] = [validFrom?.year, validTo?.year];
    if (from !== undefined && to !== undefined && isYearWithin(specific, from, to)) return true;
    return this.#specificsOfRecord(record).has(specific);
  }

  #specificsOfRecord(id: string): ReadonlySet<string> {
    const known = this.#specifics.get(id);
    if (known !== undefined) return known;
    const record = this.kb.records.get(id);
    const entries = [...this.entries.values()].filter(
      (entry) => (entry.kind === 'statement' || entry.kind === 'fact') && entry.record === id,
    );
    const specifics = new Set([
      ...entries.flatMap((entry) => [...this.specificsOf(entry)]),
      ...(record === undefined ? [] : specificsIn(wordsAbout(record))),
      ...yearsOf(this.kb.sources.get(record?.source ?? '')?.date, record?.announced),
    ]);
    this.#specifics.set(id, specifics);
    return specifics;
  }

  /** Records whose name or alias stands in the question, the one with the longest name first. */
  recordsNamed(question: string): string[] {
    return contained(this.#names, question);
  }

  /** Records that the question points to by name or by a word of theirs, best first. */
  recordsMeant(question: string): string[] {
    return [...new Set([...this.recordsNamed(question), ...contained(this.#subjects, question)])];
  }

  /** Records whose name is like a short text, misspelt or in part; best first with a likeness of 0 to 1. */
  recordsLike(text: string, limit = 4): { id: string; name: string; score: number }[] {
    return this.#nameIndex.find(text, limit);
  }

  /** The record and those that it relates to, either way. */
  neighbourhood(record: string): ReadonlySet<string> {
    const own = this.kb.records.get(record);
    const pointing = [...this.kb.records.values()].filter((other) => other.related.includes(record));
    return new Set([record, ...(own?.related ?? []), ...pointing.map((other) => other.id)]);
  }
}

/** Names, subjects and ways to ask of a record: what its editor takes it to be about. */
function wordsAbout(record: PolicyRecord): string {
  const ways = record.statements.map(({ phrasings }) => phrasings);
  return [record.name, record.aliases, record.subjects, ...ways]
    .flatMap((words) => LANGUAGES.flatMap((language) => words[language]))
    .join(' . ');
}

function yearsOf(...dates: readonly ({ readonly year?: number | undefined } | undefined)[]): string[] {
  return dates.flatMap((date) => (date?.year === undefined ? [] : [`year ${date.year}`]));
}

function knownNames(record: string, names: readonly string[]): KnownName[] {
  return names.flatMap((name) => {
    const squashed = squash(name);
    const latin = !/\p{Script=Hangul}/u.test(squashed);
    const tooShort = squashed.length < (latin ? MIN_NAME_LENGTH.latin : MIN_NAME_LENGTH.hangul);
    return tooShort ? [] : [{ record, squashed, latin }];
  });
}

function contained(names: readonly KnownName[], question: string): string[] {
  const text = squash(question);
  const words = new Set(normalise(question).split(/[^\p{L}\p{N}]+/u));
  const found = names
    .filter(({ squashed, latin }) =>
      latin && squashed.length <= 5 ? words.has(squashed) : text.includes(squashed),
    )
    .sort((a, b) => b.squashed.length - a.squashed.length);
  return [...new Set(found.map((name) => name.record))];
}
