import Fuse, { type IFuseOptions } from 'fuse.js';
import { bestEntries, type Peer, type PhrasingDocument, toDocuments } from './peer.js';

/** Phrasings asked for, so that five entries are among them. */
const PHRASINGS = 100;

function fusePeer(name: string, cost: number, options: IFuseOptions<PhrasingDocument>): Peer {
  return {
    name,
    cost,
    build(entries) {
      const index = new Fuse(toDocuments(entries), { keys: ['text'], includeScore: true, ...options });
      return (question) =>
        bestEntries(
          index
            .search(question, { limit: PHRASINGS })
            .map(({ item, score = 1 }) => ({ id: item.entry, score: 1 - score })),
        );
    },
  };
}

/** fuse.js with its default options: the whole question is one fuzzy pattern. */
export const fuse = fusePeer('fuse', 65, {});

/** fuse.js with token search: each word is a fuzzy pattern, rare words weigh more. */
export const fuseToken = fusePeer('fuse-token', 65, { useTokenSearch: true });
