/** What the handlers of the desk share. */
import type { Context } from 'hono';
import { inKorea } from '../../../src/core/model/dates.js';
import type { Language } from '../../../src/core/model/knowledge-base.js';
import { deskName, languageAsked, type PublicParts, page, problem, type Status } from '../public/context.js';
import { formIn } from '../public/forms.js';
import { html, type Markup } from '../public/html.js';
import type { Fields } from '../public/inbound.js';
import { inLanguage, type MenuEntry } from '../public/views/page.js';
import type { Live } from './live.js';
import type { DeskOptions, DeskRole } from './ports.js';
import type { DeskSessions, Visitor } from './session.js';
import { say } from './words.js';

export type Env = { Variables: { visitor: Visitor } };
export type DeskContext = Context<Env>;

export interface DeskParts {
  readonly site: PublicParts;
  readonly options: DeskOptions;
  readonly sessions: DeskSessions;
  readonly live: Live;
}

/** Pages by who may use them: what stands first is where she begins. */
const PLACES = [
  ['inquiries', 'staff'],
  ['misses', 'staff'],
  ['records', undefined],
  ['sources', undefined],
  ['findings', undefined],
  ['reviews', undefined],
  ['edit', 'editor'],
  ['numbers', undefined],
  ['log', undefined],
] as const satisfies readonly (readonly [string, DeskRole | undefined])[];
export type Place = (typeof PLACES)[number][0];

const LABELS = { records: 'knowledge' } as const;

/** Who may use what stands under a path; undefined for anyone who has signed in. */
export function roleFor(path: string): DeskRole | undefined {
  if (/^\/desk\/(?:inquiries|misses|live)\b/.test(path)) return 'staff';
  if (/^\/desk\/edit\b/.test(path)) return 'editor';
  return undefined;
}

export function menuFor(visitor: Visitor, language: Language): readonly MenuEntry[] {
  return PLACES.filter(([, role]) => role === undefined || visitor.roles.includes(role)).map(([name]) => ({
    name,
    path: `/desk/${name}`,
    label: say(name === 'records' ? LABELS.records : name, language),
  }));
}

export interface DeskPage {
  readonly title: string;
  readonly here?: Place;
  readonly content: Markup;
  /** Path and query without the language; those of the request when left out. */
  readonly path?: string;
}

/** A page of the desk; without a visitor one that leads nowhere. */
export function deskPage(
  parts: DeskParts,
  c: DeskContext,
  { title, here, content, path = pathOf(c) }: DeskPage,
  status: 200 | Status = 200,
): Response | Promise<Response> {
  const language = languageAsked(c);
  const visitor = c.get('visitor') as Visitor | undefined;
  return page(
    parts.site,
    c,
    {
      language,
      title: `${title} – ${say('desk', language)}`,
      path,
      here,
      staff: true,
      menu: visitor === undefined ? [] : menuFor(visitor, language),
      ...(visitor === undefined ? {} : { beside: signOut(visitor, language) }),
      content,
    },
    status,
  );
}

function signOut({ member, proof }: Visitor, language: Language): Markup {
  return html`<form method="post" action="${inLanguage('/desk/sign-out', language)}"><input type="hidden" name="proof" value="${proof}">
    <span class="member">${member.name || member.id}</span><button class="language">${say('signOut', language)}</button></form>`;
}

/** A page that says one thing. */
export function notice(
  parts: DeskParts,
  c: DeskContext,
  { title, says, status = 200, more }: { title: string; says: string; status?: 200 | Status; more?: Markup },
): Response | Promise<Response> {
  if (c.req.header('x-fragment') !== undefined) return c.text(says, status);
  const content = html`<h1>${title}</h1><p role="${status === 200 ? 'status' : 'alert'}">${says}</p>${more ?? ''}`;
  return deskPage(parts, c, { title, content, path: '/desk' }, status);
}

/** The fields of a form of a visitor's, proven to come from a page of hers; else the response that says why not. */
export async function visitorForm(
  parts: DeskParts,
  c: DeskContext,
  most?: number,
): Promise<Fields | Response> {
  const fields = await formIn(c, most);
  if (typeof fields === 'number') return problem(parts.site, c, fields);
  return parts.sessions.proves(c.get('visitor'), fields['proof']) ? fields : problem(parts.site, c, 403);
}

/** Path and query of a request without the language, for a link to the same page in the other one. */
export function pathOf(c: Context): string {
  const query = new URLSearchParams(c.req.query());
  query.delete('lang');
  return query.size === 0 ? c.req.path : `${c.req.path}?${query}`;
}

/** A time as staff read it: in Korea, to the minute. */
export function timeOf(at: Date): string {
  return inKorea(at).toISOString().slice(0, 16).replace('T', ' ');
}

export { deskName, languageAsked };
