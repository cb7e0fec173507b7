/**
 * Finding the right entry for a question, and how sure that is: entries with phrasings in, ranked matches with a
 * calibrated confidence out. Pure and deterministic; a built index is plain data.
 */
export {
  buildSearchIndex,
  INDEX_FORMAT,
  type SearchEntry,
  type SearchIndexData,
  type SearchOptions,
} from './build.js';
export { DEFAULT_THRESHOLD, type MatchFeatures } from './calibration.js';
export type { Evidence } from './evidence.js';
export { buildNameIndex, type NameIndex, type NameMatch } from './names.js';
export { type Match, type QueryOptions, SearchIndex, type SearchResult } from './search-index.js';
