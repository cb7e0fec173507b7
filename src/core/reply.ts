import type { Language } from './knowledge-base.js';

/** What a turn came to: says it; offers two to four choices; does not know, and logs it; greetings and thanks. */
export type Outcome = 'answered' | 'clarify' | 'unanswered' | 'social';

/** One utterance or button press, as a channel adapter hands it over. */
export interface Turn {
  /** Channel name: `console`, `slack`, `teams`. */
  readonly channel: string;
  /** The thread; turns that share it are one conversation. */
  readonly conversation: string;
  /** The platform's own user id. Never stored as it is. */
  readonly user: string;
  /** What was typed; beside an `action`, a remark to it. */
  readonly text?: string;
  /** Id of the pressed button, from `Action.id`. */
  readonly action?: string;
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

/** A button. `choose` answers a clarify; `ask` is a follow-up question; `none` is "none of these". */
export interface Action {
  readonly id: string;
  readonly kind: 'choose' | 'ask' | 'none' | 'helpful' | 'not-helpful';
  readonly label: string;
}

/** Meaning, not markup: each adapter renders it. All strings are plain text. */
export interface Reply {
  readonly outcome: Outcome;
  readonly language: Language;
  readonly title?: string;
  /** Says how the question was read when a correction decided ("smrat -> smart"). */
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
  /** Id of the inquiry that was logged. */
  readonly inquiry?: string;
}
