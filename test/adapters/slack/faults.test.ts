/** A slow, failing or restarting Slack, and a bot that is restarted. Most of it is waiting, so tests with desks of their own run side by side. */

import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SLACK_API_URL, slackChannel } from '../../../adapters/slack/index.js';
import { isResponseUrl } from '../../../adapters/slack/sender.js';
import { manyWorkspaces } from '../../../adapters/slack/workspaces.js';
import type { Turn } from '../../../src/core/reply.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';
import { ANSWER, say, WORDS } from '../../contract/replies.js';
import { testStore } from '../../helpers/delivery-store.js';
import { recordingLogger } from '../../helpers/logger.js';
import { BOT_TOKEN, readable, SlackDouble } from '../../helpers/slack/double.js';
import { deliverSigned } from '../../helpers/slack/signed.js';
import { type Mode, makeSlack, type SlackHarness } from './harness.js';

const open: SlackHarness[] = [];
afterAll(async () => {
  await Promise.all(
    open.map(async (desk) => {
      await desk.channel.stop();
      await desk.close?.();
    }),
  );
});

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function startDesk(
  mode: Mode,
  more: Parameters<typeof makeSlack>[2] & { handle?: Parameters<typeof makeSlack>[0]['handle'] } = {},
) {
  const { handle = async () => ANSWER, ...rest } = more;
  const logger = recordingLogger();
  // Beside others a request may take longer than the half second that the tests of other files give it.
  const desk = await makeSlack({ handle, words: WORDS, logger }, mode, { timeoutMs: 2_000, ...rest });
  open.push(desk);
  await desk.channel.start();
  const posts = (): number => desk.posts('a').length;
  const tries = (): number => desk.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
  const logged = (level: string): string =>
    logger.events
      .filter((event) => event.level === level)
      .map((event) => JSON.stringify(event))
      .join('\n');
  return { ...desk, logger, posts, tries, logged };
}

describe.concurrent.each(['http', 'socket'] as Mode[])('over %s, a reply', (mode) => {
  it('waits as long as Slack says when it is too fast', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { status: 429, retryAfter: 1 });
    const begun = performance.now();
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.posts() === 1);
    expect(performance.now() - begun).toBeGreaterThan(950);
    expect(desk.tries()).toBe(2);
  });

  it('is sent again after an error of Slack, and after no answer', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { status: 500 }, 'hang');
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.posts() === 1);
    expect(desk.tries()).toBe(3);
  });

  it('is not sent again when Slack had it although it reported an error', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { status: 503, done: true });
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.slack.calls.some(({ method }) => method === 'conversations.history'));
    await desk.say('a', 'again');
    await desk.slack.until(() => desk.posts() === 2);
    await delay(50);
    expect(desk.posts()).toBe(2);
  });

  it('costs no try when Slack is too busy to say whether it had it', async () => {
    const desk = await startDesk(mode, { waits: [1] });
    desk.slack.fail('chat.postMessage', { status: 503, done: true });
    desk.slack.fail('conversations.history', { status: 429, retryAfter: 1 });
    await desk.say('a', 'hello');
    const looks = () => desk.slack.calls.filter(({ method }) => method === 'conversations.history').length;
    await desk.slack.until(() => looks() === 2);
    await desk.say('a', 'again');
    await desk.slack.until(() => desk.posts() === 2);
    expect(await desk.store.givenUp(new Date(0))).toEqual([]);
    expect(desk.posts()).toBe(2);
  });

  it('is given up and reported when Slack refuses it, and the next is not held up', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { error: 'channel_not_found' });
    await desk.say('a', 'hello');
    await desk.say('a', 'again');
    await desk.slack.until(() => desk.posts() === 1);
    await desk.slack.until(() => desk.logged('error').includes('channel_not_found'));
    expect(await desk.store.givenUp(new Date(0))).toMatchObject([
      { channel: 'slack', reason: 'channel_not_found' },
    ]);
  });

  it('is given up and reported when Slack fails for too long', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', ...Array.from({ length: 4 }, () => ({ error: 'internal_error' })));
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.logged('error').includes('given up'));
    expect(desk.tries()).toBe(4);
    await desk.say('a', 'again');
    await desk.slack.until(() => desk.posts() === 1);
  });

  it('comes in words alone when Slack does not take its blocks', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(desk.slack.posts[0]?.blocks).toEqual([]);
    expect(desk.slack.posts[0]?.text).toContain(ANSWER.paragraphs[0]);
  });

  it('is sent again when a proxy answers 200 in the place of Slack', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { status: 200 });
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.posts() === 1);
    expect(desk.tries()).toBe(2);
    expect(await desk.store.givenUp(new Date(0))).toEqual([]);
  });

  it('holds no secret and no word of anyone in the log, however it failed', async () => {
    const desk = await startDesk(mode);
    desk.slack.fail('chat.postMessage', { status: 500 }, { error: 'invalid_auth' });
    await desk.say('a', 'my secret question');
    await desk.slack.until(() => desk.logged('error').includes('given up'));
    expect(JSON.stringify(desk.logger.events)).not.toMatch(/xoxb|xapp|secret question/);
  });
});

describe('a request', () => {
  it.each([
    ['null', 'application/json'],
    ['7', 'application/json'],
    ['[]', 'application/json'],
    ['payload=null', 'application/x-www-form-urlencoded'],
    ['payload=%22x%22', 'application/x-www-form-urlencoded'],
  ])('whose body is %s is refused, and the next is answered', async (body, type) => {
    const desk = await startDesk('http');
    expect((await deliverSigned(desk.slack.botUrl, body, type)).status).toBe(400);
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.posts() === 1);
  });
});

describe('an answer to a response URL', () => {
  it('is sent again when 200 does not come from Slack', async () => {
    const desk = await startDesk('http');
    desk.slack.fail('respond', { status: 200 });
    await desk.slack.command({
      command: '/policy',
      text: 'what?',
      team_id: 'T1',
      user_id: 'U1',
      channel_id: 'C1',
      trigger_id: randomUUID(),
      response_url: desk.slack.responseUrl('C1', 'U1'),
    });
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(desk.slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(2);
  });

  it.each([
    ['https://hooks.slack.com/actions/T1/2/x', true],
    ['https://hooks.slack-gov.com/commands/T1/2/x', true],
    ['http://hooks.slack.com/x', false],
    ['https://hooks.slack.com.evil.example/x', false],
    ['https://hooks.slack.com:8443/x', false],
    ['https://evil.example/hooks.slack.com', false],
    ['http://169.254.169.254/latest/meta-data', false],
    ['', false],
  ])('goes to Slack alone: %s is %s', (url, allowed) => {
    expect(isResponseUrl(url, SLACK_API_URL)).toBe(allowed);
  });
});

describe('the removal of the app', () => {
  it('that is told late leaves a newer installation alone', async () => {
    const logger = recordingLogger();
    const store = testStore(logger);
    const workspaces = manyWorkspaces(store, logger);
    const installation = { team: { id: 'T1' }, bot: { id: 'B1', userId: 'UB', token: 'xoxb-new' } };
    await workspaces.installations.storeInstallation(installation as never);
    await workspaces.remove('T1', Date.now() - 60_000);
    expect(await workspaces.get('T1')).toMatchObject({ token: 'xoxb-new' });
    await workspaces.remove('T1', Date.now());
    expect(await workspaces.get('T1')).toBeUndefined();
    await store.close();
  });
});

describe('an event', () => {
  it('is not acknowledged when it cannot be written down, and is answered when it comes again', async () => {
    const logger = recordingLogger();
    const real = testStore(logger);
    let broken = true;
    const store = new Proxy(real, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
        if (name === 'take' && broken) return () => Promise.reject(new Error('disk full'));
        return method.bind(target);
      },
    }) as DeliveryStore;
    const desk = await startDesk('http', { store });
    const event = {
      type: 'message',
      channel_type: 'im',
      channel: 'DA',
      user: 'UA',
      ts: '1.1',
      text: 'hello',
    };
    const id = randomUUID();
    expect((await desk.slack.event(event, { id })).status).toBe(500);
    broken = false;
    expect((await desk.slack.event(event, { id, retry: 1 })).status).toBe(200);
    await desk.slack.until(() => desk.posts() === 1);
  });

  it('is acknowledged although the answer is not there yet', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const desk = await startDesk('http', {
      handle: async () => {
        await gate;
        return ANSWER;
      },
    });
    const { status } = await desk.slack.event({
      type: 'message',
      channel_type: 'im',
      channel: 'DA',
      user: 'UA',
      ts: '1.1',
      text: 'x',
    });
    expect({ status, posts: desk.posts() }).toEqual({ status: 200, posts: 0 });
    release();
    await desk.slack.until(() => desk.posts() === 1);
  });
});

describe.concurrent('a socket', () => {
  it('that is dropped while an answer is made is opened again, and the answer is posted once', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let turns = 0;
    const desk = await startDesk('socket', {
      handle: async () => {
        turns += 1;
        await gate;
        return ANSWER;
      },
    });
    await desk.say('a', 'hello');
    desk.slack.disconnect('drop');
    await desk.slack.until(() => desk.slack.sockets === 1, 15_000);
    await desk.redeliver?.();
    release();
    await desk.slack.until(() => desk.posts() === 1);
    await delay(50);
    expect({ posts: desk.posts(), turns }).toEqual({ posts: 1, turns: 1 });
  }, 30_000);

  it('that Slack wants refreshed is opened again', async () => {
    const desk = await startDesk('socket');
    desk.slack.disconnect('refresh');
    await desk.slack.until(() => desk.slack.sockets === 0);
    await desk.slack.until(() => desk.slack.sockets === 1, 15_000);
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.posts() === 1);
  }, 30_000);
});

describe.concurrent('over a socket, a command', () => {
  const command = (desk: Pick<SlackHarness, 'slack'>, text: string): object => ({
    command: '/policy',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: randomUUID(),
    response_url: desk.slack.responseUrl('C1', 'U1'),
  });

  it('for help is acknowledged at once, and answered to the asker', async () => {
    const desk = await startDesk('socket');
    expect(await desk.slack.envelope('slash_commands', command(desk, 'help'))).toBeDefined();
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(readable(desk.slack.posts[0]?.blocks)).toContain('How to use it');
  });

  it('with a question is acknowledged at once, and answered to the asker', async () => {
    const desk = await startDesk('socket');
    expect(await desk.slack.envelope('slash_commands', command(desk, 'the share?'))).toBeDefined();
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(desk.slack.posts[0]?.response?.inChannel).toBe(false);
    expect(desk.slack.late).toBe(0);
  });

  it('that cannot be acknowledged in time is in the log', async () => {
    const logger = recordingLogger();
    const real = testStore(logger);
    const store = new Proxy(real, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
        if (name === 'take') return () => delay(3_200).then(() => undefined);
        return method.bind(target);
      },
    }) as DeliveryStore;
    const desk = await startDesk('socket', { store });
    expect(await desk.slack.envelope('slash_commands', command(desk, 'slow?'))).toBeUndefined();
    expect(desk.logged('warn')).toContain('Slack was not answered in time');
    await delay(400);
  });
});

describe('a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slack-restart-'));

  it('answers what was taken and not answered, and sends what was not sent', async () => {
    const path = join(folder, 'taken.db');
    const before = testStore(recordingLogger(), path);
    const address = { kind: 'direct', team: 'T1', channel: 'DA' };
    const turn = { channel: 'slack', conversation: 'T1/direct/UA', user: 'UA', text: 'taken' };
    await before.take(['a'], { turn, address });
    const payload = { kind: 'message', team: 'T1', channel: 'DA', message: { text: 'queued', blocks: [] } };
    await before.queue([{ channel: 'slack', lane: 'T1/DA', payload }]);
    await before.close();
    const desk = await startDesk('http', {
      store: testStore(recordingLogger(), path),
      handle: async ({ text }) => say(`about ${text}`),
    });
    await desk.slack.until(() => desk.posts() === 2);
    expect(desk.slack.posts.map(({ text }) => text)).toEqual(['queued', 'about taken']);
  });

  it('does not send again what Slack had when the process was killed', async () => {
    const path = join(folder, 'uncertain.db');
    const before = testStore(recordingLogger(), path);
    const payload = { kind: 'message', team: 'T1', channel: 'DA', message: { text: 'once', blocks: [] } };
    const [post] = await before.queue([{ channel: 'slack', lane: 'T1/DA', payload }]);
    await before.begin(post!.id);
    await before.close();
    const logger = recordingLogger();
    const desk = await makeSlack({ handle: async () => ANSWER, words: WORDS, logger }, 'http', {
      store: testStore(logger, path),
    });
    open.push(desk);
    const metadata = { event_type: 'policy_desk_post', event_payload: { id: post!.id } };
    await fetch(`${desk.slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ channel: 'DA', text: 'once', metadata: JSON.stringify(metadata) }),
    });
    await desk.channel.start();
    await desk.slack.until(() => desk.slack.calls.some(({ method }) => method === 'conversations.history'));
    await desk.say('a', 'hello');
    await desk.slack.until(() => desk.posts('a').length === 2);
    expect(desk.slack.posts.filter(({ text }) => text === 'once')).toHaveLength(1);
  });

  it('says that something went wrong for a turn that no start has survived', async () => {
    const path = join(folder, 'poison.db');
    const address = { kind: 'direct', team: 'T1', channel: 'DA' };
    const turn = { channel: 'slack', conversation: 'c', user: 'UA', text: 'poison' };
    const before = testStore(recordingLogger(), path);
    const taken = await before.take(['a'], { turn, address });
    await before.begun(taken!.id);
    await before.attempt(taken!.id);
    await before.attempt(taken!.id);
    await before.close();
    const turns: Turn[] = [];
    const desk = await startDesk('http', {
      store: testStore(recordingLogger(), path),
      handle: async (asked) => {
        turns.push(asked);
        return asked.unread === true
          ? { ...ANSWER, paragraphs: ['Something went wrong on our side.'] }
          : ANSWER;
      },
    });
    await desk.slack.until(() => desk.posts() === 1);
    expect(readable(desk.slack.posts[0]?.blocks)).toContain('Something went wrong on our side.');
    expect(turns.map(({ unread }) => unread)).toEqual([true]);
  });
});

describe.concurrent('a start', () => {
  it.each([
    [
      'with a token that Slack does not accept',
      { error: 'invalid_auth' },
      /SLACK_BOT_TOKEN.*invalid_auth.*xoxb/,
    ],
    ['without a Slack to reach', { status: 503 }, /could not be reached.*SLACK_API_URL/],
  ] as const)('%s says what to mend', async (_what, fault, message) => {
    const slack = await new SlackDouble().start();
    slack.fail('auth.test', fault, fault, fault);
    const logger = recordingLogger();
    const channel = slackChannel({
      handle: async () => ANSWER,
      words: WORDS,
      logger,
      connection: { mode: 'http', signingSecret: 'x', host: '127.0.0.1', port: 0 },
      installation: { kind: 'single', botToken: BOT_TOKEN },
      apiUrl: slack.apiUrl,
      store: testStore(logger),
      clock: { now: () => new Date() },
    });
    await expect(channel.start()).rejects.toThrow(message);
    await slack.stop();
  });
});
