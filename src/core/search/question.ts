import { fromKeyboard } from '../language/keyboard.js';
import { normalise } from '../language/normalise.js';
import { LONGEST_QUESTION, passagesOf, sentencesOf } from '../language/passages.js';
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
  /** Parts of a story in which its question may stand; none for a short text. */
  readonly passages: readonly (readonly Token[])[];
  readonly corrections: readonly Correction[];
}

/** Reads an utterance with the knowledge base's words in mind. */
export function readQuestion(utterance: string, corrector: Corrector): Question {
  const isKnown = (word: string): boolean => corrector.knows(makeToken(word));
  const short = readable(utterance);
  const text = normalise(fromKeyboard(short, isKnown) ?? short);
  const typed = tokenise(text);
  const { tokens, corrections } = corrector.correct(typed);
  const isStory = typed.length > LONGEST_QUESTION;
  const read = (sentence: string): readonly Token[] => corrector.correct(tokenise(sentence)).tokens;
  const passages = isStory ? passagesOf(sentencesOf(text).map(read)) : [];
  return { text, typed, tokens, corrections, passages };
}
