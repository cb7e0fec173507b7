/** What the handlers of the public pages share. */
import type { Context } from 'hono';
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { Turns } from '../../turns.js';
import type { Assets } from '../assets.js';
import type { WebOptions } from '../options.js';
import type { PersonDesk } from '../person.js';
import { word } from '../words.js';
import { html, type Markup } from './html.js';
import { languageOf } from './inbound.js';
import type { Sessions } from './sessions.js';
import { type PageParts, pageView } from './views/page.js';

export interface PublicParts {
  readonly options: WebOptions;
  readonly turns: Turns;
  readonly sessions: Sessions;
  readonly assets: Assets;
  readonly person?: PersonDesk | undefined;
  readonly isStopping: () => boolean;
}

export type Status = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 421 | 429 | 500 | 503;

/** The language that a reader of a page wants. */
export function languageAsked(c: Context): Language {
  return languageOf(c.req.query('lang'), c.req.header('accept-language'));
}

/** Name of the desk. */
export function deskName({ options }: PublicParts, language: Language): string {
  return options.words.greeting(language).title ?? 'Policy Desk';
}

type OwnParts = Omit<PageParts, 'desk' | 'assets' | 'origin'>;

export function page(
  parts: PublicParts,
  c: Context,
  own: OwnParts,
  status: 200 | Status = 200,
): Response | Promise<Response> {
  const { options, assets } = parts;
  const view = pageView({
    ...own,
    desk: deskName(parts, own.language),
    assets: assets.version,
    origin: options.address,
  });
  return c.html(view, status);
}

/** A page that says what is wrong; JSON for programs, a sentence for the script of a page. */
export function problem(parts: PublicParts, c: Context, status: Status): Response | Promise<Response> {
  const language = languageAsked(c);
  const says = word(`status${status}`, language);
  if (status === 429 || status === 503) c.header('Retry-After', '5');
  if (/^\/(?:api|mcp)/.test(c.req.path))
    return c.json({ status, error: word(`status${status}`, 'en') }, status);
  if (c.req.header('x-fragment') !== undefined) return c.text(says, status);
  const content: Markup = html`<h1>${says}</h1><p class="note">${status}</p><p><a href="/?lang=${language}">${word('home', language)}</a></p>`;
  return page(parts, c, { language, title: says, path: '/', content }, status);
}

/** Tells who comes while the program ends to come again: once all is read that was sent, which would take the answer with it otherwise. */
export async function leaving(parts: PublicParts, c: Context): Promise<Response> {
  await c.req.arrayBuffer().catch(() => undefined);
  return problem(parts, c, 503);
}
