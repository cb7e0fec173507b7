import { given } from '../model/given.js';
import type { Language } from '../model/knowledge-base.js';
import type { Facts } from '../model/profile.js';
import type { Action } from '../reply.js';

/** What a conversation has been about. Kept until the conversation expires: in memory, or sealed where several processes share a database. */
export interface ConversationState {
  /** Set when the user asked for a language by name. */
  readonly fixedLanguage?: Language;
  readonly lastLanguage?: Language;
  /** The record and entry last spoken of, and the entry said with it. */
  readonly record?: string;
  readonly entry?: string;
  readonly also?: string;
  /** The words of the last question that was answered, for "did not help". */
  readonly asked?: string;
  /** The last question as understood, with what was carried over from the ones before. */
  readonly question?: string;
  /** Buttons of the last reply. */
  readonly actions: readonly Action[];
  /** What the user said of her business. It goes where the conversation does, and nowhere else: it is never logged. */
  readonly said?: Facts;
  readonly check?: CheckState;
  /** The question that the last reply left open, for "none of these" and for asking a person. */
  readonly pending?: {
    readonly question: string;
    readonly offered: readonly { readonly entry: string; readonly confidence: number }[];
    /** It is in the log already. */
    readonly logged?: true;
    /** It has been passed on to a person. */
    readonly person?: true;
  };
}

/** An eligibility check under way, or the last one that came to its end. */
export interface CheckState {
  /** The record whose conditions are checked; absent when all are. */
  readonly record?: string;
  /** The attribute that was asked last; absent when nothing is asked. */
  readonly asking?: string;
  /** Attributes answered so far, in order. */
  readonly answered: readonly string[];
  /** Attributes of which the user does not know. */
  readonly declined: readonly string[];
}

export const EMPTY_STATE: ConversationState = { actions: [] };

/**
 * What a turn of one person depends on, in a conversation that others may take part in: her business and her check are
 * her own, and so are the buttons under it.
 */
export function withOwn(shared: ConversationState, own: ConversationState | undefined): ConversationState {
  if (own === undefined) return shared;
  const { actions, said, check } = own;
  return { ...shared, ...given({ actions: check?.asking === undefined ? undefined : actions, said, check }) };
}

/**
 * The state after a turn, as the part of the conversation and the part of whoever took the turn; the latter is undefined
 * when nothing is left of it.
 *
 * @param before the conversation's part before the turn
 * @param checked whether the reply belongs to a check, so that its buttons are nobody else's
 */
export function apart(
  state: ConversationState,
  before: ConversationState,
  checked: boolean,
): { readonly shared: ConversationState; readonly own?: ConversationState } {
  const { said, check, ...rest } = state;
  const shared = checked ? { ...rest, actions: before.actions } : rest;
  if (said === undefined && check === undefined) return { shared };
  return { shared, own: { actions: rest.actions, ...given({ said, check }) } };
}
