import type { Logger } from '../core/ports.js';
import type { DeliveryStore, QueuedPost } from '../delivery/index.js';
import type { Metrics } from './metrics.js';
import { standBetween } from './stand-between.js';

interface OnItsWay {
  readonly channel: string;
  readonly queuedAt: Date;
  /** The turn that it answers, as logs name it; undefined for a post of its own. */
  readonly request: string | undefined;
  readonly tried: boolean;
}

/**
 * A store that counts what goes through it and logs the way of each turn under one name: `request` when it is taken and
 * answered, with the posts that it became, and when each of these is sent.
 */
export function meteredStore(store: DeliveryStore, metrics: Metrics, logger: Logger): DeliveryStore {
  const taken = new Map<string, { channel: string; at: number }>();
  const posts = new Map<string, OnItsWay>();
  const queued = (made: readonly QueuedPost[], request?: string): void => {
    for (const { id, channel, queuedAt, tries } of made)
      posts.set(id, { channel, queuedAt, request, tried: tries > 0 });
  };
  const ended = (id: string, end: 'sent' | 'given-up', reason?: string): void => {
    const post = posts.get(id);
    posts.delete(id);
    if (post === undefined) return;
    const { channel, queuedAt, request } = post;
    metrics.posts.inc({ channel, end });
    if (end === 'sent')
      metrics.stage.observe({ channel, stage: 'send' }, Math.max(0, Date.now() - queuedAt.getTime()) / 1_000);
    logger.info({ request, post: id, channel, ...(reason === undefined ? {} : { reason }) }, `post ${end}`);
  };
  return standBetween(store, {
    async take(keys, turn) {
      const made = await store.take(keys, turn);
      const { channel } = turn.turn;
      if (made === undefined) metrics.redelivered.inc({ channel });
      else {
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
      queued(made, id);
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
      if (begun !== 'begun') return begun;
      if (post?.tried === true) metrics.retries.inc({ channel: post.channel });
      else if (post !== undefined) posts.set(id, { ...post, tried: true });
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
