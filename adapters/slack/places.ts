/** Where things are said in Slack, as plain data. */
import type { ReplyFile } from '../../src/core/reply.js';
import type { Message } from './blocks.js';

/** Where a reply goes. */
export type Address =
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

/** What is posted, and how. */
export type SlackPost =
  | {
      readonly kind: 'message';
      readonly team: string;
      readonly channel: string;
      readonly thread?: string;
      readonly message: Message;
    }
  | {
      readonly kind: 'respond';
      readonly team: string;
      readonly url: string;
      readonly message: Message;
      /** Everyone in the channel sees it. */
      readonly shared: boolean;
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
export function lastingAddress(address: Address): Address {
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

/** The key of a thread in which a person has asked the bot; later messages of theirs there are for it. */
export function threadKey(team: string, channel: string, thread: string, user: string): string {
  return `slack/thread/${team}/${channel}/${thread}/${user}`;
}
