import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../../src/core/reply.js';
import { memoryInquiryLog } from '../../../../../src/inquiries/index.js';
import { textOf as fileOf, minimal } from '../../../../knowledge/fixture.js';
import { ELIGIBILITY, eligibleContent } from '../../../eligible-content.js';
import { botOf, libraryOf, textOf } from '../../../library-of.js';
import { ALL } from '../oracle/programs.js';

const library = libraryOf(eligibleContent());
const START = 'Are we eligible for the Example Grant?';

async function started() {
  const chat = botOf({}, library);
  const reply = await chat.say(START);
  return { ...chat, reply };
}

const asks = (reply: Reply): string | undefined => reply.check?.asking?.attribute;

describe('a check in conversation', () => {
  it('asks one question at a time and ends with the verdict and the source of each condition', async () => {
    const { say, reply } = await started();
    expect(asks(reply)).toBe('trade');
    expect(reply.actions.filter(({ kind }) => kind === 'answer').map(({ label }) => label)).toEqual([
      'Mill',
      'Shop',
    ]);
    expect(asks(await say('a mill'))).toBe('employees');
    const done = await say('eight people');
    expect(done.check).toMatchObject({ record: 'example-grant', verdict: 'eligible', form: [] });
    expect(done.facts).toHaveLength(2);
    expect(done.sources[0]).toMatchObject({ date: 'May 8, 2031' });
  });

  it.each([
    '빵집하는데 직원 4명.. 받을 수있을까요',
    '카페 직원4명..지원 받을수있나요',
    '직원 4명인데 지원되나요',
    'I run a cafe, 4 employees.. can we get support?',
    'cafe, 4 staff.. could get it?',
  ])('begins the check of everything where who tells of a business names nothing: %s', async (text) => {
    const { check } = await botOf({}, libraryOf(ALL)).say(text);
    expect(check).toBeDefined();
    expect(check?.record).toBeUndefined();
  });

  it.each([
    '카페도 되나요?',
    '저희 직원 4명인데 카페도 받을 수 있다던데 맞나요?',
    '직원 4명인데 대출 받을 수 있나요',
    '직원 4명인데 얼마까지 받을 수 있나요?',
    '3억까지 받을 수 있나요?',
    'cafe, 4 staff.. can get a loan?',
    'I heard a cafe with 4 staff can get support',
  ])('begins none of what is reported, or of something else: %s', async (text) => {
    expect((await botOf({}, libraryOf(ALL)).say(text)).check).toBeUndefined();
  });

  it('does not ask what can no longer change the verdict', async () => {
    const { say } = await started();
    const done = await say('we run a shop');
    expect(done.check).toMatchObject({ verdict: 'not_eligible', form: [] });
    expect(asks(done)).toBeUndefined();
  });

  it('counts what was said when it began', async () => {
    const { say } = botOf({}, library);
    const reply = await say('We run a mill with 8 workers. Are we eligible for the Example Grant?');
    expect(reply.check?.verdict).toBe('eligible');
  });

  it('asks for the exact number only where it matters', async () => {
    const { say } = await started();
    await say('a mill');
    const unsure = await say('about ten people');
    expect(unsure.check?.verdict).toBe('needs_more_information');
    expect(asks(unsure)).toBe('employees');
    expect((await say('9')).check?.verdict).toBe('eligible');
  });

  it('says why it asks, with the condition and its source, and asks again', async () => {
    const { say } = await started();
    const why = await say('why do you ask?');
    expect(textOf(why)).toContain('Mill');
    expect(why.sources.length).toBeGreaterThan(0);
    expect(asks(why)).toBe('trade');
    expect(asks(await say('a mill'))).toBe('employees');
  });

  it('takes "I don\'t know", asks what else can decide, and never decides from it', async () => {
    const { say } = await started();
    await say('a mill');
    const next = await say("I don't know");
    expect(asks(next)).toBe('partner');
    const end = await say("I don't know");
    expect(asks(end)).toBeUndefined();
    expect(end.check?.verdict).toBe('needs_more_information');
  });

  it('goes back to the last answer', async () => {
    const { say } = await started();
    await say('a mill');
    expect(asks(await say('back'))).toBe('trade');
    expect((await say('a shop')).check?.verdict).toBe('not_eligible');
  });

  it('changes one answer by its button', async () => {
    const { say, press } = await started();
    await say('a mill');
    const done = await say('8');
    expect(done.actions.map(({ id }) => id)).toContain('check-change:employees');
    expect(asks(await press('check-change:employees'))).toBe('employees');
    expect(asks(await say('30'))).toBe('partner');
  });

  it('takes a correction after the verdict', async () => {
    const { say } = await started();
    await say('a mill');
    await say('8');
    const corrected = await say('no, 12 people');
    expect(asks(corrected)).toBe('partner');
    expect((await say('no')).check?.verdict).toBe('not_eligible');
  });

  it('starts over without what was said', async () => {
    const { say } = await started();
    await say('a mill');
    const again = await say('start over');
    expect(asks(again)).toBe('trade');
    expect(textOf(again)).not.toContain('you said');
  });

  it('stops, and forgets what was said', async () => {
    const { say } = await started();
    await say('a mill');
    expect((await say('stop')).check).toBeUndefined();
    expect(asks(await say(START))).toBe('trade');
  });

  it.each(['no thanks', 'no thanks, forget it', 'Nah, never mind', '아니요 됐어요', '아니 그만할래요'])(
    'stops at "%s"',
    async (words) => {
      const { say } = await started();
      await say(words);
      expect(asks(await say('eight people'))).toBeUndefined();
    },
  );

  it.each([
    '8명도 되나요',
    '8명이면 괜찮나요?',
    '직원 8명도 가능한가요?',
    'is 8 ok?',
    'would 8 people do?',
    'is 8 employees enough',
  ])('takes a number of which it is asked whether it would do for the answer: %s', async (text) => {
    const { say } = await started();
    await say('a mill');
    expect((await say(text)).check?.verdict).toBe('eligible');
  });

  it.each([
    '8명까지 되나요?',
    '8명이어야 되나요?',
    '8명인가요?',
    '8명을 뽑으면 되나요?',
    '외국인 8명도 되나요?',
    '8명도 되고 90명도 되나요?',
    'is up to 8 ok?',
    'would 8 be the limit?',
    'does it have to be 8?',
  ])('takes no number of a rule, or of something else, for the answer: %s', async (text) => {
    const { say } = await started();
    await say('a mill');
    expect(asks(await say(text))).toBe('employees');
  });

  it('takes a no with more behind it for an answer', async () => {
    const { say } = await started();
    expect(asks(await say('no, we stopped last year'))).toBe('trade');
  });

  it('answers another question in the middle and takes the check up again', async () => {
    const { say } = await started();
    await say('a mill');
    const other = await say('what share does the government pay?');
    expect(textOf(other)).toContain('30%');
    expect(asks(other)).toBe('employees');
    expect((await say('8')).check?.verdict).toBe('eligible');
  });

  it('does not decide from what it does not understand, and asks again', async () => {
    const { say } = await started();
    const again = await say('xyzzy');
    expect(again.check?.verdict).not.toBe('eligible');
    expect(again.check?.verdict).not.toBe('not_eligible');
    expect(asks(again)).toBe('trade');
  });

  it('forgets a business with its conversation', async () => {
    const { say, wait } = await started();
    await say('a mill');
    wait(31);
    expect(asks(await say(START))).toBe('trade');
  });

  it('keeps the businesses of two conversations apart', async () => {
    const { say } = await started();
    await say('a mill');
    expect(asks(await say(START, 'another'))).toBe('trade');
  });

  it.each(['가게 하는데 직원 3명이에요 받을 수 있나요', 'we run a shop with 3 employees, could we get it?'])(
    'is one of everything for who tells of her business, names nothing and asks "%s"',
    async (text) => {
      const { say } = botOf({}, library);
      const reply = await say(text);
      expect(reply.check).toBeDefined();
      expect(reply.record).toBeUndefined();
    },
  );

  it('is none for who tells of her business and asks for something that is not here', async () => {
    const { say } = botOf({}, library);
    expect(await say('가게 하는데 직원 3명이에요 비자 받을 수 있나요')).toMatchObject({
      outcome: 'unanswered',
    });
  });

  it('goes in Korean too', async () => {
    const { say } = botOf({}, library);
    expect(asks(await say('저희가 예시 지원금을 받을 수 있나요?'))).toBe('trade');
    expect(asks(await say('방앗간을 운영해요'))).toBe('employees');
    expect(textOf(await say('왜요?'))).toContain('10');
    expect((await say('여덟 명이에요')).check?.verdict).toBe('eligible');
  });
});

describe('answers from a form', () => {
  const submit = (
    chat: ReturnType<typeof botOf>,
    answers: Readonly<Record<string, string | number>>,
    action?: string,
  ): Promise<Reply> =>
    chat.bot.handle({
      channel: 'test',
      conversation: 'c',
      user: 'u',
      answers,
      ...(action === undefined ? {} : { action }),
    });

  it('begin a check and come to its verdict in one turn', async () => {
    const reply = await submit(botOf({}, library), { trade: 'mill', employees: 8 }, 'check:example-grant');
    expect(reply.check).toMatchObject({ record: 'example-grant', verdict: 'eligible' });
  });

  it('go to the check under way', async () => {
    const chat = await started();
    expect(chat.reply.check?.form.map(({ attribute }) => attribute)).toEqual([
      'trade',
      'employees',
      'partner',
    ]);
    const reply = await submit(chat, { trade: 'mill', employees: '12', partner: 'no' });
    expect(reply.check?.verdict).toBe('not_eligible');
  });

  it('leave open what is empty or not known, and never decide from it', async () => {
    const reply = await submit(
      botOf({}, library),
      { trade: 'mill', employees: '', partner: 'unknown' },
      'check:example-grant',
    );
    expect(reply.check?.verdict).toBe('needs_more_information');
  });

  it.each([-1, 2.5, 'lots and lots'])('do not take %s for a number of employees', async (employees) => {
    const reply = await submit(
      botOf({}, library),
      { trade: 'mill', employees, partner: 'no' },
      'check:example-grant',
    );
    expect(reply.check?.verdict).toBe('needs_more_information');
  });

  it('do nothing with attributes that nobody is asked', async () => {
    const reply = await submit(botOf({}, library), { height: 3, trade: 'shop' }, 'check:example-grant');
    expect(reply.check?.verdict).toBe('not_eligible');
  });
});

describe('what is logged', () => {
  it('holds nothing of the business', async () => {
    const inquiries = memoryInquiryLog();
    const { say, logger } = botOf({ inquiries }, library);
    const reply = await say('We run a mill with 8 workers. Where are zebra opera tickets sold tonight?');
    expect(reply.outcome).toBe('unanswered');
    const kept = JSON.stringify(await inquiries.list({}));
    expect(kept).toContain('zebra');
    expect(kept).not.toMatch(/8 workers|run a mill/);
    expect(JSON.stringify(logger)).not.toMatch(/8 workers|run a mill/);
  });
});

describe('a record whose conditions no text tells', () => {
  const record = fileOf('programs/example-grant.yaml')
    .replace(/ {2}eligibility:\n {4}text:[\s\S]*?paragraphs: 2\n/u, '')
    .replace('follow_ups: [eligibility, ', 'follow_ups: [')
    .replace('facts: [grant-share, total-amount]', 'facts: [grant-share, total-amount, mills]')
    .replace('related: [example-pact]\n', `related: [example-pact]\n${ELIGIBILITY}`);
  const untold = libraryOf(
    minimal({ 'programs/example-grant.yaml': record, 'conversations/grant.yaml': undefined }),
  );

  it.each([
    ['Can I apply for the Example Grant?'],
    ['Who is eligible for the Example Grant?'],
    ['예시 지원금 신청 자격이 되나요?'],
    ['예시 지원금 자격 조건이 뭐예요?'],
    ['예시 지원금 받을 수 있는지 확인해 주세요'],
    ['예시 지원금이 뭐예요?', '저 신청되나요'],
  ])('is checked by "%s" %s', async (...turns) => {
    const { say } = botOf({}, untold);
    for (const turn of turns.slice(0, -1)) await say(turn);
    expect((await say(turns.at(-1) as string)).check).toMatchObject({ record: 'example-grant' });
  });

  it('is not checked by what asks for another side of it', async () => {
    expect((await botOf({}, untold).say('How much does the Example Grant pay?')).check).toBeUndefined();
  });
});

it('takes each line of an answer for itself', async () => {
  const { say } = await started();
  const reply = await say('- trade: mill\n- employees: 8');
  expect(reply.check?.verdict).toBe('eligible');
});
