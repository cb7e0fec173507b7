import { createHash, createHmac } from 'node:crypto';
import type { NewInquiry } from '../core/ports.js';
import { InquiryLogError } from './errors.js';
import { redact } from './redact.js';
import { MAX_STORED_TEXT } from './types.js';

/** A question as it is stored. */
export interface PreparedInquiry {
  readonly text: string;
  readonly fingerprint: string;
  readonly user: string;
  readonly conversation: string;
}

const MIN_KEY_LENGTH = 16;
/** Letters that are read for what is kept; no number of a person is longer than those at the end, which are left out when there is more. */
const MOST_READ = MAX_STORED_TEXT + 400;
const LAST = 200;

/** Redacts the text, and replaces who asked, and in which thread, by keyed hashes. */
export function prepareInquiry(inquiry: NewInquiry, key: string): PreparedInquiry {
  const redacted = redactStored(inquiry.text);
  const rest = inquiry.text.slice(MOST_READ);
  // What is not read is not redacted: of it no more than a keyed hash may be seen, to tell long questions apart.
  const apart = rest === '' ? '' : createHmac('sha256', key).update(rest).digest('hex');
  return {
    text: cutText(redacted, MAX_STORED_TEXT),
    fingerprint: fingerprint(redacted + apart),
    user: pseudonym(key, 'user', inquiry.channel, inquiry.user),
    conversation: pseudonym(key, 'conversation', inquiry.channel, inquiry.conversation),
  };
}

/** As much of a text as can be kept, with what is personal taken out (`redact`): the time is bounded, whatever the length. */
export function redactStored(text: string): string {
  if (text.length <= MOST_READ) return redact(text);
  return `${redact(text.slice(0, MOST_READ)).slice(0, -LAST)}…`;
}

/**
 * HMAC-SHA-256 of a channel and an id of that channel, as 64 hexadecimal digits. The kind keeps a user apart from a
 * conversation with the same id.
 */
export function pseudonym(key: string, kind: 'user' | 'conversation', channel: string, id: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([kind, channel, id]))
    .digest('hex');
}

/** Tells one key from another without giving it away. */
export function keyCheck(key: string): string {
  return createHmac('sha256', key).update('inquiry-log-key').digest('hex').slice(0, 16);
}

/**
 * The same for questions that differ in case, spaces, punctuation or compatibility forms alone; 64 hexadecimal
 * digits. Punctuation between digits counts, save for commas: 1,230 is 1230, and 1.5 is not 15.
 */
export function fingerprint(text: string): string {
  return createHash('sha256').update(normaliseRepeat(text)).digest('hex');
}

/** A text of marks alone (`???`) is told apart by its marks. */
function normaliseRepeat(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  const bare = folded
    .replace(/(?<=\d),(?=\d)/g, '')
    .replace(/(?<=\d)[\p{P}\p{Z}\p{C}~]+(?=\d)/gu, '\u0000')
    .replace(/[\p{P}\p{Z}~`^\p{Cf}\p{Cs}\t\n\v\f\r]/gu, '');
  return bare === '' ? folded.replace(/\s/g, '') : bare;
}

/** Cuts a text to a length in UTF-16 code units, never inside a character, and says so with an ellipsis. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The key must be long enough not to be guessed; without it a user's id could be tried out against the hashes. */
export function checkSettings(key: string, retentionDays: number | undefined): void {
  if (key.length < MIN_KEY_LENGTH) {
    throw new InquiryLogError(
      'setting',
      `The key of the inquiry log has ${key.length} characters and needs at least ${MIN_KEY_LENGTH}: it hides who asked. Set it to a long random text and keep it; the users of older questions are found with the same key only.`,
    );
  }
  if (retentionDays !== undefined && !(Number.isInteger(retentionDays) && retentionDays >= 1)) {
    throw new InquiryLogError(
      'setting',
      `The retention of the inquiry log is ${retentionDays} days. Set a whole number of days from 1, or leave it out to keep questions until someone deletes them.`,
    );
  }
}

/** The time before which everything is past its retention. */
export function retentionCutoff(now: Date, retentionDays: number): Date {
  return new Date(now.getTime() - retentionDays * 86_400_000);
}

/** Whole milliseconds; none when a clock was put back meanwhile. */
export function wholeMs(ms: number | undefined): number | undefined {
  return ms !== undefined && Number.isFinite(ms) && ms >= 0 ? Math.round(ms) : undefined;
}

/** A probability that can be stored: 0 to 1, and 0 for what is not a number. */
export function clampConfidence(confidence: number): number {
  return Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 0;
}
