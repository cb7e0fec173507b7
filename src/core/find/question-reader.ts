import { inStandardSpelling } from '../language/chat-spelling.js';
import { editionsIn } from '../language/editions.js';
import { toUnit } from '../language/encoder.js';
import { normalise } from '../language/normalise.js';
import { type Ends, endsOf, tokenise } from '../language/tokenise.js';
import { mask } from './asked.js';
import { featuresOf, powerOf, toVector } from './features.js';
import type { FindIndexData } from './find-index.js';
import type { Glossary } from './glossary.js';
import { KeyTable } from './key-table.js';
import type { Models } from './models.js';
import type { Holders, Question, Word } from './question.js';
import type { Vocabulary } from './vocabulary.js';

/** What is asked is short: of a story its ends are looked for, which bounds the time of any search. */
export const ASKED: Ends = { beginning: 600, end: 200 };
/** Makes of what somebody typed what is compared with the entries. */
export class QuestionReader {
  readonly #means: FindIndexData['means'];
  readonly #models: Models;
  readonly #glossary: Glossary;
  readonly #vocabulary: Vocabulary;
  readonly #ids: KeyTable;
  /** What each feature counts for in a vector, and one that is not known. */
  readonly #powers: Float64Array;
  readonly #unknown: number;

  constructor(data: FindIndexData, models: Models, glossary: Glossary, vocabulary: Vocabulary) {
    this.#means = data.means;
    this.#models = models;
    this.#glossary = glossary;
    this.#vocabulary = vocabulary;
    this.#ids = new KeyTable(data.keys);
    this.#powers = Float64Array.from(data.idf, powerOf);
    this.#unknown = powerOf(Math.log(1 + data.entries.length) + 1);
  }

  /** Reads a question: its words, rightly spelled, its meaning, and what it asks for. */
  read(utterance: string): Question {
    const typed = inStandardSpelling(normalise(endsOf(utterance, ASKED)));
    const words = tokenise(typed);
    const spaced = this.#vocabulary.spaced(typed, words, this.#glossary);
    const parted = spaced === typed ? words : tokenise(spaced);
    const text = this.#vocabulary.spelled(spaced, parted);
    const plain = text === spaced ? parted : tokenise(text);
    const language = plain.some(({ script }) => script === 'hangul') ? 'ko' : 'en';
    const hits = this.#glossary.find(plain);
    const tokens = plain.map(
      (token, at): Word => ({
        ...token,
        terms: hits.flatMap(({ from, to, term }) => (from <= at && at <= to ? [term] : [])),
      }),
    );
    const terms = hits.map(({ term }) => term);
    const holdersOf = (isName: boolean): Holders[] =>
      [...new Set(terms)]
        .filter((term) => this.#glossary.isName(term) === isName)
        .map((term) => this.#vocabulary.holdersOfTerm(term));
    const features = featuresOf(tokens, terms);
    const numbers = features.keys.map((key) => this.#ids.find(key));
    const vector = toVector(features, numbers, this.#powers, this.#unknown);
    const meaning = this.#models.encoder.encode(text);
    for (let i = 0; i < meaning.length; i++) meaning[i]! -= this.#means[language][i]!;
    const asks = this.#models.asked.question(
      mask(tokens, this.#vocabulary.nameStems, 'question', this.#models),
    );
    return {
      language,
      tokens,
      holders: tokens.map((token) => this.#vocabulary.holders(token)),
      terms: holdersOf(false),
      names: holdersOf(true),
      weights: this.#vocabulary.weights(tokens),
      vector,
      meaning: toUnit(meaning),
      asks,
      named: this.#vocabulary.namesIn(tokens),
      editions: editionsIn(tokens),
    };
  }
}
