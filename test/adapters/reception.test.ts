import { afterEach, describe, expect, it } from 'vitest';
import { createReception } from '../../adapters/reception.js';
import { systemClock } from '../../src/clock.js';
import type { Reply, Turn } from '../../src/core/reply.js';
import {
  createOutbox,
  type DeliveryStore,
  type Outbox,
  openDeliveryStore,
} from '../../src/delivery/index.js';
import { recordingLogger } from '../helpers/logger.js';

const REPLY: Reply = {
  outcome: 'answered',
  kind: 'answer',
  language: 'en',
  paragraphs: ['yes'],
  facts: [],
  sources: [],
  actions: [],
  confidence: 1,
} as unknown as Reply;
const WORDS = { greeting: () => REPLY, help: () => REPLY, failure: () => REPLY };
const turnOf = (number: number): Turn => ({
  channel: 'slack',
  conversation: `c${number}`,
  user: 'u',
  text: `${number}`,
});

const outboxes: Outbox[] = [];
afterEach(() => Promise.all(outboxes.splice(0).map((outbox) => outbox.stop())));

function makeStore(): DeliveryStore {
  return openDeliveryStore({
    path: ':memory:',
    key: 'k'.repeat(32),
    retentionDays: 1,
    clock: systemClock,
    logger: recordingLogger(),
  });
}

/** A process over a store; what it is asked is noted. */
function processOver(store: DeliveryStore, handle: (turn: Turn) => Promise<Reply>) {
  const logger = recordingLogger();
  const outbox = createOutbox({
    channel: 'slack',
    store,
    send: async () => ({ kind: 'sent' }),
    pace: { perSecond: 10_000, burst: 10_000 },
    logger,
  });
  outboxes.push(outbox);
  return createReception<object>({
    handle,
    words: WORDS,
    logger,
    channel: 'slack',
    store,
    outbox,
    render: () => [{ channel: 'slack', lane: 'a', payload: 'x' }],
    readersAt: () => 'anyone',
    isStaff: async () => false,
    aloneWith: async () => undefined,
    claims: (turn) => [`thread/${turn.conversation}`],
  });
}

const never = (): Promise<never> => new Promise(() => undefined);

describe('turns that wait while the program is started again and again', () => {
  it('are all answered: a stop in between is put down to none of them', async () => {
    const store = makeStore();
    const first = processOver(store, never);
    for (let number = 0; number < 40; number += 1)
      await first.take({ keys: [`k${number}`], turn: turnOf(number), address: {} });
    // Each process begins some turns, and is stopped before it has finished any.
    for (let start = 0; start < 3; start += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await processOver(store, never).resume();
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
    const asked: Turn[] = [];
    const last = processOver(store, async (turn) => {
      asked.push(turn);
      return REPLY;
    });
    await last.resume();
    await last.settled();
    expect(asked.filter(({ unread }) => unread === true)).toEqual([]);
    expect(new Set(asked.map(({ text }) => text)).size).toBe(40);
    expect(await store.unfinished('slack')).toEqual([]);
  });

  it('are set aside alone when it is they that no process survives', async () => {
    const store = makeStore();
    const poison = async (turn: Turn): Promise<Reply> =>
      turn.text === '3' && turn.unread !== true ? never() : REPLY;
    const first = processOver(store, poison);
    for (let number = 0; number < 6; number += 1)
      await first.take({ keys: [`k${number}`], turn: turnOf(number), address: {} });
    const asked: Turn[] = [];
    for (let start = 0; start < 4; start += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await processOver(store, async (turn) => {
        asked.push(turn);
        return poison(turn);
      }).resume();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked.filter(({ unread }) => unread === true).map(({ text }) => text)).toEqual(['3']);
    expect(await store.unfinished('slack')).toEqual([]);
  });

  it('count as asked in their thread before they are answered, so that a follow-up is heard', async () => {
    const store = makeStore();
    await processOver(store, never).take({ keys: ['k'], turn: turnOf(1), address: {} });
    expect(await store.claimed('thread/c1')).toBe(true);
  });
});
