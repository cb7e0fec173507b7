import { describe, expect, it } from 'vitest';
import { kindsAsked, kindsStated } from '../../../src/core/language/value-kinds.js';

describe('kindsAsked', () => {
  it.each([
    ['금리는 몇 프로인가요', ['percent']],
    ['what percentage does the state pay', ['percent']],
    ['직원이 몇 명쯤 돼요?', ['people']],
    ['how many people came', ['people']],
    ['how many won would a firm get', ['money']],
    ['언제까지 신청하나요', ['date']],
    ['and when was it signed?', ['date']],
    ['담당자 이메일 주소', ['email']],
    ['is there a phone number', ['phone']],
    ['팩스 번호는요?', ['fax']],
    ['장관님이 언재 가셨어요', ['date']],
    ['홈페이지가 있나요', ['website']],
    ['업체가 몇 곳인가요', ['number']],
  ])('%s', (question, kinds) => {
    expect(kindsAsked(question)).toEqual(kinds);
  });

  it.each(['스마트공장이 뭐예요', 'when a partner pays, is it called a cost?', 'tell me about the plan'])(
    'asks for no kind of value: %s',
    (question) => {
      expect(kindsAsked(question)).toEqual([]);
    },
  );
});

describe('kindsStated', () => {
  it.each([
    ['정부가 30%를 냅니다.', 'percent'],
    ['총 254억 원을 투자했습니다.', 'money'],
    ['약 100명이 참석했습니다.', 'people'],
    ['fewer than 10 regular employees', 'people'],
    ['on 26 March 2024', 'date'],
    ['18일에 발표했습니다.', 'date'],
    ['desk@example.org', 'email'],
    ['+82-44-123-4567', 'phone'],
    ['www.example.go.kr', 'website'],
    ['세 회사가 발표했습니다', 'number'],
  ])('%s', (text, kind) => {
    expect(kindsStated(text)).toContain(kind);
  });

  it('finds no value where none is stated', () => {
    expect([...kindsStated('상생 협력을 넓히기로 했습니다. They agreed to work together.')]).toEqual([]);
  });
});
