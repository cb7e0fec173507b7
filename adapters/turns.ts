import type { Language } from '../src/core/model/knowledge-base.js';
import type { Reply, Turn } from '../src/core/reply.js';
import type { ChannelOptions } from './contract.js';

/** Turns on their way through a channel. */
export interface Turns {
  /**
   * Answers a turn after those of the same conversation that came before it, and delivers the reply. Resolves when
   * it is delivered, or logged as undeliverable; never rejects.
   *
   * @param language what the failure message is said in when there is no reply to take it from
   */
  take(turn: Turn, deliver: (reply: Reply) => Promise<void> | void, language?: Language): Promise<void>;
  /** Resolves when no turn is in flight. */
  settled(): Promise<void>;
}

/**
 * Keeps the turns of each conversation in order, lets conversations pass each other, and turns a failing handler
 * into the failure message.
 */
export function createTurns({ handle, words, logger }: ChannelOptions): Turns {
  const last = new Map<string, Promise<void>>();

  const answer = async (turn: Turn, language: Language): Promise<Reply> => {
    try {
      return await handle(turn);
    } catch (error) {
      logger.error({ channel: turn.channel, err: error }, 'a turn failed');
      return words.failure(language);
    }
  };

  return {
    take(turn, deliver, language = 'ko') {
      const before = last.get(turn.conversation) ?? Promise.resolve();
      const done = before.then(async () => {
        try {
          await deliver(await answer(turn, language));
        } catch (error) {
          logger.error({ channel: turn.channel, err: error }, 'a reply was not delivered');
        }
      });
      last.set(turn.conversation, done);
      void done.then(() => {
        if (last.get(turn.conversation) === done) last.delete(turn.conversation);
      });
      return done;
    },
    async settled() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
