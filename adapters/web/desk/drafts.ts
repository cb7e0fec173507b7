/** Drafts: a record proposed from a document, filled in by the same forms, and published when the check finds it in order. */
import type { Hono } from 'hono';
import { signed } from '../../../src/staff/index.js';
import { problem } from '../public/context.js';
import { html } from '../public/html.js';
import { inLanguage } from '../public/views/page.js';
import { isForeign } from '../security.js';
import {
  type DeskContext,
  type DeskParts,
  deskPage,
  type Env,
  languageAsked,
  notice,
  visitorForm,
} from './context.js';
import { createDraftShelf, type Draft } from './draft-shelf.js';
import { asPatch, authorOf, doneWords, filesOf, wordsOf } from './edit.js';
import { draftsView, draftView } from './views/drafts.js';
import type { Outcome } from './views/edit.js';
import { say } from './words.js';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_ID = 80;

export function addDraftRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { options, sessions, site } = parts;
  const { workbench, store, clock } = options;
  const drafts = createDraftShelf(store, clock);

  const form = (c: DeskContext, says?: string, id = ''): ReturnType<typeof deskPage> => {
    const language = languageAsked(c);
    const content = draftsView({ language, proof: c.get('visitor').proof, id, says });
    const page = {
      title: say('draftTitle', language),
      here: 'edit',
      path: '/desk/edit/draft',
      content,
    } as const;
    return deskPage(parts, c, page, says === undefined ? 200 : 400);
  };
  const show = (c: DeskContext, draft: Draft, outcome?: Outcome, status: 200 | 400 | 409 = 200) => {
    const language = languageAsked(c);
    const { proof } = c.get('visitor');
    const content = draftView({ language, draft, proof, writes: workbench.writes, outcome });
    const path = `/desk/edit/drafts/${draft.id}`;
    return deskPage(parts, c, { title: draft.id, here: 'edit', path, content }, status);
  };
  const log = (c: DeskContext, what: string, about: string): Promise<void> =>
    store.logChange({ who: signed(c.get('visitor').member), what, about });
  const gone = (c: DeskContext) => {
    const language = languageAsked(c);
    return notice(parts, c, {
      title: say('drafts', language),
      says: say('nothingThere', language),
      status: 404,
    });
  };

  app.get('/edit/draft', (c) => form(c));
  app.post('/edit/draft', async (c) => {
    if (isForeign(c)) return problem(site, c, 403);
    if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) return problem(site, c, 415);
    const fields = await c.req.parseBody().catch(() => undefined);
    if (fields === undefined) return problem(site, c, 400);
    const { proof, document } = fields;
    if (!sessions.proves(c.get('visitor'), typeof proof === 'string' ? proof : undefined))
      return problem(site, c, 403);
    const language = languageAsked(c);
    const id = typeof fields['id'] === 'string' ? fields['id'].trim() : '';
    const wrong = (text = '') => form(c, say('draftWrong', language, { problem: text }), id);
    if (!ID.test(id) || id.length > MOST_ID || !(document instanceof File) || document.size === 0)
      return wrong();
    const there = new Set(await workbench.files());
    let made: Awaited<ReturnType<typeof workbench.draft>>;
    try {
      made = await workbench.draft(new Uint8Array(await document.arrayBuffer()), document.name, id);
    } catch (error) {
      return wrong((error as Error).message.split('\n')[0]);
    }
    if ((await drafts.get(id)) !== undefined || [...made.files.keys()].some((path) => there.has(path)))
      return form(c, say('draftExists', language), id);
    const by = signed(c.get('visitor').member);
    const draft = { id, files: Object.fromEntries(made.files), uncovered: made.uncovered, by };
    await drafts.keep(draft);
    await log(c, 'draft', id);
    return show(c, draft);
  });

  app.get('/edit/drafts/:id', async (c) => {
    const draft = await drafts.get(c.req.param('id'));
    if (draft === undefined) return gone(c);
    const attempt = await workbench.attempt(filesOf(draft));
    const says = wordsOf(attempt, languageAsked(c));
    return show(c, draft, { kind: 'tried', says, difference: '', attempt, record: draft.id });
  });
  app.get('/edit/drafts/:id/patch', async (c) => {
    const draft = await drafts.get(c.req.param('id'));
    if (draft === undefined) return gone(c);
    return asPatch(c, workbench, filesOf(draft));
  });
  app.post('/edit/drafts/:id/publish', async (c) => {
    const fields = await visitorForm(parts, c);
    if (fields instanceof Response) return fields;
    const draft = await drafts.get(c.req.param('id'));
    if (draft === undefined || !workbench.writes) return gone(c);
    const language = languageAsked(c);
    const changes = filesOf(draft);
    const attempt = await workbench.attempt(changes);
    const shown = { difference: '', attempt, record: draft.id };
    // A new record has nobody who waits for it: it is published without a finding, or not at all.
    if (!attempt.servable || attempt.findings.length > 0)
      return show(c, draft, { kind: 'refused', says: wordsOf(attempt, language), ...shown }, 400);
    if (!(await workbench.write(changes, authorOf(c))))
      return show(c, draft, { kind: 'refused', says: say('draftExists', language), ...shown }, 409);
    const who = signed(c.get('visitor').member);
    for (const { path, after } of changes)
      await store.logChange({ who, what: 'publish', about: path, after });
    await drafts.drop(draft.id);
    const more = html`<p><a href="${inLanguage(`/desk/records/${draft.id}`, language)}">${say('publishedSee', language)}</a></p>`;
    return notice(parts, c, { title: draft.id, says: doneWords('published', workbench, language), more });
  });
  app.post('/edit/drafts/:id/discard', async (c) => {
    const fields = await visitorForm(parts, c);
    if (fields instanceof Response) return fields;
    const draft = await drafts.get(c.req.param('id'));
    if (draft === undefined) return gone(c);
    await drafts.drop(draft.id);
    await log(c, 'discard', draft.id);
    return c.redirect(`/desk/edit?lang=${languageAsked(c)}`, 303);
  });
}
