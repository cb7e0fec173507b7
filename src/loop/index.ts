/**
 * The way from what people could not find to an answer: questions without one in clusters (`misses.ts`), with the entry that
 * comes nearest and why it is not given (`why-not.ts`), and what staff have said of them as a set to learn from (`local-set.ts`). Pure: what is asked and what is known are handed in.
 */
export { correctionOf, saysOf } from './correction.js';
export { type LocalRow, localRows, NOTHING } from './local-set.js';
export { type Cluster, clusterMisses, countedAs, nearOf } from './misses.js';
export { Group, type Near } from './pairs.js';
export { readyAnswer } from './ready-answer.js';
export { type Suggestion, type SuggestOptions, suggestPhrasings } from './suggest.js';
export { type WhyNot, whyNot } from './why-not.js';
export { type NewPhrasing, withPhrasings } from './with-phrasings.js';
