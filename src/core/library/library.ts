/** A knowledge base made ready to be asked: its entries, their index, and look-ups by name. Never changes once made. */
import {
  buildFindIndex,
  Finder,
  type FindIndexData,
  JUDGED,
  type Models,
  type Remembered,
} from '../find/index.js';
import { fromKeyboard } from '../language/index.js';
import { given } from '../model/given.js';
import type { KnowledgeBase, Language } from '../model/knowledge-base.js';
import { publicPart } from '../model/visibility.js';
import { Checks } from '../skills/eligibility/index.js';
import { type Entry, entriesOf, recordOf } from './entries.js';
import { findEntriesOf, findNamesOf, toldIn } from './find-entries.js';
import { type Mention, type NameHit, namesIn, squeeze } from './names.js';

/** The part of a library that takes time to build: plain data, for a worker or a cache. */
export interface LibraryIndex {
  readonly version: string;
  readonly entries: FindIndexData;
  /** The same of what the public may read; absent when that is everything. */
  readonly open?: FindIndexData;
}

/**
 * Builds the index of a knowledge base. Deterministic: the same content and models give the same index.
 *
 * @param remembered of an index with the same glossary and models, to make only what is new
 */
export function buildLibraryIndex(kb: KnowledgeBase, models: Models, remembered?: Remembered): LibraryIndex {
  const open = publicPart(kb);
  const build = (part: KnowledgeBase): FindIndexData =>
    buildFindIndex(findEntriesOf(part), findNamesOf(part), part.glossary, models, remembered);
  return { version: kb.version, entries: build(kb), ...(open === kb ? {} : { open: build(open) }) };
}

/** An entry with the probability, 0 to 1, that it answers. */
export interface Candidate {
  readonly entry: Entry;
  readonly confidence: number;
}

/** What a question found. */
export interface Search {
  /** Entries that say something, likeliest first. */
  readonly candidates: readonly Candidate[];
  /** What best says that something is not stated, when it fits the question better than anything that says something. */
  readonly gap?: Entry;
  /** The record that the question names in whole or for the most part. */
  readonly named?: string;
  /** Telling words that the record of the likeliest entry does not hold. */
  readonly unfound: readonly string[];
  /** Those that no entry holds. */
  readonly strange: readonly string[];
  /** Probability, 0 to 1, by the kind of thing asked for alone, that the record of the likeliest entry does not say it. */
  readonly unstated: number;
}

const finders = new WeakMap<FindIndexData, { readonly models: Models; readonly finder: Finder }>();

/** One finder an index: a saved edit is served with the index that is there, and finds as before it. */
function finderOf(data: FindIndexData, models: Models): Finder {
  const known = finders.get(data);
  if (known?.models === models) return known.finder;
  const finder = new Finder(data, models);
  finders.set(data, { models, finder });
  return finder;
}

/** The entries of a record, but some by their ids. */
export interface Within {
  readonly record: string;
  readonly but?: readonly (string | undefined)[];
}

export class Library {
  readonly kb: KnowledgeBase;
  /** What it was made with; a library of changed content can be made with it until a new one is built. */
  readonly index: LibraryIndex;
  readonly models: Models;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Who is eligible for what. */
  readonly checks: Checks;
  /** Knows entries and records by their numbers in the index. */
  readonly finder: Finder;
  readonly #open: Library;
  readonly #exact = new Map<string, string>();
  /** The record of each entry of the index. */
  readonly #recordOf: readonly (string | undefined)[];

  constructor(kb: KnowledgeBase, index: LibraryIndex, models: Models) {
    this.kb = kb;
    this.index = index;
    this.models = models;
    const open = publicPart(kb);
    // Until an index of what is open has been built, the one at hand is of a time when all of it was.
    this.#open =
      open === kb
        ? this
        : new Library(open, { version: open.version, entries: index.open ?? index.entries }, models);
    this.checks = new Checks(kb);
    const phrased = entriesOf(kb);
    this.entries = new Map(phrased.map(({ entry }) => [entry.id, entry]));
    for (const { entry, phrasings } of phrased) {
      for (const phrasing of phrasings) {
        const key = squeeze(phrasing);
        if (key !== '' && !this.#exact.has(key)) this.#exact.set(key, entry.id);
      }
    }
    this.finder = finderOf(index.entries, models);
    this.#recordOf = index.entries.entries.map((id) => recordOf(this.entries.get(id)));
  }

  /** The desk for someone: all of it for staff, for anyone else what the public may read. */
  for(role: 'staff' | undefined): Library {
    return role === 'staff' ? this : this.#open;
  }

  /** Entry that has exactly this phrasing, whatever its spaces, case and punctuation. */
  exact(question: string): string | undefined {
    const key = squeeze(question);
    return key === '' ? undefined : this.#exact.get(key);
  }

  /** The things that a question asks for and none of some records holds, as typed. */
  lacking(question: string, records: readonly string[]): string[] {
    const known = this.finder.data.records;
    return this.finder.lacking(
      question,
      records.map((record) => known.indexOf(record)),
    );
  }

  /** What a question asks of which a record has another only, as typed: a round, a track, an office and whose it is. */
  others(question: string, record: string | undefined): string[] {
    const number = this.finder.data.records.indexOf(record ?? '');
    return number < 0 ? [] : this.finder.others(question, number);
  }

  /** All that an entry tells, as a text. */
  told(entry: Entry, language: Language): string {
    return toldIn(this.kb, entry, language);
  }

  /** @param within the only entries that may be chosen; all when left out */
  search(question: string, within?: Within): Search {
    const { entries, records } = this.finder.data;
    const among = (entry: number): boolean =>
      this.#recordOf[entry] === within?.record && within?.but?.includes(entries[entry]) !== true;
    const finding = this.finder.find(question, within && among);
    const candidates = finding.found.flatMap(({ entry, confidence }): Candidate[] => {
      const known = this.entries.get(entries[entry]!);
      return known === undefined ? [] : [{ entry: known, confidence }];
    });
    const best = finding.found[0];
    const isGap = finding.gap !== undefined && finding.gap.score > (best?.score ?? 0);
    const gap = isGap ? this.entries.get(entries[finding.gap.entry]!) : undefined;
    const [named] = finding.named;
    return {
      candidates,
      unfound: finding.unfound,
      strange: finding.strange,
      unstated: best?.features[UNSTATED] ?? 0,
      ...given({
        gap,
        named: named === undefined || named.share < MOSTLY ? undefined : records[named.record]!,
      }),
    };
  }

  /** A question typed on a keyboard set to English that means Korean, as Korean; any other as it is. */
  asMeant(question: string): string {
    const isKnown = (word: string): boolean =>
      this.models.rarity(word) < UNHEARD_OF || this.finder.knows(word);
    return fromKeyboard(question, isKnown) ?? question;
  }

  /** Names and words of records that stand in a question; names first, the longest first. */
  mentions(question: string): Mention[] {
    return namesIn(this.kb).named(question);
  }

  /** Records whose name or alias stands in the question, the one with the longest name first. */
  recordsNamed(question: string): string[] {
    return this.mentions(question).flatMap(({ record, exact }) => (exact ? [record] : []));
  }

  /** Records that the question points to by name or by a word of theirs, best first. */
  recordsMeant(question: string): string[] {
    return this.mentions(question).map(({ record }) => record);
  }

  /** Records whose name is like a short text, misspelt or in part; best first with a likeness of 0 to 1. */
  recordsLike(text: string, limit: number): NameHit[] {
    return namesIn(this.kb).like(text, limit);
  }

  /** The record and those that it relates to, either way. */
  neighbourhood(record: string): ReadonlySet<string> {
    const own = this.kb.records.get(record);
    const pointing = [...this.kb.records.values()].filter((other) => other.related.includes(record));
    return new Set([record, ...(own?.related ?? []), ...pointing.map((other) => other.id)]);
  }
}

const UNSTATED = JUDGED.indexOf('asked unstated');
/** Rarity, 0 to about 12, from which a word stands in no general sentence that was counted. */
const UNHEARD_OF = 11;
/** Share of a name from which a question is about its record. */
const MOSTLY = 0.5;
