/** What the desk needs of the rest of the program; the composition root hands it over. */

import type { Language, PartialDate } from '../../../src/core/model/knowledge-base.js';
import type { Clock, InquiryStatus } from '../../../src/core/ports.js';
import type { RecordPages, RecordPreview } from '../../../src/core/skills/records/index.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';
import type { Inquiry, StaffDesk } from '../../../src/staff/index.js';

/** What someone who has signed in may do; one person may do both. */
export const DESK_ROLES = ['staff', 'editor'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

/** Who has signed in, as vouched for. */
export interface Identity {
  /** What the provider calls her: never given to somebody else. */
  readonly subject: string;
  /** As others know her; may be empty. */
  readonly name: string;
  readonly roles: readonly DeskRole[];
}

/** Signing in with an account of the organisation, by OpenID Connect. */
export interface AccountSignIn {
  /**
   * Where a browser goes to sign in, and what has to be kept until it is back.
   * @throws Error when the provider cannot be reached
   */
  begin(): Promise<{ readonly url: string; readonly kept: object }>;
  /**
   * Who has come back; without a role when nobody has named her.
   * @param query of the address that she came back to, with its question mark
   * @throws Error when the answer is not for what was kept, or the provider does not stand by it
   */
  finish(query: string, kept: object): Promise<Identity>;
}

export interface InquiryFilter {
  readonly status?: readonly InquiryStatus[] | undefined;
  readonly since?: Date | undefined;
  readonly language?: Language | undefined;
  readonly query?: string | undefined;
}

/** Turns of one day in Korea that have all of this in common. */
export interface Activity {
  readonly day: string;
  readonly channel: string;
  readonly language: Language;
  readonly outcome: string;
  /** Id of a record; empty when none was said. */
  readonly record: string;
  readonly turns: number;
}

/** The log of inquiries, to be read. */
export interface InquiryShelf {
  list(filter: InquiryFilter & { readonly limit?: number; readonly offset?: number }): Promise<Inquiry[]>;
  count(filter: InquiryFilter): Promise<number>;
  /** Another value whenever something has changed. */
  pulse(): Promise<string>;
  /** For a spreadsheet. */
  csv(filter: InquiryFilter): Promise<string>;
  activity(filter: { readonly since: Date }): Promise<readonly Activity[]>;
}

/** A finding of the content check. */
export interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph of a document: which figures and names in it are held by a fact, and who tells of it. */
export interface CoveredParagraph {
  readonly number: number;
  readonly text: string;
  readonly entries: readonly string[];
  readonly marks: readonly (Span & { readonly what: 'figure' | 'name'; readonly held: boolean })[];
  readonly sentences: readonly (Span & { readonly held: boolean })[];
}

export interface CoveredSource {
  readonly source: string;
  readonly title: string;
  readonly paragraphs: readonly CoveredParagraph[];
}

/** A day by which a record is to be looked at again; none where it would never be due. */
export interface Review {
  readonly record: string;
  readonly name: string;
  readonly why: 'review' | 'ended' | 'closed' | 'undated';
  readonly day?: PartialDate;
  readonly overdue: boolean;
  /** Answers about it that were given. */
  readonly asked: number;
}

/** What the bot knows, as staff may see it. */
export interface KnowledgeShelf {
  /** All records, also those for staff alone. */
  readonly browser: RecordPages;
  today(): PartialDate;
  preview(record: string, day: PartialDate, readers: 'staff' | 'public'): RecordPreview | undefined;
  /** Undefined where it is not known in which folder the documents are. */
  coverage(language: Language): Promise<readonly CoveredSource[] | undefined>;
  findings(): Promise<readonly Finding[]>;
  /** The lines of a content file, by its path in messages; none when it cannot be read. */
  lines(file: string): Promise<readonly string[]>;
  reviews(language: Language): Promise<readonly Review[]>;
}

export interface DeskOptions {
  readonly store: DeliveryStore;
  readonly desk: StaffDesk;
  readonly clock: Clock;
  readonly inquiries: InquiryShelf;
  readonly knowledge: KnowledgeShelf;
  /** Without it, people sign in by links from the terminal. */
  readonly accounts?: AccountSignIn | undefined;
}
