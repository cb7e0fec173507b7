import { createHmac } from 'node:crypto';
import type { Clock, ConversationStore, Logger } from '../core/ports.js';
import { inTime } from '../database/index.js';
import type { DeliveryStore } from './types.js';

export interface StoredConversationsOptions<State> {
  readonly store: Pick<DeliveryStore, 'keep' | 'kept' | 'dropKept'>;
  /** What is gone on from while the store cannot be reached. */
  readonly meanwhile: ConversationStore<State>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Minutes after the last turn at which a conversation is forgotten. */
  readonly minutes: number;
  /** Secret that hides whose conversation it is. */
  readonly key: string;
}

/** How long whoever asks waits for the store, in milliseconds, and how soon one that was away is asked again. */
const PATIENCE_MS = 1_500;
const AGAIN_MS = 5_000;
/** Conversations whose last state is known to be in memory alone; the one longest there is given back to the store. */
const MOST_UNKEPT = 10_000;

/**
 * Conversations that several processes share: what was said is sealed, and deleted soon after it has expired. While the store
 * cannot be reached each process goes on from what it remembers itself.
 */
export function storedConversations<State>(
  options: StoredConversationsOptions<State>,
): ConversationStore<State> {
  const { store, meanwhile, clock, logger, minutes, key: secret } = options;
  const unkept = new Set<string>();
  let away: number | undefined;
  const idOf = (key: string): string =>
    `conversation/${createHmac('sha256', secret).update(key).digest('hex')}`;

  /** Undefined when the store cannot be reached. */
  const ask = async <T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined> => {
    if (away !== undefined && performance.now() - away < AGAIN_MS) return undefined;
    try {
      const value = await inTime(PATIENCE_MS, work);
      if (away !== undefined) logger.info({}, 'conversations are shared with the other processes again');
      away = undefined;
      return { value };
    } catch (error) {
      if (away === undefined)
        logger.warn(
          { err: error },
          'conversations cannot be shared now; this process goes on from its memory',
        );
      away = performance.now();
      return undefined;
    }
  };
  const change = async (key: string, work: () => Promise<void>): Promise<void> => {
    const kept = (await ask(work)) !== undefined;
    unkept.delete(key);
    if (kept) return;
    unkept.add(key);
    for (const eldest of unkept) {
      if (unkept.size <= MOST_UNKEPT) break;
      unkept.delete(eldest);
    }
  };

  return {
    async get(key) {
      if (unkept.has(key)) return meanwhile.get(key);
      const asked = await ask(() => store.kept(idOf(key)));
      return asked === undefined ? meanwhile.get(key) : (asked.value?.value as State | undefined);
    },
    async set(key, state) {
      await meanwhile.set(key, state);
      const until = new Date(clock.now().getTime() + minutes * 60_000);
      await change(key, () =>
        store.keep(idOf(key), { channel: 'conversation', user: key, value: state, until }),
      );
    },
    async delete(key) {
      await meanwhile.delete(key);
      await change(key, () => store.dropKept(idOf(key)));
    },
  };
}
