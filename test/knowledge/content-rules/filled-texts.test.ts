import { describe, expect, it } from 'vitest';
import { minimal, parsedAgain, textOf } from '../fixture.js';

const GRANT = 'programs/example-grant.yaml';
const RULES: ReadonlySet<string> = new Set(['doubled-in-text', 'particle-misfit']);

/** What the check says of texts as they are filled, with further facts and the words about the companies in both languages. */
function found(ko: string, en = "'{companies-2031} take part.'", facts = ''): string[] {
  const text = textOf(GRANT)
    .replace('facts:\n', `facts:\n${facts}`)
    .replace('참여 기업은 {companies-2031}입니다.', () => ko)
    .replace("'{companies-2031} take part.'", () => en);
  const { diagnostics } = parsedAgain(minimal({ [GRANT]: text }));
  return diagnostics.filter(({ rule }) => RULES.has(rule)).map(({ rule }) => rule);
}

const DATES = `  signed:
    label: { ko: 체결일, en: Day of signing }
    date: 2031-03-02
    paragraphs: 1
  hall:
    label: { ko: 장소, en: Place }
    text: { ko: 예시회관, en: the Hall }
    paragraphs: 1
  amount:
    label: { ko: 한도, en: Limit }
    number: 50000000
    unit: krw
    qualifier: up-to
    paragraphs: 1
`;

describe('a text as it is filled', () => {
  it.each([
    ['한도는 {amount} 원을 넘지 않습니다.', ['doubled-in-text']],
    ['한도는 {amount}원입니다.', ['doubled-in-text']],
    ['한도는 최대 {amount}입니다.', ['doubled-in-text']],
    ['장소는 {hall} 예시회관입니다.', ['doubled-in-text']],
    ['체결일은 {signed}일입니다.', ['doubled-in-text']],
    ['{signed} 일정은 정해졌습니다.', []],
    ['{signed} 일을 시작합니다.', []],
    ['{amount} 원금을 갚습니다.', []],
    ['한도는 {amount}입니다.', []],
  ])('does not say the same twice: %s', (ko, rules) => {
    expect(found(`'${ko}'`, undefined, DATES)).toEqual(rules);
  });

  it.each([
    ['It pays up to {amount}.', ['doubled-in-text']],
    ['It took place in the {hall}.', ['doubled-in-text']],
    ['It took place in {hall}, the hall of mills.', []],
    ['It took place in {hall} of mills.', []],
  ])('does not say the same twice in English: %s', (en, rules) => {
    expect(found('참여 기업은 {companies-2031}입니다.', `'${en}'`, DATES)).toEqual(rules);
  });

  it.each([
    ['{hall}를 빌립니다.', ['particle-misfit']],
    ['{hall}을 빌립니다.', []],
    ['{hall:을/를} 빌립니다.', []],
    ['{grant-share}을 냅니다.', ['particle-misfit']],
    ['{grant-share}로 정합니다.', []],
    ['{grant-share}으로 정합니다.', ['particle-misfit']],
    ['{signed}로 정합니다.', []],
    ['{signed}으로는 정합니다.', ['particle-misfit']],
    ['{hall}은행에 있습니다.', []],
    ['{hall}가량 걸립니다.', []],
  ])('has particles that fit: %s', (ko, rules) => {
    expect(found(`'${ko}'`, undefined, DATES)).toEqual(rules);
  });
});
