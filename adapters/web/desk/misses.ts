/** What people got no answer to, in clusters, and what would help: ticked, tried out, saved or taken away as a patch. */
import type { Hono } from 'hono';
import { signed } from '../../../src/staff/index.js';
import { inLanguage } from '../public/views/page.js';
import {
  type DeskContext,
  type DeskParts,
  deskPage,
  type Env,
  languageAsked,
  visitorForm,
} from './context.js';
import { asPatch, authorOf, doneWords, wordsOf } from './edit.js';
import type { FileChange } from './ports.js';
import type { Outcome } from './views/edit.js';
import { type MissesParts, missesView } from './views/misses.js';
import { say } from './words.js';

/** Boxes of a form. */
const MOST_FIELDS = 100;

export function addMissRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { misses, workbench, knowledge, store } = parts.options;
  const { logger } = parts.site.options;
  misses.onProposals(() => parts.live.tell());

  const maySave = (c: DeskContext): boolean => workbench.writes && c.get('visitor').roles.includes('editor');
  const show = async (
    c: DeskContext,
    more: Partial<Pick<MissesParts, 'ticked' | 'says' | 'outcome'>> = {},
    status: 200 | 400 | 409 = 200,
  ): Promise<Response> => {
    const language = languageAsked(c);
    const missed = await misses.clusters().catch((error: unknown) => {
      logger.error({ channel: 'web', err: error }, 'what people missed could not be put together');
      return undefined;
    });
    const content = missesView({
      language,
      missed,
      proposals: misses.proposals,
      proof: c.get('visitor').proof,
      saves: maySave(c),
      nameOf: (id) => knowledge.nameOf(id, language) ?? id,
      ticked: new Set(),
      ...more,
    });
    return deskPage(
      parts,
      c,
      { title: say('misses', language), here: 'misses', path: '/desk/misses', content },
      status,
    );
  };

  app.get('/misses', (c) => show(c));
  app.post('/misses/propose', async (c) => {
    const fields = await visitorForm(parts, c);
    if (fields instanceof Response) return fields;
    misses.propose();
    return c.redirect(inLanguage('/desk/misses', languageAsked(c)), 303);
  });
  app.post('/misses', async (c) => {
    const fields = await visitorForm(parts, c, MOST_FIELDS);
    if (fields instanceof Response) return fields;
    const language = languageAsked(c);
    const ticked = new Set(
      Object.keys(fields).flatMap((name) => (name.startsWith('t.') ? [name.slice(2)] : [])),
    );
    if (ticked.size === 0) return show(c, { says: say('tickOne', language) }, 400);
    const changes = await misses.changes(ticked);
    if (changes.length === 0) return show(c, { ticked, says: say('tickGone', language) }, 409);
    const act = fields['do'] ?? 'try';
    if (act === 'patch') return asPatch(c, workbench, changes);
    const outcome = await carryOut(c, changes, maySave(c) ? act : 'try');
    const status = outcome.kind === 'conflict' ? 409 : outcome.kind === 'refused' ? 400 : 200;
    return show(c, { ticked: outcome.kind === 'saved' ? new Set() : ticked, outcome }, status);
  });

  async function carryOut(c: DeskContext, changes: readonly FileChange[], act: string): Promise<Outcome> {
    const language = languageAsked(c);
    const attempt = await workbench.attempt(changes);
    const shown = { difference: await workbench.patch(changes), attempt };
    if (!attempt.servable) return { kind: 'refused', says: wordsOf(attempt, language), ...shown };
    if (act !== 'save' && act !== 'anyway')
      return { kind: 'tried', says: wordsOf(attempt, language), ...shown };
    if (attempt.findings.length > 0 && act !== 'anyway')
      return { kind: 'asked', says: wordsOf(attempt, language), ...shown };
    if (!(await workbench.write(changes, authorOf(c)))) {
      const who = say('someoneElse', language);
      return { kind: 'conflict', says: say('changedFirst', language, { who }), ...shown };
    }
    const who = signed(c.get('visitor').member);
    for (const { path, before, after } of changes)
      await store.logChange({ who, what: 'edit', about: path, before, after });
    return { kind: 'saved', says: doneWords('saved', workbench, language), ...shown };
  }
}
