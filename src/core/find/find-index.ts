/** What is searched, as plain data that can be cloned to another thread and kept on disk. */

import { editionsIn } from '../language/editions.js';
import { toUnit } from '../language/encoder.js';
import { normalise } from '../language/normalise.js';
import { type Token, tokenise } from '../language/tokenise.js';
import type { GlossaryTerm, Language } from '../model/knowledge-base.js';
import { LANGUAGES } from '../model/knowledge-base.js';
import { ASKED_SIZE, type Masked, mask } from './asked.js';
import { type Features, featuresOf, powerOf, toVector } from './features.js';
import { Glossary, type GlossaryData, prepareGlossary } from './glossary.js';
import { KeyTable } from './key-table.js';
import { type Lists, listsOf, listsOfSets } from './lists.js';
import type { Models } from './models.js';
import { Remembered } from './remembered.js';

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
  /** Meaning of each unit, the mean of its language taken off, of length 1. */
  readonly meanings: Float32Array;
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

/** What is made of a text alone. */
interface ReadText {
  readonly tokens: readonly Token[];
  readonly terms: readonly number[];
  readonly editions: readonly number[];
  readonly features: Features;
  readonly meaning: Float32Array;
}

interface Unit extends ReadText {
  readonly entry: number;
  readonly view: number;
  readonly language: Language;
  readonly text: string;
}

function textsOf({ phrasings, title, sentences, facts }: EntryWords): [number, string][] {
  const { phrasing, title: titled, sentence, fact } = VIEWS;
  const all: [number, readonly string[]][] = [
    [phrasing, phrasings],
    [titled, [title]],
    [sentence, sentences],
    [fact, facts],
  ];
  return all.flatMap(([view, texts]) =>
    texts.filter((text) => text.trim() !== '').map((text): [number, string] => [view, text]),
  );
}

/** Stems of the words in the names of all records: what is masked when only what is asked for counts. */
export function nameStems(names: readonly FindName[]): Set<string> {
  return new Set(names.flatMap(({ name }) => tokenise(normalise(name)).map(({ stem }) => stem)));
}

/** An entry's own words in a language, for what it holds. */
export function heldBy(
  words: EntryWords,
  masked: ReadonlySet<string>,
  models: Pick<Models, 'encoder' | 'thesaurus'>,
): Masked {
  const of = (texts: readonly string[]): Masked =>
    mask(tokenise(normalise(texts.join(' '))), masked, 'entry', models);
  const title = of([words.title]);
  const whole = of([words.title, ...words.sentences, ...words.facts]);
  return {
    buckets: Int32Array.from(new Set([...title.buckets, ...whole.buckets])),
    meaning: toUnit(title.meaning.map((value, i) => value + whole.meaning[i]!)),
  };
}

/**
 * Builds the index of entries. Deterministic: the same entries, names and models give the same index. Where the glossary and the
 * thesaurus claim the same form, it is the glossary's.
 *
 * @param remembered of an index with the same glossary and models; what is new is kept there
 */
export function buildFindIndex(
  entries: readonly FindEntry[],
  names: readonly FindName[],
  glossary: readonly GlossaryTerm[],
  models: Pick<Models, 'encoder' | 'asked' | 'thesaurus'>,
  remembered = new Remembered(),
): FindIndexData {
  const { encoder, asked } = models;
  const glossaryData = prepareGlossary(glossary);
  const known = new Glossary(glossaryData, models.thesaurus.glossary);
  const termsIn = (tokens: readonly Token[]): number[] => known.find(tokens).map(({ term }) => term);
  const read = (text: string): ReadText =>
    remembered.of('text', text, () => {
      const tokens = tokenise(normalise(text));
      const terms = termsIn(tokens);
      const editions = editionsIn(tokens);
      return { tokens, terms, editions, features: featuresOf(tokens, terms), meaning: encoder.encode(text) };
    });
  const units: Unit[] = entries.flatMap(({ words }, entry) =>
    LANGUAGES.flatMap((language) =>
      textsOf(words[language]).map(([view, text]): Unit => ({ ...read(text), entry, view, language, text })),
    ),
  );
  const ids = new Map<number, number>();
  const lastIn: number[] = [];
  const frequencies: number[] = [];
  for (const { features, entry } of units) {
    for (const key of features.keys) {
      let id = ids.get(key);
      if (id === undefined) {
        id = ids.size;
        ids.set(key, id);
        frequencies.push(0);
        lastIn.push(-1);
      }
      if (lastIn[id] === entry) continue;
      lastIn[id] = entry;
      frequencies[id]! += 1;
    }
  }
  const keys = Int32Array.from(ids.keys());
  const idf = Float32Array.from(frequencies, (count) => Math.log((1 + entries.length) / (1 + count)) + 1);
  const unitStarts = new Int32Array(entries.length + 1);
  for (const { entry } of units) unitStarts[entry + 1]! += 1;
  for (let entry = 0; entry < entries.length; entry++) unitStarts[entry + 1]! += unitStarts[entry]!;
  const masked = nameStems(names);
  const records = [...new Set(entries.flatMap(({ record }) => record ?? []))];
  const recordNumber = new Map(records.map((record, i) => [record, i]));
  /** A text with its words that stand in names: another record's name can mask what it did not before. */
  const maskedAs = (text: string, tokens: readonly Token[]): string =>
    `${tokens.map(({ stem }) => (masked.has(stem) ? 1 : 0)).join('')} ${text}`;
  const askedVectors = new Float32Array(units.length * ASKED_SIZE);
  units.forEach(({ view, text, tokens }, unit) => {
    if (view !== VIEWS.phrasing) return;
    const vector = remembered.of('asked', maskedAs(text, tokens), () =>
      asked.question(mask(tokens, masked, 'question', models)),
    );
    askedVectors.set(vector, unit * ASKED_SIZE);
  });
  const held = (language: Language): Float32Array => {
    const out = new Float32Array(entries.length * ASKED_SIZE);
    entries.forEach(({ words: { [language]: words } }, i) => {
      const text = [words.title, ...words.sentences, ...words.facts].join('\n');
      const tokens = remembered.of('held tokens', text, () => tokenise(normalise(text)));
      const vector = remembered.of('held', maskedAs(text, tokens), () =>
        asked.entry(heldBy(words, masked, models)),
      );
      out.set(vector, i * ASKED_SIZE);
    });
    return out;
  };
  return {
    entries: entries.map(({ id }) => id),
    kinds: entries.map(({ kind }) => kind),
    recordOf: Int32Array.from(entries, ({ record }) => recordNumber.get(record ?? '') ?? -1),
    records,
    overview: Uint8Array.from(entries, ({ isOverview }) => (isOverview ? 1 : 0)),
    keys,
    idf,
    unitStarts,
    views: Uint8Array.from(units, ({ view }) => view),
    languages: Uint8Array.from(units, ({ language }) => LANGUAGES.indexOf(language)),
    postings: postingsOf(units, keys, idf),
    ...meaningsOf(units, encoder.size),
    held: { ko: held('ko'), en: held('en') },
    asked: askedVectors,
    ...wordsOf(units, entries.length),
    termsOf: inEntries(units, entries.length, (unit) => unit.terms),
    editionsOf: inEntries(units, entries.length, (unit) => unit.editions),
    names: names.flatMap(({ record, name }) => {
      const number = recordNumber.get(record);
      const tokens = tokenise(normalise(name));
      const stems = tokens.map(({ stem }) => stem);
      return number === undefined || stems.length === 0
        ? []
        : [{ record: number, stems, terms: termsIn(tokens) }];
    }),
    glossary: glossaryData,
  };
}

function postingsOf(units: readonly Unit[], keys: Int32Array, idf: Float32Array): Postings {
  const ids = new KeyTable(keys);
  const idOf = (key: number): number => ids.find(key);
  const lists = listsOf(keys.length, (pair) => {
    units.forEach(({ features }, unit) => {
      for (const key of features.keys) pair(idOf(key), unit);
    });
  });
  const powers = Float64Array.from(idf, powerOf);
  const values = new Float32Array(lists.ids.length);
  const next = lists.starts.slice();
  for (const { features } of units) {
    const vector = toVector(features, idOf, (id) => powers[id]!, 0);
    vector.ids.forEach((id, i) => {
      values[next[id]!++] = vector.values[i]!;
    });
  }
  return { ...lists, values };
}

/** Meanings less the mean of the phrasings and titles of their language, which says only that it is a question here. */
function meaningsOf(units: readonly Unit[], size: number): Pick<FindIndexData, 'meanings' | 'means'> {
  const meanings = new Float32Array(units.length * size);
  const means = { ko: new Float32Array(size), en: new Float32Array(size) };
  const counts = { ko: 0, en: 0 };
  units.forEach(({ meaning: vector, view, language }, unit) => {
    meanings.set(vector, unit * size);
    if (view !== VIEWS.phrasing && view !== VIEWS.title) return;
    counts[language] += 1;
    for (let i = 0; i < size; i++) means[language][i]! += vector[i]!;
  });
  for (const language of LANGUAGES) {
    for (let i = 0; i < size; i++) means[language][i]! /= Math.max(1, counts[language]);
  }
  units.forEach(({ language }, unit) => {
    const row = meanings.subarray(unit * size, (unit + 1) * size);
    for (let i = 0; i < size; i++) row[i]! -= means[language][i]!;
    toUnit(row);
  });
  return { meanings, means };
}

function wordsOf(
  units: readonly Unit[],
  entries: number,
): Pick<FindIndexData, 'words' | 'stems' | 'wordsOf'> {
  const numbers = new Map<string, number>();
  const stems: string[] = [];
  for (const { tokens } of units) {
    for (const { text, stem } of tokens) {
      if (numbers.has(text)) continue;
      numbers.set(text, numbers.size);
      stems.push(stem);
    }
  }
  const wordsIn = (of: Language): Lists =>
    inEntries(units, entries, ({ language, tokens }) =>
      language === of ? tokens.map(({ text }) => numbers.get(text)!) : [],
    );
  return { words: [...numbers.keys()], stems, wordsOf: { ko: wordsIn('ko'), en: wordsIn('en') } };
}

/** What each entry has in any of its units. */
function inEntries(units: readonly Unit[], entries: number, of: (unit: Unit) => readonly number[]): Lists {
  const sets = Array.from({ length: entries }, () => new Set<number>());
  for (const unit of units) for (const id of of(unit)) sets[unit.entry]!.add(id);
  return listsOfSets(sets);
}
