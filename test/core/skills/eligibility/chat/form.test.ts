import { describe, expect, it } from 'vitest';
import { eligibleContent } from '../../../eligible-content.js';
import { botOf, libraryOf } from '../../../library-of.js';

const library = libraryOf(eligibleContent());
const request = { channel: 'test', conversation: 'c', user: 'u', language: 'en' } as const;

const attributes = (questions: readonly { attribute: string }[] = []): string[] =>
  questions.map(({ attribute }) => attribute);

describe('the form of a check', () => {
  it('asks what can still change the result, and knows every question of the check', async () => {
    const { bot, say } = botOf({}, library);
    const before = await bot.form({ ...request, action: 'check:example-grant' });
    expect(before).toMatchObject({ action: 'check:example-grant', title: 'Example Grant' });
    expect(attributes(before?.open)).toEqual(['trade', 'employees', 'partner']);
    await say('Are we eligible for the Example Grant?');
    await say('a mill');
    const after = await bot.form({ ...request, action: 'check:example-grant' });
    expect(attributes(after?.open)).toEqual(['employees', 'partner']);
    expect(attributes(after?.all).sort()).toEqual(['employees', 'partner', 'trade']);
    await say('no, we run a shop');
    expect((await bot.form({ ...request, action: 'check:example-grant' }))?.open).toEqual([]);
  });

  it('is of its conversation, in the language asked for, and says what numbers are possible', async () => {
    const { bot, say } = botOf({}, library);
    await say('Are we eligible for the Example Grant?', 'other');
    await say('we run a shop', 'other');
    const form = await bot.form({ ...request, action: 'check:*', language: 'ko' });
    const employees = form?.open.find(({ attribute }) => attribute === 'employees');
    expect(employees).toMatchObject({ question: '직원이 몇 명인가요?', kind: 'number', min: 0, whole: true });
    expect(form?.title).toBeUndefined();
  });

  it('is none where there is no such check', async () => {
    const { bot } = botOf({}, library);
    for (const action of ['check:nothing', 'check:', 'check', 'ask:example-grant/overview', '']) {
      expect(await bot.form({ ...request, action }), action).toBeUndefined();
    }
  });
});
