/** Signing in: with an account of the organisation, or by a link that the terminal prints and that holds once. */
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { signed } from '../../../src/staff/index.js';
import { callerOf, createLimiter } from '../limits.js';
import { problem } from '../public/context.js';
import { formIn } from '../public/forms.js';
import { html } from '../public/html.js';
import { inLanguage } from '../public/views/page.js';
import {
  type DeskContext,
  type DeskParts,
  deskPage,
  type Env,
  languageAsked,
  notice,
  visitorForm,
} from './context.js';
import type { Identity } from './ports.js';
import { memberOf, newToken } from './session.js';
import { say } from './words.js';

/** Tries of one address, behind which a whole office may be. */
const TRIES = { burst: 60, perSecond: 1 };
/** Where someone may be sent after signing in: a page of the desk, and nowhere else. */
const WITHIN = /^\/desk(?:\/[\w./-]{0,300})?(?:\?[\w.%&=+*-]{0,500})?$/;

/** Routes that anyone may use. */
export const OPEN_PATHS = /^\/desk\/(?:sign-in|go|signed-in|link\/[\w-]{1,100})$/;

export const cookieNames = (secure: boolean): { session: string; login: string } =>
  secure
    ? { session: '__Secure-desk-session', login: '__Secure-desk-login' }
    : { session: 'desk-session', login: 'desk-login' };

export function addSignInRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { options, sessions, site } = parts;
  const secure = site.options.address?.startsWith('https:') ?? false;
  const names = cookieNames(secure);
  const cookie = { path: '/desk', httpOnly: true, sameSite: 'Lax', secure } as const;
  const mayTry = createLimiter(site.options.limits?.signIn ?? TRIES);
  const tooMany = (c: DeskContext): boolean => !mayTry(callerOf(c, site.options.proxies));
  const within = (path: string | undefined): string =>
    path !== undefined && WITHIN.test(path) && !OPEN_PATHS.test(path) ? path : '/desk';

  const welcome = async (
    c: DeskContext,
    identity: Identity,
    to: string,
    language = languageAsked(c),
  ): Promise<Response> => {
    const old = getCookie(c, names.session);
    if (old !== undefined) await sessions.end(old);
    await options.store.logChange({ who: signed(memberOf(identity)), what: 'sign-in', about: 'desk' });
    setCookie(c, names.session, await sessions.begin(identity), cookie);
    return c.redirect(inLanguage(to, language), 303);
  };

  app.get('/sign-in', (c) => {
    const language = languageAsked(c);
    const to = within(c.req.query('to'));
    const content = html`<h1>${say('signIn', language)}</h1><p>${say('signInLead', language)}</p>${
      options.accounts === undefined
        ? html`<p>${say('signInByLink', language)}</p>`
        : html`<p><a class="button primary" href="${inLanguage(`/desk/go?to=${encodeURIComponent(to)}`, language)}">${say('signInAccount', language)}</a></p>`
    }`;
    const path = `/desk/sign-in?to=${encodeURIComponent(to)}`;
    return deskPage(parts, c, { title: say('signIn', language), path, content });
  });

  app.get('/link/:token', async (c) => {
    const language = languageAsked(c);
    const title = say('signIn', language);
    // A program that looks at links before people do uses none up: it takes a pressed button.
    if (!(await sessions.holds(c.req.param('token'))))
      return notice(parts, c, { title, says: say('linkGone', language), status: 404 });
    const content = html`<h1>${title}</h1><p>${say('linkLead', language)}</p>
      <form method="post" action="${inLanguage(c.req.path, language)}"><button class="primary">${title}</button></form>`;
    return deskPage(parts, c, { title, content });
  });
  app.post('/link/:token', async (c) => {
    if (tooMany(c)) return problem(site, c, 429);
    const fields = await formIn(c);
    if (typeof fields === 'number') return problem(site, c, fields);
    const language = languageAsked(c);
    const identity = await sessions.takeLink(c.req.param('token'));
    if (identity !== undefined) return welcome(c, identity, '/desk');
    return notice(parts, c, { title: say('signIn', language), says: say('linkGone', language), status: 404 });
  });

  app.post('/sign-out', async (c) => {
    const fields = await visitorForm(parts, c);
    if (fields instanceof Response) return fields;
    await sessions.end(getCookie(c, names.session) ?? '');
    deleteCookie(c, names.session, cookie);
    return c.redirect(inLanguage('/desk/sign-in', languageAsked(c)), 303);
  });

  const { accounts } = options;
  if (accounts === undefined) return;
  const failed = (c: DeskContext, error: unknown, says: 'signInFailed' | 'signInUnreachable') => {
    site.options.logger.warn({ channel: 'web', err: error }, 'someone could not be signed in');
    const language = languageAsked(c);
    const more = html`<p><a href="${inLanguage('/desk/sign-in', language)}">${say('signIn', language)}</a></p>`;
    const status = says === 'signInFailed' ? 403 : 503;
    return notice(parts, c, { title: say('signIn', language), says: say(says, language), status, more });
  };

  app.get('/go', async (c) => {
    if (tooMany(c)) return problem(site, c, 429);
    try {
      const { url, kept } = await accounts.begin();
      const token = newToken();
      await sessions.keepLogin(token, { kept, to: within(c.req.query('to')), language: languageAsked(c) });
      setCookie(c, names.login, token, { ...cookie, maxAge: 900 });
      return c.redirect(url, 302);
    } catch (error) {
      return failed(c, error, 'signInUnreachable');
    }
  });
  app.get('/signed-in', async (c) => {
    if (tooMany(c)) return problem(site, c, 429);
    const begun = await sessions.takeLogin(getCookie(c, names.login));
    deleteCookie(c, names.login, cookie);
    if (begun === undefined) return failed(c, 'nobody has begun to sign in here', 'signInFailed');
    const { kept, to, language } = begun as { kept: object; to: string; language: 'ko' | 'en' };
    let identity: Identity;
    try {
      identity = await accounts.finish(new URL(c.req.url).search, kept);
    } catch (error) {
      return failed(c, error, 'signInFailed');
    }
    if (identity.roles.length === 0)
      return notice(parts, c, {
        title: say('signIn', language),
        says: say('notNamed', language),
        status: 403,
      });
    return welcome(c, identity, to, language);
  });
}
