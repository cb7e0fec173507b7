import lunr from 'lunr';
import { bestEntries, isKorean, type Peer, toDocuments } from './peer.js';

const PUNCTUATION = /[^\p{L}\p{M}\p{N}\s]+/gu;

/**
 * lunr with its English stemmer and stop words. Its word trimmer knows only Latin letters and would leave nothing of
 * Korean, so Korean is indexed word by word without a pipeline.
 */
export const lunrPeer: Peer = {
  name: 'lunr',
  cost: 0.5,
  build(entries) {
    const korean = isKorean(entries);
    const clean = (text: string): string => (korean ? text.replace(PUNCTUATION, ' ') : text);
    const index = lunr((builder) => {
      if (korean) {
        builder.pipeline.reset();
        builder.searchPipeline.reset();
      }
      builder.ref('id');
      builder.field('text');
      for (const { id, text } of toDocuments(entries)) builder.add({ id, text: clean(text) });
    });
    return (question) => {
      // A query as data: in a query as text, letters such as * and : are operators.
      const terms = lunr.tokenizer(clean(question));
      const ranked = terms.length === 0 ? [] : index.query((query) => query.term(terms, {}));
      return bestEntries(ranked.map(({ ref, score }) => ({ id: ref, score })));
    };
  },
};
