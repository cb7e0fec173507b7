import { createRequire } from 'node:module';
import { bestEntries, isKorean, type Peer } from './peer.js';

interface Classification {
  readonly intent: string;
  readonly score: number;
}

/** The part of NLP.js that is used here; it comes without types. */
interface Nlp {
  addLanguage(locale: string): void;
  addDocument(locale: string, text: string, label: string): void;
  train(): Promise<unknown>;
  process(locale: string, text: string): Promise<{ readonly classifications?: readonly Classification[] }>;
}

interface Container {
  use(plugin: unknown): void;
}

interface Basic {
  containerBootstrap(settings: object, loadEnv: boolean): Container;
  readonly LangEn: unknown;
  readonly Nlp: new (settings: object) => Nlp;
}

/** What NLP.js answers when no word of the question is known to it. */
const NOTHING = 'None';

const require = createRequire(import.meta.url);

/** NLP.js: its neural classifier over stems, with its own package for Korean. */
export const nlpJs: Peer = {
  name: 'nlpjs',
  cost: 1,
  async build(entries) {
    const { containerBootstrap, LangEn, Nlp } = require('@nlpjs/basic') as Basic;
    const locale = isKorean(entries) ? 'ko' : 'en';
    const container = containerBootstrap({}, false);
    container.use(locale === 'ko' ? (require('@nlpjs/lang-ko') as { LangKo: unknown }).LangKo : LangEn);
    const nlp = new Nlp({
      container,
      languages: [locale],
      autoSave: false,
      autoLoad: false,
      calculateSentiment: false,
      nlu: { log: false },
    });
    nlp.addLanguage(locale);
    for (const { id, phrasings } of entries) {
      for (const phrasing of phrasings) nlp.addDocument(locale, phrasing, id);
    }
    await nlp.train();
    return async (question) => {
      if (question === '') return [];
      const { classifications = [] } = await nlp.process(locale, question);
      return bestEntries(
        classifications
          .filter(({ intent, score }) => intent !== NOTHING && score > 0)
          .map(({ intent, score }) => ({ id: intent, score })),
      );
    };
  },
};
