/** Ways of writing that a hasty reader takes for facts. */
import { describe, expect, it } from 'vitest';
import { Checks } from '../../../../../src/core/skills/eligibility/checks.js';
import { parseContent } from '../../../../../src/knowledge/index.js';
import { ALL } from '../oracle/programs.js';

const { knowledgeBase } = parseContent(ALL);
if (knowledgeBase === undefined) throw new Error('The programs have findings.');
const checks = new Checks(knowledgeBase);

describe('what is no fact', () => {
  it.each([
    'headcount dropped from 14 to 9',
    'the shop next door has 9 employees',
    'we had 14 employees until March',
    'other firms with 9 employees got it',
    'I was told you need fewer than 10 employees',
    'neither Samsung nor Hyundai is with us',
    'Samsung would be our partner if we asked',
    'we supply parts to Samsung',
    "we're not exactly an SME",
    'we were told to hire 12 people',
    '옆 공장은 9명이에요',
    '직원 10인 미만 업체만 되나요?',
    '삼성전자와 거래하는 업체예요',
    '대기업이랑 하려다가 무산됐어요',
    '친구가 식당을 하는데 직원이 4명이에요',
  ])('is "%s"', (text) => {
    expect(checks.read(text)).toEqual({});
  });

  it.each([
    ['partner_large_company', 'yes and no'],
    ['partner_large_company', 'yes, but only maybe'],
    ['partner_large_company', 'yes, last year'],
    ['partner_large_company', '네, 없어요'],
    ['partner_large_company', '어려울 것 같아요'],
    ['employees', '9 or so, I guess'],
    ['employees', '9 next year'],
    ['employees', 'not sure, maybe 40'],
    ['revenue', '150만 달러'],
  ])('is, in answer to %s, "%s"', (attribute, text) => {
    expect(checks.readAnswer(text, attribute)).toBeUndefined();
  });
});
