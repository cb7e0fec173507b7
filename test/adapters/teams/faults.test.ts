import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../adapters/contract.js';
import { teamsChannel } from '../../../adapters/teams/index.js';
import { say, WORDS } from '../../contract/replies.js';
import { testStore } from '../../helpers/delivery-store.js';
import { recordingLogger } from '../../helpers/logger.js';
import { buttonsIn, readable, TENANT } from '../../helpers/teams/double.js';
import { IDENTITY, makeTeams, sdkOn, type TeamsHarness, type TeamsMore } from './harness.js';

let desk: TeamsHarness;
const logger = recordingLogger();
const WEEK = new Date(Date.now() - 7 * 86_400_000);

async function start(
  more: TeamsMore = {},
  handle: Handle = async ({ text = '' }) => say(`about ${text}`),
): Promise<TeamsHarness> {
  desk = await makeTeams({ handle, words: WORDS, logger }, more);
  await desk.channel.start();
  return desk;
}

afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

const reasons = async (): Promise<string[]> => (await desk.store.givenUp(WEEK)).map(({ reason }) => reason);

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('did not happen');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a post that Teams does not take', () => {
  it.each([412, 429, 502, 503, 504])('is tried again after %i, and arrives once', async (status) => {
    const { teams, say: person } = await start();
    teams.faults.push({ status }, { status });
    await person('a', 'one');
    await teams.until(() => teams.posts.length === 1);
    expect(teams.tries).toBe(3);
    expect(await reasons()).toEqual([]);
  });

  it('waits as long as Teams says', async () => {
    const { teams, say: person } = await start();
    teams.faults.push({ status: 429, retryAfter: 1 });
    const begun = performance.now();
    await person('a', 'one');
    await teams.until(() => teams.posts.length === 1);
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  it('outlives an outage of the connector and of tokens, and is given up as unknown when it does not end', async () => {
    const { teams, say: person } = await start({ waits: Array.from({ length: 12 }, () => 5) });
    for (const status of [503, 401, 502, 500, 504, 503, 401, 503]) teams.faults.push({ status });
    await person('a', 'one');
    await teams.until(() => teams.posts.length === 1);
    expect(await reasons()).toEqual([]);
    for (let n = 0; n < 13; n += 1) teams.faults.push({ status: 500 });
    await person('a', 'two');
    await until(async () => (await reasons()).length === 1);
    expect(await reasons()).toEqual(['unknown_http_500']);
  });

  it.each([400, 413])('comes in words alone when Teams does not take its card: %s', async (status) => {
    const { teams, say: person } = await start();
    teams.faults.push({ status, code: 'BadSyntax' });
    await person('a', 'one');
    await teams.until(() => teams.posts.length === 1);
    expect(teams.posts[0]?.activity).toMatchObject({ text: 'about one', textFormat: 'plain' });
    expect(teams.posts[0]?.activity).not.toHaveProperty('attachments');
    expect(await reasons()).toEqual([]);
  });

  it('is given up at once when it is refused for good, and the next is tried', async () => {
    const { teams, say: person } = await start();
    teams.faults.push({ status: 413, code: 'MessageSizeTooBig' }, { status: 413, code: 'MessageSizeTooBig' });
    await person('a', 'one');
    await person('a', 'two');
    await teams.until(() => teams.posts.length === 1);
    expect(readable(teams.posts[0]!)).toContain('about two');
    expect(await reasons()).toEqual(['MessageSizeTooBig']);
  });

  it.each(['BotDisabledByAdmin', 'BotNotInConversationRoster', 'ConversationBlockedByUser'])(
    'stops what nobody asks for after 403 %s, until the app is installed again',
    async (code) => {
      const { teams, say: person, store } = await start();
      teams.faults.push({ status: 403, code });
      await person('a', 'one');
      await until(async () => (await reasons()).length === 1);
      const stopped = await store.secret('teams', 'conversation/a:a');
      expect(stopped).toMatchObject({ stopped: { why: code } });
      // What is asked after that is answered: who writes to the bot has not blocked it.
      await person('a', 'two');
      await teams.until(() => teams.posts.length === 1);
      const install = {
        type: 'installationUpdate',
        action: 'add',
        conversation: { conversationType: 'personal', id: 'a:a', tenantId: TENANT },
      };
      await teams.deliver(teams.activity(install));
      expect(await store.secret('teams', 'conversation/a:a')).not.toHaveProperty('stopped');
    },
  );

  it('has its conversation forgotten after 404', async () => {
    const { teams, say: person, store } = await start();
    teams.faults.push({ status: 404, code: 'ConversationNotFound' });
    await person('a', 'one');
    await until(async () => (await reasons()).length === 1);
    expect(await store.secret('teams', 'conversation/a:a')).toBeUndefined();
  });

  it('does not hold up other conversations when Teams does not answer', async () => {
    // The first is tried again after a minute: whatever waits for it does not come while the test looks.
    const { teams, say: person } = await start({ timeoutMs: 150, waits: [60_000] });
    teams.latency = 400;
    await person('a', 'one');
    await teams.until(() => teams.come === 1);
    teams.latency = 0;
    await person('b', 'two');
    await teams.until(() => teams.postsIn('a:b').length === 1);
  });
});

describe('what Teams delivers again', () => {
  it('is answered once when it is a press under another id', async () => {
    let pressed = 0;
    const { teams } = await start({}, async () => say(`press ${++pressed}`));
    const value = { kind: 'turn', action: 'ask:budget', language: 'en' };
    const press = (): object => teams.activity({ value, replyToId: 'post-1' });
    await Promise.all([1, 2, 3, 4].map(() => teams.deliver(press() as never)));
    await teams.deliver(teams.activity({ value: { ...value, action: 'ask:other' }, replyToId: 'post-1' }));
    await teams.until(() => teams.posts.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pressed).toBe(2);
  });

  it('is not acknowledged when it could not be written down, and taken when it comes again', async () => {
    const { teams, store } = await start();
    const activity = teams.activity({ text: 'one' });
    const take = store.take.bind(store);
    store.take = async () => {
      throw new Error('SQLITE_FULL');
    };
    const refused = await teams.deliver(activity);
    expect(refused).toMatchObject({ status: 500, body: undefined });
    store.take = take;
    expect((await teams.deliver(activity)).status).toBe(200);
    await teams.until(() => teams.posts.length === 1);
  });

  it('is acknowledged before a slow answer, with typing shown meanwhile', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { teams, say: person } = await start({}, async () => {
      await gate;
      return say('at last');
    });
    await person('a', 'one');
    await teams.until(() => teams.others.length === 1);
    expect(teams.posts).toEqual([]);
    release();
    await teams.until(() => teams.posts.length === 1);
    expect(teams.others).toMatchObject([{ type: 'typing', conversation: 'a:a' }]);
  });
});

describe('a restart mid-way', () => {
  it('answers what was taken, sends what was queued, and nothing twice', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'teams-')), 'delivery.db');
    const hold = new Promise<never>(() => undefined);
    await start({ store: testStore(logger, path), waits: [60_000] }, async ({ text = '' }) =>
      text === 'held' ? hold : say(`about ${text}`),
    );
    const { teams } = desk;
    await desk.say('a', 'answered');
    await teams.until(() => teams.posts.length === 1);
    teams.faults.push({ status: 412 });
    await desk.say('b', 'queued');
    await teams.until(() => teams.tries === 2);
    const redelivered = teams.activity({
      text: 'held',
      conversation: { conversationType: 'personal', id: 'a:c' },
    });
    await teams.deliver(redelivered);
    // The first process is left as it stands: nothing of it is closed.
    const second = teamsChannel({
      handle: async ({ text = '' }) => say(`about ${text}`),
      words: WORDS,
      logger,
      identity: IDENTITY,
      host: '127.0.0.1',
      port: 0,
      store: testStore(logger, path),
      clock: { now: () => new Date() },
      makeSdk: async () => sdkOn(teams, logger),
      onListening: (port) => {
        teams.botUrl = `http://127.0.0.1:${port}`;
      },
    });
    await second.start();
    await teams.until(() => teams.posts.length === 3);
    await teams.deliver(redelivered);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(teams.posts.map((post) => post.conversation).sort()).toEqual(['a:a', 'a:b', 'a:c']);
    await second.stop();
    desk.channel.stop = async () => undefined;
  });
});

describe('buttons', () => {
  it('say with their answer what was pressed', async () => {
    await start({}, async ({ action }) =>
      action === undefined
        ? say('Which one?', { actions: [{ id: 'choose:pact', kind: 'choose', label: 'The pact' }] })
        : say('This one.'),
    );
    await desk.say('a', 'what?');
    await desk.teams.until(() => desk.teams.posts.length === 1);
    expect(buttonsIn(desk.teams.posts[0]!.card)).toHaveLength(1);
    await desk.press('a', 'choose:pact');
    await desk.teams.until(() => desk.teams.posts.length === 2);
    expect(desk.posts('a')[1]).toContain('Question: The pact');
  });
});
