import { describe, expect, it } from 'vitest';
import { inStandardSpelling } from '../../../src/core/language/chat-spelling.js';
import { soundAlikes } from '../../../src/core/language/sound-alikes.js';

describe('the spelling of a chat', () => {
  it.each([
    ['온실이 머에여', '온실이 뭐예요'],
    ['서류 되여?', '서류 돼요?'],
    ['신청 어케 하나여', '신청 어떻게 하나요'],
    ['자리 잇나요', '자리 있나요'],
    ['몇인까지 되나여', '몇 인까지 되나요'],
    ['how many ppl can u take', 'how many people can you take'],
  ])('"%s" is "%s"', (typed, standard) => {
    expect(inStandardSpelling(typed)).toBe(standard);
  });

  it.each([
    '장비 대여',
    '기업 참여',
    '용역 투여',
    '먼지 저감',
    '머신러닝',
    'docker',
    '모임 장소',
    '재해용 채용',
  ])('leaves "%s" as it is', (text) => {
    expect(inStandardSpelling(text)).toBe(text);
  });
});

describe('words that sound alike', () => {
  it.each([
    ['언재', '언제'],
    ['햇나요', '했나요'],
    ['돼나요', '되나요'],
    ['waht', 'what'],
    ['comittee', 'committee'],
    ['allmost', 'almost'],
  ])('"%s" may be "%s"', (written, meant) => {
    expect(soundAlikes(written)).toContain(meant);
  });

  it('does not make another name of one', () => {
    expect(soundAlikes('jung')).not.toContain('jang');
    expect(soundAlikes('soo')).not.toContain('so');
    expect(soundAlikes('한울')).toEqual(['한울']);
  });

  it('is bounded whatever is typed', () => {
    expect(soundAlikes('개'.repeat(48))).toEqual([]);
    expect(soundAlikes('게개게개').length).toBeLessThanOrEqual(256);
  });
});
