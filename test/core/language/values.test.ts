import { describe, expect, it } from 'vitest';
import { hasValue, saysUnstated, type ValueKind, valueAsked } from '../../../src/core/language/values.js';

describe('the kind of value that is asked for', () => {
  it.each<[ValueKind | undefined, string]>([
    ['phone', 'what is the phone number of the mill office'],
    ['phone', '방앗간 사무실 전화번호 좀요'],
    ['email', 'is there an email for the mill office?'],
    ['site', '방앗간 협회 누리집이 있나요'],
    ['hour', 'at what time do the mills open'],
    ['hour', '방앗간은 몇 시에 여나요'],
    ['results', 'when will the chosen mills be announced?'],
    ['results', '방앗간 선정 결과는 언제 나와요'],
    ['each', 'How is the mill budget split between wind and water?'],
    ['each', 'How many are wind mills and how many are water mills?'],
    ['each', '방앗간 종류별로 몇 곳씩 뽑나요'],
    ['person', 'which official spoke of the mills'],
    ['person', 'who signed for the mills on behalf of the ministry'],
    ['person', '방앗간 협약에 서명한 사람은 누구예요'],
    [undefined, '방앗간 협약은 누가 맺었나요'],
    ['count', 'how many mills take part'],
    ['number', 'how many months does it take'],
    ['number', 'How much is paid to a mill?'],
    ['count', '방앗간 몇 곳이 들어가요'],
    ['number', '방앗간 지원은 몇 년 동안인가요'],
    ['number', '방앗간은 얼마 받나요'],
    ['number', "and what's the total budget for mills?"],
    ['number', '방앗간 지원 한도는?'],
    ['date', 'When does the mill grant close?'],
    ['date', '방앗간 지원은 언제까지예요'],
    [undefined, 'who runs the mill grant'],
    [undefined, '방앗간 지원은 언제든지 되나요'],
    [undefined, 'what happens when a mill closes'],
    [undefined, '몇 시간 동안 돌리는 방앗간'],
  ])('is %s: %s', (kind, question) => {
    expect(valueAsked(question)).toBe(kind);
  });
});

describe('a text', () => {
  it.each<[ValueKind, string]>([
    ['phone', 'Call 02-555-0101 on weekdays.'],
    ['phone', '문의는 1357번입니다.'],
    ['email', 'Write to mill@example.test.'],
    ['site', 'Apply at mill.example.'],
    ['hour', 'Applications close on 3 May at 18:00.'],
    ['hour', '5월 3일 오후 6시에 마감됩니다.'],
    ['results', 'Mills that are selected will be told on 3 May.'],
    ['results', '5월 3일에 누리집에 발표합니다.'],
    ['each', '70 wind mills and 30 water mills are named.'],
    ['each', '풍차 70곳과 물레방아 30곳을 뽑습니다.'],
    ['each', 'The two halves are equal.'],
    ['number', 'The state pays a third.'],
    ['number', '방앗간 세 곳을 뽑습니다.'],
    ['number', 'Fifty mills were named in 2030.'],
    ['number', '2030년에 방앗간 5곳을 뽑습니다.'],
    ['person', 'It was signed by Minister Miller.'],
    ['person', '김방아 과장이 말했습니다.'],
    ['count', 'Fifty mills were named in 2030, for 3 years.'],
    ['count', '2030년에 방앗간 5곳을 2년간 돕습니다.'],
    ['count', 'Both are paid KRW 3 million.'],
    ['count', '방앗간 64만 곳의 70%입니다.'],
    ['count', '70% of 2 million mills'],
    ['date', '매년 봄에 접수합니다.'],
    ['date', 'Applications are taken at any time.'],
  ])('has %s: %s', (kind, text) => {
    expect(hasValue(text, kind)).toBe(true);
  });

  it.each<[ValueKind, string]>([
    ['phone', 'Details are on the website of the ministry. It was announced in 2030.'],
    ['email', 'Call the mill office.'],
    ['site', '방앗간 사무실로 전화하세요.'],
    ['hour', 'Applications close on 3 May 2030.'],
    ['results', 'The ministry announced the call on 3 May 2030.'],
    ['results', '방앗간청은 5월 3일 모집을 발표했습니다.'],
    ['each', 'The budget is about KRW 33,700 million.'],
    ['each', '방앗간 100곳을 뽑습니다.'],
    ['number', 'It was announced on May 3, 2030, in its 2nd round.'],
    ['number', '2030년 5월 3일에 발표했습니다.'],
    ['number', 'It is one of the grants for mills.'],
    ['person', 'The Mill Office and the Association signed it in 2030.'],
    ['person', '방앗간 협회와 방앗간청이 맺었습니다.'],
    ['count', 'Mills are paid up to KRW 30 million for 3.5 months.'],
    ['count', '방앗간에 3개월 동안 3억 원을 줍니다.'],
    ['date', 'Millers who work with a school.'],
  ])('has no %s: %s', (kind, text) => {
    expect(hasValue(text, kind)).toBe(false);
  });
});

describe('what is not stated', () => {
  it.each([
    'Mills are paid. The ratio is not stated.',
    'Their names are nowhere given.',
    'No separate day of signing is stated.',
    '방앗간 명단은 나와 있지 않습니다.',
    '금액은 밝히지 않았습니다.',
  ])('is said: %s', (text) => {
    expect(saysUnstated(text)).toBe(true);
  });

  it.each([
    'Mills that are not listed companies may apply.',
    '방앗간이 아니면 신청할 수 없습니다.',
    'It was stated in 2030.',
  ])('is not said: %s', (text) => {
    expect(saysUnstated(text)).toBe(false);
  });
});
