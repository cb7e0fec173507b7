import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/delivery/gate.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Who has come in so far. */
function visitors(gate: Gate) {
  const inside: string[] = [];
  return {
    inside,
    come: (kind: string, count: number) => {
      for (let each = 0; each < count; each += 1) void gate.enter(kind).then(() => inside.push(kind));
    },
  };
}

describe('the gate of an outbox', () => {
  it('lets in so many of a kind, and so many in all', async () => {
    const gate = new Gate(5, 3);
    const { inside, come } = visitors(gate);
    come('a', 10);
    come('b', 10);
    await settle();
    expect(inside).toEqual(['a', 'a', 'a', 'b', 'b']);
  });

  it('lets kinds in by turns, however many of one wait', async () => {
    const gate = new Gate(2, 2);
    const { inside, come } = visitors(gate);
    come('busy', 100);
    await settle();
    come('quiet', 2);
    for (let step = 0; step < 4; step += 1) {
      gate.leave(inside[step] ?? '');
      await settle();
    }
    expect(inside).toEqual(['busy', 'busy', 'busy', 'quiet', 'busy', 'quiet']);
  });

  it('never counts more inside than there are, and lets all out when it closes', async () => {
    const gate = new Gate(3, 2);
    const { inside, come } = visitors(gate);
    come('a', 6);
    await settle();
    for (let step = 0; step < 6; step += 1) {
      gate.leave('a');
      await settle();
      expect(inside.length).toBeLessThanOrEqual(step + 3);
    }
    come('b', 9);
    gate.close();
    await settle();
    expect(inside.filter((kind) => kind === 'b')).toHaveLength(9);
  });
});
