/** A record as data in the terms of schema.org, for search engines. Pure. */

import type { RecordPage } from '../../../../src/browse/index.js';
import type { Language, RecordKind } from '../../../../src/core/model/knowledge-base.js';
import { webAddress } from '../../../plain-text.js';

const TYPES: Readonly<Record<RecordKind, string>> = {
  program: 'GovernmentService',
  plan: 'GovernmentService',
  agreement: 'CreativeWork',
  event: 'Event',
  term: 'DefinedTerm',
};

export function schemaOf({ summary, card, parts }: RecordPage, language: Language, url: string): object {
  const [about] = parts;
  const publishers = [...new Set(card.sources.map(({ publisher }) => publisher))];
  const organisations = publishers.map((name) => ({ '@type': 'GovernmentOrganization', name }));
  const type = TYPES[summary.kind];
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    url,
    name: summary.name,
    inLanguage: language,
    isBasedOn: card.sources.map((source) => ({
      '@type': 'CreativeWork',
      name: source.title,
      publisher: { '@type': 'GovernmentOrganization', name: source.publisher },
      ...(webAddress(source.url) === undefined ? {} : { url: webAddress(source.url) }),
    })),
    mainEntity: {
      '@type': type,
      name: summary.name,
      ...(about?.paragraphs[0] === undefined ? {} : { description: about.paragraphs[0] }),
      ...(type === 'GovernmentService' && organisations.length > 0 ? { provider: organisations } : {}),
    },
  };
}
