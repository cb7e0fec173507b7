/** The desk for staff and editors, under `/desk`: one door that knows who may use what, and the pages behind it. */
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { isPassing, Late } from '../../../src/delivery/index.js';
import { type PublicParts, problem } from '../public/context.js';
import { inLanguage } from '../public/views/page.js';
import { type DeskParts, type Env, languageAsked, menuFor, notice, pathOf, roleFor } from './context.js';
import { addDraftRoutes } from './drafts.js';
import { addEditRoutes } from './edit.js';
import { addInquiryRoutes } from './inquiries.js';
import { addKnowledgeRoutes } from './knowledge.js';
import { createLive } from './live.js';
import { addLogRoutes } from './log.js';
import { addMissRoutes } from './misses.js';
import { addNumberRoutes } from './numbers.js';
import type { DeskOptions } from './ports.js';
import { DeskSessions } from './session.js';
import { addSignInRoutes, cookieNames, OPEN_PATHS } from './sign-in.js';
import { say } from './words.js';

export interface Desk {
  addTo(site: Hono): void;
  stop(): void;
}

const isAway = (error: Error): boolean => error instanceof Late || isPassing(error.cause);

export function createDesk(options: DeskOptions, site: PublicParts): Desk {
  const { store, clock } = options;
  const { key, logger, address } = site.options;
  const live = createLive(options.desk, options.inquiries, logger, options.listeners);
  const sessions = new DeskSessions({ store, clock, key });
  const parts: DeskParts = { site, options, sessions, live };
  const app = new Hono<Env>();
  const cookie = cookieNames(address?.startsWith('https:') ?? false).session;

  app.use(async (c, next) => {
    const path = c.req.path.replace(/\/$/, '');
    if (OPEN_PATHS.test(path)) return next();
    const visitor = await sessions.visitor(getCookie(c, cookie));
    const language = languageAsked(c);
    // What is behind the door does not show in how it is closed.
    if (visitor === undefined) {
      const page =
        c.req.method === 'GET' && c.req.header('x-fragment') === undefined && path !== '/desk/live';
      if (!page) return problem(site, c, 401);
      return c.redirect(inLanguage(`/desk/sign-in?to=${encodeURIComponent(pathOf(c))}`, language), 303);
    }
    c.set('visitor', visitor);
    const role = roleFor(path);
    if (role === undefined || visitor.roles.includes(role)) return next();
    const says = say(role === 'staff' ? 'forStaff' : 'forEditors', language);
    return notice(parts, c, { title: say('desk', language), says, status: 403 });
  });
  app.onError((error, c) => {
    if (!isAway(error)) throw error;
    // That the database is away is in the log already.
    logger.debug({ channel: 'web', err: error }, 'a page of the desk needs the database, which is away');
    const language = languageAsked(c);
    c.header('Retry-After', '5');
    return notice(parts, c, {
      title: say('desk', language),
      says: say('databaseAway', language),
      status: 503,
    });
  });
  app.get('/', (c) => {
    const language = languageAsked(c);
    return c.redirect(inLanguage(menuFor(c.get('visitor'), language)[0]!.path, language), 303);
  });
  addSignInRoutes(app, parts);
  addInquiryRoutes(app, parts);
  addMissRoutes(app, parts);
  addKnowledgeRoutes(app, parts);
  addEditRoutes(app, parts);
  addDraftRoutes(app, parts);
  addNumberRoutes(app, parts);
  addLogRoutes(app, parts);

  return {
    addTo: (to) => void to.route('/desk', app as unknown as Hono),
    stop: () => live.stop(),
  };
}
