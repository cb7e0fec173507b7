import type { Logger } from '../core/ports.js';
import { Gate } from './gate.js';
import { Bucket, type Paces } from './pacing.js';
import type { DeliveryStore, QueuedPost, SendResult } from './types.js';

export interface OutboxOptions {
  readonly channel: string;
  readonly store: DeliveryStore;
  /** Tries once. May reject: that counts as `later`, its end uncertain. */
  readonly send: (post: QueuedPost) => Promise<SendResult>;
  /**
   * Looks whether a post whose try ended uncertainly has arrived; undefined when that cannot be seen. When it cannot be seen
   * now, how long to wait: looking is no try.
   */
  readonly arrived?: (post: QueuedPost) => Promise<boolean | undefined | Later>;
  readonly pace: Paces;
  /** What a post has its share of the tries with, such as its workspace and method. Default: all posts are one kind. */
  readonly kindOf?: (post: QueuedPost) => string;
  readonly logger: Logger;
  /** Waits between tries, in milliseconds; after the last the post is given up. Default: over an hour in all. */
  readonly waits?: readonly number[];
  /** Hears of each post that was given up. */
  readonly onGivenUp?: (reason: string) => void;
}

type Later = SendResult & { readonly kind: 'later' };

/** Sends what is queued, in order within a lane, at the platform's pace, again when it failed. */
export interface Outbox {
  push(posts: readonly QueuedPost[]): void;
  /** Takes up what an earlier process has left. */
  resume(): Promise<void>;
  /** Resolves when everything is sent or given up, or after `ms`; what is left then stays queued. */
  flush(ms: number): Promise<void>;
  /** Begins no further try and resolves when those under way have ended. */
  stop(): Promise<void>;
}

const SECOND = 1_000;
const WAITS = [1, 5, 15, 60, 300, 600, 1_200, 1_800].map((seconds) => seconds * SECOND);
/** Tries under way at once, over all lanes, and of one kind: 96 places and an answer after 200 ms make 480 posts a second. */
const WIDTH = 256;
const EACH = 96;
/** How soon a post that comes after one of another process is tried again, in milliseconds. */
const LOOK_MS = 50;
/** Most lanes whose pace is remembered while nothing is sent there. */
const REMEMBERED = 2_000;

/** What log lines name a post by. */
const namesOf = ({ id, channel, request }: QueuedPost): object => ({ channel, request, post: id });

/** A post that was only ever told to wait for so long is given up in the end. */
const OLD_MS = 24 * 3_600 * SECOND;
const isOld = ({ queuedAt }: QueuedPost): boolean => Date.now() - queuedAt.getTime() > OLD_MS;

interface Lane {
  readonly bucket: Bucket;
  readonly posts: QueuedPost[];
  running: boolean;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { channel, store, send, arrived, pace, logger, waits = WAITS, onGivenUp } = options;
  const lanes = new Map<string, Lane>();
  const known = new Set<string>();
  const running = new Set<Promise<void>>();
  const wakers = new Set<() => void>();
  const gate = new Gate(WIDTH, EACH);
  let stopped = false;

  const laneOf = (name: string): Lane => {
    const found = lanes.get(name);
    if (found !== undefined) return found;
    if (lanes.size > REMEMBERED) {
      for (const [key, lane] of lanes) {
        if (!lane.running && lane.bucket.full(performance.now())) lanes.delete(key);
      }
    }
    const lane: Lane = { bucket: new Bucket(pace, performance.now()), posts: [], running: false };
    lanes.set(name, lane);
    return lane;
  };
  /** Ends early when the outbox stops. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      if (stopped) wake();
      else wakers.add(wake);
    });
  /** `waits` and `gone` as the store says; undefined when the outbox was stopped before the try began. */
  const attempt = async (post: QueuedPost): Promise<SendResult | 'waits' | 'gone' | undefined> => {
    const kind = options.kindOf?.(post) ?? '';
    await gate.enter(kind);
    if (stopped) return undefined;
    try {
      const seen = post.uncertain ? await arrived?.(post) : undefined;
      if (seen === true) return { kind: 'sent' };
      // Counted as a try, so that it can be taken back like one.
      const begun = await store.begin(post.id);
      if (begun !== 'begun') return begun;
      return typeof seen === 'object' ? seen : await send(post);
    } catch (error) {
      logger.warn({ ...namesOf(post), err: error }, 'a try to post broke off');
      return { kind: 'later', reason: 'broke off', uncertain: true };
    } finally {
      gate.leave(kind);
    }
  };
  const giveUp = async (post: QueuedPost, reason: string): Promise<void> => {
    await store.giveUp(post.id, reason);
    logger.error(
      { ...namesOf(post), reason, tries: post.tries },
      'a reply could not be delivered and was given up',
    );
    onGivenUp?.(reason);
  };
  /** Sends one post, however often that has to be tried; returns early when the outbox stops, or the post has to wait. */
  const deliver = async (first: QueuedPost, bucket: Bucket): Promise<'waits' | undefined> => {
    let post = first;
    while (!stopped) {
      const wait = bucket.take(performance.now());
      if (wait > 0) {
        await pause(wait);
        continue;
      }
      const result = await attempt(post);
      if (result === undefined || result === 'gone') return undefined;
      if (result === 'waits') return result;
      if (result.kind === 'sent') {
        await store.sent(post.id);
        return undefined;
      }
      const free = result.kind === 'later' && result.free === true && !isOld(post);
      const tries = post.tries + (free ? 0 : 1);
      post = { ...post, tries, uncertain: result.kind === 'later' && result.uncertain };
      if (result.kind === 'refused') {
        await giveUp(post, result.reason);
        return undefined;
      }
      await store.postpone(post.id, result.uncertain, free);
      const next = waits[Math.max(0, tries - 1)];
      if (next === undefined) {
        await giveUp(post, result.reason);
        return undefined;
      }
      logger.warn(
        { ...namesOf(post), reason: result.reason, tries: post.tries },
        'a post is tried again later',
      );
      // Being told to wait is no failure of the lane, so the time named is used as it is.
      const afterMs = result.afterMs ?? next;
      bucket.closeUntil(performance.now() + afterMs);
    }
    return undefined;
  };
  const run = async (lane: Lane): Promise<void> => {
    for (let post = lane.posts[0]; post !== undefined && !stopped; post = lane.posts[0]) {
      try {
        if ((await deliver(post, lane.bucket)) === 'waits') {
          // Another process sends an earlier one; or it has ended, and what it left is behind this one in the lane.
          lane.posts.push(...lane.posts.splice(0, 1));
          await pause(LOOK_MS);
          continue;
        }
      } catch (error) {
        logger.error({ ...namesOf(post), err: error }, 'the outbox could not note what became of a post');
      }
      if (stopped) return;
      lane.posts.shift();
      known.delete(post.id);
    }
  };
  const wake = (lane: Lane): void => {
    if (lane.running || stopped || lane.posts.length === 0) return;
    lane.running = true;
    const work = run(lane).finally(() => {
      lane.running = false;
      running.delete(work);
      wake(lane);
    });
    running.add(work);
  };
  const push = (posts: readonly QueuedPost[]): void => {
    for (const post of posts) {
      if (known.has(post.id)) continue;
      known.add(post.id);
      const lane = laneOf(post.lane);
      lane.posts.push(post);
      wake(lane);
    }
  };

  return {
    push,
    async resume() {
      push(await store.queued(channel));
    },
    async flush(ms) {
      const end = performance.now() + ms;
      while (running.size > 0 && performance.now() < end) {
        await Promise.race([Promise.all(running), pause(Math.max(1, end - performance.now()))]);
      }
    },
    async stop() {
      stopped = true;
      for (const each of [...wakers]) each();
      gate.close();
      await Promise.allSettled(running);
    },
  };
}
