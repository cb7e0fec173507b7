/** Two people who check their businesses in one Slack thread, with the real desk behind it. */
import { afterEach, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { BOT_USER, type Posted, readable } from '../../helpers/slack/double.js';
import { makeStaffed, type StaffHarness } from './staff-harness.js';

const library = libraryOf(eligibleContent());
const THREAD = '5.5';

let desk: StaffHarness;
afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

async function thread() {
  const { bot } = botOf({}, library);
  desk = await makeStaffed({ handle: (turn) => bot.handle(turn) });
  const { slack } = desk;
  let seen = 0;
  const next = async (): Promise<{ text: string }> => {
    seen += 1;
    await slack.until(() => slack.posts.length >= seen);
    const post = slack.posts[seen - 1] as Posted;
    return { text: readable(post.blocks) };
  };
  const say = async (user: string, text: string) => {
    const event = { type: 'app_mention', channel: 'C1', user, ts: slack.newTs(), thread_ts: THREAD };
    await slack.event({ ...event, text: `<@${BOT_USER}> ${text}` });
    return next();
  };
  return { say };
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
});
