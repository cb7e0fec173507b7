/** Makes entries ready to be found. */

import { editionsIn } from '../language/editions.js';
import { packRows, toUnit } from '../language/encoder.js';
import { normalise } from '../language/normalise.js';
import { type Token, tokenise } from '../language/tokenise.js';
import type { GlossaryTerm, Language } from '../model/knowledge-base.js';
import { LANGUAGES } from '../model/knowledge-base.js';
import { ASKED_SIZE, type Masked, mask } from './asked.js';
import { type Features, featuresOf, powerOf, toVector } from './features.js';
import {
  type EntryWords,
  type FindEntry,
  type FindIndexData,
  type FindName,
  type Postings,
  VIEWS,
} from './find-index.js';
import { Glossary, prepareGlossary } from './glossary.js';
import { KeyTable } from './key-table.js';
import { listsOf, listsOfSets } from './lists.js';
import type { Models } from './models.js';
import type { Remembered } from './remembered.js';

/** What is made of a text alone. */
interface ReadText {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly terms: readonly number[];
  readonly editions: readonly number[];
  readonly features: Features;
  readonly meaning: Float32Array;
}

/** A text by which an entry is found. */
interface Unit {
  readonly entry: number;
  readonly view: number;
  readonly language: Language;
  readonly text: string;
}

/** The features of a unit by their numbers, and how often each stands in it. */
interface NumberedFeatures {
  readonly ids: Int32Array;
  readonly counts: Uint16Array;
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

const tokensOf = (text: string): Token[] => tokenise(normalise(text));

/** Stems of the words in the names of all records: what is masked when only what is asked for counts. */
export function nameStems(names: readonly FindName[]): Set<string> {
  return new Set(names.flatMap(({ name }) => tokensOf(name).map(({ stem }) => stem)));
}

/** An entry's own words in a language, for what it holds. */
export function heldBy(
  words: EntryWords,
  masked: ReadonlySet<string>,
  models: Pick<Models, 'encoder' | 'thesaurus'>,
): Masked {
  const of = (texts: readonly string[]): Masked => mask(tokensOf(texts.join(' ')), masked, 'entry', models);
  const title = of([words.title]);
  const whole = of([words.title, ...words.sentences, ...words.facts]);
  return {
    buckets: Int32Array.from(new Set([...title.buckets, ...whole.buckets])),
    meaning: toUnit(title.meaning.map((value, i) => value + whole.meaning[i]!)),
  };
}

/** A feature of more texts says next to nothing of any, takes most of the time and room, and counts for nothing. */
const MOST_UNITS = 1_000;

/** Makes everything anew. */
const NOTHING_REMEMBERED: Pick<Remembered, 'of'> = { of: (_kind, _key, make) => make() };

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
  remembered: Pick<Remembered, 'of'> = NOTHING_REMEMBERED,
): FindIndexData {
  const { encoder, asked } = models;
  const glossaryData = prepareGlossary(glossary);
  const known = new Glossary(glossaryData, models.thesaurus.glossary);
  const termsIn = (tokens: readonly Token[]): number[] => known.find(tokens).map(({ term }) => term);
  const read = (text: string): ReadText =>
    remembered.of('text', text, () => {
      const tokens = tokensOf(text);
      const terms = termsIn(tokens);
      return {
        words: tokens.map((token) => token.text),
        stems: tokens.map(({ stem }) => stem),
        terms,
        editions: editionsIn(tokens),
        features: featuresOf(tokens, terms),
        meaning: encoder.encode(text),
      };
    });
  const masked = nameStems(names);
  /** A text with its words that stand in names: another record's name can mask what it did not before. */
  const maskedAs = (text: string, stems: readonly string[]): string =>
    `${stems.map((stem) => (masked.has(stem) ? 1 : 0)).join('')} ${text}`;
  const held = (language: Language): Float32Array => {
    const out = new Float32Array(entries.length * ASKED_SIZE);
    entries.forEach(({ words: { [language]: words } }, i) => {
      const text = [words.title, ...words.sentences, ...words.facts].join('\n');
      const stems = remembered.of('held stems', text, () => tokensOf(text).map(({ stem }) => stem));
      const vector = remembered.of('held', maskedAs(text, stems), () =>
        asked.entry(heldBy(words, masked, models)),
      );
      out.set(vector, i * ASKED_SIZE);
    });
    return out;
  };

  const units: Unit[] = entries.flatMap(({ words }, entry) =>
    LANGUAGES.flatMap((language) =>
      textsOf(words[language]).map(([view, text]): Unit => ({ entry, view, language, text })),
    ),
  );
  const sets = (): Set<number>[] => entries.map(() => new Set<number>());
  const [wordsOf, termsOf, editionsOf] = [{ ko: sets(), en: sets() }, sets(), sets()];
  const wordNumbers = new Map<string, number>();
  const stems: string[] = [];
  const numberOf = (word: string, stem: string): number => {
    let number = wordNumbers.get(word);
    if (number === undefined) {
      number = stems.push(stem) - 1;
      wordNumbers.set(word, number);
    }
    return number;
  };
  const table = new KeyTable();
  const frequencies: number[] = [];
  const unitCounts: number[] = [];
  const lastIn: number[] = [];
  const meanings = new Float32Array(units.length * encoder.size);
  const askedVectors = new Float32Array(units.length * ASKED_SIZE);
  // Of a text nothing is kept but what the index has of it: texts are many.
  const features = units.map(({ entry, view, language, text }, unit): NumberedFeatures => {
    const own = read(text);
    own.words.forEach((word, i) => {
      wordsOf[language][entry]!.add(numberOf(word, own.stems[i]!));
    });
    for (const term of own.terms) termsOf[entry]!.add(term);
    for (const edition of own.editions) editionsOf[entry]!.add(edition);
    meanings.set(own.meaning, unit * encoder.size);
    if (view === VIEWS.phrasing)
      askedVectors.set(
        remembered.of('asked', maskedAs(text, own.stems), () =>
          asked.question(mask(tokensOf(text), masked, 'question', models)),
        ),
        unit * ASKED_SIZE,
      );
    const ids = own.features.keys.map((key) => table.add(key));
    for (const id of ids) {
      unitCounts[id] = (unitCounts[id] ?? 0) + 1;
      if (lastIn[id] === entry) continue;
      lastIn[id] = entry;
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
    const tells = (_: number, i: number): boolean => unitCounts[ids[i]!]! <= MOST_UNITS;
    return { ids: ids.filter(tells), counts: own.features.counts.filter(tells) };
  });
  const means = centre(meanings, units, encoder.size);
  const unitStarts = new Int32Array(entries.length + 1);
  for (const { entry } of units) unitStarts[entry + 1]! += 1;
  for (let entry = 0; entry < entries.length; entry++) unitStarts[entry + 1]! += unitStarts[entry]!;
  const records = [...new Set(entries.flatMap(({ record }) => record ?? []))];
  const recordNumber = new Map(records.map((record, i) => [record, i]));
  const { keys } = table;
  const idf = Float32Array.from(frequencies, (count, id) =>
    unitCounts[id]! > MOST_UNITS ? 0 : Math.log((1 + entries.length) / (1 + count)) + 1,
  );
  const postings = postingsOf(features, keys, idf);
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
    postings,
    wholes: wholesOf(postings, units, entries.length),
    meanings: packRows(meanings, encoder.size),
    means,
    held: { ko: held('ko'), en: held('en') },
    asked: askedVectors,
    words: [...wordNumbers.keys()],
    stems,
    wordsOf: { ko: listsOfSets(wordsOf.ko), en: listsOfSets(wordsOf.en) },
    termsOf: listsOfSets(termsOf),
    editionsOf: listsOfSets(editionsOf),
    names: names.flatMap(({ record, name }) => {
      const number = recordNumber.get(record);
      const tokens = tokensOf(name);
      return number === undefined || tokens.length === 0
        ? []
        : [{ record: number, stems: tokens.map(({ stem }) => stem), terms: termsIn(tokens) }];
    }),
    glossary: glossaryData,
  };
}

function postingsOf(units: readonly NumberedFeatures[], keys: Int32Array, idf: Float32Array): Postings {
  const lists = listsOf(keys.length, (pair) => {
    units.forEach(({ ids }, unit) => {
      for (const id of ids) if (idf[id]! > 0) pair(id, unit);
    });
  });
  const powers = Float64Array.from(idf, powerOf);
  const values = new Float32Array(lists.ids.length);
  const next = lists.starts.slice();
  for (const { ids, counts } of units) {
    const vector = toVector({ keys: ids.map((id) => keys[id]!), counts }, ids, powers, 0);
    vector.ids.forEach((id, i) => {
      if (idf[id]! > 0) values[next[id]!++] = vector.values[i]!;
    });
  }
  return { ...lists, values };
}

/** Length of the sum of each entry's units in a language, by words. */
function wholesOf(postings: Postings, units: readonly Unit[], entries: number): FindIndexData['wholes'] {
  const squares = { ko: new Float64Array(entries), en: new Float64Array(entries) };
  const sums = { ko: new Float64Array(entries), en: new Float64Array(entries) };
  const { starts, ids, values } = postings;
  for (let feature = 0; feature + 1 < starts.length; feature++) {
    const [from, to] = [starts[feature]!, starts[feature + 1]!];
    for (let k = from; k < to; k++) {
      const { entry, language } = units[ids[k]!]!;
      sums[language][entry]! += values[k]!;
    }
    // Of each entry once: what was added is taken away for the next feature.
    for (let k = from; k < to; k++) {
      const { entry, language } = units[ids[k]!]!;
      squares[language][entry]! += sums[language][entry]! ** 2;
      sums[language][entry] = 0;
    }
  }
  return { ko: Float32Array.from(squares.ko, Math.sqrt), en: Float32Array.from(squares.en, Math.sqrt) };
}

/**
 * Takes the mean of the phrasings and titles of its language, which says only that it is a question here, off each meaning, and brings it to
 * length 1.
 *
 * @param meanings of each unit, changed in place
 * @returns the means
 */
function centre(meanings: Float32Array, units: readonly Unit[], size: number): FindIndexData['means'] {
  const means = { ko: new Float32Array(size), en: new Float32Array(size) };
  const counts = { ko: 0, en: 0 };
  const rowOf = (unit: number): Float32Array => meanings.subarray(unit * size, (unit + 1) * size);
  units.forEach(({ view, language }, unit) => {
    if (view !== VIEWS.phrasing && view !== VIEWS.title) return;
    const row = rowOf(unit);
    counts[language] += 1;
    for (let i = 0; i < size; i++) means[language][i]! += row[i]!;
  });
  for (const language of LANGUAGES) {
    for (let i = 0; i < size; i++) means[language][i]! /= Math.max(1, counts[language]);
  }
  units.forEach(({ language }, unit) => {
    const row = rowOf(unit);
    for (let i = 0; i < size; i++) row[i]! -= means[language][i]!;
    toUnit(row);
  });
  return means;
}
