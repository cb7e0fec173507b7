/** From activities of Teams to turns. Pure: an activity is data, and what a card submits may be made up, so nothing is taken on trust. */
import { createHash } from 'node:crypto';
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Turn } from '../../src/core/reply.js';
import { commandOf } from '../commands.js';
import { safeLine } from '../plain-text.js';
import type { Arrival } from '../reception.js';
import type { Address } from './places.js';
import { type Activity, list, part, type Reference, text } from './protocol.js';

export type IgnoreReason =
  | 'own message'
  | 'from a bot'
  | 'not for the bot'
  | 'not in a conversation'
  | 'no such button';

/** Who sent an activity, from where, in which language. */
export interface Sender {
  /** The tenant that Teams vouches for; empty when it names none. */
  readonly tenant: string;
  /** The Entra object id, or Teams' own id where there is none. */
  readonly user: string;
  /** The Entra object id alone; empty where there is none. */
  readonly entra: string;
  readonly reference: Reference;
  /** The language of the person's Teams. */
  readonly locale: Language;
}

export type Inbound =
  | { readonly kind: 'turn'; readonly arrival: Arrival<Address> }
  /** Asks how to use the desk, or says nothing at all. */
  | { readonly kind: 'help'; readonly keys: readonly string[]; readonly language: Language }
  | { readonly kind: 'ignore'; readonly reason: IgnoreReason };

/** A submit of the same by the same person within so long, in milliseconds, is a redelivery. */
const SAME_PRESS_MS = 30_000;
const MAX_TEXT = 8_000;
/** Longest id of an action that is sent and taken. */
export const MAX_ACTION_ID = 300;
const MAX_ANSWERS = 40;
/** Before the name of an attribute, in the id of an input. */
export const ANSWER_PREFIX = 'answer.';

const ignore = (reason: IgnoreReason): Inbound => ({ kind: 'ignore', reason });

/** Undefined for an activity that is in no conversation, or does not say where answers go. */
export function readSender(activity: Activity): Sender | undefined {
  const conversation = part(activity['conversation']);
  const recipient = part(activity['recipient']);
  const from = part(activity['from']);
  const id = text(conversation['id'], 1_000);
  const serviceUrl = text(activity['serviceUrl'], 1_000);
  const bot = text(recipient['id'], 500);
  const own = text(from['id'], 500);
  if (id === '' || bot === '' || own === '' || !isHttp(serviceUrl)) return undefined;
  const tenant =
    text(part(part(activity['channelData'])['tenant'])['id'], 100) || text(conversation['tenantId'], 100);
  const type = text(conversation['conversationType'], 50);
  const name = text(recipient['name'], 200);
  const entra = text(from['aadObjectId'], 100).toLowerCase();
  const locale = text(activity['locale'], 20) || text(part(list(activity['entities'])[0])['locale'], 20);
  return {
    tenant: tenant.toLowerCase(),
    user: entra || own,
    entra,
    locale: locale === '' || locale.toLowerCase().startsWith('ko') ? 'ko' : 'en',
    reference: {
      channelId: text(activity['channelId'], 50),
      serviceUrl,
      bot: { id: bot, ...(name === '' ? {} : { name }) },
      conversation: {
        id,
        ...(type === '' ? {} : { conversationType: type }),
        ...(tenant === '' ? {} : { tenantId: tenant }),
        ...(conversation['isGroup'] === true ? { isGroup: true } : {}),
      },
    },
  };
}

/** Where the reply to something that somebody has just asked goes. */
export function askedBy({ reference, tenant, entra }: Sender, now: number): Address {
  return { reference, askedAt: now, asker: { tenant, entra } };
}

function isHttp(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

export interface MessageContext {
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A `message` activity: words, or the submit of a card. */
export function readMessage(activity: Activity, sender: Sender, context: MessageContext): Inbound {
  const from = part(activity['from']);
  const { reference, user } = sender;
  if (text(from['id']) === reference.bot.id) return ignore('own message');
  if (from['role'] === 'bot' || from['role'] === 'skill') return ignore('from a bot');
  const id = text(activity['id'], 500);
  if (id === '') return ignore('not in a conversation');
  const conversation = reference.conversation.id;
  const key = `teams/activity/${conversation}/${id}`;
  const address = askedBy(sender, context.now);
  if (activity['value'] !== undefined && activity['value'] !== null) {
    return readSubmit(activity, sender, [key], context);
  }
  const { said, mentioned } = readText(activity, reference.bot.id);
  if (isShared(reference) && !mentioned) return ignore('not for the bot');
  const language = languageOf(said, sender.locale);
  if (said === '' || commandOf(said) === 'help') {
    return { kind: 'help', keys: [key], language };
  }
  const turn: Turn = { channel: 'teams', conversation, user, text: said };
  return { kind: 'turn', arrival: { keys: [key], turn, address, language } };
}

function isShared({ conversation }: Reference): boolean {
  return conversation.conversationType === 'channel' || conversation.conversationType === 'groupChat';
}

/** The input that holds what was chosen in a menu. */
export const MENU = 'menu';

/** What was pressed or chosen, and the words on it: shown with the answer, and no proof of anything. */
function pressedIn(value: Readonly<Record<string, unknown>>): { action: unknown; said: string } {
  if (value['kind'] !== 'menu') return { action: value['action'], said: safeLine(text(value['said'], 200)) };
  try {
    const [action, said] = list(JSON.parse(text(value[MENU], 1_000)));
    return { action, said: safeLine(text(said, 200)) };
  } catch {
    return { action: undefined, said: '' };
  }
}

function readSubmit(
  activity: Activity,
  sender: Sender,
  keys: readonly string[],
  { now }: MessageContext,
): Inbound {
  const { reference, user } = sender;
  const value = part(activity['value']);
  const { kind } = value;
  const { action, said } = pressedIn(value);
  const known = kind === 'turn' || kind === 'form' || kind === 'menu';
  if (!known || !isActionId(action)) return ignore('no such button');
  const conversation = reference.conversation.id;
  const language: Language = value['language'] === 'en' ? 'en' : 'ko';
  const under = text(activity['replyToId'], 500);
  const answers = kind === 'form' ? readAnswers(value) : undefined;
  const turn: Turn = {
    channel: 'teams',
    conversation,
    user,
    ...(kind === 'form' && !/^check:/.test(action) ? {} : { action }),
    ...(answers === undefined ? {} : { answers }),
  };
  const arrival: Arrival<Address> = {
    keys: [...keys, ...pressKeys(`${conversation}/${user}/${under}`, action, answers, now)],
    turn,
    address: { ...askedBy(sender, now), ...(said === '' ? {} : { pressed: said }) },
    language,
  };
  return { kind: 'turn', arrival };
}

function isActionId(value: unknown): value is string {
  return (
    typeof value === 'string' && value !== '' && value.length <= MAX_ACTION_ID && safeLine(value) === value
  );
}

/**
 * Names of a press that hold whatever activity it comes in: Teams sends a slow submit again under another id. A name
 * holds for a window of half a minute, and a press claims three windows, so that the next minute finds it taken.
 */
function pressKeys(where: string, action: string, answers: object | undefined, now: number): string[] {
  const what = createHash('sha256')
    .update(JSON.stringify([where, action, answers]))
    .digest('base64url');
  const feedback = /^(?:not-)?helpful\b/.test(action);
  // An answer helped somebody once, however often they say so.
  if (feedback) return [`teams/helpful/${where}`];
  const window = Math.floor(now / SAME_PRESS_MS);
  return [0, 1, 2].map((next) => `teams/press/${what}/${window + next}`);
}

/** The answers of a form, by attribute; what was left empty is left out. Which attributes there are, the core knows. */
function readAnswers(value: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const answers: Record<string, string | number> = {};
  for (const [id, given] of Object.entries(value).slice(0, 2 * MAX_ANSWERS)) {
    if (!id.startsWith(ANSWER_PREFIX)) continue;
    const attribute = id.slice(ANSWER_PREFIX.length);
    if (!/^[a-z][a-z0-9_-]{0,60}$/.test(attribute)) continue;
    if (typeof given === 'number' && Number.isFinite(given)) answers[attribute] = given;
    const typed = typeof given === 'string' ? safeLine(given).slice(0, 200) : '';
    // Teams sends what was typed into a number as a string.
    if (typed !== '') answers[attribute] = /^-?\d{1,15}(?:\.\d{1,6})?$/.test(typed) ? Number(typed) : typed;
  }
  return answers;
}

/** What a person has typed, without mentions of the bot, and whether it was mentioned. */
export function readText(activity: Activity, bot: string): { said: string; mentioned: boolean } {
  let said = text(activity['text'], MAX_TEXT * 2);
  let mentioned = false;
  for (const entity of list(activity['entities']).slice(0, 100).map(part)) {
    if (entity['type'] !== 'mention') continue;
    const marked = text(entity['text'], 500);
    const who = part(entity['mentioned']);
    const self = who['id'] === bot;
    mentioned ||= self;
    if (marked !== '') said = said.replaceAll(marked, self ? ' ' : ` ${text(who['name'], 200)} `);
  }
  return { said: plainWords(said), mentioned };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Text of Teams as it was typed: without tags of mentions, with entities as the characters that they stand for. */
export function plainWords(marked: string): string {
  return marked
    .replace(/<at(?:\s[^>]*)?>([^<]*)<\/at>/gi, '$1')
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n')
    .replace(
      /<\/?(?:p|div|span|b|i|u|s|em|strong|a|ul|ol|li|code|pre|blockquote|attachment|emoji|img)(?:\s[^>]*)?>/gi,
      '',
    )
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      return ENTITIES[String(name).toLowerCase()] ?? all;
    })
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .slice(0, MAX_TEXT);
}

/** The language that words seem to be in, for what is said when there is no reply to go by. */
export function languageOf(words: string, otherwise: Language = 'ko'): Language {
  if (/\p{Script=Hangul}/u.test(words)) return 'ko';
  return /[a-z]{2}/i.test(words) ? 'en' : otherwise;
}
