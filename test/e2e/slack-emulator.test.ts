/** The built program against emulate's Slack, over real HTTP. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { afterEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../adapters/slack/names.js';
import { ELIGIBILITY } from '../core/eligible-content.js';
import { buttonsIn, readable } from '../helpers/slack/double.js';
import { deliverEvent, deliverInteraction } from '../helpers/slack/signed.js';
import { expectEnd, makePlace, PATIENCE, type Place, policyBot } from './program.js';
import { type RunningDesk, startSlackDesk } from './slack-program.js';

const BOT = 'xoxb-emulated';
const USER = 'xoxp-emulated';
const CLIENT = { SLACK_CLIENT_ID: '123.456', SLACK_CLIENT_SECRET: 'client-secret-of-the-tests' };

type Api = (method: string, args?: Record<string, unknown>, token?: string) => Promise<Answer>;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function makeWorkspace(scopes: readonly string[] = SCOPES) {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'owner', real_name: 'Owner' }],
        channels: [{ name: 'desk' }, { name: 'staff' }],
        bots: [{ name: 'policy-desk' }],
        oauth_apps: [
          {
            client_id: CLIENT.SLACK_CLIENT_ID,
            client_secret: CLIENT.SLACK_CLIENT_SECRET,
            app_id: 'A1',
            name: 'Policy Desk',
            redirect_uris: ['http://127.0.0.1/slack/oauth_redirect'],
            scopes: [...scopes],
          },
        ],
        tokens: [
          { token: USER, user: 'owner', type: 'user' },
          { token: BOT, type: 'bot', bot_id: 'B1', bot_user_id: 'U000000001', scopes: [...scopes] },
        ],
      },
    },
  } as never);
  open.push(() => emulator.close());
  const api: Api = async (method, args = {}, token = USER) => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Answer;
  };
  const me = await api('auth.test');
  const bot = await api('auth.test', {}, BOT);
  const { channels } = await api('conversations.list', { types: 'public_channel' });
  const channel = (name: string): string => channels.find((each: { name: string }) => each.name === name).id;
  return {
    url: emulator.url,
    api,
    team: me['team_id'] as string,
    user: me['user_id'] as string,
    bot,
    channel,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the emulator's answers have no types.
type Answer = Record<string, any>;

type Workspace = Awaited<ReturnType<typeof makeWorkspace>>;

async function startDesk(
  workspace: Workspace,
  env: Record<string, string> = {},
  place: Place = makePlace(),
): Promise<RunningDesk> {
  const desk = await startSlackDesk(place, {
    SLACK_API_URL: `${workspace.url}/api/`,
    ...('SLACK_CLIENT_ID' in env ? {} : { SLACK_BOT_TOKEN: BOT }),
    ...env,
  });
  open.push(async () => {
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
  });
  return desk;
}

async function eventually<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the desk in emulated Slack', () => {
  it('answers a mention in its thread, once, although it is redelivered and comes as a message too', async () => {
    const slack = await makeWorkspace();
    const desk = await startDesk(slack);
    const channel = slack.channel('desk');
    const text = `<@${slack.bot['user_id']}> what is the Example Grant?`;
    const { ts } = await slack.api('chat.postMessage', { channel, text });
    const event = { user: slack.user, channel, ts, text };
    const id = randomUUID();
    const deliveries = [
      await deliverEvent(desk.url, slack.team, id, { type: 'app_mention', ...event }),
      await deliverEvent(desk.url, slack.team, id, { type: 'app_mention', ...event }, { retry: 1 }),
      await deliverEvent(desk.url, slack.team, randomUUID(), {
        type: 'message',
        channel_type: 'channel',
        ...event,
      }),
    ];
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    const replies = await eventually(async () => {
      const { messages } = await slack.api('conversations.replies', { channel, ts });
      return messages.length > 1 ? messages : undefined;
    });
    expect(readable(replies[1].blocks)).toContain('helps mills put up windmills');
    expect(replies[1]).toMatchObject({ thread_ts: ts, unfurl_links: false, unfurl_media: false });
    expect(replies[1].text).toContain('helps mills put up windmills');
    await deliverEvent(desk.url, slack.team, randomUUID(), { type: 'app_mention', ...event });
    const again = await slack.api('conversations.replies', { channel, ts });
    expect(again['messages']).toHaveLength(2);
  });

  it('answers a direct message, and writes down what it cannot answer', async () => {
    const slack = await makeWorkspace();
    const desk = await startDesk(slack, { SLACK_STAFF: slack.user });
    const { channel } = await slack.api('conversations.open', { users: slack.bot['user_id'] });
    const { ts } = await slack.api('chat.postMessage', { channel: channel.id, text: 'zebra opera tickets' });
    await deliverEvent(desk.url, slack.team, randomUUID(), {
      type: 'message',
      channel_type: 'im',
      user: slack.user,
      channel: channel.id,
      ts,
      text: 'zebra opera tickets',
    });
    const reply = await eventually(async () => {
      const { messages } = await slack.api('conversations.history', { channel: channel.id });
      return messages.find((message: { ts: string }) => message.ts !== ts);
    });
    expect(reply.blocks.length).toBeGreaterThan(0);

    // Staff see it in the home tab, open the modal, and answer through the bot.
    await deliverEvent(desk.url, slack.team, randomUUID(), {
      type: 'app_home_opened',
      user: slack.user,
      channel: channel.id,
      tab: 'home',
    });
    const shows = (text: string) => async (): Promise<true | undefined> =>
      (await (await fetch(`${slack.url}/?tab=views`)).text()).includes(text) || undefined;
    await eventually(shows('담당자를 기다리는 질문'));
    const trigger = (await slack.api('views.generateTriggerId'))['trigger_id'];
    const press = await deliverInteraction(desk.url, {
      type: 'block_actions',
      team: { id: slack.team },
      user: { id: slack.user },
      container: { type: 'view' },
      view: { type: 'home' },
      trigger_id: trigger,
      actions: [
        {
          type: 'button',
          block_id: 'b',
          action_id: 'inquiry_answer:1',
          action_ts: '1.1',
          value: JSON.stringify({ action: '1', language: 'en' }),
        },
      ],
    });
    expect(press.status).toBe(200);
    // Nobody hands in a modal before it is there, and it is opened after the press is acknowledged.
    await eventually(shows('zebra opera tickets #1'));
    const submitted = await deliverInteraction(desk.url, {
      type: 'view_submission',
      team: { id: slack.team },
      user: { id: slack.user },
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'staff_answer',
        private_metadata: JSON.stringify({ inquiry: '1', language: 'en' }),
        state: { values: { typed: { typed: { type: 'plain_text_input', value: 'Ask the opera house.' } } } },
      },
    });
    expect(submitted.status).toBe(200);
    expect(JSON.parse(submitted.body)).toMatchObject({ response_action: 'update' });
    const answer = await eventually(async () => {
      const { messages } = await slack.api('conversations.history', { channel: channel.id });
      return messages.find((message: { text: string }) => message.text.includes('Ask the opera house'));
    });
    expect(readable(answer.blocks)).toContain('An answer from staff');
    expect(desk.err()).not.toContain('zebra');
  });

  it('posts the digest of the week in the staff channel, with what people missed in clusters', async () => {
    const place = makePlace();
    for (const question of ['is there money for drones?', 'is there money for a drone?'])
      await policyBot(place, ['ask', '--log', question]);
    const slack = await makeWorkspace();
    const there = new Date(Date.now() + 9 * 3_600_000 - 60_000);
    const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][there.getUTCDay()];
    const channel = slack.channel('staff');
    const env = {
      SLACK_STAFF: slack.user,
      SLACK_STAFF_CHANNEL: channel,
      POLICY_BOT_DIGEST: `${day} ${there.getUTCHours()}:${String(there.getUTCMinutes()).padStart(2, '0')}`,
      POLICY_BOT_STAFF_LANGUAGE: 'en',
    };
    await startDesk(slack, env, place);
    const digest = await eventually(async () => {
      const { messages } = await slack.api('conversations.history', { channel });
      return messages.find((message: { text: string }) =>
        message.text.startsWith('The policy desk this week'),
      );
    });
    const shown = readable(digest.blocks);
    expect(shown).toContain('Unanswered');
    expect(shown).toMatch(/is there money for drones\?: 2/);
  });

  it('is installed by OAuth, answers there, and forgets the workspace when it is removed', async () => {
    const slack = await makeWorkspace();
    const key = 'an encryption key of the tests, long enough';
    const desk = await startDesk(slack, { ...CLIENT, POLICY_BOT_ENCRYPTION_KEY: key });
    const install = await fetch(`${desk.url}/slack/install`, { redirect: 'manual' });
    expect(install.status).toBe(302);
    const authorize = new URL(install.headers.get('location') ?? '');
    const consent = await fetch(`${slack.url}/oauth/v2/authorize/callback`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        ...Object.fromEntries(authorize.searchParams),
        user_id: slack.user,
        redirect_uri: `${desk.url}/slack/oauth_redirect`,
      }),
    });
    const back = consent.headers.get('location') ?? '';
    const cookie = install.headers.get('set-cookie')?.split(';')[0] ?? '';
    const withoutCookie = await fetch(back);
    expect(withoutCookie.status).not.toBe(200);
    const installed = await fetch(back, { headers: { cookie } });
    expect(installed.status).toBe(200);

    const channel = slack.channel('desk');
    const { ts } = await slack.api('chat.postMessage', { channel, text: 'what is the Example Grant?' });
    const mention = {
      type: 'app_mention',
      user: slack.user,
      channel,
      ts,
      text: '<@UX> what is the Example Grant?',
    };
    await deliverEvent(desk.url, slack.team, randomUUID(), mention);
    await eventually(async () => {
      const { messages } = await slack.api('conversations.replies', { channel, ts });
      return messages.length > 1 ? true : undefined;
    });
    const refused = await deliverEvent(desk.url, 'TELSEWHERE', randomUUID(), { ...mention, ts: '2.2' });
    expect(refused.status).toBe(401);

    await deliverEvent(desk.url, slack.team, randomUUID(), { type: 'app_uninstalled' });
    const removed = await deliverEvent(desk.url, slack.team, randomUUID(), { ...mention, ts: '3.3' });
    expect(removed.status).toBe(401);
  });

  it('says in its log which scope is missing', async () => {
    const slack = await makeWorkspace(['app_mentions:read']);
    const desk = await startDesk(slack);
    const channel = slack.channel('desk');
    const { ts } = await slack.api('chat.postMessage', { channel, text: 'x' });
    await deliverEvent(desk.url, slack.team, randomUUID(), {
      type: 'app_mention',
      user: slack.user,
      channel,
      ts,
      text: '<@UX> what is the Example Grant?',
    });
    await eventually(async () => (desk.err().includes('given up') ? true : undefined));
    expect(desk.err()).toContain('missing_scope');
  });
});

describe('an eligibility check in emulated Slack', () => {
  const START = 'Are we eligible for the Example Grant?';

  /** A direct message with the desk, and what it says there. */
  async function makeCheck() {
    const slack = await makeWorkspace();
    const place = makePlace();
    appendFileSync(join(place.content, 'programs', 'example-grant.yaml'), ELIGIBILITY);
    const desk = await startDesk(slack, {}, place);
    const { channel } = await slack.api('conversations.open', { users: slack.bot['user_id'] });
    const seen = new Set<string>();
    const next = (): Promise<Answer> =>
      eventually(async () => {
        const { messages } = await slack.api('conversations.history', { channel: channel.id });
        const found = messages.find(({ ts }: { ts: string }) => !seen.has(ts));
        if (found !== undefined) seen.add(found.ts);
        return found;
      });
    const say = async (text: string): Promise<Answer> => {
      const { ts } = await slack.api('chat.postMessage', { channel: channel.id, text });
      seen.add(ts);
      const event = { type: 'message', channel_type: 'im', user: slack.user, channel: channel.id, ts, text };
      await deliverEvent(desk.url, slack.team, randomUUID(), event);
      return next();
    };
    const press = async (post: Answer, name: string): Promise<void> => {
      const { id, value } = buttonsIn(post['blocks']).find(({ label }) => label === name)!;
      await deliverInteraction(desk.url, {
        type: 'block_actions',
        team: { id: slack.team },
        user: { id: slack.user },
        channel: { id: channel.id },
        container: { type: 'message', message_ts: post['ts'], channel_id: channel.id },
        message: { ts: post['ts'] },
        trigger_id: (await slack.api('views.generateTriggerId'))['trigger_id'],
        actions: [{ type: 'button', block_id: 'b', action_id: id, action_ts: randomUUID(), value }],
      });
    };
    return { slack, place, desk, channel, next, say, press };
  }

  it('ends by a button and a number as it does in the terminal', async () => {
    const { place, next, say, press } = await makeCheck();
    await press(await say(START), 'Mill');
    expect(readable((await next())['blocks'])).toContain('How many employees do you have?');
    const done = readable((await say('8'))['blocks']);
    const { out } = await policyBot(place, ['chat'], { input: `${START}\na mill\n8\n` });
    const [verdict = ''] = done.split('\n').filter((line) => line.includes('you are eligible'));
    expect(verdict).not.toBe('');
    expect(out.replace(/\s+/gu, ' ')).toContain(verdict);
  });

  it('ends by the form, and keeps nothing of what was told', async () => {
    const { slack, place, desk, channel, next, say, press } = await makeCheck();
    await press(await say(START), 'Fill in a form');
    const view = await eventually(async () => {
      const page = await (await fetch(`${slack.url}/?tab=views`)).text();
      return page.includes('Leave out what you do not know') ? page : undefined;
    });
    expect(view).toContain('Example Grant');
    const address = { kind: 'direct', team: slack.team, channel: channel.id };
    const opened = { user: slack.user, address, action: 'check:example-grant', language: 'en' };
    const handed = {
      type: 'view_submission',
      team: { id: slack.team },
      user: { id: slack.user },
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'check_form',
        private_metadata: JSON.stringify(opened),
        state: {
          values: {
            trade: { trade: { type: 'radio_buttons', selected_option: { value: 'mill' } } },
            employees: { employees: { type: 'number_input', value: '7341' } },
            partner: { partner: { type: 'radio_buttons', selected_option: { value: 'yes' } } },
          },
        },
      },
    };
    expect(await deliverInteraction(desk.url, handed)).toMatchObject({ status: 200, body: '' });
    await deliverInteraction(desk.url, handed);
    expect(readable((await next())['blocks'])).toContain('you are eligible');
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
    const { messages } = await slack.api('conversations.history', { channel: channel.id });
    expect(messages).toHaveLength(3);
    const folder = join(place.folder, 'data');
    const kept = readdirSync(folder)
      .filter((file) => file.includes('.db'))
      .map((file) => readFileSync(join(folder, file), 'latin1'));
    expect(kept.length).toBeGreaterThan(1);
    expect([...kept, desk.err(), desk.out()].join('\n')).not.toContain('7341');
  });
});
