import { randomUUID } from 'node:crypto';
import type { Language } from '../src/core/model/knowledge-base.js';
import type { Logger } from '../src/core/ports.js';
import type { Reply, Turn } from '../src/core/reply.js';
import type { ChannelOptions } from './contract.js';

/** Turns on their way through a channel. */
export interface Turns {
  /**
   * Answers a turn after those of the same conversation that came before it, and delivers the reply. Resolves when
   * it is delivered, or logged as undeliverable; never rejects.
   *
   * @param language what the failure message is said in when there is no reply to take it from
   * @param named what a ledger calls it, which logs its way too; without one it is named and logged here
   */
  take(
    turn: Turn,
    deliver: (reply: Reply) => Promise<void> | void,
    language?: Language,
    named?: NamedTurn,
  ): Promise<void>;
  /** Resolves when no turn is in flight. */
  settled(): Promise<void>;
}

export interface NamedTurn {
  /** Its name in the log. */
  readonly request: string;
  /** Logs that its reply is delivered. */
  readonly answered?: () => void;
}

/** Names a turn that no ledger keeps, and logs its way as a ledger would. */
export function nameTurn(logger: Logger, { channel }: Turn): NamedTurn {
  const request = randomUUID();
  logger.info({ request, channel }, 'turn taken');
  return { request, answered: () => logger.info({ request, posts: [] }, 'turn answered') };
}

/**
 * Keeps the turns of each conversation in order, lets conversations pass each other, and turns a failing handler
 * into the failure message.
 */
export function createTurns({ handle, words, logger }: ChannelOptions): Turns {
  const last = new Map<string, Promise<void>>();

  const answer = async (turn: Turn, language: Language, request: string): Promise<Reply> => {
    try {
      return await handle(turn, request);
    } catch (error) {
      logger.error({ request, channel: turn.channel, err: error }, 'a turn failed');
      return words.failure(language);
    }
  };

  return {
    take(turn, deliver, language = 'ko', { request, answered } = nameTurn(logger, turn)) {
      const before = last.get(turn.conversation) ?? Promise.resolve();
      const done = before.then(async () => {
        try {
          await deliver(await answer(turn, language, request));
          answered?.();
        } catch (error) {
          logger.error({ request, channel: turn.channel, err: error }, 'a reply was not delivered');
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
