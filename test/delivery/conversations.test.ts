import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { type KeptForUser, storedConversations } from '../../src/delivery/index.js';
import { memoryConversations } from '../../src/memory-conversations.js';
import { recordingLogger } from '../helpers/logger.js';

/** A store that can be away, or say nothing at all. */
function makeStore() {
  const rows = new Map<string, KeptForUser>();
  const state = { is: 'there' as 'there' | 'away' | 'silent', asked: 0 };
  const reached = async (): Promise<void> => {
    state.asked += 1;
    if (state.is === 'away') throw new Error('no connection');
    if (state.is === 'silent') await new Promise(() => undefined);
  };
  const store = {
    kept: async (id: string) => reached().then(() => rows.get(id)),
    keep: async (id: string, kept: KeptForUser) => reached().then(() => void rows.set(id, kept)),
    dropKept: async (id: string) => reached().then(() => void rows.delete(id)),
  };
  return { store, state };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = (store: ReturnType<typeof makeStore>['store'], logger = recordingLogger()) =>
  storedConversations<string>({
    store,
    meanwhile: memoryConversations({ clock: systemClock, minutes: 30 }),
    clock: systemClock,
    logger,
    minutes: 30,
    key: 'k'.repeat(32),
  });

describe('conversations that several processes share', () => {
  it('are gone on from in the other, and from memory while the store is away', async () => {
    const { store, state } = makeStore();
    const logger = recordingLogger();
    const [one, two] = [open(store, logger), open(store)];
    await one.set('a', 'first');
    expect(await two.get('a')).toBe('first');
    state.is = 'away';
    expect(await one.get('a')).toBe('first');
    await one.set('a', 'second');
    await one.set('b', 'new');
    await one.delete('b');
    expect([await one.get('a'), await one.get('b')]).toEqual(['second', undefined]);
    // What the store has is older than what was said meanwhile, until it is told.
    state.is = 'there';
    await vi.advanceTimersByTimeAsync(5_001);
    expect(await one.get('a')).toBe('second');
    await one.set('a', 'third');
    expect([await one.get('a'), await two.get('a')]).toEqual(['third', 'third']);
    expect(logger.events.map(({ message }) => message)).toEqual([
      'conversations cannot be shared now; this process goes on from its memory',
      'conversations are shared with the other processes again',
    ]);
  });

  it('keep nobody waiting for a store that says nothing, and once at all in five seconds', async () => {
    const { store, state } = makeStore();
    const one = open(store);
    await one.set('a', 'first');
    state.is = 'silent';
    const before = state.asked;
    const asked = one.get('a');
    await vi.advanceTimersByTimeAsync(1_501);
    expect(await asked).toBe('first');
    await one.set('a', 'second');
    expect(await one.get('a')).toBe('second');
    expect(state.asked - before).toBe(1);
  });
});
