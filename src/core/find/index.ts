/**
 * A question against the entries of a knowledge base. `build-index.ts` makes the entries ready, `finder.ts` gathers evidence of four
 * kinds (alike, meaning, named, asked) and `judge.ts` makes one probability of it, by weights learnt from other knowledge bases.
 */
export { Asked } from './asked.js';
export { buildFindIndex } from './build-index.js';
export { JUDGED, RANKED } from './evidence.js';
export { type FindIndexData, isUnstated } from './find-index.js';
export { Finder } from './finder.js';
export type { GlossaryData } from './glossary.js';
export { readJudge } from './judge.js';
export type { Models } from './models.js';
export { ASKED } from './question-reader.js';
export { Remembered } from './remembered.js';
export { Thesaurus } from './thesaurus.js';
