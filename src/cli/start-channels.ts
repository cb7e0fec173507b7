import { type Channel, ChannelError } from '../../adapters/contract.js';
import type { Logger } from '../core/ports.js';

export interface StartOptions {
  readonly channels: readonly Channel[];
  /** Names of channels that serve by themselves, so that the others may come later. */
  readonly enough: ReadonlySet<string>;
  readonly logger: Logger;
  /** Pauses between tries, in milliseconds; the last one again and again. */
  readonly pauses?: readonly number[];
}

export interface ChannelStart {
  /** Resolves when all have started that can. Rejects as one that must does. */
  run(): Promise<void>;
  /** Names of those that are still tried. */
  missing(): readonly string[];
  /** Begins no further try. */
  stop(): void;
}

const PAUSES = [5, 15, 30, 60, 120, 300].map((seconds) => seconds * 1_000);

/**
 * Starts channels one after another. One whose platform cannot be reached is tried again, where another serves meanwhile: what its
 * settings get wrong is said at once in any case, as waiting mends nothing of it.
 */
export function startChannels({ channels, enough, logger, pauses = PAUSES }: StartOptions): ChannelStart {
  const timers = new Map<string, NodeJS.Timeout | undefined>();
  let stopped = false;

  const later = (channel: Channel, tries: number, error: unknown): void => {
    const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
    const { name } = channel;
    logger.warn({ channel: name, err: error, pause }, 'a channel could not be started; the others go on');
    const again = async (): Promise<void> => {
      try {
        await channel.start();
        timers.delete(name);
      } catch (failure) {
        if (!stopped) later(channel, tries + 1, failure);
      }
    };
    timers.set(
      name,
      setTimeout(() => void again(), pause),
    );
  };

  return {
    async run() {
      for (const channel of channels) {
        try {
          await channel.start();
        } catch (error) {
          const passes = error instanceof ChannelError && error.passing;
          if (!passes || !channels.some(({ name }) => name !== channel.name && enough.has(name))) throw error;
          later(channel, 0, error);
        }
      }
    },
    missing: () => [...timers.keys()],
    stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
