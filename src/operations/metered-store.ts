import type { Logger } from '../core/ports.js';
import type { DeliveryStore, QueuedPost } from '../delivery/index.js';
import { countErrors } from './count-errors.js';
import type { Metrics } from './metrics.js';
import { standBetween } from './stand-between.js';

interface OnItsWay {
  readonly channel: string;
  readonly queuedAt: Date;
  /** The turn that it answers, as logs name it; undefined for a post of its own. */
  readonly request: string | undefined;
  readonly tried: boolean;
}

const ENDS = ['sent', 'given-up'] as const;

/**
 * A store that counts what goes through it and logs the way of each turn under one name: `request` when it is taken and
 * answered, with the posts that it became, and when each of these is sent. What has not happened yet is counted as 0, or the first time that it
 * does would not show as a rise.
 */
export function meteredStore(kept: DeliveryStore, metrics: Metrics, logger: Logger): DeliveryStore {
  const store = countErrors(kept, metrics, 'delivery');
  const taken = new Map<string, { channel: string; at: number }>();
  const posts = new Map<string, OnItsWay>();
  const queued = (made: readonly QueuedPost[]): void => {
    for (const { id, channel, queuedAt, request, tries } of made)
      posts.set(id, { channel, queuedAt, request, tried: tries > 0 });
  };
  const ended = (id: string, end: (typeof ENDS)[number], reason?: string): void => {
    const post = posts.get(id);
    posts.delete(id);
    if (post === undefined) return;
    const { channel, queuedAt, request } = post;
    for (const each of ENDS) metrics.posts.inc({ channel, end: each }, each === end ? 1 : 0);
    if (end === 'sent')
      metrics.stage.observe({ channel, stage: 'send' }, Math.max(0, Date.now() - queuedAt.getTime()) / 1_000);
    logger.info({ request, post: id, channel, ...(reason === undefined ? {} : { reason }) }, `post ${end}`);
  };
  return standBetween(store, {
    async take(keys, turn) {
      const made = await store.take(keys, turn);
      const { channel } = turn.turn;
      metrics.redelivered.inc({ channel }, made === undefined ? 1 : 0);
      if (made !== undefined) {
        taken.set(made.id, { channel, at: performance.now() });
        logger.info({ request: made.id, channel }, 'turn taken');
      }
      return made;
    },
    async finish(id, outcome) {
      const made = await store.finish(id, outcome);
      const start = taken.get(id);
      taken.delete(id);
      if (start !== undefined) {
        const { channel, at } = start;
        metrics.stage.observe({ channel, stage: 'answer' }, (performance.now() - at) / 1_000);
      }
      queued(made);
      logger.info({ request: id, posts: made.map((post) => post.id) }, 'turn answered');
      return made;
    },
    async queue(made, key) {
      const inserted = await store.queue(made, key);
      queued(inserted);
      return inserted;
    },
    async settle(inquiry, made, key) {
      const inserted = await store.settle(inquiry, made, key);
      queued(inserted);
      return inserted;
    },
    async queued(channel) {
      const left = await store.queued(channel);
      queued(left);
      return left;
    },
    async begin(id) {
      const begun = await store.begin(id);
      const post = posts.get(id);
      if (begun !== 'begun' || post === undefined) return begun;
      metrics.retries.inc({ channel: post.channel }, post.tried ? 1 : 0);
      posts.set(id, { ...post, tried: true });
      return begun;
    },
    async sent(id) {
      await store.sent(id);
      ended(id, 'sent');
    },
    async giveUp(id, reason) {
      await store.giveUp(id, reason);
      ended(id, 'given-up', reason);
    },
  });
}
