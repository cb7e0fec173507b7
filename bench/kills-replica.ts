/**
 * One process of a desk for `kills.ts`: takes events over HTTP as a chat platform delivers them, and posts an answer to
 * each, by the reception, ledger and outbox of the product. What it answers is of no concern.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { createReception } from '../adapters/reception.js';
import { systemClock } from '../src/clock.js';
import type { Reply } from '../src/core/reply.js';
import { createOutbox, openDeliveryStore, type QueuedPost } from '../src/delivery/index.js';
import { createLogger } from '../src/logging.js';

export interface ReplicaSettings {
  /** SQLite file, or address of a PostgreSQL database. */
  readonly path?: string;
  readonly url?: string;
  /** Address of the platform that answers go to. */
  readonly platform: string;
}

/** What the platform is told. */
export interface BenchPost {
  readonly conversation: string;
  readonly event: number;
  /** The event was set aside for staff, as one that no process survives. */
  readonly aside: boolean;
}

const CHANNEL = 'bench';
/** How long an answer takes at most, in milliseconds, so that a kill meets some half-way. */
const ANSWER_MS = 20;

const settings = JSON.parse(process.argv[2] ?? '{}') as ReplicaSettings;
const logger = createLogger('error');
const store = openDeliveryStore({
  path: settings.path ?? '',
  url: settings.url,
  key: 'a key of the measurement, long enough',
  retentionDays: 30,
  clock: systemClock,
  logger,
});
const outbox = createOutbox({
  channel: CHANNEL,
  store,
  async send({ id, payload }: QueuedPost) {
    const answer = await fetch(`${settings.platform}/posts/${id}`, {
      method: 'POST',
      body: JSON.stringify(payload),
    });
    return answer.ok
      ? { kind: 'sent' }
      : { kind: 'later', reason: `status ${answer.status}`, uncertain: true };
  },
  // A post that may have arrived is looked for before it is sent again.
  arrived: async ({ id }: QueuedPost) => (await fetch(`${settings.platform}/posts/${id}`)).status === 200,
  pace: { perSecond: 10_000, burst: 10_000 },
  logger,
});
const reply = (paragraph: string): Reply =>
  ({
    outcome: 'answered',
    kind: 'answer',
    language: 'en',
    paragraphs: [paragraph],
    facts: [],
    sources: [],
    actions: [],
  }) as unknown as Reply;
const words = { greeting: () => reply(''), help: () => reply(''), failure: () => reply('failed') };
const reception = createReception<object>({
  channel: CHANNEL,
  store,
  outbox,
  words,
  logger,
  async handle({ unread }) {
    if (unread === true) return reply('aside');
    await delay(Math.random() * ANSWER_MS);
    return reply('answered');
  },
  render({ paragraphs }, { turn: { conversation, text } }) {
    const aside = String(paragraphs[0]) === 'aside';
    const payload: BenchPost = { conversation, event: Number(text), aside };
    return [{ channel: CHANNEL, lane: conversation, payload }];
  },
  readersAt: () => 'anyone',
  isStaff: async () => false,
  aloneWith: async () => undefined,
});

const server = createServer(async (request, response) => {
  try {
    const { conversation, event } = JSON.parse(await text(request)) as {
      conversation: string;
      event: number;
    };
    const turn = { channel: CHANNEL, conversation, user: 'u', text: String(event) };
    await reception.take({ keys: [`event ${event}`], turn, address: {} });
    response.writeHead(200).end();
  } catch (error) {
    logger.error({ err: error }, 'an event was not taken');
    response.writeHead(500).end();
  }
});
process.on('disconnect', () => process.exit(0));
await reception.resume();
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
