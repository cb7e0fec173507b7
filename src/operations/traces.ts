import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Reply } from '../core/reply.js';
import type { DeliveryStore, QueuedPost } from '../delivery/index.js';
import { standBetween } from './stand-between.js';

/**
 * The way of a turn as spans, one trace a turn: `turn` from taken to written, in it `receive` (writing it down), `reply`
 * (the bot's own) and in that `find` (reading it and finding what answers), and a `post` for each try to send. No span holds what a person
 * wrote, or who she is: they say the channel, the outcome, and the names that logs have for the turn and the post.
 */
export interface Traces {
  /** A store that begins and ends spans of what goes through it. */
  traced(store: DeliveryStore): DeliveryStore;
  /** Runs `answer` in a span; `request` names its turn. */
  reply(request: string, channel: string, answer: () => Promise<Reply>): Promise<Reply>;
  /** Runs `find` in a span of the reply that it is for. */
  find<Result>(find: () => Result): Result;
}

/** Turns and posts that are on their way at once, of which spans are kept; another process may end the rest. */
const MOST_KEPT = 50_000;

/** What is under way, by name: the eldest is forgotten where there is too much. */
class Kept<Value> extends Map<string, Value> {
  override set(name: string, value: Value): this {
    for (const eldest of this.keys()) {
      if (this.size < MOST_KEPT) break;
      this.delete(eldest);
    }
    return super.set(name, value);
  }
}

/** @param tracer of an SDK; the spans of one that has none cost nothing and go nowhere */
export function createTraces(tracer: Tracer): Traces {
  const turns = new Kept<Span>();
  const posts = new Kept<{ readonly channel: string; readonly parent: Context; readonly span?: Span }>();
  const replying = new AsyncLocalStorage<Context>();

  const inside = (span: Span | undefined): Context =>
    span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
  const begin = (
    name: string,
    parent: Context,
    attributes: Attributes,
    kind = SpanKind.INTERNAL,
    startTime = Date.now(),
  ): Span => tracer.startSpan(name, { kind, attributes, startTime }, parent);
  /** Ends a span that failed, without the error's message: it may quote what was asked. */
  const fail = (span: Span | undefined, reason?: string): void => {
    span?.setStatus({ code: SpanStatusCode.ERROR, ...(reason === undefined ? {} : { message: reason }) });
    span?.end();
  };
  const queued = (made: readonly QueuedPost[], parent: Context): void => {
    for (const { id, channel } of made) posts.set(id, { channel, parent });
  };

  return {
    traced: (store) =>
      standBetween(store, {
        async take(keys, turn) {
          const at = Date.now();
          const made = await store.take(keys, turn);
          if (made === undefined) return made;
          const about = { 'policy_bot.channel': turn.turn.channel, 'policy_bot.request': made.id };
          const span = begin('turn', ROOT_CONTEXT, about, SpanKind.CONSUMER, at);
          turns.set(made.id, span);
          begin('receive', inside(span), about, SpanKind.INTERNAL, at).end();
          return made;
        },
        async finish(id, outcome) {
          const span = turns.get(id);
          const made = await store.finish(id, outcome);
          turns.delete(id);
          span?.setAttribute('policy_bot.posts', made.length).end();
          queued(made, inside(span));
          return made;
        },
        async queue(made, key) {
          const inserted = await store.queue(made, key);
          queued(inserted, ROOT_CONTEXT);
          return inserted;
        },
        async settle(...settled) {
          const inserted = await store.settle(...settled);
          queued(inserted, ROOT_CONTEXT);
          return inserted;
        },
        async queued(channel) {
          const left = await store.queued(channel);
          queued(left, ROOT_CONTEXT);
          return left;
        },
        async begin(id) {
          const begun = await store.begin(id);
          const post = posts.get(id);
          if (begun !== 'begun' || post === undefined) return begun;
          const about = { 'policy_bot.channel': post.channel, 'policy_bot.post': id };
          posts.set(id, { ...post, span: begin('post', post.parent, about, SpanKind.CLIENT) });
          return begun;
        },
        async postpone(id, uncertain, free) {
          if (free === true) posts.get(id)?.span?.end();
          else fail(posts.get(id)?.span);
          await store.postpone(id, uncertain, free);
        },
        async sent(id) {
          posts.get(id)?.span?.end();
          posts.delete(id);
          await store.sent(id);
        },
        async giveUp(id, reason) {
          fail(posts.get(id)?.span, reason);
          posts.delete(id);
          await store.giveUp(id, reason);
        },
      }),
    async reply(request, channel, answer) {
      const about = { 'policy_bot.channel': channel, 'policy_bot.request': request };
      const span = begin('reply', inside(turns.get(request)), about);
      try {
        const reply = await replying.run(inside(span), answer);
        span.setAttributes({
          'policy_bot.outcome': reply.outcome,
          'policy_bot.language': reply.language,
          ...(reply.entry === undefined ? {} : { 'policy_bot.entry': reply.entry }),
        });
        span.end();
        return reply;
      } catch (error) {
        fail(span);
        throw error;
      }
    },
    find(find) {
      const span = begin('find', replying.getStore() ?? ROOT_CONTEXT, {});
      try {
        return find();
      } finally {
        span.end();
      }
    },
  };
}
