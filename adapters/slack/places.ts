/** Where things are said in Slack, as plain data. */
import type { ReplyFile, Turn } from '../../src/core/reply.js';
import type { Readers } from '../readers.js';
import type { Message } from './blocks.js';

/** Where a reply goes. */
type Place =
  /** A thread of a channel. */
  | { readonly kind: 'thread'; readonly team: string; readonly channel: string; readonly thread: string }
  /** A direct message: `channel` is its id, or the user's, which opens it. */
  | {
      readonly kind: 'direct';
      readonly team: string;
      readonly channel: string;
      readonly thread?: string;
      /** The message that is answered, under which the agent pane shows that the desk is at work. */
      readonly asked?: string;
    }
  /** Seen by one person alone, by a response URL, which lives for half an hour. */
  | {
      readonly kind: 'private';
      readonly team: string;
      readonly channel: string;
      readonly user: string;
      readonly url: string;
      /** What was asked, shown with the answer; set where it can be shared. */
      readonly question?: string;
      /** It was shared: everyone in the channel sees it. */
      readonly shared?: boolean;
    };

/** Where a reply goes, with the words that were pressed, shown with it: a press leaves none. */
export type Address = Place & { readonly pressed?: string };

/** What is posted, and how. */
export type SlackPost =
  | {
      readonly kind: 'message';
      readonly team: string;
      readonly channel: string;
      readonly thread?: string;
      readonly message: Message;
      /** What it tells of: the post of the same is edited in its place, once there is one. */
      readonly of?: string;
    }
  | {
      readonly kind: 'respond';
      readonly team: string;
      readonly url: string;
      readonly message: Message;
      /** Everyone in the channel sees it. */
      readonly shared: boolean;
      /** It takes the place of what was pressed. */
      readonly replace?: boolean;
    }
  | {
      readonly kind: 'file';
      readonly team: string;
      readonly channel: string;
      readonly thread?: string;
      readonly file: ReplyFile;
      /** Said in its place when it cannot be uploaded. */
      readonly message: Message;
    };

/** The post that brings a message to an address. */
export function postTo(address: Address, message: Message): SlackPost {
  switch (address.kind) {
    case 'thread': {
      const { team, channel, thread } = address;
      return { kind: 'message', team, channel, thread, message };
    }
    case 'direct': {
      const { team, channel, thread } = address;
      return { kind: 'message', team, channel, ...(thread === undefined ? {} : { thread }), message };
    }
    case 'private':
      return {
        kind: 'respond',
        team: address.team,
        url: address.url,
        message,
        shared: address.shared === true,
      };
  }
}

/** Whether only the person who asks reads the reply: staff do not show a channel what is for staff. */
export function isAlone(address: Address): boolean {
  return address.kind === 'direct' || (address.kind === 'private' && address.shared !== true);
}

/** Posts that must keep their order and pace. */
export function laneOf(address: Address): string {
  const { team, channel } = address;
  return address.kind === 'private' ? `${team}/${channel}/${address.user}` : `${team}/${channel}`;
}

/** Where whoever asked can be reached later: what was private comes as a direct message. */
export function lastingAddress({ pressed: _pressed, ...address }: Address): Address {
  switch (address.kind) {
    case 'thread':
      return address;
    case 'direct': {
      const { asked: _asked, ...lasting } = address;
      return lasting;
    }
    case 'private':
      return { kind: 'direct', team: address.team, channel: address.user };
  }
}

/** Who reads what is said at an address; `staff` is the channel that staff have to themselves. */
export function readersAt(
  address: Address,
  staff: { readonly team: string | undefined; readonly channel: string | undefined },
): Readers {
  const { kind, team, channel } = address;
  if (kind === 'direct') return 'one';
  if (kind === 'private') return address.shared === true ? 'anyone' : 'one';
  return team === staff.team && channel === staff.channel ? 'staff' : 'anyone';
}

/** Where only whoever took a turn reads: her direct messages with the bot. */
export function aloneWith({ team }: Address, { user }: Turn): Address {
  return { kind: 'direct', team, channel: user };
}

/** The key of a thread in which a person has asked the bot; later messages of theirs there are for it. */
export function threadKey(team: string, channel: string, thread: string, user: string): string {
  return `slack/thread/${team}/${channel}/${thread}/${user}`;
}
