import type { InquiryLog } from '../core/ports.js';
import { inTime } from '../database/index.js';

/** How long whoever asked waits for her question to be written down, and for what is counted, in milliseconds. */
const QUESTION_MS = 4_000;
const COUNT_MS = 1_000;

/**
 * A log in a server, for whoever waits for a reply: what the server says nothing to in time counts as not written, though it may be
 * written later.
 */
export function hurriedInquiryLog(log: InquiryLog): InquiryLog {
  return {
    redact: (text) => log.redact(text),
    record: (inquiry) => inTime(QUESTION_MS, () => log.record(inquiry)),
    recordTurn: (turn) => inTime(COUNT_MS, () => log.recordTurn(turn)),
    recordFeedback: (feedback) => inTime(COUNT_MS, () => log.recordFeedback(feedback)),
  };
}
