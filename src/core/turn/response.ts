import type { Library } from '../library/library.js';
import type { Language, PartialDate } from '../model/knowledge-base.js';
import type { InquiryReason } from '../ports.js';
import type { Reply } from '../reply.js';
import type { Bands, Decision } from '../skills/answer/decide.js';
import type { Voice } from '../skills/answer/say.js';
import type { ConversationState } from './state.js';

/** What a reply depends on beside the turn and the conversation. */
export interface Setting {
  readonly library: Library;
  readonly today: PartialDate;
  readonly bands: Bands;
  /** Language until the user has used one. */
  readonly language: Language;
  /** Whether the turn has used up its time: then what is known by now is said, and nothing more is looked for. */
  readonly spent?: () => boolean;
  /** Hears each decision, for `--explain`. */
  readonly onDecision?: (decision: Decision, library: Library) => void;
}

export type Offered = readonly { readonly entry: string; readonly confidence: number }[];

export interface Response {
  readonly reply: Reply;
  readonly state: ConversationState;
  /** Set when the turn must be logged. */
  readonly inquiry?: {
    readonly reason: InquiryReason;
    readonly text: string;
    readonly offered: Offered;
    /** The same question of the same person is in the log already. */
    readonly again?: true;
  };
}

/** Where a turn takes place. */
export interface Scene {
  readonly setting: Setting;
  readonly voice: Voice;
  readonly state: ConversationState;
}

/** What was read before is no longer about this turn; the language, the record and what was said of a business stay. */
export function forget(state: ConversationState): ConversationState {
  const { fixedLanguage, lastLanguage, record, said, check } = state;
  return {
    actions: [],
    ...(fixedLanguage === undefined ? {} : { fixedLanguage }),
    ...(lastLanguage === undefined ? {} : { lastLanguage }),
    ...(record === undefined ? {} : { record }),
    ...(said === undefined ? {} : { said }),
    ...(check === undefined ? {} : { check }),
  };
}
