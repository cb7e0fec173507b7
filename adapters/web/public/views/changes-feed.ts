/** What has changed as an Atom feed (RFC 4287): an entry for each changed fact. */

import type { Language } from '../../../../src/core/model/knowledge-base.js';
import type { PublishedState } from '../../../../src/history/fact-changes.js';
import { changeLine } from '../../../words.js';
import { word } from '../../words.js';
import { html, line, type Markup, raw } from '../html.js';
import { inLanguage } from './page.js';

/** Entries at most, the newest. */
const MOST_ENTRIES = 100;

export interface FeedParts {
  readonly language: Language;
  /** Newest first, each with a change. */
  readonly states: readonly PublishedState[];
  /** When the first state was served that is kept. */
  readonly since: Date | undefined;
  /** Name of the desk. */
  readonly desk: string;
  /** `https://…` in front of every path, where it is known. */
  readonly address: string;
  readonly search: string;
  /** Id of the one record that it is about, or empty. */
  readonly record: string;
}

export function changesFeed({ language, states, since, desk, address, search, record }: FeedParts): Markup {
  const entries = states.flatMap(({ version, at, changes }) =>
    changes.map((change) => ({ version, at: at.toISOString(), change })),
  );
  const link = (path: string): string => `${address}${inLanguage(path, language)}`;
  const updated = entries[0]?.at ?? (since ?? new Date(0)).toISOString();
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:policy-bot:changes:${language}:${record || 'all'}</id>
<title>${line(desk)} – ${word('changesTitle', language)}</title>
<author><name>${line(desk)}</name></author>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${link(`/changes.atom${search}`)}"/>
<link rel="alternate" type="text/html" href="${link(`/changes${search}`)}"/>
${entries.slice(0, MOST_ENTRIES).map(
  ({ version, at, change }) => html`<entry>
<id>urn:policy-bot:change:${version}:${at}:${change.fact}</id>
<title>${line(`${change.name[language]}: ${changeLine(change, language)}`)}</title>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${link(`/records/${encodeURIComponent(change.record)}`)}"/>
<content type="text">${line(changeLine(change, language))} (${word('stateHash', language, { hash: version })})</content>
</entry>
`,
)}</feed>
`;
}
