import { buildSearchIndex, SearchIndex } from '../src/core/search/index.js';
import type { Engine } from './quality.js';

/** The project's own engine, as it ships. */
export const ours: Engine = {
  name: 'ours',
  build(entries) {
    const index = new SearchIndex(buildSearchIndex(entries));
    return (question) =>
      index
        .search(question, { limit: 5 })
        .matches.map(({ entry, score, confidence }) => ({ id: entry, score, confidence }));
  },
};
