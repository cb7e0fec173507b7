import { Glossary } from '../find/glossary.js';
import { type Token, tokenise } from '../language/tokenise.js';
import type { SearchIndexData } from './build.js';
import {
  type Calibration,
  confidenceOf,
  heightOf,
  type MatchFeatures,
  TRAINED,
  UNTRAINED,
} from './calibration.js';
import { Corrector } from './correction.js';
import { type Evidence, gatherEvidence } from './evidence.js';
import { NearestPhrasing } from './nearest.js';
import { type Question, readQuestion } from './question.js';
import { Scorer, type Scoring } from './scorer.js';

export interface Match {
  /** Id of the entry. */
  readonly entry: string;
  /** Raw score; comparable within one question only. */
  readonly score: number;
  /** Calibrated probability, 0 to 1, that this entry is the right one. */
  readonly confidence: number;
  /** What the confidence was made from. */
  readonly features: MatchFeatures;
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

const DEFAULT_LIMIT = 10;
/** A story whose best match is so likely needs no closer reading. */
const CLEAR = 0.6;
/** A passage that is less likely than this to be the question does not count. */
const CLEAR_PASSAGE = 0.5;
/** A passage of a story is one of many that might match by chance. */
const PASSAGE_TRUST = 0.85;

/** Ranks entries for questions. Remembers nothing of a question; the same question gets the same answer. */
export class SearchIndex {
  readonly #data: SearchIndexData;
  readonly #calibration: Calibration;
  readonly #glossary: Glossary;
  readonly #corrector: Corrector;
  readonly #scorer: Scorer;
  readonly #nearest: NearestPhrasing;

  constructor(data: SearchIndexData) {
    this.#data = data;
    this.#calibration = data.classifier === undefined ? UNTRAINED : TRAINED;
    this.#glossary = new Glossary(data.glossary);
    this.#corrector = new Corrector(data.spelling);
    this.#scorer = new Scorer(data, this.#glossary);
    this.#nearest = new NearestPhrasing(data);
  }

  /** Entries for a question, best first, with a calibrated confidence. */
  search(utterance: string, options: QueryOptions = {}): SearchResult {
    const question = readQuestion(utterance, this.#corrector);
    return {
      question: question.text,
      tokens: question.typed.map((token) => token.text),
      corrections: question.corrections,
      matches: this.#match(question, options),
    };
  }

  /** Why an entry's nearest phrasing matches a question, for `--explain`. */
  explain(utterance: string, match: Match): Evidence[] {
    const { tokens, corrections } = readQuestion(utterance, this.#corrector);
    return gatherEvidence(tokens, tokenise(match.phrasing), this.#glossary, corrections);
  }

  /** The best entry and the numbers that its confidence comes from: for fitting the calibration. */
  describeBest(utterance: string): { readonly entry: string; readonly features: MatchFeatures } | undefined {
    const scoring = this.#scorer.score(readQuestion(utterance, this.#corrector).tokens, 2);
    const best = scoring.candidates[0];
    return best && { entry: this.#data.entries[best.entry]!, features: this.#describe(scoring, 0) };
  }

  /**
   * The matches of the whole question. A story that as a whole is about nothing in particular is searched passage by
   * passage as well, and each entry then has its most confident reading.
   */
  #match({ tokens, passages }: Question, { limit = DEFAULT_LIMIT, among }: QueryOptions): Match[] {
    const { entries } = this.#data;
    const allowed = among && ((entry: number): boolean => among(entries[entry]!));
    const whole = this.#rank(tokens, limit, allowed);
    if (passages.length === 0 || (whole[0]?.confidence ?? 0) >= CLEAR) return whole;
    const matches = new Map(whole.map((match) => [match.entry, match]));
    for (const passage of passages) {
      for (const match of this.#rank(passage, limit, allowed)) {
        const confidence = PASSAGE_TRUST * match.confidence;
        const before = matches.get(match.entry)?.confidence ?? 0;
        if (confidence >= CLEAR_PASSAGE && confidence > before)
          matches.set(match.entry, { ...match, confidence });
      }
    }
    return [...matches.values()].sort((a, b) => b.confidence - a.confidence).slice(0, limit);
  }

  #rank(tokens: readonly Token[], limit: number, allowed: ((entry: number) => boolean) | undefined): Match[] {
    const { entries } = this.#data;
    const scoring = this.#scorer.score(tokens, Math.max(2, limit), allowed);
    const candidates = scoring.candidates.slice(0, limit);
    const numbers = candidates.map(({ entry }) => entry);
    const phrasings = this.#nearest.find(numbers, scoring.words);
    let ceiling = 1;
    return candidates.map(({ entry, score }, place) => {
      const features = this.#describe(scoring, place);
      ceiling = Math.min(ceiling, confidenceOf(features, this.#calibration));
      return { entry: entries[entry]!, score, confidence: ceiling, features, phrasing: phrasings[place]! };
    });
  }

  #describe({ candidates, words }: Scoring, place: number): MatchFeatures {
    const { entry, centroid, score } = candidates[place]!;
    const rival = candidates[place === 0 ? 1 : 0];
    return {
      score,
      lead: score - (rival?.score ?? 0),
      height: heightOf(centroid, this.#data.background),
      coverage: this.#scorer.coverage(words, entry),
    };
  }
}
