/**
 * What a channel must do. A channel is a place where people chat: the console, Slack, Teams, a page of the web. It turns what its
 * platform delivers into a `Turn`, hands it over, renders the `Reply`, and keeps its platform's manners to itself
 * (acknowledging, de-duplicating, threads, limits). It never sees the bot, the knowledge base or the log.
 *
 * `test/contract/channel.contract.ts` holds every channel to this.
 */
import type { FormRequest } from '../src/core/bot.js';
import type { Language } from '../src/core/model/knowledge-base.js';
import type { Logger } from '../src/core/ports.js';
import type { CheckForm, Reply, Turn } from '../src/core/reply.js';
import type { Known } from './links.js';
import type { PublicPages } from './record-links.js';

/**
 * Answers one turn. May reject: the channel then says `words.failure` and goes on.
 *
 * @param request names the turn in the log
 */
export type Handle = (turn: Turn, request: string) => Promise<Reply>;

/** The form of an eligibility check, from the conversation's own state; undefined when there is no such check. */
export type FormOf = (request: FormRequest) => Promise<CheckForm | undefined>;

/** What a channel says without being asked. Called when needed, so that edited words are used at once. */
export interface ChannelWords {
  /** Says who it is and what it can do; its actions are first questions. */
  greeting(language: Language): Reply;
  /** How to ask. */
  help(language: Language): Reply;
  /** Something broke on our side: kind, and without a word of what broke. */
  failure(language: Language): Reply;
}

/** What every channel is made from; a channel's own options come beside these. */
export interface ChannelOptions {
  readonly handle: Handle;
  /** For a channel that offers a check as a form. */
  readonly form?: FormOf;
  readonly words: ChannelWords;
  /** Whether the content names an address, so that it is made a link. Default: none is. */
  readonly known?: Known;
  /** The pages of records, for a channel that shows what is behind a link to one. Default: links are left alone. */
  readonly pages?: PublicPages;
  readonly logger: Logger;
}

export interface Channel {
  /** `console`, `slack`, `teams`, `web`: the same as in `Turn.channel`. */
  readonly name: string;
  /** Resolves once turns are taken. Rejects with a message that names the setting to mend. */
  start(): Promise<void>;
  /** Takes no further turn, and resolves once the replies of turns in flight are delivered. Safe to call twice. */
  stop(): Promise<void>;
}

/** A channel cannot start; the message says what to mend. */
export class ChannelError extends Error {
  override name = 'ChannelError';
  /** Whether it may pass by itself: the platform could not be reached. */
  readonly passing: boolean;

  constructor(message: string, { passing = false, ...options }: ErrorOptions & { passing?: boolean } = {}) {
    super(message, options);
    this.passing = passing;
  }
}
