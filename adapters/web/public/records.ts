/** Pages about records: a list, a page for each under a permanent address, two side by side, and what is dated. */
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { ListFilter, RecordPages } from '../../../src/browse/index.js';
import { FIELDS, type Language, RECORD_KINDS } from '../../../src/core/model/knowledge-base.js';
import { word } from '../words.js';
import { languageAsked, type PublicParts, page, problem } from './context.js';
import { compareView, listView, recordView, timelineView } from './views/records.js';
import { schemaOf } from './views/schema-org.js';

const MOST_QUERY = 200;
const STATUSES = ['running', 'planned', 'ended', 'announced'] as const;

/** One of some values, or nothing. */
export function oneOf<Value extends string>(values: readonly Value[], asked = ''): Value | undefined {
  return values.find((value) => value === asked);
}

export function addRecordRoutes(app: Hono, parts: PublicParts, browser: RecordPages): void {
  const { options } = parts;
  /** The same content on the same day in the same language is the same page: a browser that has it is told so. */
  const fresh = (c: Context, language: Language): boolean => {
    const { version, today } = browser.state(language);
    const tag = createHash('sha256')
      .update([version, today, parts.assets.version, language, c.req.url].join(' '))
      .digest('base64url')
      .slice(0, 22);
    c.header('Cache-Control', 'public, max-age=60');
    c.header('Vary', 'Accept-Language');
    c.header('ETag', `W/"${tag}"`);
    return c.req.header('if-none-match')?.includes(tag) ?? false;
  };

  app.get('/records', (c) => {
    const language = languageAsked(c);
    if (fresh(c, language)) return c.body(null, 304);
    const asked = c.req.query();
    const kind = oneOf(RECORD_KINDS, asked['kind']);
    const field = oneOf(FIELDS, asked['field']);
    const status = oneOf(STATUSES, asked['status']);
    const query = asked['q']?.trim().slice(0, MOST_QUERY) ?? '';
    const filter: ListFilter = {
      language,
      query,
      field,
      status,
      ...(kind === undefined ? {} : { kinds: [kind] }),
    };
    const content = listView({
      language,
      chosen: { kind, field, status, query },
      fields: browser.fields(language),
      records: browser.list(filter),
    });
    const indexed = kind === undefined && field === undefined && status === undefined && query === '';
    return page(parts, c, {
      language,
      title: word('listTitle', language),
      path: indexed ? '/records' : pathOf(c),
      here: 'records',
      indexed,
      content,
    });
  });

  app.get('/records/:id', async (c) => {
    const language = languageAsked(c);
    const id = c.req.param('id');
    const read = browser.page(id, language);
    if (read === undefined) return problem(parts, c, 404);
    if (fresh(c, language)) return c.body(null, 304);
    const path = `/records/${encodeURIComponent(id)}`;
    const asker = { channel: 'web', conversation: '', user: '' };
    const form = await options.form?.({ ...asker, action: `check:${id}`, language });
    const permanent = `${options.address ?? ''}${path}`;
    return page(parts, c, {
      language,
      title: read.summary.name,
      description: read.parts[0]?.paragraphs[0] ?? read.summary.name,
      path,
      here: 'records',
      indexed: true,
      data: schemaOf(read, language, permanent),
      content: recordView({
        language,
        read,
        permanent,
        checkable: form !== undefined,
        changes: options.history !== undefined,
      }),
    });
  });

  app.get('/compare', (c) => {
    const language = languageAsked(c);
    if (fresh(c, language)) return c.body(null, 304);
    const { a, b } = c.req.query();
    const reply = a && b ? browser.compare(a, b, language) : undefined;
    const content = compareView({ language, records: browser.list({ language }), a, b, reply });
    return page(parts, c, {
      language,
      title: word('compareTitle', language),
      path: pathOf(c),
      here: 'compare',
      content,
    });
  });

  app.get('/timeline', (c) => {
    const language = languageAsked(c);
    const record = c.req.query('record') || undefined;
    const reply = browser.timeline(record, language);
    if (reply === undefined) return problem(parts, c, 404);
    if (fresh(c, language)) return c.body(null, 304);
    return page(parts, c, {
      language,
      title: word('timeline', language),
      path: pathOf(c),
      here: 'timeline',
      indexed: record === undefined,
      content: timelineView({ language, reply, records: browser.list({ language }), record }),
    });
  });
}

/** Path and query of a request without the language, for links to the same page in another one. */
function pathOf(c: Context): string {
  const query = new URLSearchParams(c.req.query());
  query.delete('lang');
  return query.size === 0 ? c.req.path : `${c.req.path}?${query}`;
}
