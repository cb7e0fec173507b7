/** A turn that ends the process that reads it. */
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { recordingLogger } from '../helpers/logger.js';

const store = () =>
  openDeliveryStore({
    path: ':memory:',
    key: 'k'.repeat(32),
    retentionDays: 1,
    clock: systemClock,
    logger: recordingLogger(),
  });

describe('the attempts of a taken turn', () => {
  it('are one however often it is begun beside others, one more when it is begun alone, and none while it waits', async () => {
    const ledger = store();
    const turn = { channel: 'slack', conversation: 'c', user: 'u', text: 'x' };
    const first = await ledger.take(['a'], { turn, address: {} });
    await ledger.take(['b'], { turn, address: {} });
    if (first === undefined) throw new Error('It was not taken.');
    await ledger.begun(first.id);
    await ledger.begun(first.id);
    await ledger.unfinished('slack');
    await ledger.attempt(first.id);
    const left = await ledger.unfinished('slack');
    expect(left.map(({ attempts, restarts }) => [attempts, restarts])).toEqual([
      [2, 2],
      [0, 2],
    ]);
    await ledger.close();
  });
});
