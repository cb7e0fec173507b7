/** Where things are said in Teams, as plain data. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { NewPost } from '../../src/delivery/index.js';
import type { Readers } from '../readers.js';
import type { Outgoing, Reference } from './protocol.js';

/** Where a reply goes, and what it answers. */
export interface Address {
  readonly reference: Reference;
  /** When it was asked, in milliseconds since 1970; absent for what nobody has just asked for. */
  readonly askedAt?: number;
  /** Who has just asked, as Teams vouches for them; each empty where it names none. */
  readonly asker?: { readonly tenant: string; readonly entra: string };
  /** What was pressed, shown with the answer: a press leaves no words in the chat. */
  readonly pressed?: string;
}

/** What is posted, and where: in a conversation that is known, or as a new post in a channel of a tenant. */
export interface TeamsPost {
  readonly reference?: Reference;
  readonly channel?: { readonly tenant: string; readonly id: string };
  readonly askedAt?: number;
  readonly activity: Outgoing;
  /** What Teams' thumbs below it mean. */
  readonly thumbs?: Thumbs;
  /** What it tells of: the post of the same is edited in its place, once there is one. */
  readonly of?: string;
}

/** What a thumb below a post is a press of, and in which language it is answered. */
export interface Thumbs {
  /** Who asked. */
  readonly user: string;
  readonly language: Language;
  readonly like?: string;
  readonly dislike?: string;
}

/** Where it is kept what the thumbs below a post mean. */
export function thumbsKey({ conversation }: Reference, post: string): string {
  return `teams/thumbs/${withoutThread(conversation.id)}/${post}`;
}

/** Posts that must keep their order and pace: those of one thread. */
export function laneOf({ conversation }: Reference): string {
  return conversation.id;
}

/** Whether nobody but one person and the bot reads along. */
export function isPersonal({ conversation }: Reference): boolean {
  return conversation.conversationType === 'personal';
}

/** Who reads what is said in a conversation; `staff` is the channel that staff have to themselves. */
export function readersAt(
  { conversation }: Reference,
  staff: { readonly tenant: string; readonly channel?: string | undefined } | undefined,
): Readers {
  const { id, tenantId = '', conversationType } = conversation;
  if (conversationType === 'personal') return 'one';
  const own = staff !== undefined && tenantId.toLowerCase() === staff.tenant.toLowerCase();
  return own && withoutThread(id) === staff.channel ? 'staff' : 'anyone';
}

/** The conversation without the thread, which a new post of a channel begins in. */
export function withoutThread(conversation: string): string {
  return conversation.replace(/;messageid=.*$/, '');
}

/** Where whoever asked can be reached later. */
export function lastingAddress({ reference }: Address): Address {
  return { reference };
}

/** A post in a conversation. */
export function postTo({ reference, askedAt }: Address, activity: Outgoing, thumbs?: Thumbs): NewPost {
  const payload: TeamsPost = {
    reference,
    ...(askedAt === undefined ? {} : { askedAt }),
    ...(thumbs === undefined ? {} : { thumbs }),
    activity,
  };
  return { channel: 'teams', lane: laneOf(reference), payload };
}
