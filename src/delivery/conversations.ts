import { createHmac } from 'node:crypto';
import type { Clock, ConversationStore } from '../core/ports.js';
import type { DeliveryStore } from './types.js';

export interface StoredConversationsOptions {
  readonly store: Pick<DeliveryStore, 'keep' | 'kept' | 'dropKept'>;
  readonly clock: Clock;
  /** Minutes after the last turn at which a conversation is forgotten. */
  readonly minutes: number;
  /** Secret that hides whose conversation it is. */
  readonly key: string;
}

/** Conversations that several processes share: what was said is sealed, and deleted soon after it has expired. */
export function storedConversations<State>({
  store,
  clock,
  minutes,
  key: secret,
}: StoredConversationsOptions): ConversationStore<State> {
  const idOf = (key: string): string =>
    `conversation/${createHmac('sha256', secret).update(key).digest('hex')}`;
  return {
    async get(key) {
      return (await store.kept(idOf(key)))?.value as State | undefined;
    },
    async set(key, state) {
      const until = new Date(clock.now().getTime() + minutes * 60_000);
      await store.keep(idOf(key), { channel: 'conversation', user: key, value: state, until });
    },
    async delete(key) {
      await store.dropKept(idOf(key));
    },
  };
}
