/** What a language has to hold for the reading of turns: words of its grammar, and what people say of the reply before. */
import type { Language } from '../basics.js';

export interface TurnWords {
  /** Words that only the grammar of a sentence brings along, and ends of words, where a language has them. */
  readonly grammar: string;
  readonly grammarEnds: string;
  /** Letters that are laughter or tears when they are repeated. */
  readonly laughter?: string;
  /** Words at the start of a question that only join it to the one before. */
  readonly openings: readonly string[];
  /** Words between two questions. */
  readonly joints: readonly string[];
  /** Endings of a word after which another question may follow. */
  readonly endings: readonly string[];
  /** A button by its number, `{n}`; the first four by their place; "none of these". As phrases (see `phrases.ts`). */
  readonly number: readonly string[];
  readonly places: readonly (readonly string[])[];
  readonly none: readonly string[];
  /** Names of languages, with `|` between them. */
  readonly languages: Readonly<Record<Language, string>>;
  /** Asks for an answer in `{language}`; `{end}` is the end of the text. */
  readonly inLanguage: readonly string[];
}
