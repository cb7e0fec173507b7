import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

const squeeze = promisify(gzip);
/** Below this a packet more or less makes no difference. */
const LEAST = 1_200;

/** Sends text compressed to whoever can read it so. */
export function compressed(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { res } = c;
    const type = res.headers.get('content-type') ?? '';
    const text =
      /^(?:text\/|application\/(?:json|xml|ld\+json)|image\/svg)/.test(type) &&
      !type.startsWith('text/event-stream');
    if (!text || res.body === null || res.headers.has('content-encoding')) return;
    res.headers.append('Vary', 'Accept-Encoding');
    if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '') || c.req.method === 'HEAD') return;
    const plain = Buffer.from(await res.arrayBuffer());
    const body = plain.length < LEAST ? plain : await squeeze(plain, { level: 4 });
    c.res = new Response(body, res);
    if (body !== plain) c.res.headers.set('Content-Encoding', 'gzip');
    c.res.headers.delete('Content-Length');
  };
}
