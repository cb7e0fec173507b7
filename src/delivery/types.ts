/** Ports of what every chat platform needs between its events and its posts; `openDeliveryStore` keeps them in a database. */
import type { Turn } from '../core/reply.js';

/** A turn that was taken from a platform and is not answered yet. */
export interface TakenTurn {
  readonly id: string;
  readonly turn: Turn;
  /** Where its reply goes, in the channel's own words: plain data. */
  readonly address: unknown;
  readonly takenAt: Date;
  /** How often a start of the program has found it unanswered; 0 while the program that took it runs. */
  readonly restarts: number;
  /**
   * 0 when its answering was never begun; 1 when it was begun beside others by a process that did not finish it; one
   * more for each process that was answering it alone when it ended.
   */
  readonly attempts: number;
}

/** A turn to be taken. */
export interface NewTurn {
  readonly turn: Turn;
  readonly address: unknown;
  /** Claimed together with it, whether they are known or not, such as the thread that the bot is in from now on. */
  readonly claims?: readonly string[];
}

/** A post on its way to a platform. */
export interface NewPost {
  /** `slack`, `teams`. */
  readonly channel: string;
  /** Posts of one lane are sent one after another, in order and at the platform's pace: one lane a conversation. */
  readonly lane: string;
  /** What to post and where, in the channel's own words: plain data. */
  readonly payload: unknown;
  /** Id of the turn that it answers, which logs name it by; `finish` sets it. Absent of a post of its own. */
  readonly request?: string;
}

export interface QueuedPost extends NewPost {
  /** A random id that the channel may send along, to recognise the post later. */
  readonly id: string;
  readonly queuedAt: Date;
  /** Tries so far. */
  readonly tries: number;
  /** A try began and how it ended is not known: the platform may have the post already. */
  readonly uncertain: boolean;
}

/**
 * Who waits for an answer to an inquiry, and where. Kept, sealed, until a week after the inquiry is settled, or 30 days
 * where it was settled with what the content says, or its retention is over.
 */
export interface AskerAddress {
  readonly inquiry: string;
  readonly channel: string;
  readonly user: string;
  readonly address: unknown;
}

/** What the askers of an inquiry were told from the content, so that a figure of it that changes can be corrected. */
export interface Told {
  readonly inquiry: string;
  /** The entry that it was said from. */
  readonly entry: string;
  /** What was said, in the words of the content. */
  readonly says: readonly string[];
}

/** What waits for a user to fetch it, such as a file. Kept, sealed, until it is fetched or its time is over. */
export interface KeptForUser {
  readonly channel: string;
  readonly user: string;
  /** Plain data. */
  readonly value: unknown;
  readonly until: Date;
}

/** Something that a member of staff has done. */
export interface NewChange {
  /** Name and id, as notes of inquiries have them. */
  readonly who: string;
  /** What was done, in one word, such as `answer` or `edit`. */
  readonly what: string;
  /** What it was done to, such as `inquiry/12` or the path of a file. */
  readonly about: string;
  /** Texts of a file: absent where it was not there, and of what is no file. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface Change extends NewChange {
  /** From 1, in the order of time. */
  readonly number: number;
  readonly at: Date;
}

/** What a turn came to. */
export interface TurnOutcome {
  readonly posts: readonly NewPost[];
  /** Set when the turn was logged for staff. */
  readonly asker?: AskerAddress;
}

/**
 * What has been seen, what has been taken and what is still to be sent. Each method resolves once its change is
 * committed: it then outlives the process, though the last changes may be lost with the power. Questions, posts and
 * addresses are sealed, and deleted as soon as they are done with.
 */
export interface DeliveryStore {
  /** Claims all keys at once; false, and nothing is claimed, when one of them was claimed before. */
  claim(keys: readonly string[]): Promise<boolean>;
  claimed(key: string): Promise<boolean>;
  /** Claims the keys and keeps the turn until `finish`; undefined when one of the keys was claimed before. */
  take(keys: readonly string[], taken: NewTurn): Promise<TakenTurn | undefined>;
  /** The answering of a taken turn begins beside that of others: until `finish`, its end is not known. */
  begun(id: string): Promise<void>;
  /** The answering of a taken turn that was begun before begins again, alone: if the process ends now, it was this turn. */
  attempt(id: string): Promise<void>;
  /** Forgets a taken turn and queues its posts, in one step. A turn that is not there any more queues nothing. */
  finish(id: string, outcome: TurnOutcome): Promise<QueuedPost[]>;
  /**
   * Resolves once all turns of its conversation that were taken before it are finished, by whichever process; to false when
   * another process has taken it over. One process alone keeps that order by itself.
   */
  comes(id: string): Promise<boolean>;
  /** Turns of processes that ended and did not finish them, oldest first: they are this one's now. Counts the restart. */
  unfinished(channel: string): Promise<TakenTurn[]>;
  /** Calls back whenever turns or posts of a channel were left by another process that ended. Returns what ends that. */
  onLeft(channel: string, left: () => void): () => void;
  /** Queues posts that answer no turn; with a key, only when that was not claimed before. */
  queue(posts: readonly NewPost[], key?: string): Promise<QueuedPost[]>;
  /** Posts that processes which ended have not sent, in the order queued: they are this one's now. */
  queued(channel: string): Promise<QueuedPost[]>;
  /**
   * A try begins: until `sent` or `postpone`, its end is not known. `waits` when another process has still to send an earlier
   * post of the lane, `gone` when the post is another process's by now; then nothing began.
   */
  begin(id: string): Promise<'begun' | 'waits' | 'gone'>;
  /** The try failed; `uncertain` when the platform may have the post all the same. With `free` it does not count. */
  postpone(id: string, uncertain: boolean, free?: boolean): Promise<void>;
  sent(id: string): Promise<void>;
  /** Gives a post up. Its content is deleted; channel, time and reason stay for the retention of claims. */
  giveUp(id: string, reason: string): Promise<void>;
  /** How many turns are not answered and posts not sent, and since when the oldest post waits. */
  waiting(): Promise<{ readonly turns: number; readonly posts: number; readonly oldest?: Date }>;
  /** Posts given up since a time. */
  givenUp(
    since: Date,
  ): Promise<readonly { readonly channel: string; readonly reason: string; readonly at: Date }[]>;
  /** Keeps where an asker can be reached, for inquiries that come from elsewhere than a turn. */
  keepAsker(asker: AskerAddress): Promise<void>;
  askersOf(inquiry: string): Promise<AskerAddress[]>;
  /**
   * Queues what the askers of an inquiry are told, once for a key, and keeps where they are for a week more at most: the
   * inquiry may be opened again. Where they are told what the content says, `told`, both are kept for 30 days.
   */
  settle(
    inquiry: string,
    posts: readonly NewPost[],
    key: string,
    told?: Omit<Told, 'inquiry'>,
  ): Promise<QueuedPost[]>;
  /** What the content told the askers of inquiries, or of one of them, in the last 30 days. */
  told(inquiry?: string): Promise<Told[]>;
  /** Keeps something under an id that nobody can guess; the same id again takes its place. */
  keep(id: string, kept: KeptForUser): Promise<void>;
  /** Undefined when there is nothing under the id, or its time is over. */
  kept(id: string): Promise<KeptForUser | undefined>;
  dropKept(id: string): Promise<void>;
  /** Forgets where a user can be reached, and what is kept for the user. */
  forgetUser(channel: string, user: string): Promise<number>;
  /** Notes what staff have done; it can be read and not altered, and is deleted after the retention. */
  logChange(change: NewChange): Promise<void>;
  /** What staff have done, the last first; of one subject alone with `about`, before a number with `before`. */
  changes(filter: {
    readonly limit: number;
    readonly before?: number | undefined;
    readonly about?: string | undefined;
  }): Promise<Change[]>;
  /** A small value that outlives the process, such as the last inquiry that staff were told of. */
  note(name: string): Promise<string | undefined>;
  setNote(name: string, value: string): Promise<void>;
  /** Secrets of installations, sealed, by channel and place (a workspace, a tenant). */
  secret(channel: string, place: string): Promise<unknown>;
  setSecret(channel: string, place: string, value: unknown): Promise<void>;
  deleteSecret(channel: string, place: string): Promise<void>;
  /** Places that have a secret. */
  places(channel: string): Promise<string[]>;
  /** Deletes claims and given-up posts older than a week, addresses past the retention, and what is kept past its time. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** How a try to send ended. */
export type SendResult =
  | { readonly kind: 'sent' }
  /** Try again; not before `afterMs`, when the platform named a time. */
  | {
      readonly kind: 'later';
      readonly reason: string;
      readonly uncertain: boolean;
      readonly afterMs?: number;
      /** The platform only said when: that was no failed try. */
      readonly free?: true;
    }
  /** Trying again is of no use. */
  | { readonly kind: 'refused'; readonly reason: string };
