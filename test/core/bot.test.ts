import { describe, expect, it } from 'vitest';
import type { InquiryLog, NewInquiry } from '../../src/core/ports.js';
import type { Reply } from '../../src/core/reply.js';
import { offerChoices } from '../../src/core/skills/answer/build-reply.js';
import { EMPTY_STATE } from '../../src/core/skills/state.js';
import { leadOn, person } from '../../src/core/turn/lead-on.js';
import { MAX_UTTERANCE } from '../../src/core/turn/respond.js';
import { memoryInquiryLog } from '../../src/inquiries/index.js';
import { botOf, libraryOf, textOf } from './library-of.js';

describe('an answer', () => {
  it('comes first, with its source, date and paragraph, and says when it was announced', async () => {
    const { say } = botOf();
    const reply = await say('what share does the government pay?');
    expect(reply.outcome).toBe('answered');
    expect(reply.paragraphs[0]).toContain('30%');
    expect(reply.sources[0]).toMatchObject({ date: 'May 8, 2031', locator: expect.stringContaining('2') });
    expect(textOf(reply)).toContain('May 8, 2031');
  });

  it.each(['and the source?', 'where does that come from?', '출처가 어디예요?'])(
    'is cited once more for who asks "%s"',
    async (text) => {
      const { say } = botOf();
      await say('what share does the government pay?');
      const reply = await say(text);
      expect(reply.outcome).toBe('answered');
      expect(reply.paragraphs[0]).toContain('30%');
      expect(textOf(reply)).toMatch(/May 8, 2031|2031년 5월 8일/);
    },
  );

  it('is in the language of the question', async () => {
    const { say } = botOf();
    expect((await say('정부가 몇 퍼센트 내나요?')).language).toBe('ko');
    expect((await say('what share does the government pay?')).language).toBe('en');
  });

  it('shows the value that holds today and the one that it replaced', async () => {
    const before = botOf({ today: { year: 2030, month: 12, day: 1 } });
    const after = botOf({ today: { year: 2031, month: 6, day: 1 } });
    expect(textOf(await before.say('how many companies take part?'))).toContain('over 1,230 companies');
    expect(textOf(await after.say('how many companies take part?'))).toContain('4 companies');
  });

  it('says that a program is over once its last day has passed', async () => {
    const { say } = botOf({ today: { year: 2034, month: 1, day: 1 } });
    expect(textOf(await say('does any mill qualify?'))).toContain('December 31, 2033');
  });

  it('offers up to three follow-ups, and pressing one answers it', async () => {
    const { say, press } = botOf();
    const reply = await say('예시 지원금이 뭐예요?');
    const asks = reply.actions.filter((action) => action.kind === 'ask');
    expect(asks.length).toBeGreaterThan(0);
    expect(asks.length).toBeLessThanOrEqual(3);
    const next = await press(asks[0]?.id ?? '');
    expect(next.outcome).toBe('answered');
    expect(next.language).toBe('ko');
  });
});

describe('a question that is not answered', () => {
  it('is committed before its reply, with what was offered, and the reply says so', async () => {
    const inquiries = memoryInquiryLog();
    const { say } = botOf({ inquiries });
    const reply = await say('how tall are the windmills?');
    expect(reply.outcome).toBe('unanswered');
    expect(textOf(reply)).toContain('the height of the windmills');
    expect(reply.inquiry).toBeDefined();
    const [row] = await inquiries.list({});
    expect(row).toMatchObject({
      id: reply.inquiry,
      reason: 'not-stated',
      text: 'how tall are the windmills?',
    });
  });

  it('gives what is known nearby, with its source', async () => {
    const { say } = botOf();
    const reply = await say('풍차 높이가 얼마예요?');
    expect(textOf(reply)).toContain('풍차 설치');
    expect(reply.sources).toHaveLength(1);
  });

  it('that means nothing to the library is unknown, and is logged', async () => {
    const inquiries = memoryInquiryLog();
    const { say } = botOf({ inquiries });
    expect((await say('Who won the 2022 football World Cup?')).outcome).toBe('unanswered');
    expect(await inquiries.list({})).toHaveLength(1);
  });

  it('is said to be unrecorded when the log is out of order, and the chat goes on', async () => {
    const broken: InquiryLog = {
      redact: (text) => text,
      record: () => Promise.reject(new Error('disk full')),
      recordTurn: () => Promise.reject(new Error('disk full')),
      recordFeedback: () => Promise.reject(new Error('disk full')),
    };
    const { say } = botOf({ inquiries: broken });
    const reply = await say('how tall are the windmills?');
    const kept = await botOf({ inquiries: memoryInquiryLog() }).say('how tall are the windmills?');
    expect(textOf(reply)).not.toBe(textOf(kept));
    expect((await say('what share does the government pay?')).outcome).toBe('answered');
  });
});

describe('a question that is left open', () => {
  const ids = (reply: Reply): string[] => reply.actions.map(({ id }) => id);

  it('is no dead end: what is stated nearby, whom to turn to, two things to ask, and a person', async () => {
    const { say } = botOf({ inquiries: memoryInquiryLog() });
    for (const asked of ['how tall are the windmills?', 'Who won the 2022 football World Cup?']) {
      const reply = await say(asked, asked);
      expect(textOf(reply)).toContain('the Ministry of Examples');
      expect(ids(reply).filter((id) => id.startsWith('ask:')).length).toBeGreaterThanOrEqual(2);
      expect(ids(reply).at(-1)).toBe('person');
    }
    const failed = botOf().bot.words.failure('en');
    expect(ids(failed)).toHaveLength(2);
  });

  it('goes to a person with one press, is counted once, and stays with her when pressed again', async () => {
    const inquiries = memoryInquiryLog();
    const { say, press } = botOf({ inquiries });
    await say('how tall are the windmills?');
    const passed = await press('person');
    expect(textOf(passed)).toContain('Staff will read it and answer');
    expect(passed.inquiry).toBeDefined();
    expect(textOf(await press('person'))).toContain('Staff will read it and answer');
    expect(await inquiries.list({})).toMatchObject([
      { reason: 'person', text: 'how tall are the windmills?', count: 1 },
    ]);
    expect(textOf(await press('person', 'another conversation'))).toContain('시간이 지난 선택지입니다.');
    expect(await inquiries.list({})).toHaveLength(1);
  });

  it('can be passed on with choices too, which none of may fit, and is logged then', () => {
    const library = libraryOf();
    const today = { year: 2031, month: 6, day: 2 };
    const voice = { kb: library.kb, language: 'en', today } as const;
    const setting = { library, today, thresholds: { answer: 1, offer: 0, pair: 1 }, language: 'en' } as const;
    const scene = { setting, voice, state: EMPTY_STATE };
    const choices = [...library.entries.values()].slice(0, 2).map((entry) => ({ entry, confidence: 0.2 }));
    const turn = { channel: 'test', conversation: 'c', user: 'u', text: 'the share' };
    const led = leadOn(scene, turn, { reply: offerChoices(voice, choices), state: EMPTY_STATE });
    expect(textOf(led.reply)).toContain('the Ministry of Examples');
    expect(ids(led.reply).slice(-2)).toEqual(['none', 'person']);
    const passed = person
      .hear({ ...scene, state: led.state }, { kind: 'press', id: 'person' }, () => expect.fail())
      ?.act();
    expect(passed?.inquiry).toEqual({ reason: 'person', text: 'the share', offered: [] });
  });

  it('is none of an answer, a greeting, or a check that asks on', async () => {
    const { say } = botOf();
    for (const asked of ['what share does the government pay?', 'hello'])
      expect(ids(await say(asked, asked))).not.toContain('person');
  });
});

describe('what is kept of a turn', () => {
  it('is without a card, a phone or a resident number, also where a figure of a business is heard in it', async () => {
    const inquiries = memoryInquiryLog();
    const { say } = botOf({ inquiries });
    const numbers = ['4518-4212-3456-7890', '010-9274-3381', '850712-1048213', '214-87-56312'];
    for (const number of numbers)
      await say(`We have 12 employees, number ${number}: how tall are the windmills?`);
    const kept = (await inquiries.list()).map(({ text }) => text).join('\n');
    expect(kept).toContain('windmills');
    for (const part of numbers.flatMap((number) => number.split('-'))) expect(kept).not.toContain(part);
  });

  it('is channel, outcome, entry, confidence, language, when and how long, never the words', async () => {
    const turns: object[] = [];
    const log: InquiryLog = {
      redact: (text) => text,
      record: async () => '1',
      recordTurn: async (turn) => void turns.push(turn),
      recordFeedback: async () => undefined,
    };
    const { say } = botOf({ inquiries: log });
    await say('what share does the government pay?');
    expect(turns).toHaveLength(1);
    expect(Object.keys(turns[0] ?? {}).sort()).toEqual([
      'at',
      'channel',
      'confidence',
      'entry',
      'language',
      'ms',
      'outcome',
    ]);
  });

  it('holds whether an answer helped', async () => {
    const given: object[] = [];
    const asked: NewInquiry[] = [];
    const log: InquiryLog = {
      redact: (text) => text,
      record: async (inquiry) => {
        asked.push(inquiry);
        return '1';
      },
      recordTurn: async () => undefined,
      recordFeedback: async (feedback) => void given.push(feedback),
    };
    const { say, press } = botOf({ inquiries: log });
    const reply = await say('what share does the government pay?');
    const button = reply.actions.find((action) => action.kind === 'not-helpful');
    await press(button?.id ?? '');
    expect(given).toMatchObject([{ entry: reply.entry, helpful: false }]);
    expect(asked).toMatchObject([{ reason: 'not-helpful', text: 'what share does the government pay?' }]);
  });

  it('is kept with why it did not help, even where the question is forgotten', async () => {
    const log = memoryInquiryLog();
    const { bot, say } = botOf({ inquiries: log });
    const { entry } = await say('what share does the government pay?');
    const press = {
      channel: 'test',
      user: 'u',
      action: `not-helpful:${entry}`,
      text: 'The year is missing.',
    };
    await bot.handle({ ...press, conversation: 'c' });
    await bot.handle({ ...press, conversation: 'another, after a restart' });
    const texts = (await log.list({ status: 'open' })).map(({ text }) => text).sort();
    expect(texts.at(-1)).toMatch(/what share does the government pay\?\s+The year is missing\./);
    expect(texts[0]).toBe('The year is missing.');
  });
});

describe('a conversation', () => {
  it('knows what "it" is', async () => {
    const { say } = botOf();
    await say('예시 협약이 뭐예요?');
    const reply = await say('when was it signed?');
    expect(reply.entry).toBe('example-pact/date');
    expect(textOf(reply)).toContain('the 6th');
  });

  it('takes a number for a button of the last reply, until half an hour has passed', async () => {
    const { say, wait } = botOf();
    await say('예시 지원금이 뭐예요?');
    expect((await say('1')).outcome).toBe('answered');
    wait(31);
    expect((await say('1')).outcome).not.toBe('answered');
  });

  it('answers in the language that was asked for, from then on', async () => {
    const { say } = botOf();
    await say('예시 지원금이 뭐예요?');
    const repeated = await say('in English please');
    expect(repeated).toMatchObject({ language: 'en', entry: 'example-grant/overview' });
    expect((await say('방앗간이면 다 되나요?')).language).toBe('en');
    expect((await say('한국어로')).language).toBe('ko');
  });

  it('says that a button of an older content is gone', async () => {
    const { press } = botOf();
    expect((await press('choose:no-such/entry')).outcome).toBe('social');
  });

  it('greets without logging', async () => {
    const inquiries = memoryInquiryLog();
    const { say } = botOf({ inquiries });
    expect((await say('hello')).outcome).toBe('social');
    expect(await inquiries.list({})).toEqual([]);
  });
});

describe('any input', () => {
  it.each(['', '   ', '\u0000\u202e', 'x'.repeat(MAX_UTTERANCE + 1)])(
    'gets an orderly reply (%#)',
    async (text) => {
      const reply = await botOf().say(text);
      expect(reply.paragraphs.join('')).not.toBe('');
    },
  );

  it('in another script is told which languages there are, and is logged', async () => {
    const inquiries = memoryInquiryLog();
    const { say } = botOf({ inquiries });
    expect((await say('Какая доля государства?')).outcome).toBe('unanswered');
    expect(await inquiries.list({})).toHaveLength(1);
  });

  it('that breaks the bot gets words of regret, and is written down all the same', async () => {
    const inquiries = memoryInquiryLog();
    const { say, logger } = botOf({
      inquiries,
      conversations: {
        get: () => Promise.reject(new Error('store gone')),
        set: async () => undefined,
        delete: async () => undefined,
      },
    });
    const reply = await say('what share does the government pay?');
    expect(reply.outcome).toBe('unanswered');
    expect(textOf(reply)).not.toContain('store gone');
    expect(logger.events.some(({ level }) => level === 'error')).toBe(true);
    expect(await inquiries.list({})).toHaveLength(1);
  });
});

describe('a turn that takes too long', () => {
  it('is answered with what is known by then, and reported without its text', async () => {
    let looks = 0;
    // Each look at the clock finds it a second later.
    const now = (): Date => {
      looks += 1;
      return new Date(Date.UTC(2031, 5, 2) + looks * 1_000);
    };
    const clock = { now };
    const { say, logger } = botOf({ clock, budgetMs: 500 });
    const reply = await say('what share does the government pay?');
    expect(reply.outcome).toBe('answered');
    expect(reply.check).toBeUndefined();
    const [cut] = logger.events.filter(({ message }) => message.includes('cut short'));
    expect(cut).toMatchObject({ level: 'warn', fields: { channel: 'test', letters: 35 } });
    expect(JSON.stringify(cut)).not.toContain('government');
  });
});

describe('a message of which only a part is read', () => {
  const story = 'We have been thinking about this for quite some time now. '.repeat(20);
  const told = '저희는 이 일을 오래 생각해 왔습니다. '.repeat(60);

  it.each([
    [story, 'first 600 and last 200 characters'],
    [told, '앞 600자와 끝 200자만 읽었습니다'],
  ])('is told so', async (text, words) => {
    const { say } = botOf();
    const reply = await say(
      `${text} ${text === story ? 'what share does the government pay?' : '정부는 얼마나 지원하나요?'}`,
    );
    expect(reply.notice).toContain(words);
  });

  it('is not where all of it was read', async () => {
    const { say } = botOf();
    const reply = await say('what share does the government pay?');
    expect(reply.notice).toBeUndefined();
  });
});
