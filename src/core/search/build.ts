import { Glossary, type GlossaryData, type GlossaryHit, prepareGlossary } from '../find/glossary.js';
import type { GlossaryTerm } from '../knowledge-base.js';
import { normalise } from '../language/normalise.js';
import { type Token, tokenise } from '../language/tokenise.js';
import { type Background, describeBackground } from './calibration.js';
import { buildCentroids } from './centroid.js';
import { type Classifier, trainClassifier } from './classifier.js';
import { prepareSpelling, type SpellingData } from './correction.js';
import {
  addFeatures,
  addTerm,
  everydayKey,
  type FeatureBag,
  type FeatureList,
  GROUPS,
  listFeatures,
  wordKey,
} from './features.js';
import { addProducts, type Postings, type Rows, rowOf, toRows } from './postings.js';
import { bestOf } from './ranking.js';
import { CENTROID_POWER, CLASSIFIER_POWER, toVector, weightingOf } from './vectors.js';

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

/** Words of phrasing p stand in `ids` from `starts[p]` to `starts[p + 1]`. */
export interface WordLists {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

/** A built index: plain data that can be cloned to another thread and kept on disk. */
export interface SearchIndexData {
  readonly entries: readonly string[];
  readonly phrasings: readonly string[];
  /** Entry of each phrasing, ascending. */
  readonly owners: Int32Array;
  /** Feature key of each feature. */
  readonly keys: Int32Array;
  /** In how many phrasings each feature stands. */
  readonly frequencies: Int32Array;
  /** Words of each phrasing, as ids of features. */
  readonly words: WordLists;
  readonly centroids: Postings;
  /** Absent where the centroids do as well. */
  readonly classifier?: Classifier;
  readonly background: Background;
  readonly glossary: GlossaryData;
  readonly spelling: SpellingData;
}

/** Changes whenever a built index can no longer be read by this code, or would be built differently by it. */
export const INDEX_FORMAT = 3;

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

/** Of a word that no phrasing has, but whose everyday synonyms one has, only the group counts; says whether it was so. */
function addKinOnly(bag: FeatureBag, token: Token, has: (key: number) => boolean): boolean {
  const group = everydayKey(token);
  if (group === undefined || has(wordKey(token.stem)) || !has(group)) return false;
  bag.set(group, (bag.get(group) ?? 0) + 1);
  return true;
}

/**
 * Features of tokens and of what the glossary knows about them.
 *
 * @param has says of a feature whether any phrasing has it; a term of which nothing is known gives way to its meaning
 */
export function bagOf(
  tokens: readonly Token[],
  hits: readonly GlossaryHit[],
  has: (key: number) => boolean = () => true,
): FeatureBag {
  const isKnown = (token: Token): boolean => has(wordKey(token.stem));
  const bag: FeatureBag = new Map();
  const replaced = new Set<number>();
  for (const { term, meaning, from, to } of hits) {
    addTerm(bag, term, MEANING_WEIGHT);
    if (meaning === undefined || tokens.slice(from, to + 1).some(isKnown)) continue;
    addFeatures(bag, tokenise(meaning), 1);
    for (let i = from; i <= to; i++) replaced.add(i);
  }
  const own = tokens.filter((token, i) => !replaced.has(i) && !addKinOnly(bag, token, has));
  addFeatures(bag, own, 1);
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

function wordsOf(lists: readonly FeatureList[]): WordLists {
  const starts = new Int32Array(lists.length + 1);
  const words: number[] = [];
  lists.forEach(({ ids, groups }, row) => {
    for (let i = 0; i < ids.length; i++) if (groups[i] === GROUPS.words) words.push(ids[i]!);
    starts[row + 1] = words.length;
  });
  return { starts, ids: Int32Array.from(words) };
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

/** Words that are right though no phrasing may have them: names, and every form of the glossary's terms. */
function vocabularyOf({ vocabulary = [], glossary = [] }: SearchOptions): string[] {
  return [...vocabulary, ...glossary.flatMap(({ ko, en }) => [...ko, ...en])].map(normalise);
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
  const counts: number[] = [];
  const count = (key: number): number => {
    let id = ids.get(key);
    if (id === undefined) {
      id = counts.push(0) - 1;
      ids.set(key, id);
    }
    counts[id]! += 1;
    return id;
  };
  const tokenised = phrasings.map(tokenise);
  const lists = tokenised.map((tokens) => listFeatures(bagOf(tokens, glossary.find(tokens)), count));
  const frequencies = Int32Array.from(counts);
  const rowsAt = (power: number): Rows => {
    const weighting = weightingOf(phrasings.length, frequencies, power);
    return toRows(lists.map((list) => toVector(list, weighting)));
  };
  const rows = rowsAt(CENTROID_POWER);
  const centroids = buildCentroids(rows, owners, languagesOf(tokenised), entries.length, counts.length);
  const isTrained = worthTraining(phrasings.length, entries.length);
  const step = isTrained ? 1 : Math.max(1, Math.floor(owners.length / BACKGROUND_SAMPLE));
  const { nearby, others } = survey(rows, owners, centroids, entries.length, step);
  const train = (): Classifier => trainClassifier(rowsAt(CLASSIFIER_POWER), owners, nearby, counts.length);
  return {
    entries: entries.map((entry) => entry.id),
    phrasings,
    owners,
    keys: Int32Array.from(ids.keys()),
    frequencies,
    words: wordsOf(lists),
    centroids,
    ...(isTrained ? { classifier: train() } : {}),
    background: describeBackground(others),
    glossary: glossaryData,
    spelling: prepareSpelling(tokenised, vocabularyOf(options)),
  };
}
