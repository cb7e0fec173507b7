import { buildFindIndex, Finder } from '../src/core/find/index.js';
import { shippedModels } from '../src/indexing/index.js';
import type { Engine } from './quality.js';

/** The project's own engine, as it ships, over entries that have phrasings and nothing else. */
export const ours: Engine = {
  name: 'ours',
  build(entries) {
    const models = shippedModels();
    const words = { title: '', sentences: [], facts: [] };
    const index = buildFindIndex(
      entries.map(({ id, phrasings }) => {
        const isKorean = (text: string): boolean => /\p{Script=Hangul}/u.test(text);
        return {
          id,
          kind: 'statement',
          isOverview: false,
          words: {
            ko: { ...words, phrasings: phrasings.filter(isKorean) },
            en: { ...words, phrasings: phrasings.filter((text) => !isKorean(text)) },
          },
        };
      }),
      [],
      [],
      models,
    );
    const finder = new Finder(index, models);
    return (question) =>
      finder
        .find(question)
        .found.map(({ entry, score, confidence }) => ({ id: index.entries[entry]!, score, confidence }))
        .sort((a, b) => b.score - a.score);
  },
};
