/**
 * What the desk needs of the rest of the program; the composition root hands it over. What is handed over is called what it is
 * where it comes from: only the names of types are taken from there.
 */

import type { RecordPages, RecordPreview } from '../../../src/browse/index.js';
import type { Language, PartialDate } from '../../../src/core/model/knowledge-base.js';
import type { Clock } from '../../../src/core/ports.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';
import type { InquiryFilter, StaffInquiryLog } from '../../../src/inquiries/index.js';
import type { CoveredSource as Covered } from '../../../src/knowledge/covering/index.js';
import type { EditForm, FormValues, PartName } from '../../../src/knowledge/editing/index.js';
import type { Diagnostic, Skeleton } from '../../../src/knowledge/index.js';
import type { Cluster, Suggestion, WhyNot } from '../../../src/loop/index.js';
import type { StaffDesk } from '../../../src/staff/index.js';

export type { Activity, InquiryFilter, Timing } from '../../../src/inquiries/index.js';
export type { CoveredParagraph } from '../../../src/knowledge/covering/index.js';
export type { EditForm, Field, PartName } from '../../../src/knowledge/editing/index.js';

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

/** The log of inquiries, to be read. */
export interface InquiryShelf
  extends Pick<StaffInquiryLog, 'list' | 'count' | 'pulse' | 'activity' | 'times'> {
  /** For a spreadsheet. */
  csv(filter: InquiryFilter): Promise<string>;
}

/** A finding of the content check. */
export type Finding = Omit<Diagnostic, 'column' | 'rule' | 'data'> & {
  readonly rule: string;
  readonly inKorean?: Pick<Diagnostic, 'what' | 'why' | 'fix'>;
};

/** A document with what is held of it. */
export interface CoveredSource extends Covered {
  readonly title: string;
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
  /** What a record or an entry is called; undefined when there is none of this id. */
  nameOf(id: string, language: Language): string | undefined;
  today(): PartialDate;
  preview(record: string, day: PartialDate, readers: 'staff' | 'public'): RecordPreview | undefined;
  /** Undefined where it is not known in which folder the documents are. */
  coverage(language: Language): Promise<readonly CoveredSource[] | undefined>;
  findings(): Promise<readonly Finding[]>;
  /** The lines of a content file, by its path in messages; none when it cannot be read. */
  lines(file: string): Promise<readonly string[]>;
  reviews(language: Language): Promise<readonly Review[]>;
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
  /** Whether edits are saved; a patch to download is what comes of one otherwise. */
  readonly writes: boolean;
  /** The branch that they are committed on, and answered from when it is merged; without it they are answered from at once. */
  readonly branch?: string | undefined;
  /** Paths of all files, in order. */
  files(): Promise<readonly string[]>;
  read(path: string): Promise<string | undefined>;
  parts(path: string, text: string): Promise<readonly PartName[]>;
  form(path: string, text: string, part: PartName): Promise<EditForm | undefined>;
  apply(
    path: string,
    text: string,
    part: PartName,
    values: FormValues,
  ): Promise<{ readonly text: string } | { readonly field: string; readonly problem: string }>;
  attempt(changes: readonly FileChange[]): Promise<Attempt>;
  /**
   * Writes all files, or none and says no where one is not what it was before.
   * @param by name of whoever has changed them
   */
  write(changes: readonly FileChange[], by: string): Promise<boolean>;
  /** A patch in the form that git applies. */
  patch(changes: readonly FileChange[]): Promise<string>;
  /**
   * @param name of the document's file
   * @throws Error with words for whoever has handed it in
   */
  draft(document: Uint8Array, name: string, id: string): Promise<DraftMade>;
}

/** What people got no answer to, in clusters. */
export interface Missed {
  /** The newest and largest. */
  readonly clusters: readonly { readonly cluster: Cluster; readonly why: WhyNot }[];
  /** Of all, shown or not. */
  readonly total: number;
  readonly questions: number;
}

/** What would help, for a person to tick. */
export interface Proposed {
  /** A question as a phrasing of an entry, ticked by the id of the inquiry. */
  readonly phrasings: readonly Suggestion[];
  /** An entry to fill in, ticked by its key. */
  readonly skeletons: readonly { readonly skeleton: Skeleton; readonly label: string }[];
}

export interface MissShelf {
  clusters(): Promise<Missed>;
  /** Begins to look for what would help, which takes minutes; not while it is looked for. */
  propose(): void;
  readonly proposals:
    | { readonly state: 'none' | 'working' | 'failed' }
    | { readonly state: 'ready'; readonly at: Date; readonly proposed: Proposed };
  /** What the files are with what is ticked. */
  changes(ticked: ReadonlySet<string>): Promise<readonly FileChange[]>;
  /** Calls back whenever proposals have come, or have failed to. */
  onProposals(hear: () => void): void;
}

export interface DeskOptions {
  readonly store: DeliveryStore;
  readonly desk: StaffDesk;
  readonly clock: Clock;
  readonly inquiries: InquiryShelf;
  readonly knowledge: KnowledgeShelf;
  readonly workbench: Workbench;
  readonly misses: MissShelf;
  /** Pages that listen for changes at once; docs/web.md has how many when left out. */
  readonly listeners?: { readonly all: number; readonly each: number };
  /** Without it, people sign in by links from the terminal. */
  readonly accounts?: AccountSignIn | undefined;
}
