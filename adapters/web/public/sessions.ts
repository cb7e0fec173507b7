/** Who a browser is to the desk: a random name, and what it and the desk have said, in memory until it expires. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../src/core/ports.js';
import type { Reply, ReplyFile } from '../../../src/core/reply.js';
import { cut } from '../../plain-text.js';

/** An utterance or a pressed button, and what came of it. */
export interface Exchange {
  /** Nobody can guess it. */
  readonly id: string;
  readonly said: string;
  readonly reply: Reply;
  /** Under which the answer of a person will appear. */
  readonly ticket?: string;
}

export interface Session {
  /** As conversation and user of a turn: what the cookie holds stays between the browser and the desk. */
  readonly name: string;
  readonly exchanges: readonly Exchange[];
}

export interface SessionsOptions {
  readonly clock: Clock;
  /** Seals what a form carries; the same one after a restart, so that open pages stay usable. */
  readonly key: string;
  /** Minutes after the last turn at which what was said is forgotten. */
  readonly minutes: number;
  /** Most sessions kept at once; the one longest unused goes first. */
  readonly limit?: number;
}

const ID = /^[\w-]{32}$/;
/** What a page shows of a conversation, and how many forms that were handed in already are known. */
const MOST_EXCHANGES = 8;
const MOST_SEEN = 32;
const MOST_SAID = 2_000;
const MOST_FILES = 50;

interface Kept extends Session {
  exchanges: Exchange[];
  readonly seen: Set<string>;
  until: number;
}

export class Sessions {
  readonly #options: Required<SessionsOptions>;
  readonly #kept = new Map<string, Kept>();
  /** By the exchange that left them. */
  readonly #files = new Map<string, ReplyFile>();

  constructor(options: SessionsOptions) {
    this.#options = { limit: 5_000, ...options };
  }

  /** The id that a browser has shown, if it can be one; else a new one. */
  idOf(shown: string | undefined): string {
    return shown !== undefined && ID.test(shown) ? shown : randomBytes(24).toString('base64url');
  }

  /** What a form of this session must carry. */
  proofFor(id: string): string {
    return this.#hash('form', id);
  }

  proves(id: string, proof: string): boolean {
    const [a, b] = [Buffer.from(this.proofFor(id)), Buffer.from(proof)];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  /** What is known of a session; an empty one is not kept until something is said in it. */
  get(id: string): Session {
    const kept = this.#kept.get(id);
    return kept !== undefined && kept.until > this.#now() ? kept : this.#fresh(id);
  }

  /** Whether a form is handed in for the first time; it is not from then on. */
  first(id: string, form: string): boolean {
    const { seen } = this.#keep(id);
    if (seen.has(form)) return false;
    seen.add(form);
    for (const old of seen) {
      if (seen.size <= MOST_SEEN) break;
      seen.delete(old);
    }
    return true;
  }

  add(id: string, said: string, reply: Reply): Exchange {
    const kept = this.#keep(id);
    const exchange = {
      id: randomBytes(18).toString('base64url'),
      said: cut(said, MOST_SAID),
      reply: reply.file === undefined ? reply : { ...reply, file: { ...reply.file, content: '' } },
    };
    kept.exchanges = [...kept.exchanges, exchange].slice(-MOST_EXCHANGES);
    if (reply.file !== undefined) {
      this.#files.set(exchange.id, reply.file);
      if (this.#files.size > MOST_FILES) this.#files.delete(this.#files.keys().next().value!);
    }
    return exchange;
  }

  /** Notes under which address a person's answer to an exchange will appear. */
  setTicket(id: string, exchange: string, ticket: string): void {
    const kept = this.#keep(id);
    kept.exchanges = kept.exchanges.map((each) => (each.id === exchange ? { ...each, ticket } : each));
  }

  /** The file that an exchange has left, for whoever knows the exchange's id; of late ones alone. */
  file(exchange: string): ReplyFile | undefined {
    return this.#files.get(exchange);
  }

  #keep(id: string): Kept {
    const found = this.#kept.get(id);
    const kept = found !== undefined && found.until > this.#now() ? found : this.#fresh(id);
    kept.until = this.#now() + this.#options.minutes * 60_000;
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    for (const [old, { until }] of this.#kept) {
      if (until > this.#now() && this.#kept.size <= this.#options.limit) break;
      this.#kept.delete(old);
    }
    return kept;
  }

  #fresh(id: string): Kept {
    return { name: this.#hash('name', id), exchanges: [], seen: new Set(), until: 0 };
  }

  #hash(use: string, id: string): string {
    return createHmac('sha256', this.#options.key).update(`${use}/${id}`).digest('base64url').slice(0, 32);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
