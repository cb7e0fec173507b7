/**
 * What of its documents a knowledge base holds: each paragraph with the figures, names and sentences that no fact holds.
 * Pure; it reads documents with the reader of `reading/` and draws nothing.
 */
export {
  type CoveredParagraph,
  type CoveredSource,
  coverageOf,
  type Mark,
  type Tally,
  tallyOf,
} from './coverage-of.js';
export { numberHolds, thresholdsOf } from './holds.js';
