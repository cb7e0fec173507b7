/** Who has signed in: kept in the store, sealed, under the hash of what the cookie holds. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../src/core/ports.js';
import { type DeliveryStore, inTime } from '../../../src/delivery/index.js';
import type { StaffMember } from '../../../src/staff/index.js';
import type { DeskRole, Identity } from './ports.js';

const CHANNEL = 'desk';
const TOKEN = /^[\w-]{43}$/;
const HOURS = 8;
const HOUR_MS = 3_600_000;
/** Someone who has begun to sign in is back within that, and a link from the terminal holds as long. */
const MINUTES = 15;
/** How long someone at a page waits to be known, in milliseconds; without that there is no page. */
const KNOWN_MS = 2_000;

/** Someone who has signed in, for one request. */
export interface Visitor {
  readonly member: StaffMember;
  readonly roles: readonly DeskRole[];
  /** What a form of hers must carry. */
  readonly proof: string;
}

export interface DeskSessionsOptions {
  readonly store: DeliveryStore;
  readonly clock: Clock;
  /** Seals what a form carries. */
  readonly key: string;
}

export const newToken = (): string => randomBytes(32).toString('base64url');

const placeOf = (use: 'session' | 'login' | 'link', token: string): string =>
  `desk-${use}/${createHash('sha256').update(token).digest('base64url')}`;

/** Whether two secrets are the same, in a time that tells nothing of them. */
function same(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length === two.length && timingSafeEqual(one, two);
}

export class DeskSessions {
  readonly #options: DeskSessionsOptions;

  constructor(options: DeskSessionsOptions) {
    this.#options = options;
  }

  /** Begins a session; resolves to what the cookie is to hold. */
  async begin(identity: Identity): Promise<string> {
    const token = newToken();
    await this.#keep('session', token, identity.subject, identity, HOURS * HOUR_MS);
    return token;
  }

  /** Rejects with `Late`, as `holds` and those that take do, when the store does not answer in time. */
  async visitor(token: string | undefined): Promise<Visitor | undefined> {
    const identity = (await this.#kept('session', token)) as Identity | undefined;
    if (identity === undefined || token === undefined) return undefined;
    const { roles } = identity;
    return { member: memberOf(identity), roles, proof: this.#proof(token) };
  }

  proves({ proof }: Visitor, shown: string | undefined): boolean {
    return same(proof, shown ?? '');
  }

  async end(token: string): Promise<void> {
    if (TOKEN.test(token)) await this.#options.store.dropKept(placeOf('session', token));
  }

  /** Keeps what signing in has begun with, for the browser that holds the token. */
  async keepLogin(token: string, value: object): Promise<void> {
    await this.#keep('login', token, '', value, (MINUTES * HOUR_MS) / 60);
  }

  /** What was kept, once. */
  takeLogin(token: string | undefined): Promise<unknown> {
    return this.#take('login', token);
  }

  /** Whether a link from the terminal still holds. */
  async holds(token: string): Promise<boolean> {
    return (await this.#kept('link', token)) !== undefined;
  }

  takeLink(token: string): Promise<Identity | undefined> {
    return this.#take('link', token) as Promise<Identity | undefined>;
  }

  /** Makes a link that holds once: what stands in its address. */
  async makeLink(identity: Identity): Promise<string> {
    const token = newToken();
    await this.#keep('link', token, identity.subject, identity, (MINUTES * HOUR_MS) / 60);
    return token;
  }

  #keep(use: Parameters<typeof placeOf>[0], token: string, user: string, value: object, ms: number) {
    const { store, clock } = this.#options;
    const until = new Date(clock.now().getTime() + ms);
    return store.keep(placeOf(use, token), { channel: CHANNEL, user, value, until });
  }

  async #kept(use: Parameters<typeof placeOf>[0], token: string | undefined): Promise<unknown> {
    if (token === undefined || !TOKEN.test(token)) return undefined;
    const kept = await inTime(KNOWN_MS, () => this.#options.store.kept(placeOf(use, token)));
    return kept?.channel === CHANNEL ? kept.value : undefined;
  }

  /** Two who ask at once: one of them gets it. */
  async #take(use: 'login' | 'link', token: string | undefined): Promise<unknown> {
    const value = await this.#kept(use, token);
    if (value === undefined || token === undefined) return undefined;
    const first = await this.#options.store.claim([placeOf(use, token)]);
    await this.#options.store.dropKept(placeOf(use, token));
    return first ? value : undefined;
  }

  #proof(token: string): string {
    return createHmac('sha256', this.#options.key).update(`desk/${token}`).digest('base64url');
  }
}

const MOST_ID = 150;

/** As notes have her: an id in which nothing can be taken for the end of it. */
export function memberOf({ subject, name }: Pick<Identity, 'subject' | 'name'>): StaffMember {
  const plain = encodeURIComponent(subject).replace(
    /[()'!*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const id = plain.length <= MOST_ID ? plain : createHash('sha256').update(subject).digest('base64url');
  return {
    id: `web:${id}`,
    name: name
      .replace(/[()\s]+/g, ' ')
      .trim()
      .slice(0, 80),
  };
}
