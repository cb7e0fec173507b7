/** The knowledge base: what is said as of a day, what is held of the documents, what is to be mended and reviewed. */
import type { Hono } from 'hono';
import { dayText } from '../../../src/core/model/format.js';
import { type DeskParts, deskPage, type Env, languageAsked, notice } from './context.js';
import { monthOf, readDay } from './dates.js';
import { documentsView, documentView } from './views/documents.js';
import { findingsView } from './views/findings.js';
import { previewView, recordsView } from './views/records.js';
import { reviewsView } from './views/reviews.js';
import { say } from './words.js';

const MOST_QUERY = 200;

export function addKnowledgeRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { knowledge } = parts.options;

  app.get('/records', (c) => {
    const language = languageAsked(c);
    const query = c.req.query('q')?.trim().slice(0, MOST_QUERY) ?? '';
    const records = knowledge.browser.list({ language, query });
    const content = recordsView({ language, query, records });
    return deskPage(parts, c, { title: say('knowledge', language), here: 'records', content });
  });

  app.get('/records/:id', (c) => {
    const language = languageAsked(c);
    const id = c.req.param('id');
    const summary = knowledge.browser.page(id, language)?.summary;
    if (summary === undefined) return gone('knowledge', c);
    const day = readDay(c.req.query('on')) ?? knowledge.today();
    const readers = c.req.query('for') === 'public' ? 'public' : 'staff';
    const preview = knowledge.preview(id, day, readers);
    const content = previewView({ language, id, name: summary.name, on: dayText(day), readers, preview });
    return deskPage(parts, c, { title: summary.name, here: 'records', content });
  });

  app.get('/sources', async (c) => {
    const language = languageAsked(c);
    const sources = await knowledge.coverage(language);
    const content = documentsView(language, sources);
    return deskPage(parts, c, { title: say('sources', language), here: 'sources', content });
  });

  app.get('/sources/:id', async (c) => {
    const language = languageAsked(c);
    const source = (await knowledge.coverage(language))?.find((each) => each.source === c.req.param('id'));
    if (source === undefined) return gone('sources', c);
    const content = documentView(language, source);
    return deskPage(parts, c, { title: source.title, here: 'sources', content });
  });

  app.get('/findings', async (c) => {
    const language = languageAsked(c);
    const findings = await knowledge.findings();
    const files = [...new Set(findings.map(({ file }) => file))];
    const lines = new Map(
      await Promise.all(files.map(async (file) => [file, await knowledge.lines(file)] as const)),
    );
    const content = findingsView(language, findings, lines);
    return deskPage(parts, c, { title: say('findings', language), here: 'findings', content });
  });

  app.get('/reviews', async (c) => {
    const language = languageAsked(c);
    const today = knowledge.today();
    const here = monthOf(today.year ?? 2000, today.month ?? 1);
    const asked = c.req.query('month') ?? '';
    const month = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(asked) ? asked : here;
    const content = reviewsView(language, await knowledge.reviews(language), month, today);
    return deskPage(parts, c, { title: say('reviews', language), here: 'reviews', content });
  });

  function gone(what: 'knowledge' | 'sources', c: Parameters<typeof notice>[1]) {
    const language = languageAsked(c);
    return notice(parts, c, { title: say(what, language), says: say('nothingThere', language), status: 404 });
  }
}
