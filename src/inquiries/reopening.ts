import { redact } from './redact.js';
import type { StaffInquiryLog } from './types.js';

/**
 * A log that is opened when it is first needed and, when that fails, at the next need again: a chat goes on while the
 * disk is full or read-only, and writes as soon as it can. Until then each method rejects as opening did.
 *
 * @param open opens the log, or throws `InquiryLogError`
 */
export function reopeningInquiryLog(
  open: () => StaffInquiryLog,
): StaffInquiryLog & { /** Opens the log now. */ opened(): Promise<void> } {
  let log: StaffInquiryLog | undefined;
  const opened = (): StaffInquiryLog => {
    log ??= open();
    return log;
  };
  return {
    opened: async () => void (await opened().pulse()),
    redact,
    record: async (inquiry) => opened().record(inquiry),
    recordTurn: async (turn) => opened().recordTurn(turn),
    recordFeedback: async (feedback) => opened().recordFeedback(feedback),
    list: async (filter) => opened().list(filter),
    count: async (filter) => opened().count(filter),
    pulse: async () => opened().pulse(),
    activity: async (filter) => opened().activity(filter),
    times: async (filter) => opened().times(filter),
    get: async (id) => opened().get(id),
    setStatus: async (id, status) => opened().setStatus(id, status),
    addNote: async (id, text) => opened().addNote(id, text),
    ready: async (id, entry) => opened().ready(id, entry),
    claim: async (id, by) => opened().claim(id, by),
    answer: async (id, text) => opened().answer(id, text),
    dismiss: async (id, reason) => opened().dismiss(id, reason),
    stats: async (filter) => opened().stats(filter),
    askedEntries: async () => opened().askedEntries(),
    deleteUser: async (channel, user) => opened().deleteUser(channel, user),
    purge: async () => opened().purge(),
    close: async () => log?.close(),
  };
}
