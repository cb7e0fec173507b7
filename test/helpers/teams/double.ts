/**
 * A stand-in for Teams on loopback: a connector that records what the bot posts, the OpenID and key documents that
 * botbuilder validates tokens with, and activities over HTTP with tokens of its own. It can fail on request.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { elementsIn, wordsIn } from '../../../adapters/teams/limits.js';
import { list, part, text } from '../../../adapters/teams/protocol.js';
import { asRead } from '../as-read.js';
import { signJwt } from './jwt.js';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const BOT = { id: `28:${APP_ID}`, name: 'Policy Desk' };
export const ISSUER = 'https://api.botframework.com';

type Json = Readonly<Record<string, unknown>>;

export interface Posted {
  readonly id: string;
  /** The conversation it was posted in, with its thread. */
  readonly conversation: string;
  readonly activity: Json;
  readonly card: Json;
  /** When it came, in milliseconds of `performance.now()`. */
  readonly at: number;
  readonly authorization: string | undefined;
}

/** What the next post meets in place of success. `done` does it and fails all the same. */
export interface Fault {
  readonly status: number;
  readonly code?: string;
  readonly retryAfter?: number;
  readonly done?: boolean;
}

/** A file that was put into the OneDrive of this double. */
export interface Upload {
  readonly path: string;
  readonly method: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly content: string;
}

export interface Delivered {
  readonly status: number;
  readonly body: Json | undefined;
  readonly ms: number;
}

/** Made once: it takes a while. */
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2_048 });

export class TeamsDouble {
  readonly posts: Posted[] = [];
  /** Activities other than messages, such as typing. */
  readonly others: Json[] = [];
  readonly faults: Fault[] = [];
  /** Tries to post, those that failed included. */
  tries = 0;
  /** Messages that have come, whether they are looked at yet or not. */
  come = 0;
  /** Held back before a post is answered, in milliseconds. */
  latency = 0;
  /** Files that came, those that were refused included. */
  readonly uploads: Upload[] = [];
  /** What the next upload meets: a status, or no answer at all. */
  readonly uploadFaults: (number | 'hang')[] = [];
  botUrl = '';
  serviceUrl = '';
  /** Answers of Microsoft Graph, by path; 403 where there is none. */
  readonly graph = new Map<string, object>();
  /** Graph takes requests and answers none. */
  graphHangs = false;
  /** Keys are remembered by their address, and a port may have been another double's before: no two have one address. */
  readonly #id = randomUUID();
  readonly #server: Server;
  readonly #hung: ServerResponse[] = [];
  readonly #untold: (() => void)[] = [];
  #count = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.serviceUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** botbuilder's names of the addresses that it validates with. */
  get addresses(): Record<string, string> {
    return {
      ToBotFromChannelOpenIdMetadataUrl: `${this.serviceUrl}/openid?${this.#id}`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${this.serviceUrl}/openid?${this.#id}`,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToChannelFromBotLoginUrl: `${this.serviceUrl}/login`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: this.serviceUrl,
      CallerId: 'urn:botframework:azure',
    };
  }

  /** A token as Teams signs it; `claims` and `header` take the place of the right ones. */
  token(claims: object = {}, { key = KEYS.privateKey, header = {} } = {}): string {
    const now = Math.floor(Date.now() / 1_000);
    return signJwt(
      { aud: APP_ID, iss: ISSUER, serviceurl: this.serviceUrl, nbf: now - 60, exp: now + 3_600, ...claims },
      key,
      { kid: 'key-1', ...header },
    );
  }

  /** An activity of a person, as Teams sends it. */
  activity(more: object = {}): Json {
    return {
      type: 'message',
      id: this.newId(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      from: { id: '29:anna', name: 'Anna', aadObjectId: 'anna-0' },
      recipient: BOT,
      conversation: { conversationType: 'personal', id: 'a:anna', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'ko-KR',
      ...more,
    };
  }

  newId(): string {
    this.#count += 1;
    return `${Date.now()}${this.#count}`;
  }

  /** Delivers an activity with a valid token, or with `authorization`. */
  async deliver(activity: Json, authorization = `Bearer ${this.token()}`): Promise<Delivered> {
    const begun = performance.now();
    const response = await fetch(`${this.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
      body: JSON.stringify(activity),
    });
    const body = await response.text();
    return {
      status: response.status,
      body: body === '' ? undefined : (JSON.parse(body) as Json),
      ms: performance.now() - begun,
    };
  }

  postsIn(conversation: string): Posted[] {
    return this.posts.filter((post) => post.conversation === conversation);
  }

  /** Breaks off the uploads that got no answer. */
  hangUp(): void {
    for (const response of this.#hung.splice(0)) response.destroy();
  }

  /** Has Graph answer, also what it was asked before. */
  graphAnswers(): void {
    this.graphHangs = false;
    for (const tell of this.#untold.splice(0)) tell();
  }

  async until(condition: () => boolean, ms = 30_000): Promise<void> {
    const end = Date.now() + ms;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`did not happen within ${ms} ms: ${condition}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const path = decodeURIComponent((request.url ?? '').split('?')[0]!);
    const end = (status: number, body: object, headers: Record<string, string> = {}): void => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    if (path === '/openid') {
      return end(200, {
        issuer: ISSUER,
        jwks_uri: `${this.serviceUrl}/keys?${this.#id}`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (path === '/keys') {
      const jwk = KEYS.publicKey.export({ format: 'jwk' });
      return end(200, { keys: [{ ...jwk, kid: 'key-1', use: 'sig', endorsements: ['msteams'] }] });
    }
    if (path.startsWith('/onedrive/')) {
      const content = Buffer.concat(chunks).toString('utf8');
      this.uploads.push({ path, method: request.method, headers: request.headers, content });
      const fault = this.uploadFaults.shift();
      if (fault === 'hang') {
        this.#hung.push(response);
        return;
      }
      return end(
        fault ?? 201,
        {},
        fault === 303 ? { location: `${this.serviceUrl}/onedrive/elsewhere` } : {},
      );
    }
    if (path.startsWith('/v1.0/')) {
      const tell = (): void => {
        const known = this.graph.get(path);
        if (known === undefined) end(403, {});
        else end(200, known);
      };
      if (!this.graphHangs) return tell();
      this.#hung.push(response);
      this.#untold.push(tell);
      return;
    }
    if (/^\/v3\/conversations\/[^/]+\/members\//.test(path))
      return end(200, { id: '29:anna', name: 'Anna Kim' });
    const edit = /^\/v3\/conversations\/(.+?)\/activities\/([^/]+)$/.exec(path);
    if (edit !== null && request.method === 'PUT') {
      const activity = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
      const at = this.posts.findIndex(({ id }) => id === edit[2]);
      if (at < 0) return end(404, {});
      const card = part(part(list(activity['attachments'])[0])['content']);
      this.posts[at] = { ...this.posts[at]!, activity, card };
      return end(200, { id: edit[2] });
    }
    const match = /^\/v3\/conversations\/(.+?)\/activities(?:\/[^/]*)?$/.exec(path);
    if (match === null || request.method !== 'POST') return end(404, {});
    await this.#take(match[1]!, JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json, request, end);
  }

  async #take(
    conversation: string,
    activity: Json,
    request: IncomingMessage,
    end: (status: number, body: object, headers?: Record<string, string>) => void,
  ): Promise<void> {
    const isMessage = activity['type'] === 'message';
    if (isMessage) this.come += 1;
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    const id = randomUUID();
    if (isMessage) this.tries += 1;
    const fault = isMessage ? this.faults.shift() : undefined;
    if (fault === undefined || fault.done === true) {
      const card = part(part(list(activity['attachments'])[0])['content']);
      const { authorization } = request.headers;
      if (isMessage)
        this.posts.push({ id, conversation, activity, card, at: performance.now(), authorization });
      else this.others.push({ ...activity, conversation });
    }
    if (fault === undefined) return end(201, { id });
    end(
      fault.status,
      { error: { code: fault.code ?? '', message: 'made to fail' } },
      fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
    );
  }
}

/** The words of a posted card as a reader sees them. */
export function readable({ card }: Pick<Posted, 'card'>): string {
  return asRead(wordsIn(card).join('\n'));
}

/** What can be chosen in the menus of a card. */
export function menuIn(card: object): string[] {
  return elementsIn(card)
    .filter(({ type }) => type === 'Input.ChoiceSet')
    .flatMap(({ choices }) => list(choices).map((choice) => text(part(choice)['value'])));
}

/** The data of each button of a card, with its label. */
export function buttonsIn(card: object): { label: string; data: Json }[] {
  return elementsIn(card)
    .filter(({ type }) => type === 'Action.Submit')
    .map((element) => ({ label: text(element['title']), data: part(element['data']) }));
}
