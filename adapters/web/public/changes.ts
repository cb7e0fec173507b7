/** What has changed in the facts that everyone may read: a page, and a feed to follow. */
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { PublishedState } from '../../../src/history/fact-changes.js';
import { word } from '../words.js';
import { deskName, languageAsked, type PublicParts, page, problem } from './context.js';
import { changesView } from './views/changes.js';
import { changesFeed } from './views/changes-feed.js';

/** States shown, the newest that changed a fact. */
const MOST_SHOWN = 100;
const RECORD = /^[a-z0-9-]{1,80}$/;

/** The newest states in which a fact changed, of one record or of all. */
function changedIn(states: readonly PublishedState[], record: string | undefined): PublishedState[] {
  return states
    .map((state) => ({
      ...state,
      changes: state.changes.filter((change) => record === undefined || change.record === record),
    }))
    .filter(({ changes }) => changes.length > 0)
    .slice(0, MOST_SHOWN);
}

export function addChangeRoutes(
  app: Hono,
  parts: PublicParts,
  history: NonNullable<PublicParts['options']['history']>,
): void {
  const { address = '' } = parts.options;
  const asked = async (c: Context) => {
    const language = languageAsked(c);
    const query = c.req.query('record') ?? '';
    const record = RECORD.test(query) ? query : undefined;
    const all = await history.states();
    const states = changedIn(all, record);
    // A feed of what does not exist would be followed for ever in vain.
    const { browser } = parts.options;
    const isThere = (id: string): boolean =>
      browser === undefined || browser.page(id, language) !== undefined;
    const isKnown = query === '' || (record !== undefined && (states.length > 0 || isThere(record)));
    const seen = [states[0]?.version, states[0]?.at.toISOString(), parts.assets.version, language, c.req.url];
    const tag = createHash('sha256').update(seen.join(' ')).digest('base64url').slice(0, 22);
    if (isKnown) {
      c.header('Cache-Control', 'public, max-age=60');
      c.header('Vary', 'Accept-Language');
      c.header('ETag', `W/"${tag}"`);
    }
    const fresh = c.req.header('if-none-match')?.includes(tag) ?? false;
    const search = record === undefined ? '' : `?record=${record}`;
    return { language, record, states, isKnown, since: all.at(-1)?.at, fresh, search };
  };

  app.get('/changes', async (c) => {
    const { language, record, states, isKnown, fresh, search } = await asked(c);
    if (!isKnown) return problem(parts, c, 404);
    if (fresh) return c.body(null, 304);
    const name = states[0]?.changes[0]?.name[language];
    return page(parts, c, {
      language,
      title: word('changesTitle', language),
      path: `/changes${search}`,
      here: 'records',
      feed: `/changes.atom${search}`,
      indexed: record === undefined,
      content: changesView({ language, states, record: record === undefined ? undefined : name, search }),
    });
  });

  app.get('/changes.atom', async (c) => {
    const { language, record, states, isKnown, since, fresh, search } = await asked(c);
    if (!isKnown) return problem(parts, c, 404);
    if (fresh) return c.body(null, 304);
    const feed = changesFeed({
      language,
      states,
      since,
      desk: deskName(parts, language),
      address,
      search,
      record: record ?? '',
    });
    return c.body(String(await feed), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
  });
}
