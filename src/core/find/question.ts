import type { Token } from '../language/tokenise.js';
import type { Language } from '../model/knowledge-base.js';
import type { SparseVector } from './features.js';

/** A record that a question names: its number, and the share of its name that stands there, 0 to 1. */
export interface Named {
  readonly record: number;
  readonly share: number;
}

/** A word, and the numbers of the terms of the glossary or the thesaurus that stand there. */
export interface Word extends Token {
  readonly terms: readonly number[];
}

/** Which entries and records hold something: 1 at their numbers; behind the records, for the entries of none. */
export interface Holders {
  readonly entries: Uint8Array;
  readonly records: Uint8Array;
}

/** A question as it is compared: its words, its features, its meaning and what it asks for, each a vector; and whom it names, best first. */
export interface Question {
  readonly language: Language;
  readonly tokens: readonly Word[];
  /** Of each word, where it or another that means the same is held. */
  readonly holders: readonly Holders[];
  /** The same of each term among the words, and of each that is a name. */
  readonly terms: readonly Holders[];
  readonly names: readonly Holders[];
  /** How much each word counts. */
  readonly weights: readonly number[];
  readonly vector: SparseVector;
  readonly meaning: Float32Array;
  readonly asks: Float32Array;
  readonly named: readonly Named[];
  /** Which of several it is about: years, rounds and the like, as numbers. */
  readonly editions: readonly number[];
}
