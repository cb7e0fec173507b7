/**
 * From the engine's match to the desk's confidence: the probability that an entry answers the question. The engine asks
 * how sure it is that an entry is right and every other one wrong; in a knowledge base of records many entries share a
 * subject and so each other's words, and that comes out low for a right answer. And a question may be about something
 * else altogether, which shows in what the engine does not look at: whether it names a record or a subject of one.
 *
 * Logistic models, fitted on questions written for the shipped content by people who had not seen its phrasings, and on
 * questions of public sets that no policy desk answers (banking, a home assistant, a shop, daily life).
 */
import type { Entry } from '../answering/entries.js';
import type { Match } from '../search/index.js';

/** A candidate with its confidence, 0 to 1. */
export interface Candidate {
  readonly entry: Entry;
  readonly confidence: number;
}

/** What a reading of a question tells about all of its matches. */
export interface Asked {
  /** Whether the question, or the conversation, names a record or a subject of one. */
  readonly hasSubject: boolean;
  /** Words of the question. */
  readonly words: number;
}

const TO_ENTRY = { bias: -1.7, lead: 3.63, height: 1.25, coverage: 2.8, hasSubject: 0.71, words: 0.78 };
/** A greeting is short, and names nothing. */
const TO_GREETING = { bias: 2, confidence: 1.92, words: -1.89 };
/** More words than this say no more about a match. */
const MOST_WORDS = 16;
const EDGE = 1e-5;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const logOdds = (share: number): number => Math.log((share + EDGE) / (1 - share + EDGE));

/** Probability, 0 to 1, that a match answers the question. */
export function deskConfidence({ confidence, features }: Match, asked: Asked, isGreeting: boolean): number {
  const words = Math.log(1 + Math.min(asked.words, MOST_WORDS));
  if (isGreeting)
    return sigmoid(
      TO_GREETING.bias + TO_GREETING.confidence * logOdds(confidence) + TO_GREETING.words * words,
    );
  return sigmoid(
    TO_ENTRY.bias +
      TO_ENTRY.lead * features.lead +
      TO_ENTRY.height * features.height +
      TO_ENTRY.coverage * features.coverage +
      TO_ENTRY.words * words +
      (asked.hasSubject ? TO_ENTRY.hasSubject : 0),
  );
}
