import type { Thresholds } from '../../src/core/find/judge.js';

/**
 * From which probability on an entry is said, is offered, and is said with another one of its record (both together). Chosen by cost on
 * knowledge bases left out: a wrong answer, and an answer where the record has none, cost as much as a right one is worth; a choice
 * offered in vain costs a tenth of it.
 */
export const THRESHOLDS: Thresholds = { answer: 0.3, offer: 0.25, pair: 0.37 };
