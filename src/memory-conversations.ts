import type { Clock, ConversationStore } from './core/ports.js';

export interface MemoryConversationsOptions {
  readonly clock: Clock;
  /** Minutes after the last turn at which a conversation is forgotten. */
  readonly minutes: number;
  /** Most conversations kept at once; the one longest unused goes first. */
  readonly limit?: number;
}

/** Conversations in memory: what was said is gone with the process, and earlier when it expires. */
export function memoryConversations<State>({
  clock,
  minutes,
  limit = 10_000,
}: MemoryConversationsOptions): ConversationStore<State> {
  const kept = new Map<string, { readonly state: State; readonly until: number }>();
  const drop = (): void => {
    const now = clock.now().getTime();
    for (const [key, { until }] of kept) {
      if (until > now && kept.size <= limit) break;
      kept.delete(key);
    }
  };
  return {
    async get(key) {
      const found = kept.get(key);
      return found !== undefined && found.until > clock.now().getTime() ? found.state : undefined;
    },
    async set(key, state) {
      kept.delete(key);
      kept.set(key, { state, until: clock.now().getTime() + minutes * 60_000 });
      drop();
    },
    async delete(key) {
      kept.delete(key);
    },
  };
}
