import { describe, expect, it } from 'vitest';
import { comparisonOtherwise } from '../../src/knowledge/printed-comparisons.js';
import { foldPrint } from '../../src/knowledge/source-text.js';

const NOTICE = [
  '1. 신청 자격(휴업 기업 제외)',
  '가. 상시근로자 10명 이상인 기업',
  '나. 업력 7년을 넘지 않는 기업',
  '다. 연 매출액 20억원 이하인 기업',
  '2. 신청 제외 대상',
  '가. 임차 공장의 남은 임차기간이 24개월 미만인 기업',
  '나. 부채비율이 300%를 초과하는 기업',
  '3. 알림',
  '참여기업은 60개사로 한다. 다만, 직전 연도 수출액이 1,000만 달러를 넘는 기업은 제외한다.',
  'Firms with more than 200 employees are not eligible; firms with at least 5 years in business can apply.',
  '상시근로자 50명 이상인 기업은 신청할 수 있으며, 서류가 없으면 신청할 수 없다.',
].map(foldPrint);

describe('comparisonOtherwise', () => {
  it.each([
    ['a least number', 10, 'at_least', 2, undefined],
    ['a least number turned round', 10, 'at_most', 2, 'at_least: 10'],
    ['a limit that is said with a verb', 7, 'at_most', 3, undefined],
    ['a limit that is said with a verb, turned round', 7, 'at_least', 3, 'at_most: 7'],
    ['a most sum', 2_000_000_000, 'more_than', 4, 'at_most: 2000000000'],
    ['an item of a list of who is kept out', 24, 'at_least', 6, undefined],
    ['the same turned round', 24, 'less_than', 6, 'at_least: 24'],
    ['a share in such a list', 300, 'at_most', 7, undefined],
    ['a share in such a list turned round', 300, 'more_than', 7, 'at_most: 300'],
    ['a sentence that keeps out', 10_000_000, 'at_most', 9, undefined],
    ['a sentence that keeps out, turned round', 10_000_000, 'at_least', 9, 'at_most: 10000000'],
    ['the reverse of what it keeps out', 10_000_000, 'more_than', 9, 'at_most: 10000000'],
    ['an English sentence that keeps out', 200, 'at_most', 10, undefined],
    ['the reverse of it', 200, 'more_than', 10, 'at_most: 200'],
    ['another sentence beside it', 5, 'at_most', 10, 'at_least: 5'],
    ['a sentence that denies something else, where either may be meant', 50, 'at_least', 11, undefined],
  ] as const)('reads %s', (_name, number, comparison, paragraph, line) => {
    expect(comparisonOtherwise(number, comparison, [paragraph], NOTICE)?.line).toBe(line);
  });
});
