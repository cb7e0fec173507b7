import type { InquiryLog, Logger } from '../core/ports.js';

export interface TellingOptions {
  readonly logger: Logger;
  /** What opening the log failed with: the fault has begun. */
  readonly fault?: Error | undefined;
  /** Hears of each turn how many of its questions could not be written down. */
  readonly onUnwritten?: (channel: string, questions: 0 | 1) => void;
}

type Writing = 'question' | 'count';

/**
 * A log that says once that it cannot be written, and once that it can again, with how many questions could not be written down
 * meanwhile; of each by itself at `debug`.
 */
export function tellingInquiryLog(log: InquiryLog, options: TellingOptions): InquiryLog {
  const { logger, onUnwritten } = options;
  /** `last` is what failed last: a fault of that alone is not over when the other succeeds. */
  let fault: { readonly since: number; readonly last: Writing; unwritten: number } | undefined;
  const begin = (last: Writing, err: unknown): void => {
    if (fault === undefined) logger.error({ err }, 'the inquiry log cannot be written; the chat goes on');
    fault = { since: performance.now(), unwritten: 0, ...fault, last };
  };
  const tell = async <T>(what: Writing, work: () => Promise<T>): Promise<T> => {
    try {
      const made = await work();
      if (fault?.last === what) {
        const seconds = Math.round((performance.now() - fault.since) / 1_000);
        logger.info({ unwritten: fault.unwritten, seconds }, 'the inquiry log can be written again');
        fault = undefined;
      }
      return made;
    } catch (error) {
      begin(what, error);
      throw error;
    }
  };
  if (options.fault !== undefined) begin('count', options.fault);
  return {
    redact: (text) => log.redact(text),
    async record(inquiry) {
      const { channel } = inquiry;
      try {
        return await tell('question', () => log.record(inquiry));
      } catch (error) {
        if (fault !== undefined) fault.unwritten += 1;
        onUnwritten?.(channel, 1);
        logger.debug({ channel, err: error }, 'a question could not be written down');
        throw error;
      }
    },
    async recordTurn(turn) {
      // What has not happened yet is counted as 0, or the first time that it does would not show as a rise.
      if (turn.channel !== undefined) onUnwritten?.(turn.channel, 0);
      await tell('count', () => log.recordTurn(turn));
    },
    recordFeedback: (feedback) => tell('count', () => log.recordFeedback(feedback)),
  };
}
