/** From what Slack delivers to turns. Pure: payloads are data that anyone may have made up, so nothing is taken on trust. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Turn } from '../../src/core/reply.js';
import { commandOf } from '../commands.js';
import type { Arrival } from '../reception.js';
import { type Address, threadKey } from './places.js';

/** Who the bot is in a workspace. */
export interface Self {
  readonly team: string;
  readonly user: string;
  readonly bot?: string | undefined;
}

export type IgnoreReason =
  | 'own message'
  | 'from a bot'
  | 'edited, deleted or a notice'
  | 'not for the bot'
  | 'not in a conversation'
  | 'no such button';

export type Inbound =
  | {
      readonly kind: 'turn';
      readonly arrival: Arrival<Address>;
      /** It is for the bot only if this was claimed: the person has asked in this thread before. */
      readonly onlyAfter?: string;
    }
  | { readonly kind: 'ignore'; readonly reason: IgnoreReason };

type Json = Readonly<Record<string, unknown>>;

/** Messages with text that people have written themselves. */
const OWN_WORDS = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);
const DEFAULT_LANGUAGE: Language = 'ko';

const ignore = (reason: IgnoreReason): Inbound => ({ kind: 'ignore', reason });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const part = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

/** An `app_mention` or a `message` event. */
export function readMessage(body: Json, self: Self): Inbound {
  const event = part(body['event']);
  const user = text(event['user']);
  const channel = text(event['channel']);
  const ts = text(event['ts']);
  if (user === self.user || (self.bot !== undefined && event['bot_id'] === self.bot))
    return ignore('own message');
  if (event['bot_id'] !== undefined || event['bot_profile'] !== undefined) return ignore('from a bot');
  if (!OWN_WORDS.has(event['subtype'] as string | undefined) || event['hidden'] === true || event['edited']) {
    return ignore('edited, deleted or a notice');
  }
  if (user === '' || channel === '' || ts === '') return ignore('not in a conversation');
  const said = readText(text(event['text']));
  const thread = text(event['thread_ts']);
  const keys = [`slack/event/${text(body['event_id'])}`, `slack/message/${self.team}/${channel}/${ts}`];
  const turn = { channel: 'slack', user, text: said };
  const language = languageOf(said);

  if (event['channel_type'] === 'im' || channel.startsWith('D')) {
    const address: Address = {
      kind: 'direct',
      team: self.team,
      channel,
      ...(thread === '' ? {} : { thread }),
      asked: ts,
    };
    const conversation = conversationOf(address, user);
    return { kind: 'turn', arrival: { keys, turn: { ...turn, conversation }, address, language } };
  }
  const mentioned = event['type'] === 'app_mention' || text(event['text']).includes(`<@${self.user}`);
  if (!mentioned && (thread === '' || /^\s*<@/.test(text(event['text'])))) return ignore('not for the bot');
  const address: Address = { kind: 'thread', team: self.team, channel, thread: thread || ts };
  return {
    kind: 'turn',
    arrival: { keys, turn: { ...turn, conversation: conversationOf(address, user) }, address, language },
    ...(mentioned ? {} : { onlyAfter: threadKey(self.team, channel, thread, user) }),
  };
}

/** The conversation that an address belongs to; a private answer is a conversation of its own. */
export function conversationOf(address: Address, user: string): string {
  switch (address.kind) {
    case 'thread':
      return `${address.team}/${address.channel}/${address.thread}`;
    case 'direct':
      return [address.team, 'direct', user, ...(address.thread === undefined ? [] : [address.thread])].join(
        '/',
      );
    case 'private':
      return `${address.team}/private/${address.channel}/${user}`;
  }
}

/** A pressed button, in a message or in the home tab. */
export interface Press {
  readonly team: string;
  readonly user: string;
  /** As Slack calls the user. */
  readonly name: string;
  /** Where its reply goes. */
  readonly address: Address;
  readonly conversation: string;
  /** Names the press, whatever is redelivered. */
  readonly key: string;
  /** Names the message that the button is under. */
  readonly message: string;
  readonly action: string;
  readonly language: Language;
  /** Lets only the presser be answered, in the same place; empty in the home tab. */
  readonly responseUrl: string;
  readonly triggerId: string;
  /** What was typed or chosen, where the element is no button. */
  readonly value: string;
  /** The words on what was pressed, as Slack says. */
  readonly label: string;
}

/** Reads a `block_actions` payload; undefined when it makes no sense. */
export function readPress(body: Json): Press | undefined {
  const pressed = part((body['actions'] as unknown[] | undefined)?.[0]);
  const container = part(body['container']);
  const message = part(body['message']);
  const user = text(part(body['user'])['id']);
  const team = text(part(body['team'])['id']) || text(part(body['user'])['team_id']);
  if (user === '' || team === '') return undefined;
  const channel = text(part(body['channel'])['id']) || text(container['channel_id']);
  const ts = text(container['message_ts']) || text(message['ts']);
  const thread = text(message['thread_ts']) || text(container['thread_ts']);
  const url = text(body['response_url']);
  const chosen = part(pressed['selected_option']);
  const { action, language } = readValue(text(pressed['value']) || text(chosen['value']));
  const address = ((): Address => {
    if (channel === '') return { kind: 'direct', team, channel: user };
    if (container['is_ephemeral'] === true) return { kind: 'private', team, channel, user, url };
    if (channel.startsWith('D')) {
      return { kind: 'direct', team, channel, ...(thread === '' ? {} : { thread }) };
    }
    return { kind: 'thread', team, channel, thread: thread || ts };
  })();
  return {
    team,
    user,
    name: text(part(body['user'])['name']) || text(part(body['user'])['username']),
    address,
    conversation: conversationOf(address, user),
    key: `slack/press/${user}/${text(pressed['action_ts'])}/${text(pressed['action_id'])}/${ts}`,
    message: `${team}/${channel}/${ts}`,
    action,
    language,
    responseUrl: url,
    triggerId: text(body['trigger_id']),
    value: text(pressed['value']) || text(chosen['value']),
    // Of a label that stands beside its button, the button holds only what is read out.
    label:
      text(part(chosen['text'])['text']) ||
      text(pressed['accessibility_label']) ||
      text(part(pressed['text'])['text']),
  };
}

/** The turn of a pressed reply button. Whether an answer helped is answered to the presser alone. */
export function turnOfPress(press: Press): Inbound {
  const { action, address, conversation, key, language, team, user } = press;
  if (action === '') return ignore('no such button');
  const feedback = /^(?:not-)?helpful\b/.test(action);
  const turn: Turn = { channel: 'slack', conversation, user, action };
  const privately: Address =
    feedback && address.kind === 'thread' && press.responseUrl !== ''
      ? { kind: 'private', team, channel: address.channel, user, url: press.responseUrl }
      : feedback || press.label === ''
        ? address
        : { ...address, pressed: press.label };
  // An answer helped somebody once, however often they say so.
  const keys = feedback ? [key, `slack/helpful/${press.message}/${user}`] : [key];
  return { kind: 'turn', arrival: { keys, turn, address: privately, language } };
}

export interface CommandCall {
  readonly team: string;
  readonly user: string;
  /** Where whoever used it can be answered alone. */
  readonly url: string;
  readonly question: string;
  /** Asks how to use the command. */
  readonly help: boolean;
  readonly arrival: Arrival<Address>;
}

/** A slash command. */
export function readCommand(body: Json): CommandCall {
  const team = text(body['team_id']);
  const user = text(body['user_id']);
  const channel = text(body['channel_id']);
  const question = readText(text(body['text']));
  const address: Address = {
    kind: 'private',
    team,
    channel,
    user,
    url: text(body['response_url']),
    question,
  };
  return {
    team,
    user,
    url: address.url,
    question,
    help: question === '' || commandOf(question) === 'help',
    arrival: {
      keys: [`slack/command/${text(body['trigger_id'])}`],
      turn: { channel: 'slack', conversation: conversationOf(address, user), user, text: question },
      address,
      language: languageOf(question),
    },
  };
}

/** A step of a workflow that was reached: which, and what is asked for whom; without an arrival where either is missing. */
export interface StepCall {
  readonly step: string;
  readonly execution: string;
  readonly arrival?: Arrival<Address>;
}

/** A `function_executed` event. */
export function readStep(body: Json, team: string): StepCall {
  const event = part(body['event']);
  const inputs = part(event['inputs']);
  const call = {
    step: text(part(event['function'])['callback_id']),
    execution: text(event['function_execution_id']),
  };
  const user = text(inputs['user']);
  const said = readText(text(inputs['question']));
  if (said === '' || call.execution === '' || !/^[UW][A-Z0-9]{1,30}$/.test(user)) return call;
  const address: Address = { kind: 'direct', team, channel: user, pressed: said };
  return {
    ...call,
    arrival: {
      keys: [`slack/step/${call.execution}`],
      turn: { channel: 'slack', conversation: conversationOf(address, user), user, text: said },
      address,
      language: languageOf(said),
    },
  };
}

const MOST_LINKS = 5;

/** Links in a message, and how Slack names the place to show something below them. */
export interface SharedLinks {
  readonly place: Json | undefined;
  readonly urls: readonly string[];
}

/** A `link_shared` event: of a message that was sent, or is being written. */
export function readLinks(value: unknown): SharedLinks {
  const event = part(value);
  const [unfurl, source] = [text(event['unfurl_id']), text(event['source'])];
  const [channel, ts] = [text(event['channel']), text(event['message_ts'])];
  const links = Array.isArray(event['links']) ? event['links'].slice(0, MOST_LINKS) : [];
  const urls = links.map((link) => text(part(link)['url'])).filter((url) => url !== '');
  if (unfurl !== '' && source !== '') return { place: { unfurl_id: unfurl, source }, urls };
  return { place: channel === '' || ts === '' ? undefined : { channel, ts }, urls };
}

/** A message shortcut: who used it, on what. */
export interface ShortcutCall {
  readonly team: string;
  readonly user: string;
  readonly url: string;
  readonly triggerId: string;
  /** Text of the message, without mentions. */
  readonly said: string;
  /** Whoever wrote the message; empty for a bot. */
  readonly author: string;
  readonly language: Language;
  /** Where the message stands, for an answer to its author. */
  readonly place: Address;
  readonly key: string;
}

/** A `message_action` payload. */
export function readShortcut(body: Json): ShortcutCall {
  const message = part(body['message']);
  const team = text(part(body['team'])['id']) || text(part(body['user'])['team_id']);
  const channel = text(part(body['channel'])['id']);
  const ts = text(message['ts']);
  const said = readText(text(message['text']));
  const thread = text(message['thread_ts']);
  return {
    team,
    user: text(part(body['user'])['id']),
    url: text(body['response_url']),
    triggerId: text(body['trigger_id']),
    said,
    author: message['bot_id'] === undefined ? text(message['user']) : '',
    language: languageOf(said),
    place: channel.startsWith('D')
      ? { kind: 'direct', team, channel, ...(thread === '' ? {} : { thread }) }
      : { kind: 'thread', team, channel, thread: thread || ts },
    key: `slack/shortcut/${text(body['trigger_id'])}`,
  };
}

/**
 * What a person has typed, out of Slack's encoding: without mentions of people, with links and channels as they were
 * typed, and with `&`, `<` and `>` as themselves.
 */
export function readText(encoded: string): string {
  return encoded
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, ' ')
    .replace(/<#[A-Z0-9]+(?:\|([^>]*))?>/g, (_all, name?: string) => (name ? `#${name}` : ' '))
    .replace(/<![^>|]*(?:\|([^>]*))?>/g, (_all, label?: string) => label ?? ' ')
    .replace(
      /<(?:mailto:|tel:)?([^>|]*)(?:\|([^>]*))?>/g,
      (_all, link: string, label?: string) => label || link,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** The language that words seem to be in, for what is said when there is no reply to go by. */
export function languageOf(words: string): Language {
  if (/\p{Script=Hangul}/u.test(words)) return 'ko';
  return /[a-z]{2}/i.test(words) ? 'en' : DEFAULT_LANGUAGE;
}

function readValue(value: string): { action: string; language: Language } {
  try {
    const { action, language } = part(JSON.parse(value));
    return { action: text(action), language: language === 'en' ? 'en' : 'ko' };
  } catch {
    return { action: '', language: DEFAULT_LANGUAGE };
  }
}
