/** Two people who check their businesses in one Teams channel, with the real desk behind it. */
import { afterEach, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { recordingLogger } from '../../helpers/logger.js';
import { BOT, readable, TENANT } from '../../helpers/teams/double.js';
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
  const told = async (who: string, more: object): Promise<string> => {
    await teams.deliver(teams.activity({ conversation: CHANNEL, from: from(who), ...more }));
    seen += 1;
    await teams.until(() => teams.posts.length >= seen);
    const post = teams.posts[seen - 1];
    if (post === undefined) throw new Error('Nothing was posted.');
    return readable(post);
  };
  const say = (who: string, text: string): Promise<string> =>
    told(who, { text: `<at>Policy Desk</at> ${text}`, entities: [mention] });
  const restart = (): void => {
    ({ bot } = botOf({}, library));
  };
  return { say, restart };
}

describe('two people in one Teams channel', () => {
  it('are each told of their own business, however their turns alternate', async () => {
    const { say } = await channel();
    await say('anna', START);
    expect(await say('ben', START)).toContain('What is your trade?');
    await say('anna', 'we run a mill');
    expect(await say('ben', 'we run a shop')).toContain('not eligible');
    expect(await say('anna', '8')).toContain('you are eligible');
  });

  it('do not answer each other’s questions, by a number either', async () => {
    const { say } = await channel();
    await say('anna', START);
    expect(await say('ben', '1')).not.toContain('you are');
    expect(await say('anna', 'we run a mill')).toContain('How many employees');
  });

  it('have no business left after a restart', async () => {
    const { say, restart } = await channel();
    await say('anna', START);
    await say('anna', 'we run a mill');
    restart();
    expect(await say('ben', '8')).not.toContain('you are');
    expect(await say('anna', START)).toContain('What is your trade?');
  });
});
