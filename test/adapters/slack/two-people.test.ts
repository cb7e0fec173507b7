/** Two people who check their businesses in one Slack thread, with the real desk behind it. */
import { afterEach, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { BOT_USER, buttonsIn, type Posted, readable } from '../../helpers/slack/double.js';
import { makeStaffed, pressOf, type StaffHarness } from './staff-harness.js';

const library = libraryOf(eligibleContent());
const THREAD = '5.5';

let desk: StaffHarness;
afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

interface Said {
  readonly text: string;
  readonly post: Posted;
}

async function thread() {
  let { bot } = botOf({}, library);
  desk = await makeStaffed({ handle: (turn) => bot.handle(turn) });
  const { slack } = desk;
  let seen = 0;
  const next = async (): Promise<Said> => {
    seen += 1;
    await slack.until(() => slack.posts.length >= seen);
    const post = slack.posts[seen - 1] as Posted;
    return { text: readable(post.blocks), post };
  };
  const say = async (user: string, text: string): Promise<Said> => {
    const event = { type: 'app_mention', channel: 'C1', user, ts: slack.newTs(), thread_ts: THREAD };
    await slack.event({ ...event, text: `<@${BOT_USER}> ${text}` });
    return next();
  };
  /** Presses the button of a post whose label begins so. */
  const press = async (user: string, { post }: Said, label: string): Promise<Said> => {
    const button = buttonsIn(post.blocks ?? []).find((each) => each.label.startsWith(label));
    if (button === undefined) throw new Error(`There is no button "${label}".`);
    const { id, value } = button;
    await slack.interact(pressOf(desk, { user, id, value, channel: 'C1', thread: THREAD }));
    return next();
  };
  /** What was said is kept in memory alone. */
  const restart = (): void => {
    ({ bot } = botOf({}, library));
  };
  return { say, press, restart };
}

const START = 'Are we eligible for the Example Grant?';

describe('two people in one Slack thread', () => {
  it('are each told of their own business, however their turns alternate', async () => {
    const { say } = await thread();
    await say('UA', START);
    expect((await say('UB', START)).text).toContain('What is your trade?');
    await say('UA', 'we run a mill');
    const shop = await say('UB', 'we run a shop');
    expect(shop.text).toContain('not eligible');
    expect((await say('UA', '8')).text).toContain('you are eligible');
  });

  it('do not answer each other’s questions by pressing a button of them', async () => {
    const { say, press } = await thread();
    const asked = await say('UA', START);
    // Shop would end the check with “not eligible”.
    const pressed = await press('UB', asked, 'Shop');
    expect(pressed.text).not.toMatch(/eligible|How many/u);
    // Neither has a trade by it: A is asked on as before, and B from the beginning.
    expect((await say('UB', START)).text).toContain('What is your trade?');
    expect((await say('UA', 'we run a mill')).text).toContain('How many employees');
    expect((await say('UA', '8')).text).toContain('you are eligible');
  });

  it('do not answer each other’s questions by the number or the words of a button', async () => {
    const { say } = await thread();
    await say('UA', START);
    for (const words of ['1', '2', '8'])
      expect((await say('UB', words)).text, words).not.toMatch(/you are|How many/u);
    expect((await say('UB', START)).text).toContain('What is your trade?');
    expect((await say('UA', 'we run a mill')).text).toContain('How many employees');
  });

  it('may answer their own questions by their own buttons', async () => {
    const { say, press } = await thread();
    await say('UA', START);
    const asked = await say('UB', START);
    expect((await press('UB', asked, 'Shop')).text).toContain('not eligible');
    expect((await say('UA', 'we run a mill')).text).toContain('How many employees');
  });

  it('have no business left after a restart', async () => {
    const { say, restart } = await thread();
    await say('UA', START);
    await say('UA', 'we run a mill');
    await say('UB', START);
    restart();
    expect((await say('UB', '8')).text).not.toContain('you are');
    expect((await say('UA', START)).text).toContain('What is your trade?');
    expect((await say('UB', START)).text).toContain('What is your trade?');
  });
});
