/** Who has done what. */
import type { Hono } from 'hono';
import type { Change } from '../../../src/delivery/index.js';
import { nameIn } from '../../words.js';
import { html, line, type Markup, NOTHING } from '../public/html.js';
import { inLanguage } from '../public/views/page.js';
import { type DeskParts, deskPage, type Env, languageAsked, timeOf } from './context.js';
import { isWord, say } from './words.js';

const MOST = 100;

export function addLogRoutes(app: Hono<Env>, parts: DeskParts): void {
  app.get('/log', async (c) => {
    const language = languageAsked(c);
    const asked = Number(c.req.query('before'));
    const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
    const changes = await parts.options.store.changes({ limit: MOST + 1, before });
    const shown = changes.slice(0, MOST);
    const last = shown.at(-1);
    const older =
      changes.length > MOST && last !== undefined
        ? html`<p><a class="button" href="${inLanguage(`/desk/log?before=${last.number}`, language)}">${say('older', language)}</a></p>`
        : NOTHING;
    const staff = c.get('visitor').roles.includes('staff');
    const row = ({ at, who, what, about }: Change): Markup =>
      html`<tr><th scope="row">${timeOf(at)}</th><td>${line(nameIn(who))}</td><td>${didWhat(what, language)}</td><td>${
        staff && about.startsWith('inquiry/')
          ? html`<a href="${inLanguage(`/desk/inquiries/${encodeURIComponent(about.slice(8))}`, language)}">#${line(about.slice(8))}</a>`
          : line(about)
      }</td></tr>`;
    const heads = (['when', 'who', 'what', 'about'] as const).map(
      (head) => html`<th scope="col">${say(head, language)}</th>`,
    );
    const content = html`<h1>${say('log', language)}</h1><p>${say('logLead', language)}</p>${
      shown.length === 0
        ? html`<p>${say('nothingYet', language)}</p>`
        : html`<div class="table" tabindex="0" role="region" aria-label="${say('log', language)}"><table><thead><tr>${heads}</tr></thead>
          <tbody>${shown.map(row)}</tbody></table></div>${older}`
    }`;
    return deskPage(parts, c, { title: say('log', language), here: 'log', content });
  });
}

function didWhat(what: string, language: 'ko' | 'en'): string {
  const name = `did_${what}`;
  return isWord(name) ? say(name, language) : what;
}
