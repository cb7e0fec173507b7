/** Two people in one conversation: each has a business of her own. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../../src/core/reply.js';
import { eligibleContent } from '../../../eligible-content.js';
import { botOf, libraryOf, textOf } from '../../../library-of.js';

const library = libraryOf(eligibleContent());
const START = 'Are we eligible for the Example Grant?';

function thread() {
  const { bot } = botOf({}, library);
  const say = (user: string, text: string): Promise<Reply> =>
    bot.handle({ channel: 'test', conversation: 'thread', user, text });
  const press = (user: string, action: string): Promise<Reply> =>
    bot.handle({ channel: 'test', conversation: 'thread', user, action });
  return { say, press };
}

describe('a thread with two people in it', () => {
  it('keeps what each says of her business to herself', async () => {
    const { say } = thread();
    await say('ann', START);
    await say('ann', 'a mill');
    const ben = await say('ben', START);
    expect(ben.check?.asking?.attribute).toBe('trade');
    expect(textOf(ben)).not.toContain('You said');
    expect((await say('ben', 'we run a shop')).check?.verdict).toBe('not_eligible');
    expect((await say('ann', '8')).check?.verdict).toBe('eligible');
  });

  it('lets nobody answer for another by her buttons, or by the number of one', async () => {
    const { say, press } = thread();
    await say('ann', START);
    expect((await press('ben', 'answer:trade=mill')).check).toBeUndefined();
    expect((await say('ben', '1')).check).toBeUndefined();
    expect((await say('ann', 'a mill')).check?.asking?.attribute).toBe('employees');
  });

  it('says what it understood with the verdict, and takes a correction of whoever said it', async () => {
    const { say } = thread();
    await say('ann', START);
    await say('ann', 'a mill');
    const done = await say('ann', '8');
    expect(textOf(done)).toContain('I understood: Mill, number of employees 8');
    expect((await say('ben', 'no, 21')).check).toBeUndefined();
    expect((await say('ann', 'no, 21')).check?.verdict).toBe('needs_more_information');
  });
});
