/**
 * Links to pages of records, as somebody pastes them into a chat. Whoever pastes one, others read what is shown of it, and
 * so it is what anyone may read.
 */

import type { RecordBrowser, RecordSummary } from '../src/browse/index.js';
import type { Language } from '../src/core/model/knowledge-base.js';
import type { Reply } from '../src/core/reply.js';

/** The pages of records, for a channel that shows what is behind a link to one. */
export interface PublicPages {
  /** Where they are, such as `https://desk.example.go.kr`; undefined when they have no address of their own. */
  readonly address: string | undefined;
  /** What anyone may read. */
  readonly browser: RecordBrowser;
}

/** What is behind a link. */
export interface LinkedRecord {
  readonly url: string;
  readonly summary: RecordSummary;
  /** What is said of it, with nothing in it to press. */
  readonly reply: Reply;
}

const MAX_URL = 2_000;

/** The record that a link leads to; undefined for a link to anything else, and where there is no such record for everyone. */
export function recordAt(
  url: string,
  pages: PublicPages | undefined,
  language: Language = 'ko',
): LinkedRecord | undefined {
  const id = pages?.address === undefined ? undefined : idIn(url, pages.address);
  if (pages === undefined || id === undefined) return undefined;
  const spoken = languageIn(url) ?? language;
  const reply = pages.browser.read(id, spoken);
  const summary = pages.browser.list({ language: spoken }).find((each) => each.id === id);
  if (reply === undefined || summary === undefined) return undefined;
  const { check: _check, file: _file, tables: _tables, ...words } = reply;
  return { url, summary, reply: { ...words, actions: [] } };
}

function idIn(url: string, address: string): string | undefined {
  if (url.length > MAX_URL || !URL.canParse(url) || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(url);
  if (origin !== new URL(address).origin) return undefined;
  const id = /^\/records\/([A-Za-z0-9_-]{1,200})\/?$/.exec(pathname)?.[1];
  return id;
}

function languageIn(url: string): Language | undefined {
  const asked = new URL(url).searchParams.get('lang');
  return asked === 'ko' || asked === 'en' ? asked : undefined;
}
