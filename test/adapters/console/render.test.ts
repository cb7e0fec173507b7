import { describe, expect, it } from 'vitest';
import { renderPlain } from '../../../adapters/console/index.js';
import { displayWidth, wrap } from '../../../adapters/console/width.js';
import { ANSWER, CLARIFY, say } from '../../contract/replies.js';
import { growthOf } from '../../helpers/growth.js';

describe('renderPlain', () => {
  it('answers first, then shows facts in line, sources and numbered buttons', () => {
    expect(renderPlain(ANSWER, { numbered: true })).toBe(`상생형 스마트공장

(smrat → smart)

정부가 사업비의 30%를 부담합니다.

나머지는 함께 냅니다.

  정부 부담         30%
  대기업 부담 비율  30%
    2024년 3월 기준입니다.

출처:
  보도자료, 중소벤처기업부, 2024년 3월 27일, 7번째 문단, https://www.mss.go.kr/release

[1] 예산은 얼마입니까?
[2] 도움이 됐습니다`);
  });

  it('leaves the buttons out unless they are asked for', () => {
    expect(renderPlain(CLARIFY)).toBe('Which one do you mean?');
  });

  it('puts a list of many values under each other, not on one endless line', () => {
    const reply = say('x', { facts: [{ label: 'Partners', value: 'one\ntwo' }] });
    expect(renderPlain(reply)).toContain('  Partners  one two');
  });

  it('labels sources in the language of the reply when the reply brings no label', () => {
    const { sources } = ANSWER;
    expect(renderPlain(say('x', { sources }))).toContain('Source:');
    expect(renderPlain(say('x', { sources, language: 'ko' }))).toContain('출처:');
  });

  it('keeps every line within the width, also in Korean', () => {
    const reply = {
      ...ANSWER,
      paragraphs: ['상생형 스마트공장 지원사업은 대기업과 중소기업이 함께 짓는 공장을 돕습니다. '.repeat(5)],
    };
    for (const line of renderPlain(reply, { width: 40, numbered: true }).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(40);
    }
  });

  it('takes time for a long reply that grows as its length', () => {
    const render = (words: number): string => renderPlain(say('정책 '.repeat(words)), { width: 80 });
    expect(growthOf(render, 10_000)).toBeLessThan(40);
  });
});

describe('displayWidth', () => {
  it('counts two columns for Hangul and emoji, one for Latin, none for combining marks', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('한글')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('🏭')).toBe(2);
  });
});

describe('wrap', () => {
  it('breaks at spaces, and within a word only when the word is longer than a line', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('aaaaaaaaaa', 4)).toEqual(['aaaa', 'aaaa', 'aa']);
    expect(wrap('가나다라마', 4)).toEqual(['가나', '다라', '마']);
  });

  it('keeps the line breaks of the text', () => {
    expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b']);
  });
});
