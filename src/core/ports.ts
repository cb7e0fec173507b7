/** What the core needs of the outside. All ports are asynchronous, so that a server database can stand beside SQLite. */
import type { Language } from './model/knowledge-base.js';
import type { Outcome } from './reply.js';

export interface Clock {
  now(): Date;
}

/** Structured log without question texts. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export type InquiryStatus = 'open' | 'claimed' | 'answered' | 'dismissed';
/** Why a question is in the log; `person` when a person was asked for, `failure` when the bot broke on it, `by-staff` when staff put it there. */
export type InquiryReason =
  | 'no-match'
  | 'not-stated'
  | 'none-of-these'
  | 'not-helpful'
  | 'person'
  | 'failure'
  | 'by-staff';

/**
 * A question that was not answered, on its way to the log. The log redacts `text` and replaces `user` and
 * `conversation` by keyed hashes itself.
 */
export interface NewInquiry {
  readonly at: Date;
  readonly channel: string;
  readonly conversation: string;
  readonly user: string;
  readonly language: Language;
  readonly text: string;
  readonly reason: InquiryReason;
  /** Entries that came nearest, best first, with confidence 0 to 1. */
  readonly offered: readonly { readonly entry: string; readonly confidence: number }[];
  readonly knowledgeVersion: string;
  /** The same question of the same person was recorded before: it is not counted again. */
  readonly again?: true;
}

/** What is kept of any turn, for statistics: no text, no user. */
export interface TurnRecord {
  readonly at: Date;
  /** Where it was asked. */
  readonly channel?: string;
  readonly outcome: Outcome;
  /** Id of the entry that was said. */
  readonly entry?: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly language: Language;
  /** Milliseconds from taking it to having its reply. */
  readonly ms?: number;
}

/** Whether an answer helped: no text, no user. */
export interface Feedback {
  readonly at: Date;
  readonly entry: string;
  readonly helpful: boolean;
  readonly language: Language;
}

/**
 * Where unanswered questions go. Each method resolves once the row is committed, `record` once it would outlive a power
 * cut, and rejects with `InquiryLogError` (`src/inquiries`), whose message holds no question text.
 */
export interface InquiryLog {
  /** What may be kept of a text: who it tells of is taken out. Asked before anything else is taken out of it. */
  redact(text: string): string;
  /** Stores a question; a repeat of an open or claimed one raises its count. Resolves to the inquiry's id. */
  record(inquiry: NewInquiry): Promise<string>;
  recordTurn(turn: TurnRecord): Promise<void>;
  recordFeedback(feedback: Feedback): Promise<void>;
}

/** Keeps what a conversation has been about; `get` resolves to undefined when it has expired. */
export interface ConversationStore<State> {
  get(key: string): Promise<State | undefined>;
  set(key: string, state: State): Promise<void>;
  delete(key: string): Promise<void>;
}
