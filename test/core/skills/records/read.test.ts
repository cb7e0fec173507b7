import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../src/core/language/index.js';
import { catalogOf, readCommand } from '../../../../src/core/skills/records/index.js';
import { libraryOf } from '../../library-of.js';

const catalog = catalogOf(libraryOf().kb);
const TODAY = { year: 2026, month: 11, day: 22 };
const read = (text: string) => readCommand(normalise(text), catalog, TODAY);

describe('readCommand', () => {
  it.each([
    ['show Example Grant', 'show'],
    ['예시 지원금 보여 주세요', 'show'],
    ['show me the Example Grant', 'show'],
    ['list programs', 'list'],
    ['사업 목록', 'list'],
    ['give me a list of the plans', 'list'],
    ['what plans are there?', 'list'],
    ['agreements signed between 2023 and 2024', 'list'],
    ['2023년부터 2024년까지 체결된 협약', 'list'],
    ['plans that start this year', 'list'],
    ['올해 시작하는 계획', 'list'],
    ['how many events were held in March 2024?', 'list'],
    ['compare A and B', 'compare'],
    ['A랑 B 비교해 주세요', 'compare'],
    ['compare companies over time', 'over-time'],
    ['timeline', 'timeline'],
    ['예시 지원금 연표', 'timeline'],
    ['cite Example Grant', 'cite'],
    ['예시 지원금 영어로 인용해줘', 'cite'],
    ['what is the source of the Example Grant?', 'cite'],
    ['and the source?', 'cite'],
    ['where does that come from?', 'cite'],
    ['예시 지원금의 출처가 어디예요?', 'cite'],
    ['출처 알려 주세요', 'cite'],
    ['이거 어디서 나온 말이에요?', 'cite'],
    ['export programs as json', 'export'],
    ['사업 csv로 내보내기', 'export'],
    ['as of 1 March 2024, what share does the government pay?', 'as-of'],
    ['ㅇㅅㅈㅇㄱ', 'show'],
  ])('reads "%s" as %s', (text, kind) => {
    expect(read(text)?.kind).toBe(kind);
  });

  it.each([
    'which companies presented at the MOU signing?',
    'what share does the government pay?',
    'Example Grant',
    '예시 지원금',
    '2022년 기준 소공인 수는?',
    'how many companies signed the MOU?',
    'when does the plan end?',
    '계획이 언제 끝나요?',
    '사업 신청 방법 알려줘',
    'what programs can I apply for?',
    'the MOU signed in 2024',
    'does the program end in 2027?',
    'ㅋㅋㅋㅋㅋ',
    'in English',
    'how many clusters?',
    'how many in 2022?',
    '소공인 몇 개예요?',
    'where do the companies come from?',
    'which open source licences are funded?',
    '출처가 불분명한 자금도 되나요?',
  ])('leaves "%s" to be answered as a question', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('reads days, months, years and spans to the day', () => {
    const span = (text: string) => {
      const command = read(text);
      return command?.kind === 'list' ? command.filter.when?.span : undefined;
    };
    expect(span('agreements signed in 2024')).toEqual({ from: 20240101, to: 20241231 });
    expect(span('2024년 2월에 체결된 협약')).toEqual({ from: 20240201, to: 20240229 });
    expect(span('agreements signed since March 2024')).toEqual({ from: 20240301, to: 99999999 });
    expect(span('agreements signed before 2024')).toEqual({ from: 0, to: 20231231 });
    expect(span('what ends in the next 90 days')).toEqual({ from: 20261122, to: 20270220 });
    expect(span('앞으로 3개월 안에 끝나는 사업')).toEqual({ from: 20261122, to: 20270222 });
    expect(span('what ends this week')).toEqual({ from: 20261116, to: 20261122 });
    expect(span('what ends next week')).toEqual({ from: 20261123, to: 20261129 });
    expect(span('what ends this month')).toEqual({ from: 20261101, to: 20261130 });
    expect(span('다음 달에 끝나는 사업')).toEqual({ from: 20261201, to: 20261231 });
    expect(span('plans that end next quarter')).toEqual({ from: 20270101, to: 20270331 });
    expect(span('작년에 체결된 협약')).toEqual({ from: 20250101, to: 20251231 });
    expect(span('signed in Q1 2024')).toEqual({ from: 20240101, to: 20240331 });
    expect(span('agreements signed in the second half of 2024')).toEqual({ from: 20240701, to: 20241231 });
    expect(span('2024년 상반기에 체결된 협약')).toEqual({ from: 20240101, to: 20240630 });
  });

  it('reads any text without a fault', () => {
    const words = fc.constantFrom(
      'list',
      'show',
      'programs',
      '사업',
      '목록',
      '2024년',
      'signed',
      '체결된',
      'compare',
      'as of',
      '2024-13-40',
      '보여줘',
      'export',
      'in the next 9999 years',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (text) => {
          read(text);
        },
      ),
    );
  });
});
