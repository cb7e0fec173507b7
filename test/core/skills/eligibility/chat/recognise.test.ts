import { describe, expect, it } from 'vitest';
import { botOver, faultLogger, NO_LOG } from '../../../../../bench/library-bot.js';
import type { Library } from '../../../../../src/core/library/library.js';
import {
  asksByName,
  asksForCheck,
  asksNothingElse,
  has,
  termAsked,
} from '../../../../../src/core/skills/eligibility/chat/recognise.js';
import { shippedLibrary } from '../../../../helpers/shipped.js';

/** As much of a library as is needed to know a term by its names. */
const library = {
  checks: { hide: (text: string) => text },
  mentions: () => [],
  kb: {
    records: new Map([
      [
        'small-maker',
        {
          id: 'small-maker',
          kind: 'term',
          eligibility: { kind: 'conditions' },
          name: { ko: '소공인', en: 'Small manufacturer' },
          aliases: { ko: [], en: [] },
        },
      ],
    ]),
  },
} as unknown as Library;

describe('has, of everything that the asker may be eligible for', () => {
  it.each([
    '나 뭐 받을 수 있어?',
    '우리가 받을 수 있는 지원이 뭐가 있나요',
    'what can we get?',
    'what are we eligible for',
    '내가 받을수 있는거 다 알려줘',
    '나한테 맞는 지원 뭐있어',
    'which programs suit us?',
    'is my restaurant eligible for anything',
    'do we qualify for any support?',
  ])('hears it in "%s"', (text) => {
    expect(has(text, 'asksAll')).toBe(true);
  });

  it.each([
    '정부가 얼마를 내나요?',
    'what can the government do about it',
    'is anyone eligible for anything',
    'do we qualify for any discount?',
  ])('not in "%s"', (text) => {
    expect(has(text, 'asksAll')).toBe(false);
  });
});

describe('asksByName', () => {
  it('hears the record whose name a question ends with, though the name also tells of the business', async () => {
    const real = await shippedLibrary();
    expect(asksByName(real, '건설업 직원 5명 소공인?')).toBe(true);
    expect(asksByName(real, 'small manufacturer?')).toBe(false);
    const bot = botOver(
      real,
      NO_LOG,
      faultLogger((_, message) => expect.fail(message)),
      Number.POSITIVE_INFINITY,
    );
    const text = 'printing shop 5 staff, small manufacturer?';
    const reply = await bot.handle({ channel: 'test', conversation: 'c', user: 'u', text });
    expect(reply.check).toMatchObject({ record: 'small-manufacturer', verdict: 'eligible' });
  });
});

describe('asksForCheck', () => {
  it.each([
    '우리도 쓸수잇음?',
    '직원 다섯명짜리 공장인데 저도 받아여?',
    '소공인 기준에 드나용',
    'can a firm like ours get in?',
  ])('hears it in "%s", however it was typed', (text) => {
    expect(asksForCheck(text, true)).toBe(true);
  });

  it.each([
    '참석자가 200명이라던데 맞나요?',
    '첫해에 254억 원을 투자한 것으로 아는데 맞습니까?',
    '제조업이 세계 4위라고 들었는데, 맞죠?',
    'is it true that small manufacturers get vouchers?',
  ])('hears none where a report is asked after: "%s"', (text) => {
    expect(asksForCheck(text, true)).toBe(false);
  });

  it('hears it where the report is of the asker, or of who is eligible', () => {
    expect(asksForCheck('저희도 소공인이라던데 맞나요?', true)).toBe(true);
    expect(asksForCheck('10명 미만이 대상이라던데 맞나요?', true)).toBe(true);
  });

  it('hears none where an amount or a date is asked', () => {
    expect(asksForCheck('우리는 얼마를 받을 수 있나요?', true)).toBe(false);
    expect(asksForCheck('when can we apply?', true)).toBe(false);
  });
});

describe('asksNothingElse', () => {
  it.each([
    'Could our company join?',
    'We repair looms, would a firm like ours qualify for it',
    'am i in for this',
    '저희 같은 업체도 신청할 수 있나요?',
    '창고를 빌려 쓰는데 저희도 대상이 되나여',
    '우리도 ㄱㄴ?',
  ])('holds of "%s"', (text) => {
    expect(asksNothingElse(library, text)).toBe(true);
  });

  it.each([
    'Could our company join by fax?',
    'what do we get once we are picked',
    'Do we repay it after the third year?',
    'can i use it for a second-hand loom',
    '뽑히면 저희는 뭘 받을 수 있나요?',
    '저희가 도면을 영어로 내도 되나요?',
    '임대한 창고도 되나요?',
  ])('not of "%s", which asks for a thing', (text) => {
    expect(asksNothingElse(library, text)).toBe(false);
  });
});

describe('termAsked', () => {
  it.each([
    '저 소공인이에요?',
    '소공인 맞나요',
    'r we a small manufacturer',
    'nine or ten of us, small manufacturer or not??',
    '우리 small manufacturer 맞아여',
  ])('hears in "%s" that someone asks whether she is one', (text) => {
    expect(termAsked(library, text)).toBe('small-maker');
  });

  it.each(['소공인이 뭐예요?', '소공인 지원 예산은 얼마인가요', 'how many small manufacturers are there?'])(
    'not in "%s"',
    (text) => {
      expect(termAsked(library, text)).toBeUndefined();
    },
  );
});
