/** An eligibility check in Slack, with the real desk behind it: by buttons, in words, by the form. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SlackOptions } from '../../../adapters/slack/index.js';
import type { Reply } from '../../../src/core/reply.js';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { testStore } from '../../helpers/delivery-store.js';
import { recordingLogger } from '../../helpers/logger.js';
import { buttonsIn, type Posted, readable, TEAM } from '../../helpers/slack/double.js';
import { newPath, openAt } from '../../inquiries/temporary.js';
import { type Mode, makeSlack, type SlackHarness } from './harness.js';
import { pressOf } from './staff-harness.js';

const library = libraryOf(eligibleContent());
const START = 'Are we eligible for the Example Grant?';
const ELIGIBLE = 'you are eligible';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Slack with the desk in it, and every turn that reached the desk. */
async function makeDesk(mode: Mode = 'http', more: Partial<SlackOptions> = {}, bot = botOf({}, library)) {
  const logger = recordingLogger();
  const turns: unknown[] = [];
  const slack: SlackHarness = await makeSlack(
    {
      handle: (turn) => {
        turns.push(turn);
        return bot.bot.handle(turn);
      },
      form: bot.bot.form,
      words: bot.bot.words,
      logger,
    },
    mode,
    more,
  );
  await slack.channel.start();
  open.push(
    async () => slack.close?.(),
    () => slack.channel.stop(),
  );
  let seen = 0;
  /** The next post. */
  const next = async (): Promise<Posted> => {
    seen += 1;
    await slack.slack.until(() => slack.slack.posts.length >= seen);
    return slack.slack.posts[seen - 1]!;
  };
  const say = async (text: string): Promise<Posted> => {
    await slack.say('a', text);
    return next();
  };
  const press = async (action: string): Promise<Posted> => {
    await slack.press('a', action);
    return next();
  };
  return { ...slack, harness: slack, next, say, press, turns, logger };
}

type Desk = Awaited<ReturnType<typeof makeDesk>>;

interface Modal {
  readonly private_metadata: string;
  readonly blocks: readonly { readonly block_id?: string }[];
}

/** Presses the button for the form under a post; resolves to the modal. */
async function openForm(
  { slack, harness }: Desk,
  post: Posted,
  {
    user = 'UA',
    channel = post.channel,
    ...more
  }: { user?: string; channel?: string; thread?: string; trigger?: string } = {},
): Promise<Modal> {
  const button = buttonsIn(post.blocks).find(({ id }) => id.startsWith('check_form:'))!;
  const before = slack.views.length;
  const { id, value } = button;
  await slack.interact(pressOf(harness, { user, id, value, channel, ts: post.ts, ...more }));
  await slack.until(() => slack.views.length > before);
  return slack.views.at(-1)!.view as unknown as Modal;
}

const element = (value: string): object =>
  /^\d/.test(value) ? { type: 'number_input', value } : { type: 'radio_buttons', selected_option: { value } };

function submission(
  modal: Modal,
  answers: Readonly<Record<string, string>>,
  { user = 'UA', id = 'V1', metadata = modal.private_metadata } = {},
): object {
  const values = Object.fromEntries(
    Object.entries(answers).map(([attribute, value]) => [attribute, { [attribute]: element(value) }]),
  );
  return {
    type: 'view_submission',
    team: { id: TEAM },
    user: { id: user },
    view: { id, type: 'modal', callback_id: 'check_form', private_metadata: metadata, state: { values } },
  };
}

/** What the terminal comes to, told the same. */
async function terminal(...said: string[]): Promise<Reply> {
  const chat = botOf({}, library);
  let reply = await chat.say(START);
  for (const text of said) reply = await chat.say(text);
  return reply;
}

const shows = (post: Posted, reply: Reply): void => {
  const text = readable(post.blocks);
  for (const paragraph of reply.paragraphs) expect(text).toContain(paragraph);
  for (const { label, value } of reply.facts) expect(text).toContain(`${label}: \n${value}`);
  for (const { date } of reply.sources) expect(text).toContain(date);
  for (const { title } of reply.sources) expect(text).toContain(title);
};

describe('a check in Slack', () => {
  it('comes to the terminal’s verdict by buttons and a number', async () => {
    const { say, press } = await makeDesk();
    await say(START);
    await press('answer:trade=mill');
    const done = await say('8');
    shows(done, await terminal('a mill', '8'));
    expect(readable(done.blocks)).toContain(ELIGIBLE);
  });

  it('comes to the terminal’s verdict in words, over a socket too', async () => {
    const { say } = await makeDesk('socket');
    await say(START);
    await say('we run a mill');
    await say('about ten people');
    await say('no, twelve people');
    const done = await say('without a large mill');
    shows(done, await terminal('we run a mill', '12', 'no'));
    expect(readable(done.blocks)).toContain('not eligible');
  });

  it('comes to the terminal’s verdict by the form, in one turn of the same conversation', async () => {
    const slack = await makeDesk();
    const modal = await openForm(slack, await slack.say(START));
    expect(modal.blocks.flatMap(({ block_id: id }) => id ?? [])).toEqual(['trade', 'employees', 'partner']);
    const taken = await slack.slack.interact(submission(modal, { trade: 'mill', employees: '8' }));
    expect(taken).toMatchObject({ status: 200, body: '' });
    const done = await slack.next();
    shows(done, await terminal('a mill', '8'));
    expect(done.channel).toBe('DA');
    const [first, second] = slack.turns as { conversation: string }[];
    expect(second).toMatchObject({
      conversation: first!.conversation,
      action: 'check:example-grant',
      answers: { trade: 'mill', employees: 8 },
    });
    // What was told in the form counts afterwards.
    expect(readable((await slack.say('no, 30 people')).blocks)).toContain('large mill');
  });

  it('is resumed after another question', async () => {
    const { say } = await makeDesk();
    await say(START);
    await say('a mill');
    const aside = readable((await say('what share does the government pay?')).blocks);
    expect(aside).toContain('30%');
    expect(aside).toContain('How many employees do you have?');
    expect(readable((await say('8')).blocks)).toContain(ELIGIBLE);
  });

  it('is steered by its buttons', async () => {
    const { say, press } = await makeDesk();
    await say(START);
    expect(readable((await press('check-why')).blocks)).toContain('What is your trade?');
    await press('answer:trade=shop');
    await press('check-restart');
    await press('answer:trade=mill');
    expect(readable((await press('check-back')).blocks)).toContain('What is your trade?');
    expect(buttonsIn((await press('check-stop')).blocks)).toEqual([]);
  });
});

describe('the form of a check', () => {
  it('goes to the thread in which it was opened, and asks only what is still open there', async () => {
    const slack = await makeDesk();
    const event = { type: 'app_mention', channel: 'C1', user: 'UA' };
    await slack.slack.event({ ...event, ts: '5.5', text: `<@UBOT> ${START}` });
    await slack.next();
    await slack.slack.event({ ...event, thread_ts: '5.5', ts: '6.6', text: '<@UBOT> a mill' });
    const asked = await slack.next();
    const modal = await openForm(slack, asked, { channel: 'C1', thread: '5.5' });
    expect(modal.blocks.flatMap(({ block_id: id }) => id ?? [])).toEqual(['employees', 'partner']);
    await slack.slack.interact(submission(modal, { employees: '8' }));
    const done = await slack.next();
    expect(done).toMatchObject({ channel: 'C1', thread: '5.5' });
    expect(readable(done.blocks)).toContain(ELIGIBLE);
  });

  it('is taken once, although it is delivered again', async () => {
    const slack = await makeDesk();
    const modal = await openForm(slack, await slack.say(START));
    const handed = submission(modal, { trade: 'mill', employees: '8' });
    await Promise.all([slack.slack.interact(handed), slack.slack.interact(handed)]);
    await slack.next();
    await slack.slack.interact(handed);
    await slack.say('thanks');
    expect(slack.turns).toHaveLength(3);
  });

  it('asks in the conversation when it cannot be opened in time', async () => {
    const slack = await makeDesk();
    const asked = await slack.say(START);
    const button = buttonsIn(asked.blocks).find(({ id }) => id.startsWith('check_form:'))!;
    const trigger = slack.slack.trigger(-1);
    await slack.slack.interact(
      pressOf(slack.harness, {
        user: 'UA',
        id: button.id,
        value: button.value,
        channel: 'DA',
        ts: asked.ts,
        trigger,
      }),
    );
    expect(readable((await slack.next()).blocks)).toContain('What is your trade?');
  });

  it('changes nothing when somebody else hands it in', async () => {
    const slack = await makeDesk();
    const modal = await openForm(slack, await slack.say(START));
    const { body } = await slack.slack.interact(submission(modal, { trade: 'shop' }, { user: 'UB' }));
    expect(JSON.parse(body)).toMatchObject({ response_action: 'update' });
    expect(body).toContain('Only whoever opened this form');
    expect(slack.turns).toHaveLength(1);
  });

  it('says what is wrong with a number that is none, and takes nothing', async () => {
    const slack = await makeDesk();
    const modal = await openForm(slack, await slack.say(START));
    const hostile = JSON.stringify(submission(modal, { employees: '8' })).replace('"8"', '"<!channel>"');
    const { body } = await slack.slack.interact(JSON.parse(hostile) as object);
    expect(JSON.parse(body)).toEqual({
      response_action: 'errors',
      errors: { employees: 'Write a number here.' },
    });
    expect(slack.turns).toHaveLength(1);
  });

  it('takes no answer to what the check does not ask, nor a check that is none', async () => {
    const slack = await makeDesk();
    const modal = await openForm(slack, await slack.say(START));
    await slack.slack.interact(submission(modal, { revenue: '1', trade: 'mill', constructor: '5' }));
    await slack.next();
    expect(slack.turns[1]).toMatchObject({ answers: { trade: 'mill' } });
    const opened = JSON.parse(modal.private_metadata) as object;
    for (const action of ['check:nothing', 'ask:example-grant/overview', 'none', 7]) {
      const metadata = JSON.stringify({ ...opened, action });
      const { body } = await slack.slack.interact(
        submission(modal, { trade: 'mill' }, { id: 'V2', metadata }),
      );
      expect(body).toContain('not there any more');
    }
    expect(slack.turns).toHaveLength(2);
  });
});

describe('what an owner says of her business in Slack', () => {
  it('stands in no database and no log when the turn is done', async () => {
    const quiet = recordingLogger();
    const path = newPath();
    const inquiries = openAt(path, { logger: quiet });
    const store = testStore(quiet, `${path}.delivery`);
    const bot = botOf({ inquiries, logger: quiet }, library);
    const slack = await makeDesk('http', { store }, bot);
    const modal = await openForm(slack, await slack.say(START));
    await slack.slack.interact(submission(modal, { trade: 'mill', employees: '7341' }));
    await slack.next();
    await slack.say('no, we have 7342 employees');
    await slack.harness.say(
      'b',
      'We run a mill with 7343 workers, where are zebra opera tickets sold tonight?',
    );
    await slack.next();
    await slack.channel.stop();
    const folder = dirname(path);
    const files = readdirSync(folder).filter((file) => join(folder, file).startsWith(path));
    expect(files.length).toBeGreaterThan(1);
    const bytes = files.map((file) => readFileSync(join(folder, file), 'latin1')).join('\n');
    expect(bytes).toContain('zebra opera');
    const logs = JSON.stringify([quiet, slack.logger]);
    for (const told of ['7341', '7342', '7343', 'run a mill']) {
      // Not the digits of a probability.
      const alone = new RegExp(`(?<!\\d)${told}(?!\\d)`, 'u');
      expect(bytes, told).not.toMatch(alone);
      expect(logs, told).not.toMatch(alone);
    }
    await inquiries.close();
  });
});
