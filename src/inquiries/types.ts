/** What staff read and do: the other side of the log, beyond what the core needs (`InquiryLog` in `core/ports`). */
import type { Language } from '../core/model/knowledge-base.js';
import type { InquiryLog, InquiryReason, InquiryStatus } from '../core/ports.js';
import type { Outcome } from '../core/reply.js';

/** Statuses of an inquiry that still waits for staff; a repeat of such a question raises its count. */
export const WAITING: readonly InquiryStatus[] = ['open', 'claimed'];

export const STATUSES: readonly InquiryStatus[] = ['open', 'claimed', 'answered', 'dismissed'];

/** Longest question that is stored, in UTF-16 code units, after redaction. */
export const MAX_STORED_TEXT = 2_000;

/** `ready`: the content answers it by now, from the entry that the text names. */
export type NoteKind = 'note' | 'claim' | 'answer' | 'dismissal' | 'ready';

/** A remark by staff. Stored as typed: it is not redacted. */
export interface Note {
  readonly at: Date;
  readonly kind: NoteKind;
  readonly text: string;
}

/** One person asking in one conversation; both are keyed hashes, 64 hexadecimal digits. */
export interface Asking {
  readonly channel: string;
  readonly conversation: string;
  readonly user: string;
  /** At least 1. */
  readonly times: number;
  readonly firstAsked: Date;
  readonly lastAsked: Date;
}

/** A logged question. */
export interface Inquiry {
  readonly id: string;
  readonly status: InquiryStatus;
  /** Why it was logged the last time it was asked. */
  readonly reason: InquiryReason;
  readonly language: Language;
  /** The question as first worded, redacted, at most `MAX_STORED_TEXT` long. */
  readonly text: string;
  /** How often it was asked, by anyone; at least 1. */
  readonly count: number;
  readonly firstAsked: Date;
  readonly lastAsked: Date;
  /** Entries that came nearest the last time, best first, with confidence 0 to 1. */
  readonly offered: readonly { readonly entry: string; readonly confidence: number }[];
  /** Version of the knowledge base the last time it was asked. */
  readonly knowledgeVersion: string;
  /** Oldest first. */
  readonly notes: readonly Note[];
  /** Who asked, oldest first; those past the retention are gone, though `count` still holds them. */
  readonly askings: readonly Asking[];
}

export interface InquiryFilter {
  /** Default: any status. */
  readonly status?: InquiryStatus | readonly InquiryStatus[] | undefined;
  /** Asked at this time or later. Default: ever. */
  readonly since?: Date | undefined;
  readonly language?: Language | undefined;
  /** Words that stand in the question as it is stored, in one piece. Default: any question. */
  readonly query?: string | undefined;
  /** At least 1. Default: no limit. */
  readonly limit?: number | undefined;
  /** So many are left out at the beginning. Default: none. */
  readonly offset?: number | undefined;
}

/** Turns of one day in Korea that have all of this in common. */
export interface Activity {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Empty for turns that were counted before channels were. */
  readonly channel: string;
  readonly language: Language;
  readonly outcome: Outcome;
  /** Record of the entry that was said; empty when none was. */
  readonly record: string;
  readonly turns: number;
}

/** Turns of one day in Korea that took so many milliseconds, to the reply; those of which it was not measured are not among them. */
export interface Timing {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Whole. */
  readonly ms: number;
  readonly turns: number;
}

/** Figures over a time; each list is at most ten long, largest first. */
export interface InquiryStats {
  readonly turns: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly languages: Readonly<Record<Language, number>>;
  /** Mean confidence of answered turns, 0 to 1; undefined when none was answered. */
  readonly meanConfidence: number | undefined;
  readonly topEntries: readonly { readonly entry: string; readonly turns: number }[];
  readonly feedback: { readonly helpful: number; readonly notHelpful: number };
  /** Entries that were found not helpful. */
  readonly leastHelpful: readonly {
    readonly entry: string;
    readonly helpful: number;
    readonly notHelpful: number;
  }[];
  readonly inquiries: Readonly<Record<InquiryStatus, number>>;
  readonly reasons: Readonly<Record<InquiryReason, number>>;
  /** Waiting inquiries that were asked most. */
  readonly mostAsked: readonly { readonly id: string; readonly text: string; readonly count: number }[];
}

/** The whole log: the core writes to it, staff read and settle. Each method rejects with `InquiryLogError`. */
export interface StaffInquiryLog extends InquiryLog {
  /** Asked last comes first. */
  list(filter?: InquiryFilter): Promise<Inquiry[]>;
  /** How many there are, whatever the limit and the offset. */
  count(filter?: InquiryFilter): Promise<number>;
  /** A value that is another whenever an inquiry has come, gone or changed; cheap to ask for. */
  pulse(): Promise<string>;
  get(id: string): Promise<Inquiry | undefined>;
  /** Rejects with code `unknown-id`, as do the five below. */
  setStatus(id: string, status: InquiryStatus): Promise<void>;
  addNote(id: string, text: string): Promise<void>;
  /** Notes that the content answers it from an entry. */
  ready(id: string, entry: string): Promise<void>;
  /** Marks the inquiry as being worked on; `by` is kept as a note. */
  claim(id: string, by?: string): Promise<void>;
  answer(id: string, text: string): Promise<void>;
  dismiss(id: string, reason: string): Promise<void>;
  stats(filter?: { readonly since?: Date | undefined }): Promise<InquiryStats>;
  /** Turns by day, channel, language, outcome and record, in this order. */
  activity(filter?: { readonly since?: Date | undefined }): Promise<readonly Activity[]>;
  /** How long turns took, by day and milliseconds, in this order. */
  times(filter?: { readonly since?: Date | undefined }): Promise<readonly Timing[]>;
  /** How often each entry was said as an answer, most often first. */
  askedEntries(): Promise<readonly { readonly entry: string; readonly turns: number }[]>;
  /**
   * Forgets a user's questions: an inquiry that nobody else asked is deleted with its notes, another loses the
   * user's share of its count. Resolves to the number of inquiries that the user had asked.
   */
  deleteUser(channel: string, user: string): Promise<number>;
  /** Deletes what is older than the retention. Resolves to the number of deleted inquiries. */
  purge(): Promise<number>;
  /** Ends the log; later calls reject with code `closed`. Closing twice is harmless. */
  close(): Promise<void>;
}
