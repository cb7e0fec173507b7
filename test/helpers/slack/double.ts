/**
 * A stand-in for Slack on loopback: the Web API, response URLs, events over HTTP and over a socket. It keeps Slack's
 * rules: three seconds to acknowledge, redelivery of what was not, triggers that expire; and it can fail on request.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Block } from '../../../adapters/slack/blocks.js';
import { asRead } from '../as-read.js';
import {
  type Delivered,
  deliverEvent,
  deliverInteraction,
  deliverSigned,
  type SignedOptions,
} from './signed.js';

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  /** When it came, in milliseconds of `performance.now()`. */
  readonly at: number;
  readonly thread?: string | undefined;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly args: Readonly<Record<string, unknown>>;
  /** Came by a response URL; seen by one person unless it is in the channel. */
  readonly response?: { readonly url: string; readonly inChannel: boolean };
}

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the next call of a method meets in place of success. `done` does it and fails all the same. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: number; readonly done?: boolean }
  | { readonly error: string }
  | 'hang';

export const TEAM = 'T1';
export const BOT_USER = 'UBOT';
export const BOT_ID = 'BBOT';
export const BOT_TOKEN = 'xoxb-test';
export const APP_TOKEN = 'xapp-test';

const WINDOW_MS = 3_000;

export class SlackDouble {
  readonly posts: Posted[] = [];
  readonly calls: Call[] = [];
  /** Published to a user, or opened by a trigger. */
  readonly views: {
    readonly user: string;
    readonly trigger?: string;
    readonly view: Readonly<Record<string, unknown>>;
  }[] = [];
  /** Milliseconds between doing what a call asks for and saying so. */
  latency = 0;
  /** Deliveries that were not acknowledged within three seconds. */
  late = 0;
  /** Members of user groups. */
  readonly groups = new Map<string, readonly string[]>();
  /** Files that were handed over. */
  readonly uploads: { readonly name: string; readonly content: string }[] = [];
  readonly locales = new Map<string, string>();
  readonly #byChannel = new Map<string, readonly Posted[]>();
  readonly #faults = new Map<string, Fault[]>();
  readonly #triggers = new Map<string, number>();
  readonly #sockets = new Set<WebSocket>();
  readonly #hanging = new Set<ServerResponse>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  #server: Server | undefined;
  #wss: WebSocketServer | undefined;
  #ts = 1_700_000_000;

  /** Address of the bot's HTTP server, without a path. */
  botUrl = '';

  async start(): Promise<this> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#wss = new WebSocketServer({ server: this.#server });
    this.#wss.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data)) as {
          envelope_id: string;
          payload?: unknown;
        };
        this.#waiting.get(id)?.(payload);
      });
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    for (const socket of this.#sockets) socket.terminate();
    this.#wss?.close();
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** The next calls of a method meet these, one each. */
  fail(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** A time stamp that no message has yet. */
  newTs(): string {
    this.#ts += 1;
    return `${this.#ts}.000100`;
  }

  /** A trigger that opens a modal within the next `ms` milliseconds. */
  trigger(ms = WINDOW_MS): string {
    const id = randomUUID();
    this.#triggers.set(id, Date.now() + ms);
    return id;
  }

  responseUrl(channel: string, user: string): string {
    return `${this.url}/respond/${channel}/${user}/${randomUUID()}`;
  }

  /** Posts that a person reads in a place: a channel, or a thread of it. */
  postsIn(channel: string, thread?: string): Posted[] {
    const there = this.#byChannel.get(channel) ?? [];
    return thread === undefined ? [...there] : there.filter((post) => post.thread === thread);
  }

  /** Resolves once `condition` holds. */
  async until(condition: () => boolean, ms = 30_000): Promise<void> {
    const end = Date.now() + ms;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`did not happen within ${ms} ms: ${condition}`);
      await sleep(5);
    }
  }

  // --- Deliveries over HTTP

  /** An event, once. */
  event(
    event: object,
    { id = randomUUID(), team = TEAM, ...options }: EventOptions = {},
  ): Promise<Delivered> {
    return this.#inTime(deliverEvent(this.botUrl, team, id, event, options));
  }

  /** A press, a submission or a shortcut. */
  interact(payload: object): Promise<Delivered> {
    return this.#inTime(deliverInteraction(this.botUrl, payload));
  }

  command(fields: Readonly<Record<string, string>>): Promise<Delivered> {
    const body = new URLSearchParams(fields).toString();
    return this.#inTime(deliverSigned(this.botUrl, body, 'application/x-www-form-urlencoded'));
  }

  async #inTime(delivery: Promise<Delivered>): Promise<Delivered> {
    const delivered = await delivery;
    if (delivered.ms > WINDOW_MS) this.late += 1;
    return delivered;
  }

  // --- Deliveries over a socket

  get sockets(): number {
    return this.#sockets.size;
  }

  /** Sends an envelope over the newest socket; undefined when it is not acknowledged in the window. */
  async envelope(type: string, payload: object, { window = WINDOW_MS, attempt = 0 } = {}): Promise<unknown> {
    const id = randomUUID();
    const socket = [...this.#sockets].at(-1);
    if (socket === undefined) throw new Error('no socket is open');
    const acknowledged = new Promise<unknown>((resolve) => {
      this.#waiting.set(id, (answer) => resolve({ payload: answer }));
    });
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: 'timeout' }),
      }),
    );
    const answer = await Promise.race([acknowledged, sleep(window, undefined)]);
    this.#waiting.delete(id);
    if (answer === undefined) this.late += 1;
    return answer;
  }

  /** Asks the bot to connect anew, as Slack does every few hours, or just drops the connection. */
  disconnect(how: 'refresh' | 'drop'): void {
    for (const socket of this.#sockets) {
      if (how === 'drop') socket.terminate();
      else {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
        socket.close();
      }
    }
  }

  // --- The Web API

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '';
    if (path.startsWith('/upload/')) {
      this.uploads.push({ name: decodeURIComponent(path.replace('/upload/', '')), content: text });
      response.writeHead(200).end('OK');
      return;
    }
    const respond = path.startsWith('/respond/');
    const method = respond ? 'respond' : path.replace('/api/', '');
    const inJson = request.headers['content-type']?.startsWith('application/json') === true;
    const args = inJson ? (JSON.parse(text) as Record<string, unknown>) : readForm(text);
    this.calls.push({ method, args });
    const fault = this.#faults.get(method)?.shift();
    if (fault === 'hang') {
      this.#hanging.add(response);
      return;
    }
    if (fault !== undefined && 'status' in fault) {
      if (fault.done === true) this.#perform(method, args, path);
      const retry = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      response.writeHead(fault.status, retry).end('{}');
      return;
    }
    const error = inJson && LOOKS_UP.has(method) ? 'invalid_arguments' : fault?.error;
    const result = error === undefined ? this.#perform(method, args, path) : { ok: false, error };
    if (this.latency > 0) await sleep(this.latency);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  }

  #perform(method: string, args: Readonly<Record<string, unknown>>, path: string): object {
    switch (method) {
      case 'respond': {
        const [, , channel = '', user = ''] = path.split('/');
        const inChannel = args['response_type'] === 'in_channel';
        this.#post(
          { ...args, channel: inChannel ? channel : `${channel}/${user}` },
          { url: path, inChannel },
        );
        return { ok: true };
      }
      case 'auth.test':
        return { ok: true, team_id: TEAM, user_id: BOT_USER, bot_id: BOT_ID, team: 'Test', user: 'desk' };
      case 'apps.connections.open':
        return { ok: true, url: `${this.url.replace('http', 'ws')}/socket` };
      case 'chat.postMessage':
        return { ok: true, ts: this.#post(args).ts, channel: args['channel'] };
      case 'chat.update': {
        const { ts, channel: place } = args as { ts: string; channel: string };
        const at = this.posts.findIndex((post) => post.ts === ts && post.channel === place);
        if (at < 0) return { ok: false, error: 'message_not_found' };
        const changed = { text: String(args['text'] ?? ''), blocks: (args['blocks'] ?? []) as Block[], args };
        const post = { ...this.posts[at]!, ...changed };
        this.posts[at] = post;
        this.#byChannel.set(
          place,
          this.postsIn(place).map((each) => (each.ts === ts ? post : each)),
        );
        return { ok: true, ts };
      }
      case 'conversations.replies':
      case 'conversations.history': {
        const messages = this.postsIn(String(args['channel']), args['ts'] as string | undefined);
        return { ok: true, messages: messages.map(({ ts, args: { metadata } }) => ({ ts, metadata })) };
      }
      case 'files.getUploadURLExternal':
        return { ok: true, upload_url: `${this.url}/upload/${String(args['filename'])}`, file_id: 'F1' };
      case 'users.info':
        return {
          ok: true,
          user: { id: args['user'], locale: this.locales.get(String(args['user'])) ?? 'en-US' },
        };
      case 'usergroups.users.list':
        return { ok: true, users: this.groups.get(String(args['usergroup'])) ?? [] };
      case 'views.open': {
        const until = this.#triggers.get(String(args['trigger_id'])) ?? 0;
        this.#triggers.delete(String(args['trigger_id']));
        if (until < Date.now()) return { ok: false, error: 'expired_trigger_id' };
        this.views.push({
          user: '',
          trigger: String(args['trigger_id']),
          view: args['view'] as Record<string, unknown>,
        });
        return { ok: true, view: { id: randomUUID() } };
      }
      case 'views.publish':
        this.views.push({ user: String(args['user_id']), view: args['view'] as Record<string, unknown> });
        return { ok: true };
      default:
        return { ok: true };
    }
  }

  #post(args: Readonly<Record<string, unknown>>, response?: Posted['response']): Posted {
    const post: Posted = {
      channel: String(args['channel']),
      ts: this.newTs(),
      at: performance.now(),
      thread: args['thread_ts'] as string | undefined,
      text: String(args['text'] ?? ''),
      blocks: (args['blocks'] ?? []) as Block[],
      args,
      ...(response === undefined ? {} : { response }),
    };
    this.posts.push(post);
    this.#byChannel.set(post.channel, [...(this.#byChannel.get(post.channel) ?? []), post]);
    return post;
  }
}

export interface EventOptions extends SignedOptions {
  readonly id?: string;
  readonly team?: string;
}

/** Methods that read no JSON. */
const LOOKS_UP = new Set([
  'conversations.history',
  'conversations.replies',
  'files.getUploadURLExternal',
  'usergroups.users.list',
  'users.info',
]);

/** Forms have nested values as JSON. */
function readForm(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

/** Everything that a person reads in blocks or a view: texts, labels of buttons, places of links. */
export function readable(value: unknown): string {
  if (Array.isArray(value)) return value.map(readable).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const { action_id: id, value: kept } = value as { action_id?: unknown; value?: unknown };
  // What opens the sources has them with it.
  const sources = String(id).startsWith('sources:')
    ? (JSON.parse(String(kept)) as { sources: string[][] }).sources.flat()
    : [];
  return [...Object.entries(value), ...sources.map((source) => ['text', source] as const)]
    .map(([name, part]) =>
      (name === 'text' || name === 'url') && typeof part === 'string' ? asRead(part) : readable(part),
    )
    .filter((part) => part !== '')
    .join('\n');
}

/** The buttons of blocks. */
export function buttonsIn(blocks: readonly Block[]): { id: string; value: string; label: string }[] {
  return blocks
    .flatMap((block) => [block['elements'] ?? [], block['accessory'] ?? []].flat() as Block[])
    .flatMap((element) =>
      element.type === 'feedback_buttons'
        ? [element['positive_button'], element['negative_button']].map(
            (thumb) => ({ ...(thumb as object), type: 'button', action_id: element['action_id'] }) as Block,
          )
        : [element],
    )
    .filter(({ type }) => type === 'button')
    .map((element) => ({
      id: String(element['action_id']),
      value: String(element['value'] ?? ''),
      label: (element['text'] as { text: string }).text,
    }));
}
