/**
 * Nothing that a platform delivers waits for it to say who is staff or what somebody is called: what is taken is acknowledged while
 * every such question hangs. `ACK_TURNS=50` in front of the run prints how long each kind took over HTTP.
 */

import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createReception } from '../../adapters/reception.js';
import { createSlackDesk, type SlackDesk, type SlackDeskOptions } from '../../adapters/slack/desk.js';
import { takeAction } from '../../adapters/slack/listeners/actions.js';
import { takeCommand } from '../../adapters/slack/listeners/command.js';
import { EVENT_LISTENERS } from '../../adapters/slack/listeners/events.js';
import { openQuestion, takeShortcut } from '../../adapters/slack/listeners/shortcuts.js';
import { resumeSubmissions, takeSubmission } from '../../adapters/slack/listeners/views.js';
import { ACTIONS, SHORTCUTS, VIEWS } from '../../adapters/slack/names.js';
import type { Address as SlackAddress } from '../../adapters/slack/places.js';
import type { TeamsDesk } from '../../adapters/teams/desk.js';
import { createOnTurn } from '../../adapters/teams/on-turn.js';
import type { Address as TeamsAddress } from '../../adapters/teams/places.js';
import { createReferences } from '../../adapters/teams/references.js';
import { createOutbox, type DeliveryStore, type Outbox } from '../../src/delivery/index.js';
import { memoryInquiryLog } from '../../src/inquiries/index.js';
import { createStaffDesk } from '../../src/staff/index.js';
import { say, WORDS } from '../contract/replies.js';
import { testStore } from '../helpers/delivery-store.js';
import { recordingLogger } from '../helpers/logger.js';
import { BOT_USER, readable, TEAM } from '../helpers/slack/double.js';
import type { Delivered } from '../helpers/slack/signed.js';
import { BOT, TENANT } from '../helpers/teams/double.js';
import { makeStaffed, pressOf, STAFF_USER, type StaffHarness, submissionOf } from './slack/staff-harness.js';
import { makeTeams, type TeamsHarness } from './teams/harness.js';

const clock = { now: () => new Date() };
const close: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  for (const each of close.splice(0).reverse()) await each();
});

/** What no platform ever answers. */
const asked: string[] = [];
const never = (what: string) => (): Promise<never> => {
  asked.push(what);
  return new Promise(() => undefined);
};
const roles = { isStaff: never('who is staff'), knows: () => undefined };

function parts<Address>(channel: string, kept?: DeliveryStore) {
  asked.length = 0;
  const logger = recordingLogger();
  const store: DeliveryStore = kept ?? testStore(logger);
  const outbox: Outbox = createOutbox({
    channel,
    store,
    send: async () => ({ kind: 'sent' }),
    pace: { perSecond: 1_000, burst: 100 },
    logger,
  });
  close.push(
    () => (kept === undefined ? store.close() : undefined),
    () => outbox.stop(),
  );
  const turns: unknown[] = [];
  const reception = createReception<Address>({
    handle: async (turn) => {
      turns.push(turn);
      return say('yes');
    },
    words: WORDS,
    logger,
    channel,
    store,
    outbox,
    render: () => [],
    readersAt: () => 'anyone',
    isStaff: roles.isStaff,
    aloneWith: async () => undefined,
  });
  return { logger, store, outbox, reception, turns };
}

function slackDesk(more: Partial<SlackDeskOptions> = {}): SlackDesk & { readonly turns: readonly unknown[] } {
  const { turns, ...shared } = parts<SlackAddress>('slack', more.store);
  const desk = createSlackDesk({
    ...shared,
    words: WORDS,
    form: async () => undefined,
    roleAt: never('who is staff'),
    clock,
    call: never('the Web API'),
    selfOf: async () => ({ team: TEAM, user: BOT_USER }),
    removeWorkspace: async () => undefined,
    staff: { desk: {} as never, browser: {} as never, roles },
    ...more,
  });
  return { ...desk, turns };
}

const message = (more: object): object => ({
  team_id: TEAM,
  event_id: randomUUID(),
  event: {
    type: 'message',
    channel: 'D1',
    channel_type: 'im',
    user: 'U1',
    ts: '1.1',
    text: 'when?',
    ...more,
  },
});
const value = JSON.stringify({ action: 'ask:a/b', language: 'en' });
const press = (id: string): object => ({
  type: 'block_actions',
  team: { id: TEAM },
  user: { id: 'U1' },
  channel: { id: 'C1' },
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
  message: { ts: '1.1' },
  trigger_id: 't',
  response_url: 'https://hooks.slack.com/x',
  actions: [{ type: 'button', action_id: id, action_ts: '2.2', value }],
});
const used = (id: string): object => ({
  callback_id: id,
  team: { id: TEAM },
  user: { id: 'U1' },
  channel: { id: 'C1' },
  message: { ts: '8.8', user: 'U5', text: 'is there a deadline?' },
  trigger_id: randomUUID(),
  response_url: 'https://hooks.slack.com/x',
});
const command = (text: string): object => ({
  command: '/policy',
  team_id: TEAM,
  user_id: 'U1',
  channel_id: 'C1',
  text,
  trigger_id: randomUUID(),
  response_url: 'https://hooks.slack.com/x',
});

type SlackRow = [string, (desk: SlackDesk) => Promise<unknown> | undefined];
const SLACK: SlackRow[] = [
  ['a direct message', (desk) => EVENT_LISTENERS.message(desk, TEAM, message({}) as never)],
  [
    'a mention',
    (desk) =>
      EVENT_LISTENERS.app_mention(
        desk,
        TEAM,
        message({
          type: 'app_mention',
          channel: 'C1',
          channel_type: 'channel',
          text: `<@${BOT_USER}> when?`,
        }) as never,
      ),
  ],
  [
    'a step of a workflow',
    (desk) => {
      const inputs = { question: 'when?', user: 'U1' };
      const step = { function: { callback_id: 'ask_policy_desk' }, function_execution_id: 'Fx1', inputs };
      return EVENT_LISTENERS.function_executed(desk, TEAM, message(step) as never);
    },
  ],
  ...['home', 'messages'].map(
    (tab): SlackRow => [
      `opening the tab ${tab}`,
      (desk) =>
        EVENT_LISTENERS.app_home_opened(desk, TEAM, message({ type: 'app_home_opened', tab }) as never),
    ],
  ),
  ...['when?', 'help'].map(
    (text): SlackRow => [`/policy ${text}`, (desk) => takeCommand(desk, command(text) as never)],
  ),
  ...ACTIONS.map((id): SlackRow => [`a press of ${id}`, (desk) => takeAction(desk, id, press(id) as never)]),
  ...SHORTCUTS.map(
    (id): SlackRow => [`the shortcut ${id}`, (desk) => takeShortcut(desk, id, used(id) as never)],
  ),
  ['the shortcut ask_question', async (desk) => openQuestion(desk, used('ask_question') as never)],
  ...VIEWS.map(
    (id): SlackRow => [
      `a submitted ${id}`,
      (desk) => {
        const address = { kind: 'thread', team: TEAM, channel: 'C1', thread: '1.1' };
        const metadata = { user: 'U1', address, action: 'check:a', inquiry: '1', language: 'en' };
        return takeSubmission(desk, id, submissionOf('U1', id, metadata, 'In May.') as never);
      },
    ],
  ),
];

describe('while Slack says nothing of people', () => {
  // A row that waited for it would never end.
  it.each(SLACK)('%s is acknowledged', { timeout: 3_000 }, async (_what, deliver) => {
    const desk = slackDesk();
    await deliver(desk);
    expect(desk.turns).toEqual([]);
  });

  it('what depends on it says that it is being checked', async () => {
    const staff = await takeSubmission(
      slackDesk(),
      'staff_answer',
      submissionOf('U1', 'staff_answer', { inquiry: '1', language: 'en' }, 'In May.') as never,
    );
    expect(readable(staff)).toContain('This is being checked');
    expect(asked).toContain('who is staff');
  });

  it('what was acknowledged so is done by the next process, once, when this one ends before it was', async () => {
    const before = slackDesk();
    const metadata = { inquiry: '1', language: 'en' };
    const submission = submissionOf('U1', 'staff_answer', metadata, 'In May.');
    await takeSubmission(before, 'staff_answer', submission as never);
    // It may have ended when the answer was already claimed.
    const { view } = submission as { view: { id: string } };
    await before.store.claim([`slack/view/${view.id}`]);
    const answers: unknown[] = [];
    const shown: unknown[] = [];
    const after = slackDesk({
      store: before.store,
      roleAt: async () => undefined,
      call: async (_team, _method, args) => {
        shown.push(args);
        return { ok: true };
      },
      staff: {
        desk: {
          answer: async (...words: unknown[]) => {
            answers.push(words);
            return { kind: 'unknown' };
          },
          waiting: async () => [],
        } as never,
        browser: { list: () => [], state: () => ({ records: {} }) } as never,
        roles: { isStaff: async () => true, knows: () => true },
      },
    });
    for (let starts = 0; starts < 2; starts += 1) {
      await resumeSubmissions(after);
      await after.settled();
    }
    expect(answers).toEqual([['1', 'In May.', expect.objectContaining({ id: `slack:${TEAM}/U1` })]]);
    expect(shown).toContainEqual(expect.objectContaining({ view_id: view.id }));
  });

  it('a start goes on with it', async () => {
    const before = slackDesk();
    const submission = submissionOf(STAFF_USER, 'staff_dismiss', { inquiry: '77', language: 'en' }, '');
    await takeSubmission(before, 'staff_dismiss', submission as never);
    const next: StaffHarness = await makeStaffed({ store: before.store });
    close.push(async () => {
      await next.channel.stop();
      await next.close?.();
    });
    const update = () => next.slack.calls.find(({ method }) => method === 'views.update');
    await expect.poll(update, { interval: 20 }).toBeDefined();
  });
});

const activity = (more: object): Readonly<Record<string, unknown>> => ({
  type: 'message',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl: 'https://smba.example.org',
  from: { id: '29:anna', aadObjectId: 'anna-0' },
  recipient: BOT,
  conversation: { conversationType: 'personal', id: 'a:anna', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  text: 'when?',
  ...more,
});
const TEAM_CHANNEL = {
  conversationType: 'channel',
  isGroup: true,
  id: '19:c@thread.tacv2',
  tenantId: TENANT,
};
const mention = { type: 'mention', mentioned: BOT, text: '<at>Policy Desk</at>' };

const TEAMS: [string, Readonly<Record<string, unknown>>][] = [
  ['a message', activity({})],
  ['a message for staff alone', activity({ text: 'inquiries' })],
  [
    'a mention in a channel',
    activity({ conversation: TEAM_CHANNEL, text: '<at>Policy Desk</at> when?', entities: [mention] }),
  ],
  ['a press', activity({ text: undefined, value: { kind: 'turn', action: 'ask:a/b', language: 'en' } })],
  ['help', activity({ text: 'help' })],
  [
    'an install in a team by somebody without a name',
    activity({ type: 'installationUpdate', action: 'add', conversation: TEAM_CHANNEL }),
  ],
  [
    'being added to a team',
    activity({ type: 'conversationUpdate', membersAdded: [{ id: BOT.id }], conversation: TEAM_CHANNEL }),
  ],
  [
    'a search while somebody writes',
    activity({ type: 'invoke', name: 'composeExtension/query', value: { parameters: [] } }),
  ],
  [
    'a link',
    activity({ type: 'invoke', name: 'composeExtension/queryLink', value: { url: 'https://example.org' } }),
  ],
  [
    'what was wrong with an answer',
    activity({
      type: 'invoke',
      name: 'task/submit',
      replyToId: '1',
      value: { data: { kind: 'remark', action: 'not-helpful:a/b', typed: 'x', language: 'en' } },
    }),
  ],
];

const dialog = (name: string, data: object): Readonly<Record<string, unknown>> =>
  activity({ type: 'invoke', name, value: { data: { inquiry: '1', language: 'en', ...data } } });
const act = { kind: 'answer', typed: 'In May.' };
TEAMS.push(
  ['opening an inquiry', dialog('task/fetch', { kind: 'inquiry' })],
  ...['inquiry', 'claim', 'send', 'answer', 'dismiss', 'reopen'].map((kind): (typeof TEAMS)[number] => [
    `a dialog of ${kind}`,
    dialog('task/submit', { ...act, kind }),
  ]),
  [
    'logging what somebody wrote',
    dialog('task/submit', { kind: 'log', message: { said: 'when?', id: '1', author: '29:lee' } }),
  ],
  ...['claim', 'refresh'].map((verb): (typeof TEAMS)[number] => [
    `${verb} on a card`,
    activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb, data: { inquiry: '1', language: 'en' } } },
    }),
  ]),
  ...['ask_desk', 'log_inquiry'].map((commandId): (typeof TEAMS)[number] => [
    `${commandId} on a message`,
    activity({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId, messagePayload: { id: '1', body: { content: 'when?' } } },
    }),
  ]),
);

describe('while Teams says nothing of people', () => {
  it.each(TEAMS)('%s is acknowledged', { timeout: 3_000 }, async (_what, delivered) => {
    const { turns, ...shared } = parts<TeamsAddress>('teams');
    const desk: TeamsDesk = {
      ...shared,
      handle: async () => say('yes'),
      words: WORDS,
      clock,
      references: createReferences(shared.store),
      sdk: () => ({
        receive: never('activities'),
        send: never('posts'),
        edit: never('posts'),
        token: never('tokens'),
        nameOf: never('names'),
      }),
      uploadOrigins: [],
      staff: { desk: {} as never, roles },
      afterwards: (_what, work) => void work().catch(() => undefined),
    };
    await createOnTurn(desk)({ activity: delivered, sendActivity: async () => undefined });
    expect(turns).toEqual([]);
  });
});

const ROUNDS = Number(process.env['ACK_TURNS'] ?? 1);

function tell(taken: ReadonlyMap<string, number[]>): void {
  if (process.env['ACK_TURNS'] === undefined) return;
  for (const [kind, ms] of taken) {
    const sorted = ms.sort((a, b) => a - b);
    const [median, worst] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
    console.log(`${kind}: median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms of ${sorted.length}`);
  }
}

describe('over HTTP, while Graph does not say who is staff', () => {
  it('each kind is acknowledged, and how long that takes is told', async () => {
    const logger = recordingLogger();
    const inquiries = memoryInquiryLog({ key: 'a key for the tests', clock });
    const store = testStore(logger);
    const desk: TeamsHarness = await makeTeams(
      { handle: async () => say('yes'), words: WORDS, logger },
      {
        store,
        staff: {
          desk: createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1' }),
          browserFor: () => ({ list: () => [], read: () => undefined }) as never,
          inquiries,
          members: [],
          groups: ['00000000-0000-4000-8000-00000000000f'],
          tenant: TENANT,
          language: 'en',
          get graphUrl() {
            return desk.teams.serviceUrl;
          },
        },
      },
    );
    close.push(
      () => desk.close?.(),
      () => desk.channel.stop(),
    );
    desk.teams.graphHangs = true;
    await desk.channel.start();
    const taken = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, delivered] of TEAMS) {
        const sent = { ...delivered, id: randomUUID(), serviceUrl: desk.teams.serviceUrl };
        const { status, ms } = await desk.teams.deliver(desk.teams.activity(sent));
        expect(status, kind).toBe(200);
        taken.set(kind, [...(taken.get(kind) ?? []), ms]);
      }
    }
    tell(taken);
  });
});

describe('over HTTP, while Slack does not say who is staff', () => {
  const deliveries: Record<string, (desk: StaffHarness) => Promise<Delivered>> = {
    message: (desk) =>
      desk.slack.event({
        type: 'message',
        channel_type: 'im',
        channel: 'D7',
        user: 'U7',
        ts: desk.slack.newTs(),
        text: 'when?',
      }),
    'command help': (desk) => desk.slack.command(command('help') as Record<string, string>),
    'staff press': (desk) =>
      desk.slack.interact(pressOf(desk, { user: 'U7', id: 'inquiry_claim:1', channel: 'C1', value })),
    'staff modal': (desk) =>
      desk.slack.interact(submissionOf('U7', 'staff_answer', { inquiry: '1' }, 'In May.')),
  };

  it('each kind is acknowledged, and how long that takes is told', async () => {
    const desk = await makeStaffed({ handle: async () => say('yes'), timeoutMs: 60_000 });
    close.push(
      () => desk.close?.(),
      () => desk.channel.stop(),
    );
    const hangs = Array.from({ length: 20 * ROUNDS }, () => 'hang' as const);
    desk.slack.fail('usergroups.users.list', ...hangs);
    desk.slack.fail('users.info', ...hangs);
    const taken = new Map<string, number[]>(Object.keys(deliveries).map((kind) => [kind, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, deliver] of Object.entries(deliveries)) {
        const { status, ms } = await deliver(desk);
        expect(status, kind).toBe(200);
        taken.get(kind)!.push(ms);
      }
    }
    const asked = desk.slack.calls.map(({ method }) => method);
    expect(asked).toEqual(expect.arrayContaining(['usergroups.users.list', 'users.info']));
    tell(taken);
  });

  it('a modal that had to wait shows what came of it in its place', async () => {
    const desk = await makeStaffed();
    close.push(
      () => desk.close?.(),
      () => desk.channel.stop(),
    );
    const sent = submissionOf('U7', 'staff_answer', { inquiry: '1', language: 'en' }, 'Free money!');
    const { body } = await desk.slack.interact(sent);
    expect(body).toContain('This is being checked');
    await desk.slack.until(() => desk.slack.calls.some(({ method }) => method === 'views.update'));
    const update = desk.slack.calls.find(({ method }) => method === 'views.update');
    expect(update?.args['view_id']).toBe((sent as { view: { id: string } }).view.id);
    expect(readable(update?.args['view'])).toContain('Only staff of the desk can do this');
    // Whoever is named needs no question to Slack.
    const own = submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1', language: 'en' }, 'In May.');
    expect((await desk.slack.interact(own)).body).not.toContain('This is being checked');
  });
});
