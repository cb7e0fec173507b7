import type { GlossaryTerm } from '../knowledge-base.js';
import { normalise } from '../language/normalise.js';
import { type Token, tokenise } from '../language/tokenise.js';
import { type Background, describeBackground } from './calibration.js';
import { buildCentroids, type Postings, type Rows, scoreCentroids } from './centroid.js';
import { prepareSpelling, type SpellingData } from './correction.js';
import { type FeatureBag, addFeatures } from './features.js';
import { Glossary, type GlossaryData, type GlossaryHit, prepareGlossary } from './glossary.js';
import { inverseDocumentFrequency, type SparseVector, toVector } from './vectors.js';

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
  readonly background: Background;
  readonly glossary: GlossaryData;
  readonly spelling: SpellingData;
}

/** Changes whenever a built index can no longer be read by this code, or would be built differently by it. */
export const INDEX_FORMAT = 1;

/** Features that the glossary adds weigh this much of a word's own. */
const MEANING_WEIGHT = 0.6;
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
  for (const { meaning, from, to } of hits) {
    if (meaning === undefined) continue;
    const strange = !tokens.slice(from, to + 1).some(isKnown);
    addFeatures(bag, tokenise(meaning), strange ? 1 : MEANING_WEIGHT);
    if (strange) for (let i = from; i <= to; i++) replaced.add(i);
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

function toRows(vectors: readonly SparseVector[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, i) => {
    starts[i + 1] = starts[i]! + vector.ids.length;
  });
  const ids = new Int32Array(starts[vectors.length]!);
  const values = new Float32Array(ids.length);
  vectors.forEach((vector, i) => {
    ids.set(vector.ids, starts[i]!);
    values.set(vector.values, starts[i]!);
  });
  return { starts, ids, values };
}

function measureBackground(rows: Rows, owners: Int32Array, centroids: Postings, entries: number): Background {
  const step = Math.max(1, Math.floor(owners.length / BACKGROUND_SAMPLE));
  const scores = new Float32Array(entries);
  const others: number[] = [];
  for (let row = 0; row < owners.length; row += step) {
    const from = rows.starts[row]!;
    const to = rows.starts[row + 1]!;
    scores.fill(0);
    scoreCentroids(centroids, rows.ids.subarray(from, to), rows.values.subarray(from, to), scores);
    scores[owners[row]!] = 0;
    others.push(scores.reduce((best, score) => Math.max(best, score), 0));
  }
  return describeBackground(others);
}

/** Builds the index of a knowledge base; takes seconds for ten thousand phrasings, so callers may use a worker. */
export function buildSearchIndex(entries: readonly SearchEntry[], options: SearchOptions = {}): SearchIndexData {
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
  const idf = Float32Array.from(frequencies, (frequency) => inverseDocumentFrequency(phrasings.length, frequency));
  const unknown = inverseDocumentFrequency(phrasings.length, 0);
  const rows = toRows(bags.map((bag) => toVector(bag, (key) => ids.get(key), idf, unknown, 1)));
  const centroids = buildCentroids(rows, owners, entries.length, frequencies.length);
  return {
    entries: entries.map((entry) => entry.id),
    phrasings,
    owners,
    keys: Int32Array.from(ids.keys()),
    idf,
    rows,
    centroids,
    background: measureBackground(rows, owners, centroids, entries.length),
    glossary: glossaryData,
    spelling: prepareSpelling(tokenised, (options.vocabulary ?? []).map(normalise)),
  };
}
