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

/** A field of a form, as the schema has it; of `text` and `lists` the value is in both languages. */
export interface Field {
  readonly name: string;
  readonly kind: 'line' | 'number' | 'text' | 'list' | 'lists' | 'choice' | 'value' | 'yaml';
  readonly needed: boolean;
  readonly hint: string;
  readonly choices: readonly string[];
  readonly value: string | { readonly ko: string; readonly en: string };
}

/** A group of a record and a key in it, or the head of a file. */
export interface PartName {
  readonly group: 'head' | 'facts' | 'aspects' | 'details' | 'not_stated';
  readonly key: string;
}

export interface EditForm {
  readonly part: PartName;
  readonly fresh: boolean;
  readonly fields: readonly Field[];
  readonly source: string | undefined;
  readonly paragraphs: readonly number[];
}

/** A file of the content before and after; undefined where there is none. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What content would be with some changes. */
export interface Attempt {
  /** Whether it can be served. */
  readonly servable: boolean;
  /** Findings that there are not now. */
  readonly findings: readonly Finding[];
  preview(record: string): RecordPreview | undefined;
}

/** A record proposed from a document. */
export interface DraftMade {
  readonly files: ReadonlyMap<string, string>;
  /** Figures and sentences that nothing was proposed of, with their paragraph. */
  readonly uncovered: readonly { readonly paragraph: number; readonly text: string }[];
}

/** The files of the content, to be edited. */
export interface Workbench {
  /** Whether files are written; a patch to download is what comes of an edit otherwise. */
  readonly writes: boolean;
  /** Paths of all files, in order. */
  files(): Promise<readonly string[]>;
  read(path: string): Promise<string | undefined>;
  parts(path: string, text: string): readonly PartName[];
  form(path: string, text: string, part: PartName): EditForm | undefined;
  apply(
    path: string,
    text: string,
    part: PartName,
    values: Readonly<Record<string, string>>,
  ): { readonly text: string } | { readonly field: string; readonly problem: string };
  attempt(changes: readonly FileChange[]): Promise<Attempt>;
  /** Writes all files, or none and says no where one is not what it was before. */
  write(changes: readonly FileChange[]): Promise<boolean>;
  /** A patch in the form that git applies. */
  patch(changes: readonly FileChange[]): string;
  /**
   * @param name of the document's file
   * @throws Error with words for whoever has handed it in
   */
  draft(document: Uint8Array, name: string, id: string): Promise<DraftMade>;
}

export interface DeskOptions {
  readonly store: DeliveryStore;
  readonly desk: StaffDesk;
  readonly clock: Clock;
  readonly inquiries: InquiryShelf;
  readonly knowledge: KnowledgeShelf;
  readonly workbench: Workbench;
  /** Without it, people sign in by links from the terminal. */
  readonly accounts?: AccountSignIn | undefined;
}
