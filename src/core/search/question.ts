import { fromKeyboard } from '../language/keyboard.js';
import { normalise } from '../language/normalise.js';
import { makeToken, readable, type Token, tokenise } from '../language/tokenise.js';
import type { Correction, Corrector } from './correction.js';

/** A question as the engine reads it. */
export interface Question {
  /** Normalised; Korean typed on an English keyboard is Hangul. */
  readonly text: string;
  /** As typed. */
  readonly typed: readonly Token[];
  /** With misspelt words read as the knowledge base's words. */
  readonly tokens: readonly Token[];
  readonly corrections: readonly Correction[];
}

/** Reads an utterance with the knowledge base's words in mind. */
export function readQuestion(utterance: string, corrector: Corrector): Question {
  const isKnown = (word: string): boolean => corrector.knows(makeToken(word));
  const short = readable(utterance);
  const text = normalise(fromKeyboard(short, isKnown) ?? short);
  const typed = tokenise(text);
  return { text, typed, ...corrector.correct(typed) };
}
