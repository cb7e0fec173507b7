import type { InquiryLog } from '../core/ports.js';

/** A log that deletes what is past its retention and can be closed. */
export interface RunningInquiryLog extends InquiryLog {
  purge(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * A log that is opened when it is first needed and, when that fails, at the next need again: a chat goes on while the
 * disk is full or read-only, and writes as soon as it can. Until then each method rejects as opening did.
 *
 * @param open opens the log, or throws `InquiryLogError`
 */
export function reopeningInquiryLog(
  open: () => RunningInquiryLog,
): RunningInquiryLog & { /** Opens the log now. */ ready(): Promise<void> } {
  let log: RunningInquiryLog | undefined;
  const opened = (): RunningInquiryLog => {
    log ??= open();
    return log;
  };
  return {
    ready: async () => void opened(),
    record: async (inquiry) => opened().record(inquiry),
    recordTurn: async (turn) => opened().recordTurn(turn),
    recordFeedback: async (feedback) => opened().recordFeedback(feedback),
    purge: async () => opened().purge(),
    close: async () => log?.close(),
  };
}
