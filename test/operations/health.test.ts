import { afterEach, describe, expect, it } from 'vitest';
import { metered } from '../../src/cli/open-health.js';
import { systemClock } from '../../src/clock.js';
import type { Reply } from '../../src/core/reply.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { memoryInquiryLog } from '../../src/inquiries/index.js';
import { createLogger } from '../../src/logging.js';
import {
  countErrors,
  createMetrics,
  type HealthServer,
  meteredStore,
  startHealthServer,
} from '../../src/operations/index.js';
import { testStore } from '../helpers/delivery-store.js';
import { recordingLogger } from '../helpers/logger.js';

const TURN = { channel: 'slack', conversation: 'c', user: 'u', text: 'a private question' };
const POST = { channel: 'slack', lane: 'a', payload: 'a private answer' };

let server: HealthServer | undefined;
afterEach(() => server?.close());

function makeMetrics() {
  return createMetrics({
    waiting: async () => ({ turns: 2, posts: 3, oldestSeconds: 4 }),
    inquiries: async () => 5,
    // In the midst of what is matched: the clock of a machine may be set by a little in either direction.
    content: () => ({ version: 'abc', since: new Date(Date.now() - 65_000), findings: 7 }),
  });
}

async function serve(metrics = makeMetrics(), reasons: string[] = []) {
  server = await startHealthServer({ host: '127.0.0.1', port: 0, metrics, notReady: async () => reasons });
  return async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${server?.port}${path}`);
    return { status: response.status, body: await response.text() };
  };
}

describe('the health server', () => {
  it('says that the process lives, and when it is ready', async () => {
    const reasons: string[] = ['the channels have not started'];
    const get = await serve(makeMetrics(), reasons);
    expect(await get('/healthz')).toEqual({ status: 200, body: 'ok\n' });
    expect(await get('/readyz')).toMatchObject({ status: 503, body: expect.stringContaining(reasons[0]!) });
    reasons.pop();
    expect(await get('/readyz')).toEqual({ status: 200, body: '{"ready":true}\n' });
    expect((await get('/anything')).status).toBe(404);
  });

  it('gives what waits, the content that is served and how old it is', async () => {
    const { body } = await (await serve())('/metrics');
    expect(body).toContain('policy_bot_turns_waiting 2');
    expect(body).toContain('policy_bot_outbox_posts 3');
    expect(body).toContain('policy_bot_outbox_oldest_seconds 4');
    expect(body).toContain('policy_bot_inquiries_waiting 5');
    expect(body).toContain('policy_bot_content_info{version="abc"} 1');
    expect(body).toMatch(/policy_bot_content_age_seconds 6\d/);
    expect(body).toContain('policy_bot_content_findings 7');
    expect(body).toContain('policy_bot_database_up{database="inquiries"} 1');
    expect(body).toContain('policy_bot_database_up{database="delivery"} 1');
  });

  it('asks each database once, and gives no figure of one that does not answer', async () => {
    let asked = 0;
    let there = true;
    const metrics = createMetrics({
      async waiting() {
        asked += 1;
        if (!there) throw new Error('no connection');
        return { turns: 2, posts: 3, oldestSeconds: 4 };
      },
      inquiries: async () => 5,
      content: () => ({ version: 'abc', since: new Date(), findings: 0 }),
    });
    expect(await metrics.registry.metrics()).toContain('policy_bot_outbox_posts 3');
    expect(asked).toBe(1);
    there = false;
    const figures = await metrics.registry.metrics();
    expect(figures).toContain('policy_bot_database_up{database="delivery"} 0');
    expect(figures).not.toMatch(/^policy_bot_(?:outbox|turns_waiting)\S* \d/m);
    expect(figures).toContain('policy_bot_inquiries_waiting 5');
  });
});

describe('what goes through a store', () => {
  it('is counted as 0 until it happens, so that the first time shows as a rise', async () => {
    const metrics = makeMetrics();
    const logger = recordingLogger();
    const retentionDays = 1;
    const memory = { path: ':memory:', key: 'k'.repeat(32), retentionDays, clock: systemClock, logger };
    const store = meteredStore(openDeliveryStore(memory), metrics, logger);
    const taken = await store.take(['a'], { turn: TURN, address: {} });
    const [post] = await store.finish(taken!.id, { posts: [POST] });
    await store.begin(post!.id);
    await store.sent(post!.id);
    const figures = await metrics.registry.metrics();
    expect(figures).toContain('policy_bot_redelivered_total{channel="slack"} 0');
    expect(figures).toContain('policy_bot_post_retries_total{channel="slack"} 0');
    expect(figures).toContain('policy_bot_posts_total{channel="slack",end="given-up"} 0');
  });

  it('is counted by stage and end, and logged under one name from event to post, without a word of it', async () => {
    const metrics = makeMetrics();
    const logger = recordingLogger();
    const store = meteredStore(testStore(logger), metrics, logger);
    const taken = await store.take(['a'], { turn: TURN, address: {} });
    expect(await store.take(['a'], { turn: TURN, address: {} })).toBeUndefined();
    const [first, second] = await store.finish(taken!.id, { posts: [POST, POST] });
    for (const { id } of [first!, first!, second!]) await store.begin(id);
    await store.sent(first!.id);
    await store.giveUp(second!.id, 'not_in_channel');
    const figures = await metrics.registry.metrics();
    expect(figures).toContain('policy_bot_redelivered_total{channel="slack"} 1');
    expect(figures).toContain('policy_bot_posts_total{channel="slack",end="sent"} 1');
    expect(figures).toContain('policy_bot_posts_total{channel="slack",end="given-up"} 1');
    expect(figures).toContain('policy_bot_post_retries_total{channel="slack"} 1');
    expect(figures).toContain('policy_bot_stage_seconds_count{channel="slack",stage="answer"} 1');
    expect(figures).toContain('policy_bot_stage_seconds_count{channel="slack",stage="send"} 1');
    const named = logger.events.filter(
      ({ fields }) => (fields as { request?: string }).request === taken!.id,
    );
    expect(named.map(({ message }) => message)).toEqual([
      'turn taken',
      'turn answered',
      'post sent',
      'post given-up',
    ]);
    expect(figures + JSON.stringify(logger.events)).not.toContain('private');
    await store.close();
  });

  it('is logged under the same name where another process posts it', async () => {
    const logger = recordingLogger();
    const kept = testStore(logger);
    const taken = await kept.take(['a'], { turn: TURN, address: {} });
    const [left] = await kept.finish(taken!.id, { posts: [POST] });
    const store = meteredStore(kept, makeMetrics(), logger);
    // A store in memory has no other process: all that it holds was left by one.
    await store.queued('slack');
    await store.sent(left!.id);
    expect(logger.events.at(-1)).toMatchObject({
      message: 'post sent',
      fields: { request: taken!.id, post: left!.id },
    });
    await store.close();
  });

  it('is counted as an error of its database where it fails', async () => {
    const metrics = makeMetrics();
    const logger = recordingLogger();
    const memory = { path: ':memory:', key: 'k'.repeat(32), retentionDays: 1, clock: systemClock, logger };
    const store = meteredStore(openDeliveryStore(memory), metrics, logger);
    const inquiries = countErrors(memoryInquiryLog(), metrics, 'inquiries');
    expect(await metrics.registry.metrics()).toContain(
      'policy_bot_database_errors_total{database="delivery"} 0',
    );
    await store.close();
    await expect(store.setNote('a', 'b')).rejects.toThrow();
    // Whoever names an inquiry that is not there is told so; the database is well.
    await expect(inquiries.addNote('99', 'text')).rejects.toThrow();
    const figures = await metrics.registry.metrics();
    expect(figures).toContain('policy_bot_database_errors_total{database="delivery"} 1');
    expect(figures).toContain('policy_bot_database_errors_total{database="inquiries"} 0');
  });

  it('has the name of its turn in every line that is logged while it is answered', async () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => lines.push(line) });
    const metrics = makeMetrics();
    const handle = metered(async () => {
      await Promise.resolve();
      logger.info({}, 'looked up');
      return { outcome: 'answered' } as Reply;
    }, metrics);
    await handle(TURN, 'turn-1');
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ request: 'turn-1', msg: 'looked up' });
    expect(await metrics.registry.metrics()).toContain(
      'policy_bot_turns_total{channel="slack",outcome="answered"} 1',
    );
  });
});
