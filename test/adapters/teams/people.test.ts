import { afterEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/reply.js';
import { ANSWER, say, WORDS } from '../../contract/replies.js';
import { recordingLogger } from '../../helpers/logger.js';
import { BOT, buttonsIn, readable, TENANT } from '../../helpers/teams/double.js';
import { makeTeams, type TeamsHarness, thumb } from './harness.js';

let desk: TeamsHarness;
const turns: Turn[] = [];

async function start(handle?: (turn: Turn) => Promise<ReturnType<typeof say>>): Promise<TeamsHarness> {
  turns.length = 0;
  const answer = handle ?? (async ({ text = '' }) => say(`about ${text}`));
  desk = await makeTeams({
    handle: async (turn) => {
      turns.push(turn);
      return answer(turn);
    },
    words: WORDS,
    logger: recordingLogger(),
  });
  await desk.channel.start();
  return desk;
}

afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

const CHANNEL = {
  conversationType: 'channel',
  isGroup: true,
  id: '19:general@thread.tacv2;messageid=77',
  tenantId: TENANT,
};
const GROUP = { conversationType: 'groupChat', isGroup: true, id: '19:group@thread.v2', tenantId: TENANT };
const mention = { type: 'mention', mentioned: BOT, text: '<at>Policy Desk</at>' };
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe('a business owner in Teams', () => {
  it('is answered in the thread of a channel, and in a group chat, when the bot is mentioned', async () => {
    const { teams } = await start();
    const kim = { type: 'mention', mentioned: { id: '29:kim', name: 'Kim' }, text: '<at>Kim</at>' };
    await teams.deliver(
      teams.activity({
        conversation: CHANNEL,
        text: '<at>Policy Desk</at>&nbsp;does <at>Kim</at> &amp; co pay &lt;30%?  <at>Policy Desk</at>',
        entities: [mention, kim],
      }),
    );
    await teams.deliver(
      teams.activity({ conversation: GROUP, text: '<at>Policy Desk</at> 예산?', entities: [mention] }),
    );
    await teams.until(() => teams.posts.length === 2);
    expect(turns.map(({ text }) => text)).toEqual(['does Kim & co pay <30%?', '예산?']);
    expect(teams.posts.map(({ conversation }) => conversation).sort()).toEqual([CHANNEL.id, GROUP.id].sort());
  });

  it('is not answered in a channel that the bot is not mentioned in', async () => {
    const { teams } = await start();
    await teams.deliver(teams.activity({ conversation: CHANNEL, text: 'lunch?' }));
    await teams.deliver(
      teams.activity({
        conversation: GROUP,
        text: '<at>Kim</at> lunch?',
        entities: [{ type: 'mention', mentioned: { id: '29:kim', name: 'Kim' }, text: '<at>Kim</at>' }],
      }),
    );
    await settle();
    expect(turns).toEqual([]);
  });

  it.each(['', 'help', 'Help', '도움말'])('gets help for "%s"', async (words) => {
    const { teams } = await start();
    await teams.deliver(teams.activity({ text: words }));
    await teams.until(() => teams.posts.length === 1);
    expect(readable(teams.posts[0]!)).toContain('Ask about a program.');
    expect(turns).toEqual([]);
  });

  it('gets a card with a text for the notification, and never a text beside it', async () => {
    const { teams } = await start(async () => ANSWER);
    await desk.say('a', '지원비율?');
    await teams.until(() => teams.posts.length === 1);
    const { activity } = teams.posts[0]!;
    expect(activity).not.toHaveProperty('text');
    expect(activity['summary']).toMatch(/상생형 스마트공장 정부가 사업비의 30%를 부담합니다\./);
  });

  it('is welcomed once, whichever events tell of the install, and told who added the bot to a team', async () => {
    const { teams } = await start();
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '29:anna' }, { id: BOT.id }] };
    const installed = { type: 'installationUpdate', action: 'add' };
    for (const event of [installed, added, installed, added]) await teams.deliver(teams.activity(event));
    await teams.until(() => teams.posts.length === 1);
    await settle();
    expect(teams.posts).toHaveLength(1);
    expect(readable(teams.posts[0]!)).toContain('Welcome to the desk.');
    const team = {
      conversation: { ...CHANNEL, id: '19:general@thread.tacv2' },
      locale: 'en-US',
      from: { id: '29:anna', aadObjectId: 'anna-0' },
    };
    await Promise.all(
      [installed, added].map((event) => teams.deliver(teams.activity({ ...event, ...team }))),
    );
    await teams.until(() => teams.posts.length === 2);
    await settle();
    expect(teams.posts).toHaveLength(2);
    expect(readable(teams.posts[1]!)).toContain('Anna Kim added me here.');
    expect(turns).toEqual([]);
  });

  it('is offered first questions where she writes, in a personal chat alone', async () => {
    const questions = ['첫 질문?', '둘째 질문?', '셋째 질문?', '넷째 질문?'];
    const greeting = say('Welcome.', {
      actions: questions.map((label, n) => ({ id: `ask:q/${n}`, kind: 'ask' as const, label })),
    });
    const words = { ...WORDS, greeting: () => greeting };
    desk = await makeTeams({ handle: async () => say('no'), words, logger: recordingLogger() });
    await desk.channel.start();
    const { teams } = desk;
    const installed = { type: 'installationUpdate', action: 'add' };
    await teams.deliver(teams.activity(installed));
    await teams.deliver(teams.activity({ ...installed, conversation: GROUP }));
    await teams.until(() => teams.posts.length === 2);
    const offered = (conversation: string): unknown =>
      teams.postsIn(conversation)[0]?.activity['suggestedActions'];
    expect(offered('a:anna')).toEqual({
      to: ['29:anna'],
      actions: questions.slice(0, 3).map((title) => ({ type: 'imBack', title, value: title })),
    });
    expect(offered(GROUP.id)).toBeUndefined();
  });

  it('is welcomed again when the app was removed and is installed again', async () => {
    const { teams } = await start();
    for (const action of ['add', 'add', 'remove', 'remove', 'add', 'add']) {
      await teams.deliver(teams.activity({ type: 'installationUpdate', action }));
    }
    await teams.until(() => teams.posts.length === 2);
    await settle();
    expect(teams.posts).toHaveLength(2);
  });

  it('is forgotten when the app is removed', async () => {
    const { teams, store } = await start();
    await desk.say('anna', 'hello');
    expect(await store.secret('teams', 'conversation/a:anna')).toBeDefined();
    await teams.deliver(teams.activity({ type: 'installationUpdate', action: 'remove' }));
    expect(await store.secret('teams', 'conversation/a:anna')).toBeUndefined();
    expect(
      (await teams.deliver(teams.activity({ type: 'conversationUpdate', membersAdded: [{ id: '29:kim' }] })))
        .status,
    ).toBe(200);
    await settle();
    expect(teams.posts).toHaveLength(1);
  });

  it('is reached where Teams has moved the conversation to', async () => {
    const { teams, store } = await start();
    await desk.say('anna', 'one');
    await teams.until(() => teams.posts.length === 1);
    expect(await store.secret('teams', 'conversation/a:anna')).toMatchObject({
      reference: { serviceUrl: teams.serviceUrl },
    });
    const moved = `${teams.serviceUrl}/moved`;
    const token = `Bearer ${teams.token({ serviceurl: moved })}`;
    await teams.deliver(teams.activity({ serviceUrl: moved, text: 'two' }), token);
    expect(await store.secret('teams', 'conversation/a:anna')).toMatchObject({
      reference: { serviceUrl: moved },
    });
  });

  it('has a form of an eligibility check taken as one turn, with the numbers as numbers', async () => {
    const { teams } = await start(async ({ answers }) =>
      answers === undefined
        ? say('Some questions.', {
            check: {
              record: 'grant',
              form: [
                { attribute: 'employees', question: 'How many employees?', kind: 'number', choices: [] },
                {
                  attribute: 'sector',
                  question: 'Which line of business?',
                  kind: 'choice',
                  choices: [{ id: 'mill', label: 'A mill' }],
                },
              ],
            },
          })
        : say('You are eligible.'),
    );
    await desk.say('anna', 'am I eligible?');
    await teams.until(() => teams.posts.length === 1);
    const value = {
      kind: 'form',
      action: 'check:grant',
      language: 'en',
      'answer.employees': '12',
      'answer.sector': 'mill',
      'answer.left-empty': '',
      'answer.__proto__': 'x',
      stray: 'ignored',
    };
    await teams.deliver(teams.activity({ value, replyToId: 'p' }));
    await teams.until(() => teams.posts.length === 2);
    expect(turns[1]).toEqual({
      channel: 'teams',
      conversation: 'a:anna',
      user: 'anna-0',
      action: 'check:grant',
      answers: { employees: 12, sector: 'mill' },
    });
  });

  it('is not answered for a submit that no card of ours makes', async () => {
    const { teams } = await start();
    const values = [
      'text',
      7,
      [],
      { action: 'ask:x' },
      { kind: 'claim', inquiry: '1' },
      { kind: 'turn' },
      { kind: 'turn', action: 7 },
      { kind: 'turn', action: 'x'.repeat(5_000) },
      { kind: 'turn', action: 'a\u202eb' },
      { kind: '__proto__', action: 'ask:x' },
    ];
    for (const value of values) expect((await teams.deliver(teams.activity({ value }))).status).toBe(200);
    expect(
      (await teams.deliver(teams.activity({ type: 'invoke', name: 'what/ever', value: {} }))).status,
    ).toBe(501);
    await settle();
    expect(turns).toEqual([]);
    expect(teams.posts).toEqual([]);
  });

  it('says with the thumbs of Teams whether an answer helped, and why it did not, once', async () => {
    const { teams } = await start(async ({ action }) =>
      say(action ?? 'An answer.', {
        actions:
          action === undefined
            ? [
                { id: 'helpful:grant', kind: 'helpful', label: 'Yes' },
                { id: 'not-helpful:grant', kind: 'not-helpful', label: 'No' },
              ]
            : [],
      }),
    );
    await desk.say('anna', 'one');
    await teams.until(() => teams.posts.length === 1);
    const [post] = teams.posts;
    // A person wrote what it says: Teams is not told that it was generated, and both ways to ask for thumbs at once are refused.
    expect(post?.activity['channelData']).toEqual({ feedbackLoop: { type: 'default' } });
    expect(JSON.stringify(post?.activity)).not.toMatch(/AIGenerated|feedbackLoopEnabled/);
    expect(buttonsIn(post!.card)).toEqual([]);
    const press = (more: object, who = 'anna') =>
      teams.deliver(
        teams.activity({ from: { id: `29:${who}`, name: who, aadObjectId: `${who}-0` }, ...more }),
      );
    for (let n = 0; n < 2; n += 1) {
      const answered = await press(thumb(post!.id, 'dislike', ' The date is missing. '));
      expect(answered.status).toBe(200);
    }
    await press(thumb(post!.id, 'like', 'Nice.'), 'kim');
    const forged = [
      thumb('another', 'like'),
      thumb(post!.id, 'constructor'),
      { ...thumb(post!.id, 'like'), value: 7 },
    ];
    for (const more of forged) expect((await press(more, 'lee')).status).toBe(200);
    await teams.until(() => teams.posts.length === 3);
    await settle();
    expect(turns.slice(1).map(({ user, action, text }) => [user, action, text])).toEqual([
      ['anna-0', 'not-helpful:grant', 'The date is missing.'],
      ['kim-0', 'helpful:grant', undefined],
    ]);
  });

  it('says in a dialog of an older card why an answer did not help, once', async () => {
    const { teams } = await start(async ({ action }) =>
      say(action ?? 'An answer.', {
        actions: [{ id: 'not-helpful:grant', kind: 'not-helpful', label: 'No' }],
      }),
    );
    await desk.say('anna', 'one');
    const data = { kind: 'remark', action: 'not-helpful:grant', language: 'en' };
    const asked = await teams.deliver(
      teams.activity({ type: 'invoke', name: 'task/fetch', replyToId: 'p', value: { data } }),
    );
    expect(asked.body).toMatchObject({ task: { type: 'continue', value: { title: 'This did not help' } } });
    const sent = { ...data, under: 'p', typed: 'The date is missing.' };
    for (let n = 0; n < 2; n += 1) {
      await teams.deliver(teams.activity({ type: 'invoke', name: 'task/submit', value: { data: sent } }));
    }
    await teams.until(() => teams.posts.length === 2);
    await settle();
    expect(turns.slice(1)).toMatchObject([{ action: 'not-helpful:grant', text: 'The date is missing.' }]);
  });
});
