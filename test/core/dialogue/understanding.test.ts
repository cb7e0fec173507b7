import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../src/core/dialogue/choice.js';
import { leaning, readCorrection } from '../../../src/core/dialogue/follow-up.js';
import { readLanguageCommand } from '../../../src/core/dialogue/language-command.js';
import type { Action } from '../../../src/core/reply.js';

const actions: Action[] = [
  { id: 'choose:a', kind: 'choose', label: 'Support ratio' },
  { id: 'choose:b', kind: 'choose', label: '협약 체결일' },
  { id: 'none', kind: 'none', label: 'None of these' },
];

describe('readChoice', () => {
  it.each([
    ['2', 'choose:b'],
    ['2번', 'choose:b'],
    ['２', 'choose:b'],
    ['the first one', 'choose:a'],
    ['두 번째요', 'choose:b'],
    ['support ratio?', 'choose:a'],
    ['협약체결일', 'choose:b'],
    ['none of these', 'none'],
    ['없어요', 'none'],
  ])('reads "%s" as a button', (text, id) => {
    expect(readChoice(text, actions)?.id).toBe(id);
  });

  it.each(['9', '20', '2027', 'what is the support ratio?', 'no, the MOU', ''])(
    'leaves "%s" as a question',
    (text) => {
      expect(readChoice(text, actions)).toBeUndefined();
    },
  );
});

describe('readLanguageCommand', () => {
  it.each([
    ['in English', 'en', ''],
    ['in English please', 'en', ''],
    ['영어로', 'en', ''],
    ['영어로 답해 주세요', 'en', ''],
    ['한국어로 알려주세요', 'ko', ''],
    ['can you say that in Korean?', 'ko', ''],
    ['스마트공장 지원비율 영어로 알려줘', 'en', '스마트공장 지원비율'],
  ])('reads "%s"', (text, language, rest) => {
    expect(readLanguageCommand(text)).toEqual({ language, rest });
  });

  it.each(['How many Korean makers are there?', '영어 교육 지원이 있나요?', 'Korean SMEs abroad'])(
    'leaves "%s" alone',
    (text) => {
      expect(readLanguageCommand(text)).toBeUndefined();
    },
  );
});

describe('leaning', () => {
  it.each([
    'by when?',
    'and how much does the SME pay?',
    '그럼 대기업은요?',
    'when was it signed?',
    '언제까지요?',
    'big ones?',
  ])('hears that "%s" needs the turn before', (text) => {
    expect(leaning(text)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    'What share of the cost does the government carry for a smart factory?',
    '상생형 스마트공장에서 정부가 부담하는 비율은 얼마입니까?',
  ])('hears that "%s" stands alone', (text) => {
    expect(leaning(text)).toBe(0);
  });
});

describe('readCorrection', () => {
  it('gives what was meant instead', () => {
    expect(readCorrection('no, the MOU')).toBe('the MOU');
    expect(readCorrection('아니, 협약이요')).toBe('협약이요');
    expect(readCorrection('nothing else')).toBeUndefined();
  });
});
