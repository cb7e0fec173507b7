import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { metered } from '../../src/cli/open-health.js';
import { openTraces } from '../../src/cli/open-traces.js';
import type { Reply } from '../../src/core/reply.js';
import { createMetrics, meteredStore } from '../../src/operations/index.js';
import { testStore } from '../helpers/delivery-store.js';
import { recordingLogger } from '../helpers/logger.js';

interface Sent {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

let collector: Server | undefined;
afterEach(() => collector?.close());

/** A collector that keeps what it is sent. */
async function collect() {
  const bodies: string[] = [];
  const paths = new Set<string>();
  collector = createServer(async (request, response) => {
    paths.add(request.url ?? '');
    let body = '';
    for await (const part of request) body += part;
    bodies.push(body);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => collector?.listen(0, '127.0.0.1', resolve));
  const otlpEndpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const spans = (): Sent[] =>
    bodies.flatMap((body) =>
      (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Sent[] }[] }[] }).resourceSpans.flatMap(
        ({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  return { otlpEndpoint, bodies, paths, spans };
}

const TURN = {
  channel: 'slack',
  conversation: 'private-place',
  user: 'private-user',
  text: 'a private question',
};
const POST = { channel: 'slack', lane: 'a', payload: 'a private answer' };

/** Takes, answers and posts a turn as the running bot does; the first post at the second try, the second not at all. */
async function oneTurn(otlpEndpoint: string, answer: () => Reply) {
  const logger = recordingLogger();
  const traces = await openTraces({ otlpEndpoint }, logger);
  if (traces === undefined) throw new Error('no traces were opened');
  const metrics = createMetrics({
    inquiries: async () => 0,
    content: () => ({ version: '', since: new Date(), findings: 0 }),
  });
  const kept = testStore(logger);
  const store = traces.traced(meteredStore(kept, metrics, logger));
  const taken = await store.take(['a'], { turn: TURN, address: 'a private address' });
  expect(await store.take(['a'], { turn: TURN, address: {} })).toBeUndefined();
  const handle = metered(async () => traces.find(answer), metrics, traces);
  await handle(TURN, taken!.id).catch(() => undefined);
  const [first, second] = await store.finish(taken!.id, { posts: [POST, POST] });
  await store.begin(first!.id);
  await store.postpone(first!.id, false);
  for (const { id } of [first!, second!]) await store.begin(id);
  await store.sent(first!.id);
  await store.giveUp(second!.id, 'not_in_channel');
  await traces.close();
  await store.close();
  return { request: taken!.id, logger };
}

describe('traces', () => {
  it('are not made, and nothing is loaded for them, where no collector is named', async () => {
    expect(await openTraces({ otlpEndpoint: undefined }, recordingLogger())).toBeUndefined();
  });

  it('tell the way of a turn from event to post, and not a word of it or who asked', async () => {
    const { otlpEndpoint, bodies, paths, spans } = await collect();
    const { request } = await oneTurn(
      otlpEndpoint,
      () => ({ outcome: 'answered', language: 'ko', title: 'a private title' }) as Reply,
    );
    expect([...paths]).toEqual(['/v1/traces']);
    const sent = spans();
    const named = (name: string) => sent.filter((span) => span.name === name);
    const nameOf = new Map(sent.map(({ spanId, name }) => [spanId, name]));
    expect(
      sent.map(({ name, parentSpanId = '' }) => `${nameOf.get(parentSpanId) ?? ''}>${name}`).sort(),
    ).toEqual(['>turn', 'reply>find', 'turn>post', 'turn>post', 'turn>post', 'turn>receive', 'turn>reply']);
    expect(new Set(sent.map(({ traceId }) => traceId)).size).toBe(1);
    expect(named('post').map(({ status }) => status.code === 2)).toEqual([true, false, true]);
    const about = Object.fromEntries(
      named('reply')[0]!.attributes.map(({ key, value }) => [key, value.stringValue]),
    );
    expect(about).toEqual({
      'policy_bot.channel': 'slack',
      'policy_bot.request': request,
      'policy_bot.outcome': 'answered',
      'policy_bot.language': 'ko',
    });
    expect(bodies.join()).toContain('"policy-bot"');
    expect(bodies.join()).not.toContain('private');
  });

  it('mark a turn that broke, without what the error says', async () => {
    const { otlpEndpoint, bodies, spans } = await collect();
    await oneTurn(otlpEndpoint, () => {
      throw new Error('a private question');
    });
    expect(spans().find(({ name }) => name === 'reply')?.status).toEqual({ code: 2 });
    expect(bodies.join()).not.toContain('private');
  });

  it('cost neither answer nor end when the collector refuses them, and the log says so once', async () => {
    collector = createServer((request, response) => {
      request.resume();
      response.writeHead(400).end();
    });
    await new Promise<void>((resolve) => collector?.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    const { logger } = await oneTurn(
      `http://127.0.0.1:${port}/`,
      () => ({ outcome: 'answered', language: 'en' }) as Reply,
    );
    const told = logger.events.filter(({ message }) => message.startsWith('the collector does not take'));
    expect(told).toHaveLength(1);
  });
});
