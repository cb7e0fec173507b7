/** Two people in one conversation: each has a business of her own. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../../src/core/reply.js';
import { edited } from '../../../../knowledge/fixture.js';
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

describe('what was understood, with several numbers in it', () => {
  const related = 'related: [example-pact]\n';
  const numbers = libraryOf(
    edited(
      'programs/example-grant.yaml',
      related,
      `${related}eligibility:
  conditions:
    - { attribute: employees, less_than: 20, paragraphs: 2 }
    - { attribute: years_in_business, at_most: 20, paragraphs: 2 }
    - { attribute: revenue, at_most: 5000000000, paragraphs: 2 }
`,
    ),
  );
  const told = async (text: string) => {
    const { say } = botOf({}, numbers);
    await say('직원 12명, 2018년 창업, 매출 30억입니다. 예시 지원금 받을 수 있나요?');
    return say(text);
  };

  it.each([
    ['아니 21명', '직원 수 21명'],
    ['아니요 21', '직원 수 21명'],
    ['아니 2001년', '창업 연도 2001'],
    ['매출은 80억', '연 매출 80억 원'],
  ])('is mended by %s', async (text, understood) => {
    const mended = await told(text);
    expect(mended.check?.verdict).toBe('not_eligible');
    expect(textOf(mended)).toContain(understood);
  });

  it('has a button for each, also for the year that the age is counted from', async () => {
    const { say } = botOf({}, numbers);
    const reply = await say(
      '12 employees, founded in 2018, sales of KRW 3 billion. Are we eligible for the Example Grant?',
    );
    expect(reply.actions.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['check-change:employees', 'check-change:founded', 'check-change:revenue']),
    );
    expect((await say('직원 수 고칠게요')).check?.asking?.attribute).toBe('employees');
  });

  it('is read back with the verdicts of all programs too', async () => {
    const { say } = botOf({}, numbers);
    const reply = await say(
      '저희가 받을 수 있는 지원은 뭐가 있나요? 직원 12명, 2018년 창업, 매출 30억입니다',
    );
    expect(textOf(reply)).toContain('알아들은 내용: 직원 수 12명');
    expect(reply.actions.map(({ id }) => id)).toContain('check-change:employees');
  });

  it.each(['서류 머 내야해요', '담당자 번호좀', 'wat docs do i need', 'wheres the office'])(
    'lets a question typed in haste pass as a question: %s',
    async (text) => {
      const { say } = botOf({}, numbers);
      await say('직원 12명이에요. 예시 지원금 받을 수 있나요?');
      const reply = await say(text);
      expect(reply.outcome).not.toBe('clarify');
      expect(reply.check?.asking?.attribute).toBe('years_in_business');
    },
  );
});
