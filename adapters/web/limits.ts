/** Bounds on what one address may ask for, so that nobody can take the desk from everyone else. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { RateLimit } from './options.js';

/** Addresses remembered at once; the one longest unseen goes first. */
const MOST_ADDRESSES = 20_000;

interface Bucket {
  level: number;
  at: number;
}

/** Says whether an address may ask once more; made anew for each kind of request. */
export function createLimiter(
  { burst, perSecond }: RateLimit,
  now = (): number => performance.now(),
): (address: string) => boolean {
  const buckets = new Map<string, Bucket>();
  return (address) => {
    const at = now();
    const key = networkOf(address);
    const known = buckets.get(key) ?? { level: burst, at };
    const level = Math.min(burst, known.level + ((at - known.at) / 1_000) * perSecond);
    buckets.delete(key);
    buckets.set(key, { level: level < 1 ? level : level - 1, at });
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value!);
    return level >= 1;
  };
}

/** A household or office has one address of IPv4, and a network of at least 64 bits of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}

/** The address that a request comes from, for a limiter. */
export function callerOf(c: Context, proxies = 0): string {
  return addressOf(getConnInfo(c).remote.address ?? '', c.req.header('x-forwarded-for'), proxies);
}

/**
 * The address that a request comes from: that of the socket, or with proxies in front of the desk what the outermost of
 * them saw. What stands further left in X-Forwarded-For anyone could have written.
 */
export function addressOf(socket: string, forwarded: string | undefined, proxies: number): string {
  if (proxies === 0 || forwarded === undefined) return socket;
  const seen = forwarded.split(',').map((part) => part.trim());
  return seen[Math.max(0, seen.length - proxies)] || socket;
}
