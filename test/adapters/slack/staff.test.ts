/** What staff can do in Slack, and that nobody else can. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STAFF_ACTIONS, STAFF_VIEWS } from '../../../adapters/slack/names.js';
import { say } from '../../contract/replies.js';
import { BOT_USER, readable, TEAM } from '../../helpers/slack/double.js';
import {
  GROUP,
  makeStaffed,
  pressOf,
  STAFF_CHANNEL,
  STAFF_USER,
  type StaffHarness,
  submissionOf,
} from './staff-harness.js';

let desk: StaffHarness;
beforeEach(async () => {
  desk = await makeStaffed();
});
afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

const value = (action: string): string => JSON.stringify({ action, language: 'en' });
const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const home = (user: string): Promise<unknown> =>
  desk.slack.event({ type: 'app_home_opened', tab: 'home', user, channel: 'D1' });
const shown = (user: string): string =>
  readable(desk.slack.views.filter((view) => view.user === user).at(-1)?.view['blocks']);
const opened = (): string => readable(desk.slack.views.filter(({ user }) => user === '').at(-1)?.view);

/** Someone asks in a thread what nobody knows; resolves once the reply is there. */
async function askInThread(thread: string, text: string): Promise<void> {
  const before = desk.slack.posts.length;
  await desk.slack.event({
    type: 'app_mention',
    channel: 'C1',
    user: 'U1',
    ts: thread,
    text: `<@${BOT_USER}> ${text}`,
  });
  await desk.slack.until(() => desk.slack.posts.length > before);
}

function shortcut(user: string, id: string, text = 'is there a deadline?'): object {
  return {
    type: 'message_action',
    callback_id: id,
    team: { id: TEAM },
    user: { id: user },
    channel: { id: 'C1' },
    message: { type: 'message', ts: '8.8', user: 'U5', text },
    message_ts: '8.8',
    trigger_id: randomUUID(),
    response_url: desk.slack.responseUrl('C1', user),
  };
}

describe('the home tab', () => {
  it('shows staff the questions that wait, the records and the state; others what they can ask', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await home(STAFF_USER);
    await home('U1');
    await desk.slack.until(() => desk.slack.views.length === 2);
    expect(shown(STAFF_USER)).toContain('zebra tickets?');
    expect(shown(STAFF_USER)).toContain('1 open');
    expect(shown(STAFF_USER)).toContain('상생형 스마트공장');
    expect(shown('U1')).not.toMatch(/zebra|open|상생형/);
  });

  it('searches records by name, and opens one', async () => {
    const search = pressOf(desk, { user: STAFF_USER, id: 'home_search:all', value: '협약' });
    await desk.slack.interact(search);
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(shown(STAFF_USER)).toContain('업무협약');
    expect(shown(STAFF_USER)).not.toContain('상생형 스마트공장');
    await desk.slack.interact(
      pressOf(desk, { user: STAFF_USER, id: 'record_open:x', value: value('smart-factory') }),
    );
    await desk.slack.until(() => desk.slack.views.length === 2);
    expect(opened()).toContain('정부가 사업비의 30%를 부담합니다.');
  });

  it('takes a member of a staff user group for staff, until they leave it', async () => {
    desk.slack.groups.set(GROUP, ['U7']);
    await home('U7');
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(shown('U7')).toContain('Questions that wait for staff');
  });

  it('takes nobody for staff when the group cannot be read', async () => {
    desk.slack.groups.set(GROUP, ['U7']);
    desk.slack.fail('usergroups.users.list', { error: 'missing_scope' });
    await home('U7');
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(shown('U7')).not.toContain('Questions that wait for staff');
  });
});

const ANSWER_BY_NOW = say('Tickets are at the gate.', {
  entry: 'zoo/tickets',
  sources: [
    { id: 'z', title: 'Zoo leaflet', publisher: 'City zoo', date: 'May 1, 2031', locator: 'para. 2' },
  ],
});

describe('an inquiry', () => {
  it('is claimed, and answered into the thread of whoever asked, marked as from staff', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await desk.slack.interact(
      pressOf(desk, { user: STAFF_USER, id: 'inquiry_claim:1', value: value('1'), channel: STAFF_CHANNEL }),
    );
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('Inquiry 1 is yours')));
    expect(await desk.inquiries.get('1')).toMatchObject({ status: 'claimed' });

    await desk.slack.interact(pressOf(desk, { user: STAFF_USER, id: 'inquiry_answer:1', value: value('1') }));
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(opened()).toContain('zebra tickets?');
    const submitted = await desk.slack.interact(
      submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1', language: 'en' }, 'Ask <!channel> the zoo.'),
    );
    expect(JSON.parse(submitted.body)).toMatchObject({ response_action: 'update' });
    expect(submitted.body).toContain('1 conversation');
    await desk.slack.until(() => desk.slack.postsIn('C1', '5.5').length === 2);
    const answer = desk.slack.postsIn('C1', '5.5')[1]!;
    expect(readable(answer.blocks)).toContain('An answer from staff');
    expect(readable(answer.blocks)).toContain('the zoo.');
    expect(JSON.stringify(answer.args)).not.toContain('<!channel>');
    expect(await desk.inquiries.get('1')).toMatchObject({ status: 'answered' });
  });

  it('is answered to everyone who asked, each where they asked, and once', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await askInThread('6.6', 'zebra tickets?');
    await desk.say('a', 'zebra tickets?');
    await desk.say('a', 'zebra tickets?');
    await desk.slack.until(() => desk.slack.postsIn(desk.dm('a')).length === 2);
    const submission = submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1' }, 'At the zoo.');
    await Promise.all([desk.slack.interact(submission), desk.slack.interact(submission)]);
    const told = (): number => desk.slack.posts.filter(({ text }) => text.includes('At the zoo.')).length;
    await desk.slack.until(() => told() === 3);
    await delay(50);
    expect(told()).toBe(3);
  });

  it('is dismissed with a reason, and who asked is told in kind words, once', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await desk.slack.interact(
      pressOf(desk, { user: STAFF_USER, id: 'inquiry_dismiss:1', value: value('1') }),
    );
    await desk.slack.until(() => desk.slack.views.length === 1);
    await desk.slack.interact(
      submissionOf(STAFF_USER, 'staff_dismiss', { inquiry: '1' }, 'about animals', 'not-policy'),
    );
    const inquiry = await desk.inquiries.get('1');
    expect(inquiry).toMatchObject({ status: 'dismissed' });
    expect(inquiry?.notes.at(-1)?.text).toContain('정책에 관한 질문이 아님: about animals');
    await desk.slack.until(() => desk.slack.postsIn('C1', '5.5').length === 2);
    const told = readable(desk.slack.postsIn('C1', '5.5')[1]!.blocks);
    expect(told).toContain('This desk speaks of policy for small businesses');
    expect(told).not.toContain('about animals');
  });

  it('that the content answers by now is sent with one press to everyone who asked, with the source', async () => {
    await desk.channel.stop();
    let live = false;
    desk = await makeStaffed({ answerOf: () => (live ? ANSWER_BY_NOW : undefined) });
    await askInThread('5.5', 'zebra tickets?');
    await desk.slack.until(() => desk.slack.postsIn(STAFF_CHANNEL).length === 1);
    const news = (): string => JSON.stringify(desk.slack.postsIn(STAFF_CHANNEL)[0]!.blocks);
    expect(news()).not.toContain('inquiry_send');
    const send = pressOf(desk, {
      user: STAFF_USER,
      id: 'inquiry_send:1',
      value: value('1'),
      channel: STAFF_CHANNEL,
    });
    await desk.slack.interact(send);
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('does not answer this')));
    live = true;
    await desk.staffDesk.ready('1');
    await desk.slack.until(() => news().includes('inquiry_send:1'));
    expect(news()).toContain('zoo/tickets');
    await desk.slack.interact(send);
    await desk.slack.until(() => desk.slack.postsIn('C1', '5.5').length === 2);
    const told = readable(desk.slack.postsIn('C1', '5.5')[1]!.blocks);
    expect(told).toContain('There is an answer to what you asked');
    expect(told).toContain('Tickets are at the gate.');
    expect(told).toContain('Zoo leaflet, City zoo, May 1, 2031');
    await desk.slack.interact(send);
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('settled this already')));
    await delay(400);
    expect(desk.slack.postsIn('C1', '5.5')).toHaveLength(2);
    expect(await desk.inquiries.get('1')).toMatchObject({ status: 'answered' });
  });

  it('is claimed by the first who presses, and the second is told by whom', async () => {
    desk.slack.groups.set(GROUP, ['U7']);
    await askInThread('5.5', 'zebra tickets?');
    const claim = (user: string, name: string): object => ({
      ...pressOf(desk, { user, id: 'inquiry_claim:1', value: value('1'), channel: STAFF_CHANNEL }),
      user: { id: user, name },
    });
    await desk.slack.interact(claim(STAFF_USER, 'kim'));
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('Inquiry 1 is yours')));
    await desk.slack.interact(claim('U7', 'lee'));
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('kim has claimed')));
    expect((await desk.inquiries.get('1'))?.notes.map(({ text }) => text)).toEqual([
      `kim (slack:${TEAM}/${STAFF_USER})`,
    ]);
  });

  it('that another has settled is not settled again', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await desk.inquiries.dismiss('1', 'done');
    await desk.slack.interact(pressOf(desk, { user: STAFF_USER, id: 'inquiry_answer:1', value: value('1') }));
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(opened()).toContain('Someone else has settled this already');
    const late = await desk.slack.interact(
      submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1' }, 'Too late.'),
    );
    expect(late.body).toContain('다른 담당자가 이미 처리한');
    expect(desk.slack.posts.some(({ text }) => text.includes('Too late.'))).toBe(false);
  });

  it('needs an answer to be answered', async () => {
    await askInThread('5.5', 'zebra tickets?');
    const empty = await desk.slack.interact(submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1' }, ' '));
    expect(JSON.parse(empty.body)).toMatchObject({ response_action: 'errors' });
    expect(await desk.inquiries.get('1')).toMatchObject({ status: 'open' });
  });
});

describe('while Slack does not say who is staff', () => {
  it('an event is acknowledged at once, and whoever asked is answered as anyone is', async () => {
    desk.slack.fail('usergroups.users.list', 'hang');
    const givenUp = () => desk.logger.events.filter(({ message }) => message.includes('could not be read'));
    await desk.slack.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D7',
      user: 'U7',
      ts: '4.4',
      text: 'where is the zebra?',
    });
    // Slack is still asked.
    expect(givenUp()).toEqual([]);
    expect(desk.slack.postsIn('D7')).toEqual([]);
    await desk.slack.until(() => desk.slack.postsIn('D7').length === 1);
    expect(givenUp()).toHaveLength(1);
    expect(desk.slack.calls.filter(({ method }) => method === 'usergroups.users.list')).toHaveLength(1);
  });
});

describe('a message shortcut', () => {
  it.each([STAFF_USER, 'U1'])('answers about any message, to %s who used it alone', async (user) => {
    await desk.slack.interact(shortcut(user, 'ask_desk'));
    await desk.slack.until(() => desk.slack.posts.length > 0);
    expect(desk.slack.posts[0]?.response?.inChannel).toBe(false);
    expect(readable(desk.slack.posts[0]?.blocks)).toContain('is there a deadline?');
  });

  it('logs a message as an inquiry, whose answer goes to the thread of its writer', async () => {
    await desk.slack.interact(shortcut(STAFF_USER, 'log_inquiry'));
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('Logged as inquiry 1')));
    expect(await desk.inquiries.get('1')).toMatchObject({ reason: 'by-staff', text: 'is there a deadline?' });
    await desk.slack.interact(submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1' }, 'In May.'));
    await desk.slack.until(() => desk.slack.postsIn('C1', '8.8').length === 1);
  });

  it('says so when the message has no words', async () => {
    await desk.slack.interact(shortcut(STAFF_USER, 'ask_desk', ''));
    await desk.slack.until(() => desk.slack.posts.some(({ text }) => text.includes('no text to read')));
  });
});

describe('the shortcut to ask', () => {
  it('asks for a question anywhere in Slack, once, and answers in a direct message', async () => {
    const trigger_id = desk.slack.trigger();
    const user = { id: 'U1', team_id: TEAM };
    await desk.slack.interact({ type: 'shortcut', callback_id: 'ask_question', user, trigger_id });
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(opened()).toContain('Your question');
    const empty = submissionOf('U1', 'ask_question', { language: 'en' }, ' ');
    expect(JSON.parse((await desk.slack.interact(empty)).body)).toMatchObject({ response_action: 'errors' });
    const asked = submissionOf('U1', 'ask_question', { language: 'en' }, 'when is the zebra fair?');
    const { body } = await desk.slack.interact(asked);
    expect(body).toContain('direct message');
    await desk.slack.interact(asked);
    await desk.slack.until(() => desk.slack.postsIn('U1').length > 0);
    expect(readable(desk.slack.postsIn('U1')[0]?.blocks)).toContain('when is the zebra fair?');
    expect(await desk.inquiries.list()).toMatchObject([{ text: 'when is the zebra fair?', count: 1 }]);
  });
});

describe('a thread of the assistant pane', () => {
  it('gets the first question as its title, once', async () => {
    const say = (text: string) =>
      desk.slack.event({
        type: 'message',
        channel_type: 'im',
        channel: 'D1',
        user: 'U1',
        thread_ts: '3.3',
        ts: desk.slack.newTs(),
        text,
      });
    const titles = () => desk.slack.calls.filter(({ method }) => method === 'assistant.threads.setTitle');
    await say(`where are zebras? ${'x'.repeat(200)}`);
    await desk.slack.until(() => titles().length === 1 && desk.slack.postsIn('D1').length === 1);
    await say('and lions?');
    await desk.slack.until(() => desk.slack.postsIn('D1').length === 2);
    expect(titles()).toHaveLength(1);
    const { title, ...place } = titles()[0]!.args;
    expect(place).toEqual({ channel_id: 'D1', thread_ts: '3.3' });
    expect(title).toMatch(/^where are zebras\?/);
    expect(String(title).length).toBeLessThanOrEqual(80);
  });
});

describe('a link to the page of a record', () => {
  const link = 'https://desk.example.go.kr/records/smart-factory?lang=ko';
  const unfurls = () => desk.slack.calls.filter(({ method }) => method === 'chat.unfurl');
  const share = (more: object, ...urls: string[]) =>
    desk.slack.event({
      type: 'link_shared',
      user: 'U1',
      links: urls.map((url) => ({ domain: 'desk.example.go.kr', url })),
      ...more,
    });

  it('is shown with what anyone may read, below the message or while it is written', async () => {
    await share({ channel: 'C1', message_ts: '9.9' }, link, 'https://desk.example.go.kr/records/none');
    await desk.slack.until(() => unfurls().length === 1);
    expect(unfurls()[0]?.args).toMatchObject({ channel: 'C1', ts: '9.9' });
    const under = unfurls()[0]?.args['unfurls'] as Record<string, { blocks: object[] }>;
    expect(Object.keys(under)).toEqual([link]);
    expect(readable(under[link]?.blocks)).toMatch(/정부 부담: \s*30%/);
    await share({ channel: 'COMPOSER', message_ts: 'x', unfurl_id: 'u1', source: 'composer' }, link);
    await desk.slack.until(() => unfurls().length === 2);
    expect(unfurls()[1]?.args).toMatchObject({ unfurl_id: 'u1', source: 'composer' });
  });

  it('that leads elsewhere is left alone', async () => {
    await share(
      { channel: 'C1', message_ts: '9.9' },
      'https://desk.example.go.kr/desk',
      'https://example.org/',
    );
    await desk.slack.event({ type: 'app_mention', channel: 'C1', user: 'U1', ts: '7.7', text: 'x' });
    await desk.slack.until(() => desk.slack.posts.length > 0);
    expect(unfurls()).toEqual([]);
  });
});

describe('someone who is not staff', () => {
  beforeEach(() => askInThread('5.5', 'zebra tickets?'));
  const untouched = async (): Promise<void> => {
    expect(await desk.inquiries.list()).toMatchObject([{ status: 'open', notes: [], count: 1 }]);
  };

  it.each(STAFF_ACTIONS)('cannot press %s', async (id) => {
    await desk.slack.interact(pressOf(desk, { user: 'U1', id: `${id}:1`, value: value('1') }));
    await desk.slack.until(() => desk.slack.views.length === 1);
    expect(opened()).toContain('Only staff of the desk can do this');
    expect(shown('U1')).toBe('');
    await untouched();
  });

  it.each(STAFF_VIEWS)('cannot submit %s, whatever the modal says of itself', async (id) => {
    const metadata = { inquiry: '1', language: 'en', staff: true, user: STAFF_USER };
    const { body } = await desk.slack.interact(submissionOf('U1', id, metadata, 'Free money!'));
    expect(body).toContain('Only staff of the desk can do this');
    await delay(50);
    expect(desk.slack.posts.some(({ text }) => text.includes('Free money'))).toBe(false);
    await untouched();
  });

  it('cannot log a message by its shortcut', async () => {
    await desk.slack.interact(shortcut('U1', 'log_inquiry'));
    await desk.slack.until(() =>
      desk.slack.posts.some(({ text }) => text.includes('Only staff of the desk')),
    );
    await untouched();
  });

  it('is one with the id of staff in another workspace', async () => {
    const payload = {
      ...submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1' }, 'Hi'),
      team: { id: 'TOTHER' },
    };
    await desk.slack.interact(payload);
    await untouched();
  });
});

describe('the staff channel', () => {
  const told = (): string[] => desk.slack.postsIn(STAFF_CHANNEL).map(({ blocks }) => readable(blocks));

  it('has one post a question, which is kept as the question stands', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await desk.slack.until(() => told().length === 1);
    await askInThread('6.6', 'lion tickets?');
    await desk.slack.until(() => told().length === 2);
    await askInThread('8.8', 'zebra tickets?');
    await desk.slack.until(() => told()[0]!.includes('asked 2×'));
    await desk.slack.interact({
      ...pressOf(desk, {
        user: STAFF_USER,
        id: 'inquiry_claim:1',
        value: value('1'),
        channel: STAFF_CHANNEL,
      }),
      user: { id: STAFF_USER, name: 'kim' },
    });
    await desk.slack.until(() => told()[0]!.includes('claimed by kim'));
    await desk.slack.interact(submissionOf(STAFF_USER, 'staff_answer', { inquiry: '1' }, 'At the zoo.'));
    await desk.slack.until(() => told()[0]!.includes('At the zoo.'));
    expect(told()[0]).not.toContain('Dismiss');
    await desk.slack.interact(
      pressOf(desk, { user: STAFF_USER, id: 'inquiry_reopen:1', value: value('1'), channel: STAFF_CHANNEL }),
    );
    await desk.slack.until(() => told()[0]!.includes('Dismiss'));
    await delay(400);
    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('lion tickets?');
  });

  it('gets a new post when the first was deleted', async () => {
    await askInThread('5.5', 'zebra tickets?');
    await desk.slack.until(() => told().length === 1);
    desk.slack.fail('chat.update', { error: 'message_not_found' });
    await askInThread('6.6', 'zebra tickets?');
    await desk.slack.until(() => told().length === 2);
    expect(told()[1]).toContain('asked 2×');
  });
});
