/** What every response says about itself, and what every request must be. */
import type { Context, MiddlewareHandler } from 'hono';

/** Nothing from elsewhere is loaded, and nothing inline is run. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/;

/** @param framers origins whose pages may show `/embed` in a frame; nobody may show anything else */
export function securityHeaders(framers: readonly string[], secure: boolean): MiddlewareHandler {
  const embeddable = framers.length === 0 ? "'none'" : framers.join(' ');
  return async (c, next) => {
    await next();
    const framed = c.req.path === '/embed';
    const headers = c.res.headers;
    headers.set(
      'Content-Security-Policy',
      [...POLICY, `frame-ancestors ${framed ? embeddable : "'none'"}`].join('; '),
    );
    if (!framed) headers.set('X-Frame-Options', 'DENY');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    if (!headers.has('Cross-Origin-Resource-Policy'))
      headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000');
  };
}

/**
 * Whether the desk answers to a name. On loopback only to names of this machine, so that a page elsewhere cannot have its
 * own name point here and read what is served; with an address of its own only to that, and to this machine.
 */
export function answersTo(host: string, listening: string, address: string | undefined): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (LOOPBACK.test(name)) return true;
  if (address !== undefined) return name === new URL(address).hostname.toLowerCase();
  return !LOOPBACK.test(listening);
}

/** A form that another site has had the browser send. Browsers of old do not say; the proof in the form still holds. */
export function isForeign(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
