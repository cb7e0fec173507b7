import { afterEach, describe, expect, it } from 'vitest';
import {
  createOutbox,
  type Outbox,
  openDeliveryStore,
  type QueuedPost,
  type SendResult,
} from '../../src/delivery/index.js';
import { Bucket } from '../../src/delivery/pacing.js';
import { recordingLogger } from '../helpers/logger.js';

let outbox: Outbox;
afterEach(() => outbox.stop());

function makeStore() {
  return openDeliveryStore({
    path: ':memory:',
    key: 'a key for the delivery store, long enough',
    retentionDays: 1,
    clock: { now: () => new Date() },
    logger: recordingLogger(),
  });
}

const post = (text: string, lane = 'a') => ({ channel: 'slack', lane, payload: text });
const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const LATER: SendResult = { kind: 'later', reason: 'busy', uncertain: false };

function makeOutbox(send: (post: QueuedPost) => Promise<SendResult>, more: object = {}) {
  const store = makeStore();
  const givenUp: string[] = [];
  outbox = createOutbox({
    channel: 'slack',
    store,
    send,
    pace: { perSecond: 1_000, burst: 100 },
    logger: recordingLogger(),
    waits: [10, 10],
    onGivenUp: (reason) => givenUp.push(reason),
    ...more,
  });
  return { store, givenUp };
}

describe('an outbox', () => {
  it('keeps the order within a lane, although a post has to be tried again, and lets lanes pass each other', async () => {
    const sent: unknown[] = [];
    let failures = 1;
    const { store } = makeOutbox(async ({ payload }) => {
      if (payload === 'a1' && failures-- > 0) return LATER;
      sent.push(payload);
      return { kind: 'sent' };
    });
    outbox.push(await store.queue([post('a1'), post('a2'), post('b1', 'b')]));
    await outbox.flush(2_000);
    expect(sent).toEqual(['b1', 'a1', 'a2']);
    expect(await store.queued('slack')).toEqual([]);
  });

  it('gives up after the last wait, or at once when it is refused, and goes on', async () => {
    const { store, givenUp } = makeOutbox(async ({ payload }) =>
      payload === 'busy'
        ? LATER
        : payload === 'bad'
          ? { kind: 'refused', reason: 'no such place' }
          : { kind: 'sent' },
    );
    outbox.push(await store.queue([post('busy'), post('bad'), post('good')]));
    await outbox.flush(2_000);
    expect(givenUp).toEqual(['busy', 'no such place']);
    expect(await store.queued('slack')).toEqual([]);
  });

  it('names each post, and the turn that it answers, in all that it logs', async () => {
    const logger = recordingLogger();
    const { store } = makeOutbox(
      async ({ payload }) => {
        if (payload === 'broken') throw new Error('no answer');
        return { kind: 'refused', reason: 'no such place' };
      },
      { logger, waits: [1] },
    );
    const turn = { channel: 'slack', conversation: 'c', user: 'u', text: 'hello' };
    const taken = await store.take(['a'], { turn, address: {} });
    const posts = await store.finish(taken!.id, { posts: [post('broken'), post('bad')] });
    outbox.push(posts);
    await outbox.flush(2_000);
    const [broken, bad] = posts.map(({ id }) => id);
    expect(logger.events.map(({ fields, message }) => [message, (fields as { post: string }).post])).toEqual([
      ['a try to post broke off', broken],
      ['a post is tried again later', broken],
      ['a try to post broke off', broken],
      ['a reply could not be delivered and was given up', broken],
      ['a reply could not be delivered and was given up', bad],
    ]);
    for (const { fields } of logger.events)
      expect(fields).toMatchObject({ channel: 'slack', request: taken!.id });
  });

  it('counts no try while it is only told to wait, by the answer to a post or to a look', async () => {
    let tries = 0;
    let looks = 0;
    const wait = { kind: 'later', reason: 'ratelimited', afterMs: 1, free: true } as const;
    const { store, givenUp } = makeOutbox(
      async () => {
        tries += 1;
        if (tries === 6) return { kind: 'later', reason: 'http_503', uncertain: true };
        return tries < 6 ? { ...wait, uncertain: false } : { kind: 'sent' };
      },
      {
        arrived: async () => {
          looks += 1;
          return looks < 6 ? { ...wait, uncertain: true } : false;
        },
      },
    );
    outbox.push(await store.queue([post('a')]));
    await outbox.flush(5_000);
    expect([tries, looks, givenUp]).toEqual([7, 6, []]);
    expect(await store.queued('slack')).toEqual([]);
  });

  it('looks whether a post has arrived before it is sent again, and takes no second push of it', async () => {
    let tries = 0;
    const { store } = makeOutbox(
      async () => {
        tries += 1;
        throw new Error('the connection broke');
      },
      { arrived: async () => true },
    );
    const posts = await store.queue([post('a')]);
    outbox.push(posts);
    outbox.push(posts);
    await outbox.flush(2_000);
    expect(tries).toBe(1);
    expect(await store.queued('slack')).toEqual([]);
  });

  it('leaves what is not sent when it stops, for the next one', async () => {
    const { store } = makeOutbox(async () => LATER, { waits: [60_000] });
    outbox.push(await store.queue([post('a'), post('b')]));
    await delay(30);
    await outbox.stop();
    expect(await store.queued('slack')).toHaveLength(2);
    const sent: unknown[] = [];
    outbox = createOutbox({
      channel: 'slack',
      store,
      send: async ({ payload }) => {
        sent.push(payload);
        return { kind: 'sent' };
      },
      pace: { perSecond: 1_000, burst: 100 },
      logger: recordingLogger(),
    });
    await outbox.resume();
    await outbox.flush(2_000);
    expect(sent).toEqual(['a', 'b']);
  });
});

describe('the pace of a lane', () => {
  it('lets a few go at once and then one a second', () => {
    outbox = createOutbox({
      channel: 'x',
      store: makeStore(),
      send: async () => LATER,
      pace: { perSecond: 1, burst: 3 },
      logger: recordingLogger(),
    });
    const bucket = new Bucket({ perSecond: 1, burst: 3 }, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 0, 1_000]);
    expect(bucket.take(1_000)).toBe(0);
    bucket.closeUntil(9_000);
    expect(bucket.take(5_000)).toBe(4_000);
    expect(bucket.take(9_000)).toBe(0);
  });

  it('holds several paces at once', () => {
    const bucket = new Bucket(
      [
        { perSecond: 2, burst: 3 },
        { perSecond: 0.1, burst: 4 },
      ],
      0,
    );
    expect([0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 0]);
    expect(bucket.take(0)).toBe(500);
    expect(bucket.take(500)).toBe(0);
    expect(bucket.take(2_000)).toBe(8_000);
    expect(bucket.full(30_000)).toBe(false);
    expect(bucket.full(50_000)).toBe(true);
  });
});
