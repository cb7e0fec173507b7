import { describe, expect, it } from 'vitest';
import { runMemory } from '../../bench/memory.js';
import { MINIMAL } from '../knowledge/fixture.js';

describe('runMemory', () => {
  it('tells how much memory a process has before the first turn and after each tenth', async () => {
    const rows = await runMemory({ content: MINIMAL, turns: 20, people: 3 });
    expect(rows.map(({ turns }) => turns)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    for (const { residentBytes } of rows) expect(residentBytes).toBeGreaterThan(30e6);
  });

  it('says that the turns ended early, not that all is well', async () => {
    await expect(runMemory({ content: '/nowhere', turns: 20, people: 3 })).rejects.toThrow(
      'ended with code 1',
    );
  });
});
