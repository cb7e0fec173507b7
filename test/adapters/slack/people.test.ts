/** What business owners can do, as they see it. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/reply.js';
import { ANSWER, CLARIFY, SOCIAL, say, WORDS } from '../../contract/replies.js';
import { BOT_USER, buttonsIn, readable, TEAM } from '../../helpers/slack/double.js';
import { makeStaffed, pressOf, type StaffHarness, submissionOf } from './staff-harness.js';

let desk: StaffHarness;
afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

const mention = (text: string, more: object = {}): object => ({
  type: 'app_mention',
  channel: 'C1',
  user: 'U1',
  ts: desk.slack.newTs(),
  text: `<@${BOT_USER}> ${text}`,
  ...more,
});
const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function command(text: string): Promise<{ status: number; body: string }> {
  return desk.slack.command({
    command: '/policy',
    text,
    team_id: TEAM,
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: randomUUID(),
    response_url: desk.slack.responseUrl('C1', 'U1'),
  });
}

describe('a mention in a channel', () => {
  it('is answered in its thread, without links or names that ping', async () => {
    desk = await makeStaffed({ handle: async () => ANSWER });
    await desk.slack.event(mention('the share?', { ts: '5.5' }));
    await desk.slack.until(() => desk.slack.posts.length === 1);
    const [post] = desk.slack.posts;
    expect(post).toMatchObject({ channel: 'C1', thread: '5.5' });
    expect(post!.args).toMatchObject({
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: 'none',
      mrkdwn: false,
    });
  });

  it('lets its asker go on in the thread without another, and nobody else', async () => {
    const heard: (string | undefined)[] = [];
    desk = await makeStaffed({
      handle: async ({ text }) => {
        heard.push(text);
        return say(`about ${text}`);
      },
    });
    await desk.slack.event(mention('the share?', { ts: '5.5' }));
    await desk.slack.until(() => desk.slack.posts.length === 1);
    const inThread = { type: 'message', channel_type: 'channel', channel: 'C1', thread_ts: '5.5' };
    await desk.slack.event({ ...inThread, user: 'U2', ts: '6.6', text: 'I think so too' });
    await desk.slack.event({ ...inThread, user: 'U1', ts: '7.7', text: 'and by when?' });
    await desk.slack.until(() => desk.slack.posts.length === 2);
    await delay(30);
    expect(heard).toEqual(['the share?', 'and by when?']);
    expect(desk.slack.posts[1]).toMatchObject({ thread: '5.5' });
  });
});

describe('/policy', () => {
  it('answers the asker alone, with the question, and shares on request, once', async () => {
    const turns: Turn[] = [];
    desk = await makeStaffed({
      handle: async (turn) => {
        turns.push(turn);
        return ANSWER;
      },
    });
    expect(await command('지원비율이 얼마예요?')).toMatchObject({ status: 200, body: '' });
    await desk.slack.until(() => desk.slack.posts.length === 1);
    const [answer] = desk.slack.posts;
    expect(answer!.response?.inChannel).toBe(false);
    expect(readable(answer!.blocks)).toContain('질문: 지원비율이 얼마예요?');

    const share = buttonsIn(answer!.blocks).find(({ id }) => id.startsWith('share:'))!;
    const press = pressOf(desk, {
      user: 'U1',
      id: share.id,
      value: share.value,
      channel: 'C1',
      ephemeral: true,
    });
    await Promise.all([desk.slack.interact(press), desk.slack.interact(press)]);
    await desk.slack.until(() => desk.slack.posts.length === 2);
    await delay(50);
    expect(desk.slack.posts).toHaveLength(2);
    expect(desk.slack.posts[1]).toMatchObject({ channel: 'C1', response: { inChannel: true } });
    expect(readable(desk.slack.posts[1]!.blocks)).toContain(ANSWER.paragraphs[0]);
    expect(readable(desk.slack.posts[1]!.blocks)).not.toContain('질문: ');
    expect(turns[1]).toMatchObject({ action: 'ask:smart-factory/funding' });
  });

  it('says how to use it, in the language of the person’s Slack', async () => {
    desk = await makeStaffed({});
    desk.slack.locales.set('U1', 'ko-KR');
    await command('help');
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(desk.slack.posts[0]?.response?.inChannel).toBe(false);
    expect(readable(desk.slack.posts[0]?.blocks)).toContain('사용법');
    expect(await desk.inquiries.list()).toEqual([]);
  });
});

describe('a step of a workflow', () => {
  const step = (inputs: object, callback = 'ask_policy_desk') => ({
    type: 'function_executed',
    function: { callback_id: callback },
    inputs,
    function_execution_id: 'Fx1',
    workflow_execution_id: 'Wx1',
    event_ts: '1.1',
  });
  const completed = (): string[] =>
    desk.slack.calls.flatMap(({ method }) => (method.startsWith('functions.') ? [method] : []));

  it('asks for a person, who is answered alone and once, and goes on', async () => {
    const turns: Turn[] = [];
    desk = await makeStaffed({
      handle: async (turn) => {
        turns.push(turn);
        return ANSWER;
      },
    });
    const event = step({ question: '지원비율이 얼마예요?', user: 'U1' });
    for (let n = 0; n < 2; n += 1) await desk.slack.event(event);
    await desk.slack.until(() => desk.slack.postsIn('U1').length === 1 && completed().length === 2);
    await delay(50);
    expect(turns).toMatchObject([{ user: 'U1', text: '지원비율이 얼마예요?' }]);
    expect(desk.slack.posts).toHaveLength(1);
    // The person has typed nothing here, so the question is said with the answer.
    expect(readable(desk.slack.posts[0]?.blocks)).toContain('지원비율이 얼마예요?');
    expect(new Set(completed())).toEqual(new Set(['functions.completeSuccess']));
  });

  it('fails in words where there is no question or nobody to answer, and is no other step', async () => {
    desk = await makeStaffed({ handle: async () => ANSWER });
    for (const inputs of [{ question: ' ', user: 'U1' }, { question: 'when?', user: '<!channel>' }, {}])
      await desk.slack.event(step(inputs));
    await desk.slack.event(step({ question: 'when?', user: 'U1' }, 'another'));
    await desk.slack.until(() => completed().length === 3);
    await delay(50);
    expect(completed()).toEqual(Array.from({ length: 3 }, () => 'functions.completeError'));
    expect(desk.slack.posts).toEqual([]);
  });
});

describe('a button', () => {
  it('of the home tab is answered in a direct message', async () => {
    desk = await makeStaffed({ handle: async () => ANSWER });
    const value = JSON.stringify({ action: 'ask:a/b', language: 'ko' });
    await desk.slack.interact(pressOf(desk, { user: 'U1', id: 'turn:home0', value }));
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(desk.slack.posts[0]).toMatchObject({ channel: 'U1', thread: undefined });
  });

  it('leaves the words on it in the answer, from a button, a label beside one and a menu', async () => {
    desk = await makeStaffed({ handle: async () => ANSWER });
    const value = JSON.stringify({ action: 'ask:a/b', language: 'en' });
    const pressed = async (element: object): Promise<string> => {
      const before = desk.slack.posts.length;
      const press = pressOf(desk, { user: 'U1', id: 'turn:1', channel: 'C1', thread: '5.5' }) as {
        actions: object[];
      };
      await desk.slack.interact({
        ...press,
        actions: [{ ...press.actions[0], value: undefined, ...element }],
      });
      await desk.slack.until(() => desk.slack.posts.length > before);
      return readable(desk.slack.posts.at(-1)!.blocks);
    };
    const text = (words: string): object => ({ type: 'plain_text', text: words });
    expect(await pressed({ value, text: text('The budget?') })).toContain('The budget?');
    expect(await pressed({ value, text: text('Choose'), accessibility_label: 'The whole label' })).toContain(
      'The whole label',
    );
    expect(await pressed({ selected_option: { value, text: text('From the menu') } })).toContain(
      'From the menu',
    );
  });

  it('“helpful” thanks whoever pressed it, and counts once', async () => {
    let thanked = 0;
    desk = await makeStaffed({
      handle: async () => {
        thanked += 1;
        return SOCIAL;
      },
    });
    const value = JSON.stringify({ action: 'helpful:a/b', language: 'en' });
    const press = (): object =>
      pressOf(desk, { user: 'U1', id: 'turn:3', value, channel: 'C1', thread: '5.5' });
    await desk.slack.interact(press());
    await desk.slack.interact(press());
    await desk.slack.until(() => desk.slack.posts.length === 1);
    await delay(30);
    expect(desk.slack.posts).toHaveLength(1);
    expect(desk.slack.posts[0]?.response?.inChannel).toBe(false);
    expect(thanked).toBe(1);
  });

  it('“not helpful” asks why, and keeps what was said for staff', async () => {
    desk = await makeStaffed({});
    const value = JSON.stringify({ action: 'not-helpful:a/b', language: 'en' });
    await desk.slack.interact(
      pressOf(desk, { user: 'U1', id: 'not_helpful:1', value, channel: 'C1', thread: '5.5' }),
    );
    await desk.slack.until(() => desk.slack.views.length === 1);
    const { private_metadata: metadata } = desk.slack.views[0]!.view as { private_metadata: string };
    expect(await desk.inquiries.list()).toEqual([]);
    const submitted = await desk.slack.interact(
      submissionOf('U1', 'not_helpful', metadata, 'The year is wrong.'),
    );
    expect(submitted).toMatchObject({ status: 200, body: '' });
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(await desk.inquiries.list()).toMatchObject([
      { reason: 'not-helpful', text: 'The year is wrong.' },
    ]);
  });

  it('“not helpful” is kept without a reason when the modal cannot be opened in time', async () => {
    desk = await makeStaffed({});
    const value = JSON.stringify({ action: 'not-helpful:a/b', language: 'en' });
    const trigger = desk.slack.trigger(-1);
    await desk.slack.interact(
      pressOf(desk, { user: 'U1', id: 'not_helpful:1', value, channel: 'C1', trigger }),
    );
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(await desk.inquiries.list()).toHaveLength(1);
  });

  it('does the same as typing its words', async () => {
    desk = await makeStaffed({
      handle: async ({ action, text }) =>
        action === 'choose:program' || text === 'The program' ? ANSWER : CLARIFY,
    });
    await desk.say('a', 'the factory');
    await desk.slack.until(() => desk.slack.posts.length === 1);
    await desk.press('a', 'choose:program');
    await desk.say('a', 'The program');
    await desk.slack.until(() => desk.slack.posts.length === 3);
    expect(desk.slack.posts[2]!.blocks).toEqual(desk.slack.posts[1]!.blocks);
  });
});

describe('the agent pane', () => {
  it('offers first questions when it is opened', async () => {
    const greeting = {
      ...SOCIAL,
      actions: Array.from({ length: 6 }, (_each, n) => ({
        id: `ask:${n}`,
        kind: 'ask' as const,
        label: `Question ${n}?`,
      })),
    };
    desk = await makeStaffed({ words: { ...WORDS, greeting: () => greeting } });
    await desk.slack.event({ type: 'app_home_opened', tab: 'messages', user: 'U1', channel: 'D1' });
    const called = (): object | undefined =>
      desk.slack.calls.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts')?.args;
    await desk.slack.until(() => called() !== undefined);
    expect(called()).toMatchObject({
      channel_id: 'D1',
      prompts: [0, 1, 2, 3].map((n) => ({ message: `Question ${n}?` })),
    });
    expect(called()).not.toHaveProperty('thread_ts');
  });

  it('says that the desk is at work when an answer takes its time, and only then', async () => {
    desk = await makeStaffed({
      handle: async ({ text }) => {
        if (text === 'slow') await delay(600);
        return say(`about ${text}`);
      },
    });
    const statuses = (): number =>
      desk.slack.calls.filter(({ method }) => method === 'assistant.threads.setStatus').length;
    await desk.say('a', 'quick');
    await desk.slack.until(() => desk.slack.posts.length === 1);
    expect(statuses()).toBe(0);
    await desk.say('a', 'slow');
    await desk.slack.until(() => desk.slack.posts.length === 2);
    expect(statuses()).toBe(1);
    const shown = desk.slack.calls.find(({ method }) => method === 'assistant.threads.setStatus');
    expect(shown?.args['status']).toBe('is looking in the documents…');
  });

  it('says so to no more people at once than Slack takes calls, and answers all', async () => {
    desk = await makeStaffed({
      handle: async () => {
        await delay(600);
        return say('here it is');
      },
    });
    const people = Array.from({ length: 40 }, (_, n) => `person${n}`);
    await Promise.all(people.map((person) => desk.say(person, 'slow')));
    await desk.slack.until(() => desk.slack.posts.length === people.length);
    const statuses = desk.slack.calls.filter(({ method }) => method === 'assistant.threads.setStatus').length;
    expect(statuses).toBeGreaterThanOrEqual(20);
    expect(statuses).toBeLessThan(people.length);
  });
});

describe('a request that is not from Slack now', () => {
  it.each([
    ['old', { skew: -400 }],
    ['from the future', { skew: 400 }],
    ['from far in the future', { skew: 3_600 }],
    ['signed with another secret', { secret: 'another-secret' }],
  ])('is refused: %s', async (_what, options) => {
    let heard = 0;
    desk = await makeStaffed({
      handle: async () => {
        heard += 1;
        return SOCIAL;
      },
    });
    const { status, body } = await desk.slack.event(mention('hello'), options);
    expect({ status, body }).toEqual({ status: 401, body: '' });
    expect(await desk.slack.event(mention('hello'), { skew: 200 })).toMatchObject({ status: 200 });
    await desk.slack.until(() => heard === 1);
  });

  it('is refused: without a signature or time', async () => {
    desk = await makeStaffed({});
    const response = await fetch(`${desk.slack.botUrl}/slack/events`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    const stamp = { 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1_000)) };
    expect(
      (await fetch(`${desk.slack.botUrl}/slack/events`, { method: 'POST', body: '{}', headers: stamp }))
        .status,
    ).toBe(401);
    expect((await fetch(`${desk.slack.botUrl}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${desk.slack.botUrl}/healthz`)).status).toBe(200);
  });

  it('is refused: of a workspace where the app is not installed', async () => {
    desk = await makeStaffed({});
    expect(await desk.slack.event(mention('hello'), { team: 'TOTHER' })).toMatchObject({ status: 401 });
  });
});
