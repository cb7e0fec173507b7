import { normalise } from '../language/normalise.js';
import { fromKeyboard } from '../language/keyboard.js';
import { makeToken, readable, type Token, tokenise } from '../language/tokenise.js';
import { bagOf, type SearchIndexData } from './build.js';
import { confidenceOf, rankOdds, standardised } from './calibration.js';
import { scoreCentroids } from './centroid.js';
import { Corrector } from './correction.js';
import { type Evidence, gatherEvidence } from './evidence.js';
import { wordKey } from './features.js';
import { Glossary } from './glossary.js';
import { inverseDocumentFrequency, type SparseVector, toVector } from './vectors.js';

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

interface Candidate {
  readonly entry: number;
  readonly centroid: number;
  readonly nearest: number;
  readonly phrasing: number;
  readonly score: number;
}

const CANDIDATES = 20;
const CENTROID_SHARE = 0.7;

/** Ranks entries for questions. Holds no state between questions; the same question gets the same answer. */
export class SearchIndex {
  readonly #data: SearchIndexData;
  readonly #ids: ReadonlyMap<number, number>;
  readonly #glossary: Glossary;
  readonly #corrector: Corrector;
  readonly #unknown: number;
  readonly #firstPhrasing: Int32Array;
  readonly #scores: Float32Array;
  readonly #dense: Float32Array;

  constructor(data: SearchIndexData) {
    this.#data = data;
    const ids = new Map<number, number>();
    for (let id = 0; id < data.keys.length; id++) ids.set(data.keys[id]!, id);
    this.#ids = ids;
    this.#glossary = new Glossary(data.glossary);
    this.#corrector = new Corrector(data.spelling);
    this.#unknown = inverseDocumentFrequency(data.phrasings.length, 0);
    this.#firstPhrasing = new Int32Array(data.entries.length + 1);
    for (const owner of data.owners) this.#firstPhrasing[owner + 1]! += 1;
    for (let i = 0; i < data.entries.length; i++) this.#firstPhrasing[i + 1]! += this.#firstPhrasing[i]!;
    this.#scores = new Float32Array(data.entries.length);
    this.#dense = new Float32Array(data.keys.length);
  }

  /** Entries for a question, best first, with a calibrated confidence. */
  search(text: string, options: QueryOptions = {}): SearchResult {
    const { question, typed, tokens, corrections } = this.#read(text);
    const vector = this.#vectorOf(tokens);
    const allowed = this.#allowed(options.among);
    const candidates = this.#rank(vector, allowed);
    const matches = candidates.slice(0, options.limit ?? 10).map((candidate, i) => this.#judge(candidate, candidates[i === 0 ? 1 : 0], tokens));
    for (let i = 1; i < matches.length; i++) {
      const before = matches[i - 1]!.confidence;
      if (matches[i]!.confidence > before) matches[i] = { ...matches[i]!, confidence: before };
    }
    return { question, tokens: typed.map((token) => token.text), corrections, matches };
  }

  /** Why an entry's nearest phrasing matches a question, for `--explain`. */
  explain(question: string, match: Match): Evidence[] {
    const { tokens, corrections } = this.#read(question);
    return gatherEvidence(tokens, tokenise(match.phrasing), this.#glossary, corrections);
  }

  #read(text: string) {
    const isKnown = (word: string): boolean => this.#corrector.knows(makeToken(word));
    const question = normalise(fromKeyboard(readable(text), isKnown) ?? text);
    const typed = tokenise(question);
    return { question, typed, ...this.#corrector.correct(typed) };
  }

  #vectorOf(tokens: readonly Token[]): SparseVector {
    const isKnown = (token: Token): boolean => this.#ids.has(wordKey(token.stem));
    const bag = bagOf(tokens, this.#glossary.find(tokens), isKnown);
    return toVector(bag, (key) => this.#ids.get(key), this.#data.idf, this.#unknown, 1);
  }

  #allowed(among: QueryOptions['among']): ((entry: number) => boolean) | undefined {
    if (among === undefined) return undefined;
    return (entry) => among(this.#data.entries[entry]!);
  }

  #rank(vector: SparseVector, allowed: ((entry: number) => boolean) | undefined): Candidate[] {
    const scores = this.#scores.fill(0);
    scoreCentroids(this.#data.centroids, vector.ids, vector.values, scores);
    const best: number[] = [];
    let floor = 0;
    for (let entry = 0; entry < scores.length; entry++) {
      if (scores[entry]! <= floor || (allowed && !allowed(entry))) continue;
      let at = best.length;
      while (at > 0 && scores[best[at - 1]!]! < scores[entry]!) at -= 1;
      best.splice(at, 0, entry);
      if (best.length > CANDIDATES) best.pop();
      if (best.length === CANDIDATES) floor = scores[best[CANDIDATES - 1]!]!;
    }
    for (let i = 0; i < vector.ids.length; i++) this.#dense[vector.ids[i]!] = vector.values[i]!;
    const candidates = best.map((entry) => {
      const { nearest, phrasing } = this.#nearest(entry);
      const centroid = scores[entry]!;
      return { entry, centroid, nearest, phrasing, score: CENTROID_SHARE * centroid + (1 - CENTROID_SHARE) * nearest };
    });
    for (let i = 0; i < vector.ids.length; i++) this.#dense[vector.ids[i]!] = 0;
    return candidates.sort((a, b) => b.score - a.score || a.entry - b.entry);
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

  #judge(candidate: Candidate, rival: Candidate | undefined, tokens: readonly Token[]): Match {
    const { background } = this.#data;
    const phrasing = this.#data.phrasings[candidate.phrasing]!;
    const z = (it: Candidate): number => 0.3 + 0.7 * it.score;
    const confidence = confidenceOf({
      zm: z(candidate) - (rival ? z(rival) : 0.3),
      cem: candidate.centroid - (rival?.centroid ?? 0),
      svm: Math.min(2, Math.max(-1, 2 * candidate.score - 1)),
      zO: standardised(candidate.centroid, background),
      rO: rankOdds(candidate.centroid, background),
      revW: this.#coverage(tokens, phrasing),
    });
    return { entry: this.#data.entries[candidate.entry]!, score: candidate.score, confidence, phrasing };
  }

  #coverage(tokens: readonly Token[], phrasing: string): number {
    const asked = new Set(tokens.map((token) => token.stem));
    let whole = 0;
    let covered = 0;
    for (const stem of new Set(tokenise(phrasing).map((token) => token.stem))) {
      const id = this.#ids.get(wordKey(stem));
      const rarity = id === undefined ? this.#unknown : this.#data.idf[id]!;
      whole += rarity;
      if (asked.has(stem)) covered += rarity;
    }
    return whole > 0 ? covered / whole : 0;
  }
}
