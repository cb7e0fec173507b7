/**
 * From the engine's confidence to the desk's. The engine asks how sure it is that an entry is right and every other one
 * wrong. In a knowledge base of records many entries share a subject and so each other's words, and that question comes
 * out low for a right answer. One logistic model (Platt, "Probabilistic outputs for support vector machines", 1999)
 * restates it as the probability that the entry answers the question.
 */

/** Fitted on questions written for the shipped content by people who had not seen its phrasings. */
const BIAS = 1.2;
const SLOPE = 0.85;
const EDGE = 1e-5;

/** Probability, 0 to 1, that an entry answers, from the engine's confidence, 0 to 1. Rises with it. */
export function deskConfidence(confidence: number): number {
  const odds = Math.log((confidence + EDGE) / (1 - confidence + EDGE));
  return 1 / (1 + Math.exp(-(BIAS + SLOPE * odds)));
}
