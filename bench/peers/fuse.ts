import Fuse, { type IFuseOptions } from 'fuse.js';
import { bestEntries, type Peer } from './peer.js';

interface Phrasing {
  readonly entry: string;
  readonly text: string;
}

/** Phrasings asked for, so that five entries are among them. */
const PHRASINGS = 100;

/** fuse.js compares with short texts, so it gets phrasing by phrasing. */
function fusePeer(name: string, options: IFuseOptions<Phrasing>): Peer {
  return {
    name,
    cost: 65,
    build(entries) {
      const phrasings = entries.flatMap(({ id, phrasings: texts }) =>
        texts.map((text) => ({ entry: id, text })),
      );
      const index = new Fuse<Phrasing>(phrasings, { keys: ['text'], includeScore: true, ...options });
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
export const fuse = fusePeer('fuse', {});

/** fuse.js with token search: each word is a fuzzy pattern, and rare words weigh more. */
export const fuseToken = fusePeer('fuse-token', { useTokenSearch: true });
