import { describe, expect, it, vi } from 'vitest';
import { type Channel, ChannelError } from '../../adapters/contract.js';
import { startChannels } from '../../src/cli/start-channels.js';
import { recordingLogger } from '../helpers/logger.js';

const enough = new Set(['web']);
const away = new ChannelError('Slack could not be reached.', { passing: true });
const refused = new ChannelError('Slack does not accept the token.');

/** A channel that fails with these, one a start, and starts then. */
function channel(name: string, ...failures: Error[]): Channel & { starts: number } {
  return {
    name,
    starts: 0,
    async start() {
      this.starts += 1;
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
    },
    stop: async () => undefined,
  };
}

describe('channels that are started', () => {
  it('go on without one whose platform is away, which is tried again with growing pauses', async () => {
    const slack = channel('slack', away, away, refused);
    const teams = channel('teams');
    const logger = recordingLogger();
    const pauses = [1, 5];
    const starting = startChannels({ channels: [channel('web'), slack, teams], enough, logger, pauses });
    await starting.run();
    expect([teams.starts, starting.missing()]).toEqual([1, ['slack']]);
    await vi.waitFor(() => expect(starting.missing()).toEqual([]), 30_000);
    expect(slack.starts).toBe(4);
    expect(logger.events.map(({ fields }) => (fields as { pause: number }).pause)).toEqual([1, 5, 5]);
  });

  it('end the start by what waiting does not mend, or where nothing else serves', async () => {
    const run = (...channels: Channel[]) =>
      startChannels({ channels, enough, logger: recordingLogger() }).run();
    await expect(run(channel('web'), channel('slack', refused))).rejects.toBe(refused);
    await expect(run(channel('slack', away), channel('console'))).rejects.toBe(away);
    await expect(run(channel('web', away), channel('slack'))).rejects.toBe(away);
  });
});
