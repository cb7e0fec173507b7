import type { GlossaryTerm } from '../knowledge-base.js';
import { normalise } from '../language/normalise.js';
import { type Token, tokenise } from '../language/tokenise.js';
import { type Background, describeBackground } from './calibration.js';
import { buildCentroids } from './centroid.js';
import { type Classifier, trainClassifier } from './classifier.js';
import { prepareSpelling, type SpellingData } from './correction.js';
import { addFeatures, addTerm, type FeatureBag } from './features.js';
import { Glossary, type GlossaryData, type GlossaryHit, prepareGlossary } from './glossary.js';
import { addProducts, type Postings, type Rows, rowOf, toRows } from './postings.js';
import { bestOf } from './ranking.js';
import { CENTROID_POWER, CLASSIFIER_POWER, inverseDocumentFrequency, toVector } from './vectors.js';

/** One answerable unit with ways to ask for it, in any mix of languages. */
export interface SearchEntry {
  readonly id: string;
  readonly phrasings: readonly string[];
}

export interface SearchOptions {
  /** Words that mean the same; a question in one form then finds a phrasing in another. */
  readonly glossary?: readonly GlossaryTerm[];
  /** Names and words that are known beside those of the phrasings, and so are never corrected. */
  readonly vocabulary?: readonly string[];
}

/** A built index: plain data that can be cloned to another thread and kept on disk. */
export interface SearchIndexData {
  readonly entries: readonly string[];
  readonly phrasings: readonly string[];
  /** Entry of each phrasing, ascending. */
  readonly owners: Int32Array;
  /** Feature key of each feature. */
  readonly keys: Int32Array;
  readonly idf: Float32Array;
  readonly rows: Rows;
  readonly centroids: Postings;
  /** Absent where the centroids do as well. */
  readonly classifier?: Classifier;
  readonly background: Background;
  readonly glossary: GlossaryData;
  readonly spelling: SpellingData;
}

/** Changes whenever a built index can no longer be read by this code, or would be built differently by it. */
export const INDEX_FORMAT = 1;

/** Features that the glossary adds weigh this much of a word's own. */
const MEANING_WEIGHT = 1.2;
/** An entry is told from the phrasings to which it is among so many nearest, and from one in so many of the rest. */
const NEARBY = 15;
const FAR_STEP = 20;
const MOST_FAR_ROWS = 250;
/** Training pays with so many phrasings an entry, and takes too long with more in all than this. */
const ENOUGH_PHRASINGS = 5;
const MOST_PHRASINGS = 30_000;
const MOST_ENTRIES = 600;
const BACKGROUND_SAMPLE = 500;

/**
 * Features of tokens and of what the glossary knows about them.
 *
 * @param isKnown says of a token whether any phrasing has it; a term of which nothing is known gives way to its meaning
 */
export function bagOf(
  tokens: readonly Token[],
  hits: readonly GlossaryHit[],
  isKnown: (token: Token) => boolean = () => true,
): FeatureBag {
  const bag: FeatureBag = new Map();
  const replaced = new Set<number>();
  for (const { term, meaning, from, to } of hits) {
    addTerm(bag, term, MEANING_WEIGHT);
    if (meaning === undefined || tokens.slice(from, to + 1).some(isKnown)) continue;
    addFeatures(bag, tokenise(meaning), 1);
    for (let i = from; i <= to; i++) replaced.add(i);
  }
  addFeatures(bag, replaced.size === 0 ? tokens : tokens.filter((_, i) => !replaced.has(i)), 1);
  return bag;
}

function collect(entries: readonly SearchEntry[]): { phrasings: string[]; owners: Int32Array } {
  const phrasings: string[] = [];
  const owners: number[] = [];
  entries.forEach((entry, number) => {
    for (const phrasing of new Set(entry.phrasings.map(normalise))) {
      if (phrasing === '') continue;
      phrasings.push(phrasing);
      owners.push(number);
    }
  });
  return { phrasings, owners: Int32Array.from(owners) };
}

/** 1 for a phrasing with Korean in it, 0 for one without. */
function languagesOf(phrasings: readonly (readonly Token[])[]): Uint8Array {
  return Uint8Array.from(phrasings, (tokens) => (tokens.some((token) => token.script === 'hangul') ? 1 : 0));
}

/** What the centroids say about the knowledge base's own phrasings. */
interface Survey {
  /** For each entry, the rows that come near it, its own among them. */
  readonly nearby: Int32Array[];
  /** Best score of each surveyed row with an entry not its own. */
  readonly others: number[];
}

function survey(rows: Rows, owners: Int32Array, centroids: Postings, entries: number, step: number): Survey {
  const scores = new Float32Array(entries);
  const nearby: number[][] = Array.from({ length: entries }, () => []);
  const others: number[] = [];
  const farStep = Math.max(FAR_STEP, Math.ceil(owners.length / MOST_FAR_ROWS));
  for (let row = 0; row < owners.length; row += step) {
    const own = owners[row]!;
    scores.fill(0);
    addProducts(centroids, rowOf(rows, row), scores);
    scores[own] = 0;
    const top = bestOf(scores, NEARBY);
    others.push(top.length > 0 ? scores[top[0]!]! : 0);
    nearby[own]!.push(row);
    for (const entry of top) nearby[entry]!.push(row);
    for (let entry = row % farStep; entry < entries; entry += farStep) {
      if (entry !== own && !top.includes(entry)) nearby[entry]!.push(row);
    }
  }
  return { nearby: nearby.map((list) => Int32Array.from(list)), others };
}

/** A classifier beats the centroids where entries have many phrasings; with few it is level and slower to build. */
function worthTraining(phrasings: number, entries: number): boolean {
  return (
    entries > 1 &&
    entries <= MOST_ENTRIES &&
    phrasings <= MOST_PHRASINGS &&
    phrasings / entries >= ENOUGH_PHRASINGS
  );
}

/** Builds the index of a knowledge base; takes seconds for ten thousand phrasings, so callers may use a worker. */
export function buildSearchIndex(
  entries: readonly SearchEntry[],
  options: SearchOptions = {},
): SearchIndexData {
  const { phrasings, owners } = collect(entries);
  const glossaryData = prepareGlossary(options.glossary ?? []);
  const glossary = new Glossary(glossaryData);
  const ids = new Map<number, number>();
  const frequencies: number[] = [];
  const tokenised = phrasings.map(tokenise);
  const bags = tokenised.map((tokens) => {
    const bag = bagOf(tokens, glossary.find(tokens));
    for (const key of bag.keys()) {
      const id = ids.get(key);
      if (id === undefined) ids.set(key, frequencies.push(1) - 1);
      else frequencies[id]! += 1;
    }
    return bag;
  });
  const idf = Float32Array.from(frequencies, (frequency) =>
    inverseDocumentFrequency(phrasings.length, frequency),
  );
  const unknown = inverseDocumentFrequency(phrasings.length, 0);
  const idOf = (key: number): number | undefined => ids.get(key);
  const rows = toRows(bags.map((bag) => toVector(bag, idOf, idf, unknown, CENTROID_POWER)));
  const centroids = buildCentroids(rows, owners, languagesOf(tokenised), entries.length, idf.length);
  const isTrained = worthTraining(phrasings.length, entries.length);
  const step = isTrained ? 1 : Math.max(1, Math.floor(owners.length / BACKGROUND_SAMPLE));
  const { nearby, others } = survey(rows, owners, centroids, entries.length, step);
  const trainingRows = (): Rows =>
    toRows(bags.map((bag) => toVector(bag, idOf, idf, unknown, CLASSIFIER_POWER)));
  return {
    entries: entries.map((entry) => entry.id),
    phrasings,
    owners,
    keys: Int32Array.from(ids.keys()),
    idf,
    rows,
    centroids,
    ...(isTrained ? { classifier: trainClassifier(trainingRows(), owners, nearby, idf.length) } : {}),
    background: describeBackground(others),
    glossary: glossaryData,
    spelling: prepareSpelling(tokenised, (options.vocabulary ?? []).map(normalise)),
  };
}
