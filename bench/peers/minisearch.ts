import MiniSearch from 'minisearch';
import { bestEntries, type Peer, type PhrasingDocument, toDocuments } from './peer.js';

/** MiniSearch with the fuzzy and prefix matching that its documentation shows for queries by people. */
export const miniSearch: Peer = {
  name: 'minisearch',
  cost: 2,
  build(entries) {
    const index = new MiniSearch<PhrasingDocument>({
      fields: ['text'],
      storeFields: ['entry'],
      searchOptions: { fuzzy: 0.2, prefix: true },
    });
    index.addAll(toDocuments(entries));
    return (question) =>
      bestEntries(index.search(question).map(({ entry, score }) => ({ id: String(entry), score })));
  },
};
