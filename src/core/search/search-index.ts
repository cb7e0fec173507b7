import { type Token, tokenise } from '../language/tokenise.js';
import { bagOf, type SearchIndexData } from './build.js';
import { confidenceOf, type MatchFeatures, rankOdds, standardised } from './calibration.js';
import { Corrector } from './correction.js';
import { type Evidence, gatherEvidence } from './evidence.js';
import { type FeatureBag, GROUPS, groupOf, wordKey } from './features.js';
import { Glossary } from './glossary.js';
import { addProducts, type SparseVector } from './postings.js';
import { readQuestion } from './question.js';
import { bestOf } from './ranking.js';
import { CENTROID_POWER, CLASSIFIER_POWER, inverseDocumentFrequency, toVector } from './vectors.js';

export interface Match {
  /** Id of the entry. */
  readonly entry: string;
  /** Raw score; comparable within one question only. */
  readonly score: number;
  /** Calibrated probability, 0 to 1, that this entry is the right one. */
  readonly confidence: number;
  /** The entry's phrasing that is nearest to the question. */
  readonly phrasing: string;
}

export interface SearchResult {
  /** The question as it was read: normalised. */
  readonly question: string;
  readonly tokens: readonly string[];
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Best first. */
  readonly matches: readonly Match[];
}

export interface QueryOptions {
  /** Most matches to return; 10 if left out. */
  readonly limit?: number;
  /** Entries to choose among; all if left out. */
  readonly among?: (entry: string) => boolean;
}

/** An entry with its scores for one question. */
interface Candidate {
  readonly entry: number;
  readonly centroid: number;
  readonly margin: number;
  readonly nearest: number;
  /** Number of the nearest phrasing. */
  readonly phrasing: number;
  readonly score: number;
}

/** Entries whose phrasings are compared with the question one by one. */
const CANDIDATES = 20;
const DEFAULT_LIMIT = 10;
/** Shares of margin, centroid and nearest phrasing in the score, with a classifier and without. */
const TRAINED = { margin: 0.65, centroid: 0.25, nearest: 0.1 };
const UNTRAINED = { margin: 0, centroid: 0.9, nearest: 0.1 };

const asShare = (margin: number): number => (margin + 1) / 2;

/** Ranks entries for questions. Holds no state between questions; the same question gets the same answer. */
export class SearchIndex {
  readonly #data: SearchIndexData;
  readonly #ids: ReadonlyMap<number, number>;
  readonly #glossary: Glossary;
  readonly #corrector: Corrector;
  readonly #unknown: number;
  readonly #firstPhrasing: Int32Array;
  readonly #centroids: Float32Array;
  readonly #margins: Float32Array;
  readonly #first: Float32Array;
  readonly #dense: Float32Array;

  constructor(data: SearchIndexData) {
    this.#data = data;
    const ids = new Map<number, number>();
    for (let id = 0; id < data.keys.length; id++) ids.set(data.keys[id]!, id);
    this.#ids = ids;
    this.#glossary = new Glossary(data.glossary);
    this.#corrector = new Corrector(data.spelling);
    this.#unknown = inverseDocumentFrequency(data.phrasings.length, 0);
    const entries = data.entries.length;
    this.#firstPhrasing = new Int32Array(entries + 1);
    for (const owner of data.owners) this.#firstPhrasing[owner + 1]! += 1;
    for (let i = 0; i < entries; i++) this.#firstPhrasing[i + 1]! += this.#firstPhrasing[i]!;
    this.#centroids = new Float32Array(entries);
    this.#margins = new Float32Array(entries);
    this.#first = new Float32Array(entries);
    this.#dense = new Float32Array(data.keys.length);
  }

  /** Entries for a question, best first, with a calibrated confidence. */
  search(utterance: string, options: QueryOptions = {}): SearchResult {
    const question = readQuestion(utterance, this.#corrector);
    const limit = options.limit ?? DEFAULT_LIMIT;
    return {
      question: question.text,
      tokens: question.typed.map((token) => token.text),
      corrections: question.corrections,
      matches: this.#match(question.tokens, options.among).slice(0, limit),
    };
  }

  /** Why an entry's nearest phrasing matches a question, for `--explain`. */
  explain(utterance: string, match: Match): Evidence[] {
    const { tokens, corrections } = readQuestion(utterance, this.#corrector);
    return gatherEvidence(tokens, tokenise(match.phrasing), this.#glossary, corrections);
  }

  /** The numbers from which the best match's confidence is computed: for fitting the calibration. */
  describeBest(utterance: string): { entry: string; features: MatchFeatures } | undefined {
    const { tokens } = readQuestion(utterance, this.#corrector);
    const vector = this.#vector(this.#bag(tokens), CENTROID_POWER);
    const candidates = this.#rank(tokens, undefined);
    const best = candidates[0];
    if (best === undefined) return undefined;
    return { entry: this.#data.entries[best.entry]!, features: this.#describe(best, candidates[1], vector) };
  }

  #match(tokens: readonly Token[], among: QueryOptions['among']): Match[] {
    const candidates = this.#rank(tokens, among);
    const vector = this.#vector(this.#bag(tokens), CENTROID_POWER);
    let ceiling = 1;
    return candidates.map((candidate, i) => {
      const rival = candidates[i === 0 ? 1 : 0];
      ceiling = Math.min(ceiling, confidenceOf(this.#describe(candidate, rival, vector)));
      return {
        entry: this.#data.entries[candidate.entry]!,
        score: candidate.score,
        confidence: ceiling,
        phrasing: this.#data.phrasings[candidate.phrasing]!,
      };
    });
  }

  #bag(tokens: readonly Token[]): FeatureBag {
    const isKnown = (token: Token): boolean => this.#ids.has(wordKey(token.stem));
    return bagOf(tokens, this.#glossary.find(tokens), isKnown);
  }

  #vector(bag: FeatureBag, power: number): SparseVector {
    return toVector(bag, (key) => this.#ids.get(key), this.#data.idf, this.#unknown, power);
  }

  #rank(tokens: readonly Token[], among: QueryOptions['among']): Candidate[] {
    const { classifier, centroids, entries } = this.#data;
    const bag = this.#bag(tokens);
    const vector = this.#vector(bag, CENTROID_POWER);
    const cosines = this.#centroids.fill(0);
    addProducts(centroids, vector, cosines);
    const first = this.#first;
    first.set(cosines);
    if (classifier !== undefined) {
      const margins = this.#margins;
      margins.set(classifier.bias);
      addProducts(classifier.weights, this.#vector(bag, CLASSIFIER_POWER), margins);
      for (let entry = 0; entry < first.length; entry++) {
        if (cosines[entry]! > 0)
          first[entry] = Math.max(1e-6, 2 + asShare(margins[entry]!) + cosines[entry]!);
      }
    }
    const allowed = among && ((entry: number): boolean => among(entries[entry]!));
    const numbers = bestOf(first, CANDIDATES, allowed);
    for (let i = 0; i < vector.ids.length; i++) this.#dense[vector.ids[i]!] = vector.values[i]!;
    const candidates = numbers.map((entry) => this.#score(entry));
    for (let i = 0; i < vector.ids.length; i++) this.#dense[vector.ids[i]!] = 0;
    return candidates.sort((a, b) => b.score - a.score || a.entry - b.entry);
  }

  #score(entry: number): Candidate {
    const { nearest, phrasing } = this.#nearest(entry);
    const centroid = this.#centroids[entry]!;
    const isTrained = this.#data.classifier !== undefined;
    const margin = isTrained ? this.#margins[entry]! : 2 * nearest - 1;
    const shares = isTrained ? TRAINED : UNTRAINED;
    const score = shares.margin * asShare(margin) + shares.centroid * centroid + shares.nearest * nearest;
    return { entry, centroid, margin, nearest, phrasing, score };
  }

  #nearest(entry: number): { nearest: number; phrasing: number } {
    const { starts, ids, values } = this.#data.rows;
    let nearest = -1;
    let phrasing = this.#firstPhrasing[entry]!;
    for (let row = phrasing; row < this.#firstPhrasing[entry + 1]!; row++) {
      let cosine = 0;
      for (let i = starts[row]!; i < starts[row + 1]!; i++) cosine += this.#dense[ids[i]!]! * values[i]!;
      if (cosine > nearest) {
        nearest = cosine;
        phrasing = row;
      }
    }
    return { nearest, phrasing };
  }

  #describe(candidate: Candidate, rival: Candidate | undefined, question: SparseVector): MatchFeatures {
    const { background } = this.#data;
    return {
      zm: candidate.score - (rival?.score ?? 0),
      cem: candidate.centroid - (rival?.centroid ?? 0),
      svm: Math.min(2, Math.max(-1, candidate.margin)),
      zO: standardised(candidate.centroid, background),
      rO: rankOdds(candidate.centroid, background),
      revW: this.#coverage(candidate.phrasing, question),
      ...{
        nearest: candidate.nearest,
        known: Math.sqrt(question.values.reduce((x, v) => x + v * v, 0)),
        feats: Math.log(1 + question.ids.length),
        cent: candidate.centroid,
        size: Math.log(this.#data.entries.length),
        z: candidate.score,
      },
    };
  }

  /** Share, by idf, of a phrasing's words that a question has. */
  #coverage(phrasing: number, question: SparseVector): number {
    const { rows, keys, idf } = this.#data;
    const asked = new Set(question.ids);
    let whole = 0;
    let covered = 0;
    for (let i = rows.starts[phrasing]!; i < rows.starts[phrasing + 1]!; i++) {
      const id = rows.ids[i]!;
      if (groupOf(keys[id]!) !== GROUPS.words) continue;
      whole += idf[id]!;
      if (asked.has(id)) covered += idf[id]!;
    }
    return whole > 0 ? covered / whole : 0;
  }
}
