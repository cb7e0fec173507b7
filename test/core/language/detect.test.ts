import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/core/language/index.js';

describe('detectLanguage', () => {
  it.each([
    ['지원비율이 얼마예요?', 'ko'],
    ['what is the support rate', 'en'],
    // English nouns in a Korean sentence
    ['smart factory 신청 deadline이 언제예요?', 'ko'],
    ['MOU 체결일', 'ko'],
    ['R&D 세액공제 deadline', 'ko'],
    // Korean names in an English sentence
    ['What does 중소벤처기업부 do?', 'en'],
    ['Can I apply for 상생형 스마트공장 as a 소공인?', 'en'],
    // keys hit at random on a Korean keyboard
    ['ㅁㄴㅇㄹ', 'ko'],
    ['ㅋㅋ', 'ko'],
    ['Привет', 'other'],
    ['中小企業', 'other'],
    ['ねこはどこ', 'other'],
    ['مرحبا', 'other'],
    ['123 !!! 😀', 'none'],
    ['', 'none'],
  ])('reads %s as %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
