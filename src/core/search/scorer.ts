import type { Glossary } from '../find/glossary.js';
import type { Token } from '../language/tokenise.js';
import { bagOf, type SearchIndexData } from './build.js';
import { type FeatureList, GROUPS, listFeatures } from './features.js';
import { addProducts, hasEntry } from './postings.js';
import { bestOf } from './ranking.js';
import { CENTROID_POWER, CLASSIFIER_POWER, toVector, type Weighting, weightingOf } from './vectors.js';

/** An entry with its scores for one question. */
export interface Candidate {
  readonly entry: number;
  /** Cosine to the entry's centroid. */
  readonly centroid: number;
  /** Mixed score; comparable within one knowledge base. */
  readonly score: number;
}

export interface Scoring {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Ids of the question's words, -1 for one that no phrasing has. */
  readonly words: readonly number[];
}

/**
 * The more phrasings there are to learn from, the more the classifier is worth beside the centroids: its share of the
 * score is half its most with so many in the whole knowledge base.
 */
const HALF_TRUSTED = 500;
const MOST_TRUSTED = 0.9;
/** Keeps scores of entries that share a feature with the question above 0, and of the others at 0. */
const ABOVE_ZERO = 10;

/** Scores all entries for a question. Its working memory is reused from question to question; nothing else is kept. */
export class Scorer {
  readonly #data: SearchIndexData;
  readonly #glossary: Glossary;
  readonly #idOf: (key: number) => number;
  readonly #has: (key: number) => boolean;
  readonly #forCentroids: Weighting;
  readonly #forClassifier: Weighting;
  readonly #trust: number;
  readonly #cosines: Float32Array;
  readonly #scores: Float32Array;

  constructor(data: SearchIndexData, glossary: Glossary) {
    this.#data = data;
    this.#glossary = glossary;
    const ids = new Map<number, number>();
    for (let id = 0; id < data.keys.length; id++) ids.set(data.keys[id]!, id);
    this.#idOf = (key) => ids.get(key) ?? -1;
    this.#has = (key) => ids.has(key);
    this.#forCentroids = weightingOf(data.phrasings.length, data.frequencies, CENTROID_POWER);
    this.#forClassifier = weightingOf(data.phrasings.length, data.frequencies, CLASSIFIER_POWER);
    this.#trust = (MOST_TRUSTED * data.phrasings.length) / (data.phrasings.length + HALF_TRUSTED);
    this.#cosines = new Float32Array(data.entries.length);
    this.#scores = new Float32Array(data.entries.length);
  }

  /** @param allowed says of an entry's number whether it may be chosen */
  score(tokens: readonly Token[], count: number, allowed?: (entry: number) => boolean): Scoring {
    const bag = bagOf(tokens, this.#glossary.find(tokens), this.#has);
    const list = listFeatures(bag, this.#idOf);
    const vector = toVector(list, this.#forCentroids);
    const cosines = this.#cosines.fill(0);
    addProducts(this.#data.centroids, vector, cosines);
    const scores = this.#mix(list, cosines);
    const offset = this.#data.classifier === undefined ? 0 : ABOVE_ZERO;
    const candidates = bestOf(scores, count, allowed).map((entry) => ({
      entry,
      centroid: cosines[entry]!,
      score: scores[entry]! - offset,
    }));
    return { candidates, words: wordsOf(list) };
  }

  /** Share of the question's words, rare words counting more, that any phrasing of the entry has; 0 to 1. */
  coverage(words: readonly number[], entry: number): number {
    const { centroids, frequencies, phrasings } = this.#data;
    let whole = 0;
    let covered = 0;
    for (const id of words) {
      const rarity = Math.log((1 + phrasings.length) / (1 + (id < 0 ? 0 : frequencies[id]!)));
      whole += rarity;
      if (id >= 0 && hasEntry(centroids, id, entry)) covered += rarity;
    }
    return whole === 0 ? 0 : covered / whole;
  }

  /** Classifier and centroids together; the centroids alone where nothing was trained. */
  #mix(list: FeatureList, cosines: Float32Array): Float32Array {
    const { classifier } = this.#data;
    if (classifier === undefined) return cosines;
    const scores = this.#scores;
    scores.set(classifier.bias);
    addProducts(classifier.weights, toVector(list, this.#forClassifier), scores);
    for (let entry = 0; entry < scores.length; entry++) {
      const share = (scores[entry]! + 1) / 2;
      const mixed = this.#trust * share + (1 - this.#trust) * cosines[entry]!;
      scores[entry] = cosines[entry] === 0 ? 0 : ABOVE_ZERO + mixed;
    }
    return scores;
  }
}

function wordsOf({ ids, groups }: FeatureList): number[] {
  const words: number[] = [];
  for (let i = 0; i < ids.length; i++) if (groups[i] === GROUPS.words) words.push(ids[i]!);
  return words;
}
