import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { keepHeapSmall } from '../src/heap.js';

/** A process in which `live` is in use, and what has come on top of it. */
function processWith(live: number, pause = 10) {
  const state = { live, onTop: 0, clock: 0, collections: 0 };
  const look = keepHeapSmall({
    collect() {
      state.onTop = 0;
      state.clock += pause;
      state.collections += 1;
    },
    inUse: () => state.live + state.onTop,
    now: () => state.clock,
  });
  return { state, look };
}

describe('keepHeapSmall', () => {
  it('collects at once, and then when a third has come on top', () => {
    const { state, look } = processWith(100);
    expect(state.collections).toBe(1);
    state.onTop = 29;
    look();
    expect(state.collections).toBe(1);
    state.onTop = 31;
    look();
    expect(state.collections).toBe(2);
  });

  it('takes what stays in use for what there is', () => {
    const { state, look } = processWith(100);
    state.live = 200;
    look();
    state.onTop = 59;
    look();
    expect(state.collections).toBe(2);
  });

  it('leaves it to V8 where collecting takes long enough for messages to wait', () => {
    const { state, look } = processWith(100, 101);
    state.onTop = 1_000;
    look();
    expect(state.collections).toBe(1);
  });

  it('frees what is not used any more', async () => {
    const look = keepHeapSmall();
    const kept = { numbers: new Array(20_000_000).fill(1.5) };
    const seen = new WeakRef(kept.numbers);
    kept.numbers = [];
    // What was looked at in this round of the event loop stays until its end.
    await setImmediate();
    look();
    expect(seen.deref()).toBeUndefined();
  });
});
