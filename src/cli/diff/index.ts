/**
 * What an edit changes in what people are told: the same questions asked of the content before and after, and only the
 * differences shown. Reading folders and revisions is in `read-side.ts`, questions in `questions.ts`; the rest is pure.
 */

export { compareSides, saidDifferences } from './compare.js';
export { type Change, type Difference, differenceOf, KINDS, type Kind } from './differences.js';
export { type Asked, conversationsOf, readQuestions } from './questions.js';
export { readSide, type Side } from './read-side.js';
export { saidBy } from './said.js';
export { diffHtml, diffText } from './show.js';
