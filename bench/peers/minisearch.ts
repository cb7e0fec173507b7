import MiniSearch from 'minisearch';
import { bestEntries, type Peer, toDocuments } from './peer.js';

/** MiniSearch with the tolerance of misspellings that its documentation recommends. */
export const miniSearch: Peer = {
  name: 'minisearch',
  cost: 2,
  build(entries) {
    const index = new MiniSearch<{ id: string; text: string }>({
      fields: ['text'],
      searchOptions: { fuzzy: 0.2 },
    });
    index.addAll(toDocuments(entries));
    return (question) =>
      bestEntries(index.search(question).map(({ id, score }) => ({ id: String(id), score })));
  },
};
