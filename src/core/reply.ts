import type { Verdict } from './model/eligibility.js';
import type { Language } from './model/knowledge-base.js';

/** What a turn came to: says it; offers two to four choices; does not know, and logs it; greetings and thanks. */
export type Outcome = 'answered' | 'clarify' | 'unanswered' | 'social';

/** One utterance or button press, as a channel adapter hands it over. */
export interface Turn {
  /** Channel name: `console`, `slack`, `teams`, `web`. */
  readonly channel: string;
  /** The thread; turns that share it are one conversation. */
  readonly conversation: string;
  /** The platform's own user id. Never stored as it is. */
  readonly user: string;
  /** What the reply may be made of: the channel looks at this turn who asks, and who reads along. The public when absent. */
  readonly role?: 'staff';
  /** A second reply to words that have had theirs: it is neither logged nor counted. */
  readonly aside?: true;
  /** What the reader has chosen to read; holds until the conversation's own words say otherwise. */
  readonly language?: Language;
  /** It is not to be read: processes ended while they read it. It is logged for staff. */
  readonly unread?: true;
  /** What was typed; beside an `action`, a remark to it. */
  readonly text?: string;
  /** Id of the pressed button, from `Action.id`. */
  readonly action?: string;
  /**
   * Several answers of an eligibility check at once, from a form: by attribute, the id of a choice, a number, or words.
   * With `action` `check:<record>` or `check:*` they begin that check; without, they go to the one under way.
   */
  readonly answers?: Readonly<Record<string, string | number>>;
}

export interface ReplyFact {
  readonly label: string;
  readonly value: string;
  /** A caution or an as-of date, as a sentence. */
  readonly note?: string;
}

export interface ReplySource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** As the reader sees it; says so when the document prints no date. */
  readonly date: string;
  readonly locator: string;
  readonly url?: string;
}

/**
 * A button. `choose` answers a clarify; `ask` is a follow-up question; `none` is "none of these"; `answer` answers a
 * question of an eligibility check; `check` begins, steers or ends one; `person` passes the question on to staff.
 */
export interface Action {
  readonly id: string;
  readonly kind: 'choose' | 'ask' | 'none' | 'helpful' | 'not-helpful' | 'answer' | 'check' | 'person';
  readonly label: string;
}

/** A question of an eligibility check. */
export interface ReplyQuestion {
  /** Key for `Turn.answers`. */
  readonly attribute: string;
  readonly question: string;
  /** Who or what counts. */
  readonly note?: string;
  readonly kind: 'number' | 'yes-no' | 'choice';
  /** For a number: how it is written, with `{n}` for the number. */
  readonly unit?: string;
  /** For a number: the least and the greatest that is possible, and whether only whole ones are. */
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** For the others: the ids that `Turn.answers` may hold, with their labels. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** An eligibility check, as far as it has come. */
export interface ReplyCheck {
  /** Absent when all programs are checked. */
  readonly record?: string;
  /** Absent when all programs are checked, and in replies that only steer the check. */
  readonly verdict?: Verdict;
  /** The question that this reply asks. */
  readonly asking?: ReplyQuestion;
  /** Every question that can still change the result: what a form would ask at once. */
  readonly form: readonly ReplyQuestion[];
}

/** An eligibility check as a form, made from what its conversation knows when the form is opened or handed in. */
export interface CheckForm {
  /** The `Turn.action` that its answers come with. */
  readonly action: string;
  /** Name of the record; absent when all programs are checked. */
  readonly title?: string;
  /** Questions that can still change the result: what the form asks. */
  readonly open: readonly ReplyQuestion[];
  /** Every question of the check: no other answer belongs to it. */
  readonly all: readonly ReplyQuestion[];
}

/** Rows where people read rows: a list, a comparison, a timeline. Cells are plain text in the reply's language. */
export interface ReplyTable {
  readonly title?: string;
  /** At least one; every row has as many cells. */
  readonly columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
  /** Said below it, such as which rows of how many these are. */
  readonly note?: string;
}

/** A file to hand over beside the words, for what is too long to read in a chat. */
export interface ReplyFile {
  /** With its ending, such as `programs.csv`. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Meaning, not markup: each adapter renders it. All strings are plain text. */
export interface Reply {
  readonly outcome: Outcome;
  readonly language: Language;
  readonly title?: string;
  /** Says how the question was read: as on another day, or where only a part of it was read. */
  readonly notice?: string;
  /** Answer first. */
  readonly paragraphs: readonly string[];
  readonly facts: readonly ReplyFact[];
  readonly sources: readonly ReplySource[];
  /** Label over the sources, in the reply's language. */
  readonly sourceLabel?: string;
  readonly actions: readonly Action[];
  /** Probability that the entry is the right one, 0 to 1; 1 for social turns and pressed buttons. */
  readonly confidence: number;
  readonly record?: string;
  readonly entry?: string;
  /** Present in the replies of an eligibility check. */
  readonly check?: ReplyCheck;
  readonly tables?: readonly ReplyTable[];
  readonly file?: ReplyFile;
  /** Id of the inquiry that was logged. */
  readonly inquiry?: string;
}
