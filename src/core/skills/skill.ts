/**
 * What the skills have in common: each hears a turn and bids for it, the surer the likelier it is meant; the one that is surest
 * acts. None knows who asks it, or whether another acts. What words come to as a question, and how the entry that was found is
 * said (`answer/`), is known to all.
 */
import type { Thresholds } from '../find/judge.js';
import type { Library } from '../library/library.js';
import { given } from '../model/given.js';
import type { Language, PartialDate } from '../model/knowledge-base.js';
import type { InquiryReason } from '../ports.js';
import type { Reply } from '../reply.js';
import type { Decision } from './answer/decide.js';
import type { Voice } from './answer/say.js';
import type { ConversationState } from './state.js';

/** What a reply depends on beside the turn and the conversation. */
export interface Setting {
  readonly library: Library;
  readonly today: PartialDate;
  readonly thresholds: Thresholds;
  /** Language until the user has used one. */
  readonly language: Language;
  /** Whether the turn has used up its time: then what is known by now is said, and nothing more is looked for. */
  readonly spent?: () => boolean;
  /** Hears each decision, for `--explain`. */
  readonly onDecision?: (decision: Decision, library: Library) => void;
}

/** Where a turn takes place. */
export interface Scene {
  readonly setting: Setting;
  readonly voice: Voice;
  readonly state: ConversationState;
}

/** What was typed, as every skill hears it. */
export interface Utterance {
  readonly kind: 'words';
  /** As typed, for the log. */
  readonly typed: string;
  /** As meant, normalised. */
  readonly text: string;
  /** The same, line by line: what is told in a list ends with its line. */
  readonly lines: string;
  /** What the library makes of it as a question; looked for when it is first asked for, and once. */
  readonly found: () => Decision;
}

/** A pressed button. */
export interface Press {
  readonly kind: 'press';
  readonly id: string;
  /** Typed with it, such as why an answer did not help. */
  readonly remark?: string | undefined;
}

/** What a form holds, by attribute, and the button that opened it. */
interface Filled {
  readonly kind: 'form';
  readonly answers: Readonly<Record<string, string | number>>;
  readonly action?: string | undefined;
}

export type Heard = Utterance | Press | Filled;

/** Reads other words as the turn: what is left of a command that only says how to answer. */
export type ReadOn = (scene: Scene, rest: string) => Response;

/** That a skill would take a turn, and how sure it is that it is meant. */
export interface Bid {
  /** 0 to 1; a skill that is certain (1) ends the asking. */
  readonly strength: number;
  readonly act: () => Response;
}

export interface Skill {
  /** Bids for a turn; undefined for what it has nothing to say to. */
  hear(scene: Scene, heard: Heard, readOn: ReadOn): Bid | undefined;
  /** Whether words that could stand for a button are what this skill waits for. */
  awaits?(scene: Pick<Scene, 'setting' | 'state'>, text: string): boolean;
}

/** Bids what a skill has made of a turn at once, if it has made something of it. */
export const certain = (response: Response | undefined): Bid | undefined =>
  response && { strength: 1, act: () => response };

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

/**
 * The state after a reply: what was read before is no longer about this turn; the language, the record and what was said of
 * a business stay.
 */
export function forget(state: ConversationState): ConversationState {
  const { fixedLanguage, lastLanguage, record, said, check } = state;
  return { actions: [], ...given({ fixedLanguage, lastLanguage, record, said, check }) };
}

/** The state that a reply leaves: its buttons, the language, and the record and the entry that it is about. */
export function stateAfter({ state, voice }: Scene, { actions, record, entry }: Reply): ConversationState {
  return { ...forget(state), lastLanguage: voice.language, actions, ...given({ record, entry }) };
}
