import { randomUUID } from 'node:crypto';
import { memoryInquiryLog } from '../../../src/inquiries/index.js';
import { createStaffDesk } from '../../../src/staff/index.js';
import { makeSlack } from '../../adapters/slack/harness.js';
import { pressOf, submissionOf } from '../../adapters/slack/staff-harness.js';
import { WORDS } from '../../contract/replies.js';
import { testStore } from '../delivery-store.js';
import { recordingLogger } from '../logger.js';
import { BOT_USER, TEAM } from '../slack/double.js';
import {
  ANYONE,
  browserFor,
  deskOf,
  formOf,
  LINK,
  type Platform,
  pagesFor,
  type Seen,
  STAFF_ALONE,
} from './world.js';

const STAFF_CHANNEL = 'CSTAFF';
const PUBLIC = 'C1';
const CLOCK = { now: () => new Date() };
const dm = (who: string): string => `D-${who}`;

/** Slack with everything that somebody can do to the desk there. */
export async function slackPlaces(): Promise<Platform> {
  const logger = recordingLogger();
  const store = testStore(logger);
  const inquiries = memoryInquiryLog({ key: 'a key for the tests', clock: CLOCK });
  const desk = createStaffDesk({ inquiries, store, clock: CLOCK, knowledgeVersion: () => 'v' });
  const harness = await makeSlack({ handle: deskOf(inquiries), form: formOf, words: WORDS, logger }, 'http', {
    store,
    newsEveryMs: 50,
    pages: pagesFor(),
    staff: {
      desk,
      browserFor,
      inquiries,
      members: ['USTAFF'],
      channel: STAFF_CHANNEL,
      language: 'en',
      digestAt: digestNow(),
    },
  });
  const { channel, slack } = harness;
  await channel.start();
  const openedBy = new Map<string, string>();
  const answers: Seen[] = [];

  const heard = async (who: string, where: string, act: Promise<{ body: string }>): Promise<void> => {
    answers.push({ by: who, where, content: (await act).body });
  };
  const trigger = (who: string): string => {
    const id = slack.trigger(60_000);
    openedBy.set(id, who);
    return id;
  };
  const message = (who: string, more: object): Promise<unknown> =>
    slack.event({ user: who, ts: slack.newTs(), ...more });
  const inDm = (text: string) => (who: string) =>
    message(who, { type: 'message', channel_type: 'im', channel: dm(who), text });
  const mention = (where: string, text: string) => (who: string) =>
    message(who, { type: 'app_mention', channel: where, text: `<@${BOT_USER}> ${text}` });
  const value = (action: string): string => JSON.stringify({ action, language: 'en' });
  const press = (id: string, action: string, place: object | ((who: string) => object)) => (who: string) =>
    heard(
      who,
      `press ${id}`,
      slack.interact(
        pressOf(harness, {
          user: who,
          id: `${id}:0`,
          value: value(action),
          trigger: trigger(who),
          ...(typeof place === 'function' ? place(who) : place),
        }),
      ),
    );
  const submit = (callback: string, metadata: (who: string) => object) => (who: string) => {
    const payload = submissionOf(who, callback, metadata(who), 'words');
    return heard(who, `submit ${callback}`, slack.interact(payload));
  };
  const command = (text: string) => (who: string) =>
    heard(
      who,
      '/policy',
      slack.command({
        command: '/policy',
        text,
        team_id: TEAM,
        user_id: who,
        channel_id: PUBLIC,
        trigger_id: randomUUID(),
        response_url: slack.responseUrl(PUBLIC, who),
      }),
    );
  const shortcut = (id: string) => (who: string) =>
    heard(
      who,
      id,
      slack.interact({
        type: 'message_action',
        callback_id: id,
        team: { id: TEAM },
        user: { id: who },
        channel: { id: PUBLIC },
        message: { type: 'message', ts: slack.newTs(), user: 'U9', text: 'is it known?' },
        trigger_id: randomUUID(),
        response_url: slack.responseUrl(PUBLIC, who),
      }),
    );
  const places = {
    dm: (who: string): object => ({ channel: dm(who) }),
    thread: { channel: PUBLIC, thread: '5.5' },
    'staff channel': { channel: STAFF_CHANNEL, thread: '6.6' },
    ephemeral: { channel: PUBLIC, ephemeral: true },
  };
  const presses = Object.entries(places).flatMap(([name, place]) => [
    [`press in ${name}`, press('turn', 'ask:r/x', place)] as const,
    [`export by button in ${name}`, press('turn', 'export', place)] as const,
    [`form in ${name}`, press('check_form', 'check:r', place)] as const,
    [`not helpful in ${name}`, press('not_helpful', 'not-helpful:r/e', place)] as const,
  ]);
  const formMetadata = (address: object) => (who: string) => ({
    user: who,
    address: { team: TEAM, ...address },
    action: 'check:r',
    language: 'en',
  });
  const surfaces: Platform['surfaces'] = {
    ...Object.fromEntries(
      ['known', 'unknown', 'list', 'export', 'check', 'which'].flatMap((text) => [
        [`dm: ${text}`, inDm(text)],
        [`mention in channel: ${text}`, mention(PUBLIC, text)],
        [`mention in staff channel: ${text}`, mention(STAFF_CHANNEL, text)],
        [`/policy ${text}`, command(text)],
      ]),
    ),
    ...Object.fromEntries(presses),
    share: press('share', 'ask:r/e', { channel: PUBLIC, ephemeral: true }),
    'form handed in, dm': (who) =>
      submit('check_form', formMetadata({ kind: 'direct', channel: dm(who) }))(who),
    'form handed in, thread': submit(
      'check_form',
      formMetadata({ kind: 'thread', channel: PUBLIC, thread: '5.5' }),
    ),
    'edit in thread': (who) =>
      message(who, {
        type: 'message',
        subtype: 'message_changed',
        channel: PUBLIC,
        channel_type: 'channel',
        message: { user: who, text: `<@${BOT_USER}> known` },
      }),
    home: (who) => message(who, { type: 'app_home_opened', tab: 'home', channel: dm(who) }),
    'messages tab': (who) => message(who, { type: 'app_home_opened', tab: 'messages', channel: dm(who) }),
    'home search': press('home_search', 'x', {}),
    'home kind': press('home_kind', 'x', {}),
    'home more': press('home_more', 'x', {}),
    'record in home': press('record_open', 'r', {}),
    'claim in staff channel': press('inquiry_claim', '1', { channel: STAFF_CHANNEL }),
    'open answer': press('inquiry_answer', '1', { channel: STAFF_CHANNEL }),
    'open dismissal': press('inquiry_dismiss', '1', {}),
    'answer handed in': submit('staff_answer', () => ({ inquiry: String(1 + (answers.length % 40)) })),
    'dismissal handed in': submit('staff_dismiss', () => ({ inquiry: String(2 + (answers.length % 40)) })),
    'link in channel': (who) =>
      slack.event({
        type: 'link_shared',
        channel: PUBLIC,
        user: who,
        message_ts: slack.newTs(),
        links: [{ domain: 'desk.example.go.kr', url: LINK }],
      }),
    // Whoever set it up, it answers the person that it names, alone.
    ...Object.fromEntries(
      ['known', 'unknown', 'list', 'export', 'check'].map((question) => [
        `workflow step: ${question}`,
        (who: string) =>
          slack.event({
            type: 'function_executed',
            function: { callback_id: 'ask_policy_desk' },
            inputs: { question, user: who },
            function_execution_id: randomUUID(),
            workflow_execution_id: randomUUID(),
            event_ts: slack.newTs(),
          }),
      ]),
    ),
    'question from anywhere': (who) =>
      slack.interact({
        type: 'shortcut',
        callback_id: 'ask_question',
        user: { id: who, team_id: TEAM },
        trigger_id: trigger(who),
      }),
    'question from anywhere handed in': submit('ask_question', () => ({ language: 'en' })),
    'ask by shortcut': shortcut('ask_desk'),
    'log by shortcut': shortcut('log_inquiry'),
  };
  const ownerOf = (place: string): string => {
    if (place.startsWith('D-')) return place.slice(2);
    if (place.startsWith('U')) return place;
    return place === STAFF_CHANNEL ? STAFF_ALONE : ANYONE;
  };
  return {
    staff: 'USTAFF',
    other: 'U1',
    surfaces,
    seen: () => [
      ...answers,
      ...slack.posts.map(({ channel: place, response, args }) => ({
        by: response !== undefined && !response.inChannel ? place.split('/')[1]! : ownerOf(place),
        where: `post in ${place}`,
        content: JSON.stringify(args),
      })),
      ...slack.views.map(({ user, trigger: opened = '', view }) => ({
        by: user || openedBy.get(opened) || ANYONE,
        where: `view ${String(view['callback_id'] ?? view['type'])}`,
        content: JSON.stringify(view),
      })),
      ...slack.calls
        .filter(({ method }) => method === 'files.completeUploadExternal')
        .map(({ args }) => ({
          by: ownerOf(String(args['channel_id'])),
          where: 'file',
          content: JSON.stringify(args),
        })),
      ...slack.calls
        .filter(({ method }) => method.startsWith('assistant.') || method === 'chat.unfurl')
        .map(({ method, args }) => ({ by: ANYONE, where: method, content: JSON.stringify(args) })),
    ],
    async settled() {
      let before = -1;
      while (before !== slack.calls.length) {
        before = slack.calls.length;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
    async stop() {
      await channel.stop();
      await harness.close?.();
    },
  };
}

/** A digest that is due now. */
export function digestNow(): { day: number; hour: number; minute: number } {
  const now = new Date(Date.now() + 9 * 3_600_000);
  return { day: now.getUTCDay(), hour: now.getUTCHours(), minute: now.getUTCMinutes() };
}
