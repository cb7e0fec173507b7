/** What is searched, as plain data that can be cloned to another thread and kept on disk. */

import type { PackedRows } from '../language/encoder.js';
import type { Language } from '../model/knowledge-base.js';
import type { GlossaryData } from './glossary.js';
import type { Lists } from './lists.js';

/** The sides of an entry that a question is compared with. */
export const VIEWS = { phrasing: 0, title: 1, sentence: 2, fact: 3 } as const;

/** What an entry says and how it is asked for, in one language. */
export interface EntryWords {
  readonly phrasings: readonly string[];
  readonly title: string;
  readonly sentences: readonly string[];
  readonly facts: readonly string[];
}

/** `statement` and `fact` say something; `gap` and `missing` say that it is not stated; `social` greets. */
export type EntryKind = 'statement' | 'fact' | 'gap' | 'missing' | 'social';

/** Whether an entry says that something is not stated: what it is asked about in is what its record does not hold. */
export function isUnstated(kind: EntryKind): boolean {
  return kind === 'gap' || kind === 'missing';
}

/** An entry to be found. */
export interface FindEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly record?: string;
  readonly isOverview: boolean;
  readonly words: Readonly<Record<Language, EntryWords>>;
}

/** A name of a record, or a word that points to it. */
export interface FindName {
  readonly record: string;
  readonly name: string;
}

/** The units that have a feature, in order, and how much each has of it. */
export interface Postings extends Lists {
  readonly values: Float32Array;
}

export interface FindIndexData {
  readonly entries: readonly string[];
  readonly kinds: readonly EntryKind[];
  /** Number of each entry's record in `records`, -1 for none. */
  readonly recordOf: Int32Array;
  readonly records: readonly string[];
  readonly overview: Uint8Array;
  /** Feature key and inverse document frequency (over entries) of each feature. */
  readonly keys: Int32Array;
  readonly idf: Float32Array;
  /** Units, ordered by entry: those of entry e from `unitStarts[e]` to `unitStarts[e + 1]`. */
  readonly unitStarts: Int32Array;
  readonly views: Uint8Array;
  /** Number of each unit's language in `LANGUAGES`. */
  readonly languages: Uint8Array;
  readonly postings: Postings;
  /** Length of the sum of each entry's units in a language, by words. */
  readonly wholes: Readonly<Record<Language, Float32Array>>;
  /** Meaning of each unit, the mean of its language taken off, of length 1. */
  readonly meanings: PackedRows;
  readonly means: Readonly<Record<Language, Float32Array>>;
  /** What each entry holds, by language; what each unit asks for (0 but for phrasings). */
  readonly held: Readonly<Record<Language, Float32Array>>;
  readonly asked: Float32Array;
  /** Text and stem of each word. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** What each entry has in any of its units: words of a language, terms, and which of several it says that it is about. */
  readonly wordsOf: Readonly<Record<Language, Lists>>;
  readonly termsOf: Lists;
  readonly editionsOf: Lists;
  /** Names as stems, with the terms in them. */
  readonly names: readonly {
    readonly record: number;
    readonly stems: readonly string[];
    readonly terms: readonly number[];
  }[];
  /** Of the knowledge base alone: the terms of the thesaurus come after. */
  readonly glossary: GlossaryData;
}
