import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelOptions } from '../../../adapters/contract.js';
import { type WebOptions, webChannel } from '../../../adapters/web/index.js';
import { PACKAGE_ROOT } from '../../../src/package-root.js';
import type { ChannelHarness } from '../../contract/channel.contract.js';
import { fieldIn, textOf } from './page-text.js';

export const ASSETS = join(PACKAGE_ROOT, 'adapters', 'web', 'assets');
const ENOUGH = { burst: 1e6, perSecond: 1e6 };

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Pages under test, and a client without any manners of its own. */
export interface WebHarness extends ChannelHarness {
  /** Address that is listened on; empty before the start. */
  address(): string;
  port(): number;
  ask(path: string, asking?: Asking): Promise<Answered>;
  /** Hands in a form of the page to ask on, as a browser with this conversation's cookie would. */
  submit(conversation: string, fields: Readonly<Record<string, string>>, path?: string): Promise<Answered>;
}

/** Makes the pages on a free port; each conversation is a browser with a cookie of its own. */
export function makeWeb(options: ChannelOptions & Partial<WebOptions>): WebHarness {
  let address = '';
  let port = 0;
  const channel = webChannel({
    host: '127.0.0.1',
    port: 0,
    assets: ASSETS,
    key: 'k'.repeat(32),
    clock: { now: () => new Date() },
    minutes: 30,
    limits: { turns: ENOUGH, pages: ENOUGH },
    onListening: (_at, listening) => {
      port = listening;
      address = `http://127.0.0.1:${port}`;
    },
    ...options,
  });
  const agent = new Agent({ keepAlive: false });
  const browsers = new Map<string, Promise<{ cookie: string; proof: string }>>();
  const posts = new Map<string, string[]>();
  const pending = new Set<Promise<unknown>>();
  let latest: (() => Promise<void>) | undefined;
  let forms = 0;

  /** @param sent called when the request is out */
  const ask = (path: string, asking: Asking = {}, sent?: () => void): Promise<Answered> => {
    const work = new Promise<Answered>((resolve, reject) => {
      const { method = 'GET', headers = {}, body } = asking;
      const out = request(`${address}${path}`, { method, headers, agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.on('error', reject);
      });
      out.on('error', reject);
      out.on('finish', () => sent?.());
      out.end(body);
    });
    pending.add(work);
    const done = (): void => void pending.delete(work);
    work.then(done, done);
    return work;
  };
  const browserOf = (conversation: string): Promise<{ cookie: string; proof: string }> => {
    const known =
      browsers.get(conversation) ??
      ask('/').then(({ headers, text }) => ({
        cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
        proof: fieldIn(text, 'proof'),
      }));
    browsers.set(conversation, known);
    return known;
  };
  const submit = async (
    conversation: string,
    fields: Readonly<Record<string, string>>,
    path = '/ask',
    sent?: () => void,
  ): Promise<Answered> => {
    const { cookie, proof } = await browserOf(conversation);
    const body = new URLSearchParams({ proof, once: String(++forms), lang: 'en', ...fields }).toString();
    const headers = {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'x-fragment': '1',
      'sec-fetch-site': 'same-origin',
    };
    return ask(path, { method: 'POST', headers, body }, sent);
  };
  /** Resolves once the form is out; its reply is posted when it comes. */
  const deliver = async (conversation: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    await browserOf(conversation);
    await new Promise<void>((resolve, reject) => {
      submit(conversation, fields, '/ask', resolve).then(({ status, text }) => {
        if (status !== 204) posts.set(conversation, [...(posts.get(conversation) ?? []), textOf(text)]);
      }, reject);
    });
    // Forms that follow one another arrive so.
    await delay(10);
  };

  return {
    channel: {
      ...channel,
      async stop() {
        await channel.stop();
        await Promise.allSettled(pending);
      },
    },
    address: () => address,
    port: () => port,
    ask,
    submit,
    async say(conversation, text) {
      const once = `said ${++forms}`;
      latest = () => deliver(conversation, { text, once });
      await latest();
    },
    press: (conversation, action) => deliver(conversation, { action }),
    posts: (conversation) => posts.get(conversation) ?? [],
    redeliver: async () => latest?.(),
    close: async () => agent.destroy(),
  };
}
