/** Slack and Teams as far as a measurement needs them: a Web API and a connector that take their time and note each post. */
import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** What a chat platform sends to the program, and what it takes the answers for. */
export interface ChatPlatform {
  readonly url: string;
  /** When answers came, in milliseconds of `performance.now()`, by person. */
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** Resolves when there is one more answer, or after a second. */
  answered(): Promise<void>;
  stop(): void;
}

type Json = Readonly<Record<string, unknown>>;

const TEAM = 'T1';

/** @param latency how long each call takes, in milliseconds */
export async function startPlatform(latency: number): Promise<ChatPlatform> {
  const answers = new Map<string, number[]>();
  const heard = new EventEmitter();
  let posts = 0;
  const note = (person: string): string => {
    answers.set(person, [...(answers.get(person) ?? []), performance.now()]);
    heard.emit('answer');
    posts += 1;
    return `${1_700_000_000 + posts}.000100`;
  };
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming);
    const path = decodeURIComponent((incoming.url ?? '').split('?')[0] ?? '');
    await delay(latency);
    const activity = /^\/v3\/conversations\/(.+?)\/activities/.exec(path);
    if (activity !== null) {
      const { type } = JSON.parse(body) as Json;
      return end(response, { id: type === 'message' ? note(activity[1]!) : 'typing' });
    }
    switch (path) {
      case '/api/auth.test':
        return end(response, {
          ok: true,
          team_id: TEAM,
          user_id: 'UBOT',
          bot_id: 'BBOT',
          team: 'Test',
          user: 'desk',
        });
      case '/api/chat.postMessage': {
        const channel = said(incoming, body, 'channel');
        return end(response, { ok: true, channel, ts: note(channel) });
      }
      case '/api/users.info':
        return end(response, { ok: true, user: { id: said(incoming, body, 'user'), locale: 'ko-KR' } });
      default:
        return end(response, { ok: true });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    answered: () =>
      once(heard, 'answer', { signal: AbortSignal.timeout(1_000) }).then(
        () => undefined,
        () => undefined,
      ),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A value of a call, which comes in JSON or in a form. */
function said({ headers }: IncomingMessage, body: string, name: string): string {
  const inJson = headers['content-type']?.startsWith('application/json') === true;
  return String((inJson ? (JSON.parse(body) as Json)[name] : new URLSearchParams(body).get(name)) ?? '');
}

function end(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export interface Delivery {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A message to the app in Slack, signed. */
export function slackMessage(secret: string, person: string, id: string, text: string): Delivery {
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: person,
    user: `U${person}`,
    ts: `${Date.now() / 1_000}`,
    text,
  };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: 'A1',
    event_id: id,
    event,
    authorizations: [{ team_id: TEAM, user_id: 'UBOT', is_bot: true }],
  });
  const stamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    path: '/slack/events',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  };
}

/** A message to the bot in Teams, without a token. */
export function teamsMessage(serviceUrl: string, person: string, id: string, text: string): Delivery {
  const activity = {
    type: 'message',
    id,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, name: person, aadObjectId: person },
    recipient: { id: '28:bot', name: 'Policy Desk' },
    conversation: { conversationType: 'personal', id: person, tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    locale: 'ko-KR',
    text,
  };
  return {
    path: '/api/messages',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  };
}
