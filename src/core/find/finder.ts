/** A question against the entries: kinds of evidence, one fitted judgement. Remembers nothing of a question. */

import { withoutAddresses } from '../language/addresses.js';
import { editionsAt } from '../language/editions.js';
import { dotAt, dotRow, type Encoder, toUnit } from '../language/encoder.js';
import { normalise } from '../language/normalise.js';
import { thingAt, wordsAsTyped } from '../language/things.js';
import { endsOf, tokenise } from '../language/tokenise.js';
import { given } from '../model/given.js';
import { LANGUAGES, type Language } from '../model/knowledge-base.js';
import { ASKED_SIZE } from './asked.js';
import { AskedAgainst } from './asked-against.js';
import { EditionsAgainst } from './editions-against.js';
import { AT, JUDGED, RANKED } from './evidence.js';
import type { SparseVector } from './features.js';
import { type FindIndexData, isUnstated, VIEWS } from './find-index.js';
import { Glossary } from './glossary.js';
import { probability, weigh } from './judge.js';
import type { Models } from './models.js';
import { wordsAgainst } from './named.js';
import type { Holders, Named, Question } from './question.js';
import { ASKED, QuestionReader } from './question-reader.js';
import { Vocabulary } from './vocabulary.js';

/** An entry that may answer. */
export interface Found {
  /** Number in the index. */
  readonly entry: number;
  /** Probability, 0 to 1, that it answers the question; comparable between knowledge bases. */
  readonly confidence: number;
  /** Rank score; comparable within one question. */
  readonly score: number;
  /** What the probability was made from, in the order of `JUDGED`. */
  readonly features: Float32Array;
}

/** What was found for a question. */
export interface Finding {
  /** Entries that say something, likeliest first, at most six. */
  readonly found: readonly Found[];
  /** The entry that best says that something is not stated, with its rank score. */
  readonly gap?: { readonly entry: number; readonly score: number };
  /** Numbers of the records that the question names, best first, with the share of the name that stands in it. */
  readonly named: readonly Named[];
  /** Telling words of the question that the record of the likeliest entry does not hold (or no entry of its kind, where it has none), as typed. */
  readonly unfound: readonly string[];
  /** Those that no entry holds. */
  readonly strange: readonly string[];
}

/** An entry that is looked at, with the evidence that ranks it. */
export interface Contender {
  readonly entry: number;
  readonly evidence: Float32Array;
}

/** Which entries may be chosen. */
export type Among = (entry: number) => boolean;

const MOST_CANDIDATES = 40;
const MOST_JUDGED = 6;
/** No gap, no other record: as far behind as nothing can be. */
const FAR = -20;

export class Finder {
  readonly data: FindIndexData;
  readonly #models: Models;
  readonly #glossary: Glossary;
  readonly #vocabulary: Vocabulary;
  readonly #editions: EditionsAgainst;
  readonly #asked: AskedAgainst;
  readonly #reader: QuestionReader;
  readonly #entryMeanings: Readonly<Record<Language, Float32Array>>;
  /** How alike each unit is to the question at hand, by words. */
  readonly #alike: Float64Array;

  constructor(data: FindIndexData, models: Models) {
    this.data = data;
    this.#models = models;
    this.#glossary = new Glossary(data.glossary, models.thesaurus.glossary);
    this.#vocabulary = new Vocabulary(data, models, this.#glossary.size);
    this.#editions = new EditionsAgainst(data);
    this.#asked = new AskedAgainst(data, models.asked.unstated);
    this.#reader = new QuestionReader(data, models, this.#glossary, this.#vocabulary);
    this.#entryMeanings = {
      ko: meanMeanings(data, 0, models.encoder),
      en: meanMeanings(data, 1, models.encoder),
    };
    this.#alike = new Float64Array(data.views.length);
  }

  /** The entries that may answer a question, judged. */
  find(utterance: string, among?: Among): Finding {
    const question = this.read(utterance);
    const candidates = this.candidates(question, among);
    const { judge } = this.#models;
    const { found: likely, gap } = this.toJudge(question, candidates, judge.rank);
    const found = likely
      .map((one) => ({ ...one, confidence: probability(judge, one.features) }))
      .sort((a, b) => b.confidence - a.confidence);
    const best = found[0];
    return {
      found,
      ...given({ gap }),
      named: question.named,
      unfound: best === undefined ? [] : this.#unfound(question, best.entry),
      strange: this.#vocabulary.strange(question.tokens),
    };
  }

  /** Whether a word stands in any entry. */
  knows(word: string): boolean {
    return this.#vocabulary.has(word);
  }

  /** Reads a question: its words, rightly spelled, its meaning, and what it asks for. */
  read(utterance: string): Question {
    return this.#reader.read(utterance);
  }

  /** Telling words of a question that an entry's record does not hold, or no entry of its kind where it has none, as typed. */
  #unfound({ tokens, holders }: Question, entry: number): string[] {
    const isHeld = this.#holding(entry);
    return tokens.flatMap((token, i) =>
      this.#vocabulary.isTelling(token) && !isHeld(holders[i]!) ? [token.text] : [],
    );
  }

  /** Whether an entry's record holds a word, or some entry of its kind where it has none. */
  #holding(entry: number): (holders: Holders) => boolean {
    const { kinds, recordOf } = this.data;
    const record = recordOf[entry]!;
    if (record >= 0) return ({ records }) => records[record] === 1;
    return ({ entries }) =>
      kinds.some((kind, i) => recordOf[i]! < 0 && kind === kinds[entry] && entries[i] === 1);
  }

  /** The things that a question asks for and none of some records holds, as typed. */
  lacking(utterance: string, records: readonly number[]): string[] {
    const { tokens, holders } = this.read(withoutAddresses(utterance));
    const places = records.map((record) => this.#vocabulary.placeOf(record));
    return tokens.flatMap(({ terms }, at) => {
      if (places.some((place) => holders[at]!.records[place] === 1)) return [];
      const isName = terms.some((term) => this.#glossary.isName(term));
      const of = isName ? 'name' : terms.length > 0 ? 'term' : undefined;
      return thingAt({ tokens, at, typed: utterance, of }, this.#models.rarity) ?? [];
    });
  }

  /** What a question asks of which a record has another only, as typed: a round, a track, an office and whose it is. */
  others(utterance: string, record: number): string[] {
    // Few questions name any, and reading one takes long.
    if (editionsAt(tokenise(normalise(endsOf(utterance, ASKED)))).length === 0) return [];
    const question = this.read(utterance);
    const found = this.#editions
      .othersAt(question, record, this.#models.thesaurus.named(question.tokens))
      .map(({ from, to }) => wordsAsTyped(question.tokens.slice(from, to + 1), utterance));
    return [...new Set(found)];
  }

  /** Entries that share words or meaning with a question, with the evidence that ranks them. */
  candidates(question: Question, among?: Among): Contender[] {
    this.#compareUnits(question.vector);
    const meanings = this.#entryMeanings[question.language];
    const { size } = this.#models.encoder;
    const scores = new Float32Array(this.data.entries.length).fill(Number.NEGATIVE_INFINITY);
    for (let entry = 0; entry < scores.length; entry++)
      if (among === undefined || among(entry))
        scores[entry] = this.#mostAlike(entry) + dotAt(meanings, entry * size, question.meaning);
    const shares = new Map(question.named.map(({ record, share }) => [record, share]));
    const bestShare = question.named[0]?.share ?? 0;
    return bestOf(scores, MOST_CANDIDATES).map((entry) => {
      const evidence = this.#compare(question, entry);
      const record = this.data.recordOf[entry]!;
      const own = shareIn(question, 'entries', entry);
      evidence[AT['named entry']] = own;
      // What only a gap is asked about, its record does not hold; the gap does.
      evidence[AT['named record']] = record < 0 ? 0 : Math.max(own, shareIn(question, 'records', record));
      evidence[AT['named name']] = (shares.get(record) ?? 0) - bestShare;
      return { entry, evidence };
    });
  }

  /** How alike each unit is to a question, by words, kept in `#alike` until the next one. */
  #compareUnits({ ids, values }: SparseVector): void {
    const { starts, ids: units, values: has } = this.data.postings;
    const alike = this.#alike.fill(0);
    for (let i = 0; i < ids.length; i++) {
      const value = values[i]!;
      const end = starts[ids[i]! + 1]!;
      for (let k = starts[ids[i]!]!; k < end; k++) alike[units[k]!]! += value * has[k]!;
    }
  }

  #mostAlike(entry: number): number {
    const { unitStarts } = this.data;
    let most = 0;
    for (let unit = unitStarts[entry]!; unit < unitStarts[entry + 1]!; unit++)
      most = Math.max(most, this.#alike[unit]!);
    return most;
  }

  /** The likeliest entries that say something, with all that the judge sees of them, and what best says that it is not stated. */
  toJudge(
    question: Question,
    candidates: readonly Contender[],
    rank: readonly number[],
  ): { readonly found: readonly Omit<Found, 'confidence'>[] } & Pick<Finding, 'gap'> {
    const { kinds, recordOf } = this.data;
    const ranked = candidates
      .map((candidate) => ({ ...candidate, score: weigh(candidate.evidence, rank) }))
      .sort((a, b) => b.score - a.score);
    const gaps = ranked.filter(({ entry }) => isUnstated(kinds[entry]!));
    const sayable = ranked.filter(({ entry }) => !isUnstated(kinds[entry]!)).slice(0, MOST_JUDGED);
    const gap = gaps[0];
    const leads = (name: (typeof RANKED)[number], entry: number, own: number): number => {
      let most = FAR;
      for (const other of sayable)
        if (other.entry !== entry) most = Math.max(most, other.evidence[AT[name]]!);
      return own - most;
    };
    const askedShares = this.#asked.shares(question);
    const words = wordsAgainst(
      question,
      this.#vocabulary,
      sayable.map(({ entry }) => entry),
      recordOf,
    );
    const found = sayable.map(({ entry, evidence, score }, place) => {
      const record = recordOf[entry]!;
      const next = sayable[place === 0 ? 1 : 0]?.score;
      const ownGap = gaps.find((one) => recordOf[one.entry] === record)?.score;
      const other = sayable.find((one) => recordOf[one.entry] !== record)?.score;
      const less = (rival: number | undefined): number => (rival === undefined ? -FAR : score - rival);
      const standing = [
        score,
        less(next),
        less(gap?.score),
        less(ownGap),
        less(other),
        place,
        ...askedShares(entry, record),
        leads('asked held', entry, evidence[AT['asked held']]!),
        leads('asked phrasings', entry, evidence[AT['asked phrasings']]!),
        leads('asked phrasing', entry, evidence[AT['asked phrasing']]!),
        ...words[place]!,
        question.tokens.length,
        question.named.find((name) => name.record === record)?.share ?? 0,
        ...this.#editions.features(question, entry),
      ];
      const features = new Float32Array(JUDGED.length);
      features.set(evidence);
      features.set(standing, RANKED.length);
      return { entry, score, features };
    });
    return { found, ...given({ gap: gap && { entry: gap.entry, score: gap.score } }) };
  }

  /** How alike a question and an entry are, by words, by meaning and by what is asked for; `#alike` holds the first. */
  #compare({ language, meaning, asks }: Question, entry: number): Float32Array {
    const { unitStarts, views, languages, meanings, held, asked, wholes } = this.data;
    const out = new Float32Array(RANKED.length);
    const spoken = LANGUAGES.indexOf(language);
    const askedMost = { sum: 0, best: Number.NEGATIVE_INFINITY };
    let phrasings = 0;
    let whole = 0;
    for (let unit = unitStarts[entry]!; unit < unitStarts[entry + 1]!; unit++) {
      if (languages[unit] !== spoken) continue;
      const alike = this.#alike[unit]!;
      whole += alike;
      const means = dotRow(meanings, unit, meaning);
      const view = views[unit]!;
      raise(out, ALIKE[view]!, alike);
      raise(out, MEANING[view]!, means);
      if (view !== VIEWS.phrasing) continue;
      phrasings += 1;
      const product = dotAt(asked, unit * ASKED_SIZE, asks);
      askedMost.sum += product;
      askedMost.best = Math.max(askedMost.best, product);
    }
    if (whole > 0) out[AT['alike whole']] = whole / wholes[language][entry]!;
    out[AT['meaning whole']] = dotAt(this.#entryMeanings[language], entry * meaning.length, meaning);
    if (phrasings > 0) {
      out[AT['asked phrasings']] = askedMost.sum / phrasings;
      out[AT['asked phrasing']] = askedMost.best;
      out[AT['has phrasings']] = 1;
    }
    for (const at of ALIKE) raise(out, AT['alike best'], out[at]!);
    for (const at of MEANING) raise(out, AT['meaning best'], out[at]!);
    out[AT['asked held']] = dotAt(held[language], entry * ASKED_SIZE, asks);
    const kind = this.data.kinds[entry]!;
    if (kind === 'gap') out[AT['is gap']] = 1;
    if (kind === 'missing') out[AT['is missing']] = 1;
    if (kind === 'social') out[AT['is social']] = 1;
    out[AT['is overview']] = this.data.overview[entry]!;
    return out;
  }
}

/** Share of the weight of a question's words that an entry or a record has, 0 to 1. */
function shareIn({ holders, weights }: Question, of: keyof Holders, number: number): number {
  let whole = 0;
  let found = 0;
  for (let i = 0; i < weights.length; i++) {
    whole += weights[i]!;
    if (holders[i]![of][number] === 1) found += weights[i]!;
  }
  return whole === 0 ? 0 : found / whole;
}

/** Places of evidence, by view. */
const ALIKE = (['alike phrasing', 'alike title', 'alike sentence', 'alike fact'] as const).map(
  (name) => AT[name],
);
const MEANING = (['meaning phrasing', 'meaning title', 'meaning sentence', 'meaning fact'] as const).map(
  (name) => AT[name],
);

function raise(out: Float32Array, at: number, value: number): void {
  if (value > out[at]!) out[at] = value;
}

/** Mean meaning of each entry's units in a language, of length 1. */
function meanMeanings(data: FindIndexData, language: number, { size }: Encoder): Float32Array {
  const { entries, unitStarts, languages, meanings } = data;
  const out = new Float32Array(entries.length * size);
  for (let entry = 0; entry < entries.length; entry++) {
    const row = out.subarray(entry * size, (entry + 1) * size);
    for (let unit = unitStarts[entry]!; unit < unitStarts[entry + 1]!; unit++) {
      if (languages[unit] !== language) continue;
      const scale = meanings.scales[unit]!;
      for (let i = 0; i < size; i++) row[i]! += scale * meanings.numbers[unit * size + i]!;
    }
    toUnit(row);
  }
  return out;
}

/** Numbers of the highest scores, best first; equal ones in order. */
function bestOf(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  let floor = Number.NEGATIVE_INFINITY;
  for (let entry = 0; entry < scores.length; entry++) {
    const score = scores[entry]!;
    if (score <= floor) continue;
    if (best.length === count) best.pop();
    let at = best.length;
    while (at > 0 && scores[best[at - 1]!]! < score) at -= 1;
    best.splice(at, 0, entry);
    if (best.length === count) floor = scores[best[count - 1]!]!;
  }
  return best;
}
