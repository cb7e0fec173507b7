/** What owners say to a check in words that no button has. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../../src/core/reply.js';
import { eligibleContent } from '../../../eligible-content.js';
import { botOf, libraryOf } from '../../../library-of.js';

const library = libraryOf(eligibleContent());
const asks = (reply: Reply): string | undefined => reply.check?.asking?.attribute;

/** The last reply of a conversation. */
async function toldAll(...said: string[]): Promise<Reply> {
  const { say } = botOf({}, library);
  let reply = await say(said[0] ?? '');
  for (const text of said.slice(1)) reply = await say(text);
  return reply;
}

describe('a check that is asked for', () => {
  it.each([
    '예시 지원금 자격 되는지 봐 주세요',
    '예시 지원금 대상인지 확인해 주세요',
    '예시 지원금에 해당되는지 알고 싶어요',
    'Can you check whether we are eligible for the Example Grant?',
    'check my eligibility for the Example Grant',
    'We are somewhere between 8 and 12 workers, are we eligible for the Example Grant?',
    '직원 8명인데 예시 지원금?',
  ])('begins: %s', async (question) => {
    expect(asks(await toldAll(question))).toBe('trade');
  });

  it.each(['We run a mill with 8 workers. Example Grant?', 'we run a mill, 8 workers, Example Grant?'])(
    'begins with the name alone, after what was told: %s',
    async (question) => {
      expect((await toldAll(question)).check?.verdict).toBe('eligible');
    },
  );

  it.each([
    '예시 지원금 확인서는 어디서 받나요?',
    'when is the Example Grant paid?',
    'Example Grant?',
    'what is the Example Grant?',
    'with 8 workers, what is the Example Grant?',
    'is a mill with 8 workers told of by the Example Grant?',
    'am I right that a mill with 8 workers bears 40% of the Example Grant?',
  ])('does not begin: %s', async (question) => {
    expect(asks(await toldAll(question))).toBeUndefined();
  });
});

describe('an answer', () => {
  const START = 'Are we eligible for the Example Grant?';

  it('to another question of the check than the one that is asked counts', async () => {
    const reply = await toldAll(START, '9');
    expect(asks(reply)).toBe('trade');
    expect((await toldAll(START, '9', 'mill')).check?.verdict).toBe('eligible');
    expect((await toldAll(START, 'a mill', 'shop')).check?.verdict).toBe('not_eligible');
  });

  it('that is a bare number presses no button, as another question of the check is for a number', async () => {
    const reply = await toldAll(START, '2');
    expect(reply.check?.verdict).toBe('needs_more_information');
    expect(asks(reply)).toBe('trade');
  });

  it.each(['방앗', 'mills', 'the mill'])(
    'may be the beginning or another form of a name: %s',
    async (answer) => {
      expect(asks(await toldAll(START, answer))).toBe('employees');
    },
  );

  it.each(['6 foreigners and 5 koreans', '사장 빼고 9명', 'day shift 6, night shift 6'])(
    'that counts and is not understood is asked for again, and answered with no other fact: %s',
    async (answer) => {
      const reply = await toldAll(START, answer);
      expect(reply.outcome).toBe('clarify');
      expect(asks(reply)).toBe('trade');
    },
  );

  it.each([
    '밀을 갈아서 팔아요',
    '직접 빻아서 팝니다',
    'we grind wheat and sell the flour',
    'no, the grant goes to my brother',
    'none',
    '없어요',
  ])(
    'that asks for nothing and is not understood is asked for again, whatever entry is like it: %s',
    async (answer) => {
      const reply = await toldAll(START, answer);
      expect(reply.outcome).toBe('clarify');
      expect(asks(reply)).toBe('trade');
    },
  );

  it.each(['I want to know the deadline', '마감일을 알고 싶습니다', 'when is the deadline'])(
    'may be a question of its own, that ends with no mark: %s',
    async (question) => {
      const reply = await toldAll(START, question);
      expect(reply.outcome).not.toBe('clarify');
      expect(asks(reply)).toBe('trade');
    },
  );

  it.each(['12명에서 9명으로 줄었어요', '8명에서 11명으로 늘었어요', '12명이다가 지금 9명'])(
    'that tells of two times decides nothing: %s',
    async (answer) => {
      const reply = await toldAll(START, 'a mill', answer);
      expect(reply.check?.verdict).not.toBe('eligible');
      expect(asks(reply)).toBe('employees');
    },
  );

  it.each([['no, twelve'], ['sorry, I meant twelve'], ['wait, actually 12'], ['아니, 열두 명이요']])(
    'is corrected after the verdict: %s',
    async (correction) => {
      expect((await toldAll(START, 'a mill', '8', correction)).check?.verdict).toBe('needs_more_information');
    },
  );

  it.each([
    ['같이 하는 큰 방앗간은 아직 모르겠어요'],
    ['큰 방앗간과 함께 할지 미정입니다'],
    ['we are not sure whether we will do it together with a large mill'],
    ['that is undecided'],
  ])('that is not known decides nothing: %s', async (text) => {
    const reply = await toldAll(START, 'a mill', '30', text);
    expect(reply.check?.verdict).toBe('needs_more_information');
    expect(asks(reply)).toBeUndefined();
  });

  it('counts although something else of the sentence is not known', async () => {
    const { say } = botOf({}, library);
    await say(START);
    const reply = await say('we run a mill, but I do not know how many we are');
    expect(reply.facts[0]).toMatchObject({ value: expect.stringMatching(/^met/u) as string });
  });
});
