/** The public pages: what may be asked of them, and within which bounds. */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Late } from '../../../src/delivery/index.js';
import { addApiRoutes } from '../api/routes.js';
import { callerOf, createLimiter } from '../limits.js';
import { answersTo, securityHeaders } from '../security.js';
import { addAskRoutes } from './ask.js';
import { addAssetRoutes } from './asset-routes.js';
import { addChangeRoutes } from './changes.js';
import { compressed } from './compressed.js';
import { type PublicParts, problem } from './context.js';
import { MAX_FORM } from './forms.js';
import { addRecordRoutes } from './records.js';

const LIMITS = { turns: { burst: 40, perSecond: 1 }, pages: { burst: 300, perSecond: 30 } };
/** The one place that documents are handed in at: the desk for staff lets nobody else read on before. */
const DOCUMENT_PATH = '/desk/edit/draft';
const MAX_DOCUMENT = 12 * 1_024 * 1_024;
/** Beyond this many requests at once, further ones are told to come back. */
const MOST_IN_FLIGHT = 512;

/** @param add puts further routes beside the public ones, under the same bounds */
export function createPublicApp(parts: PublicParts, add?: (app: Hono) => void): Hono {
  const { options } = parts;
  const { turns, pages } = options.limits ?? LIMITS;
  const [mayTurn, mayRead] = [createLimiter(turns), createLimiter(pages)];
  const secure = options.address?.startsWith('https:') ?? false;
  let inFlight = 0;
  const app = new Hono();

  app.use(securityHeaders(options.embedOrigins ?? [], secure));
  // A probe asks by whatever name or number it finds this machine, as often as it is set to, and learns nothing else.
  app.get('/healthz', (c) => c.text('ok'));
  app.use(compressed());
  app.use(async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!answersTo(host, options.host, options.address)) return problem(parts, c, 421);
    if (inFlight >= MOST_IN_FLIGHT) return problem(parts, c, 503);
    const may = c.req.method === 'POST' ? mayTurn : mayRead;
    if (!may(callerOf(c, options.proxies))) return problem(parts, c, 429);
    inFlight += 1;
    try {
      return await next();
    } finally {
      inFlight -= 1;
    }
  });
  const tooLarge = (c: Context) => problem(parts, c, 413);
  const [forms, documents] = [MAX_FORM, MAX_DOCUMENT].map((maxSize) =>
    bodyLimit({ maxSize, onError: tooLarge }),
  );
  app.use((c, next) => (c.req.path === DOCUMENT_PATH ? documents! : forms!)(c, next));
  addAssetRoutes(app, parts);
  addAskRoutes(app, parts);
  if (options.browser !== undefined) addRecordRoutes(app, parts, options.browser);
  if (options.history !== undefined) addChangeRoutes(app, parts, options.history);
  addApiRoutes(app, parts);
  add?.(app);
  app.notFound((c) => {
    const known = app.routes.some(({ path, method }) => path === c.req.path && method !== 'ALL');
    return problem(parts, c, known ? 405 : 404);
  });
  app.onError((error, c) => {
    // Whoever went before all of it was there waits for no page.
    const { incoming } = c.env as Partial<HttpBindings>;
    if (incoming?.complete === false) return problem(parts, c, 408);
    options.logger.error({ channel: 'web', err: error }, 'a page could not be made');
    return problem(parts, c, error instanceof Late ? 503 : 500);
  });
  return app;
}
