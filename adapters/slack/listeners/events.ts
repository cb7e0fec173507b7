/** What happens in conversations and to the app itself. */
import { recordAt } from '../../record-links.js';
import type { Body, SlackDesk } from '../desk.js';
import { readLinks, readMessage, readStep } from '../inbound.js';
import { renderLink } from '../links.js';
import { type EVENTS, type FOLLOW_UP_EVENTS, type LINK_EVENTS, type STEP_EVENTS, STEPS } from '../names.js';
import { cut, plainLine } from '../safe.js';
import { word } from '../words.js';

/** The name that Bolt knows an event by: all messages are one. */
export type EventName =
  | Exclude<
      | (typeof EVENTS)[number]
      | (typeof FOLLOW_UP_EVENTS)[number]
      | (typeof LINK_EVENTS)[number]
      | (typeof STEP_EVENTS)[number],
      `message.${string}`
    >
  | 'message';

/** Rejects when the event could not be written down; Slack then delivers it again. */
export type EventListener = (desk: SlackDesk, team: string, body: Body) => Promise<void>;

export const EVENT_LISTENERS: Readonly<Record<EventName, EventListener>> = {
  app_mention: takeMessage,
  message: takeMessage,
  app_home_opened: openHome,
  link_shared: showLinks,
  function_executed: takeStep,
  async app_uninstalled(desk, team, body) {
    await desk.removeWorkspace(team, timeOf(desk, body));
  },
  async tokens_revoked(desk, team, body) {
    const { tokens } = body['event'] as { tokens?: { bot?: unknown[] } };
    if ((tokens?.bot?.length ?? 0) > 0) await desk.removeWorkspace(team, timeOf(desk, body));
  },
};

/** When an event happened, whenever it is delivered; now where Slack does not say. */
function timeOf({ clock }: SlackDesk, { event_time: seconds }: Body): number {
  return typeof seconds === 'number' ? seconds * 1_000 : clock.now().getTime();
}

async function takeMessage(desk: SlackDesk, team: string, body: Body): Promise<void> {
  const self = await desk.selfOf(team);
  if (self === undefined) return;
  const read = readMessage(body, self);
  if (read.kind === 'ignore')
    return desk.logger.debug({ reason: read.reason }, 'a message is not for the desk');
  if (read.onlyAfter !== undefined && !(await desk.store.claimed(read.onlyAfter))) {
    return desk.logger.debug({}, 'a message stands in a thread where its writer has not asked');
  }
  const first = await desk.reception.take(read.arrival);
  if (!first) desk.logger.debug({}, 'a message was delivered again');
}

/** The home tab is drawn anew each time; in the messages tab some first questions are offered. */
async function openHome(desk: SlackDesk, team: string, body: Body): Promise<void> {
  const { user, tab, channel } = body['event'] as { user: string; tab?: string; channel?: string };
  desk.afterwards('home', async () => {
    if (tab !== 'messages') return desk.publishHome(team, user);
    const language = await desk.localeOf(team, user);
    const prompts = desk.words
      .greeting(language)
      .actions.slice(0, 4)
      .map(({ label }) => ({ title: cut(plainLine(label), 75), message: plainLine(label) }));
    if (prompts.length === 0) return;
    await desk.call(team, 'assistant.threads.setSuggestedPrompts', {
      channel_id: channel,
      title: word('promptsTitle', language),
      prompts,
    });
  });
}

/** Shows what is behind links to pages of records, as anyone may read it; other links are left alone. */
async function showLinks(desk: SlackDesk, team: string, body: Body): Promise<void> {
  const { place, urls } = readLinks(body['event']);
  const unfurls = urls.flatMap((url) => {
    const found = recordAt(url, desk.pages);
    return found === undefined ? [] : [[url, { blocks: renderLink(found) }] as const];
  });
  if (place === undefined || unfurls.length === 0) return;
  const args = { ...place, unfurls: Object.fromEntries(unfurls) };
  desk.afterwards('links', () => desk.call(team, 'chat.unfurl', args));
}

/** A question from a workflow: answered to the person it is asked for, where only that person reads. */
async function takeStep(desk: SlackDesk, team: string, body: Body): Promise<void> {
  const { step, execution, arrival } = readStep(body, team);
  if (!(STEPS as readonly string[]).includes(step)) return;
  const done = { function_execution_id: execution };
  if (arrival === undefined) {
    const error = word('stepNeeds', 'en');
    desk.afterwards('step', () => desk.call(team, 'functions.completeError', { ...done, error }));
    return;
  }
  await desk.reception.take(arrival);
  desk.afterwards('step', () => desk.call(team, 'functions.completeSuccess', { ...done, outputs: {} }));
}
