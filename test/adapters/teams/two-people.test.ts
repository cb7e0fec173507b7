/** Two people who check their businesses in one Teams channel, with the real desk behind it. */
import { afterEach, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { recordingLogger } from '../../helpers/logger.js';
import { BOT, buttonsIn, type Posted, readable, TENANT } from '../../helpers/teams/double.js';
import { makeTeams, type TeamsHarness } from './harness.js';

const library = libraryOf(eligibleContent());
const CHANNEL = {
  conversationType: 'channel',
  isGroup: true,
  id: '19:general@thread.tacv2;messageid=77',
  tenantId: TENANT,
};
const mention = { type: 'mention', mentioned: BOT, text: '<at>Policy Desk</at>' };
const START = 'Are we eligible for the Example Grant?';

let desk: TeamsHarness;
afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

interface Said {
  readonly text: string;
  readonly post: Posted;
}

async function channel() {
  let { bot } = botOf({}, library);
  desk = await makeTeams({
    handle: (turn) => bot.handle(turn),
    words: bot.words,
    logger: recordingLogger(),
  });
  await desk.channel.start();
  const { teams } = desk;
  let seen = 0;
  const from = (who: string) => ({ id: `29:${who}`, name: who, aadObjectId: `${who}-0` });
  const told = async (who: string, more: object): Promise<Said> => {
    await teams.deliver(teams.activity({ conversation: CHANNEL, from: from(who), ...more }));
    seen += 1;
    await teams.until(() => teams.posts.length >= seen);
    const post = teams.posts[seen - 1];
    if (post === undefined) throw new Error('Nothing was posted.');
    return { text: readable(post), post };
  };
  const say = (who: string, text: string): Promise<Said> =>
    told(who, { text: `<at>Policy Desk</at> ${text}`, entities: [mention] });
  /** Presses the button of a card whose label begins so. */
  const press = (who: string, { post }: Said, label: string): Promise<Said> => {
    const button = buttonsIn(post.card).find((each) => each.label.startsWith(label));
    if (button === undefined) throw new Error(`There is no button "${label}".`);
    return told(who, { value: button.data, replyToId: 'post-1' });
  };
  const restart = (): void => {
    ({ bot } = botOf({}, library));
  };
  return { say, press, restart };
}

describe('two people in one Teams channel', () => {
  it('are each told of their own business, however their turns alternate', async () => {
    const { say } = await channel();
    await say('anna', START);
    expect((await say('ben', START)).text).toContain('What is your trade?');
    await say('anna', 'we run a mill');
    expect((await say('ben', 'we run a shop')).text).toContain('not eligible');
    expect((await say('anna', '8')).text).toContain('you are eligible');
  });

  it('do not answer each other’s questions by pressing a button of them', async () => {
    const { say, press } = await channel();
    const asked = await say('anna', START);
    // Shop would end the check with “not eligible”.
    expect((await press('ben', asked, 'Shop')).text).not.toMatch(/eligible|How many/u);
    // Neither has a trade by it: Anna is asked on as before, and Ben from the beginning.
    expect((await say('ben', START)).text).toContain('What is your trade?');
    expect((await say('anna', 'we run a mill')).text).toContain('How many employees');
    expect((await say('anna', '8')).text).toContain('you are eligible');
  });

  it('do not answer each other’s questions by the number or the words of a button', async () => {
    const { say } = await channel();
    await say('anna', START);
    for (const words of ['1', '2', '8'])
      expect((await say('ben', words)).text, words).not.toMatch(/you are|How many/u);
    expect((await say('ben', START)).text).toContain('What is your trade?');
    expect((await say('anna', 'we run a mill')).text).toContain('How many employees');
  });

  it('may answer their own questions by their own buttons', async () => {
    const { say, press } = await channel();
    await say('anna', START);
    const asked = await say('ben', START);
    expect((await press('ben', asked, 'Shop')).text).toContain('not eligible');
    expect((await say('anna', 'we run a mill')).text).toContain('How many employees');
  });

  it('have no business left after a restart', async () => {
    const { say, restart } = await channel();
    await say('anna', START);
    await say('anna', 'we run a mill');
    await say('ben', START);
    restart();
    expect((await say('ben', '8')).text).not.toContain('you are');
    expect((await say('anna', START)).text).toContain('What is your trade?');
    expect((await say('ben', START)).text).toContain('What is your trade?');
  });
});
