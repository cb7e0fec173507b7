import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/knowledge/reading/index.js';

/** The numbers of a document's tables as they are read, row by row. */
function read(document: string): string[] {
  return readDocument(document.split('\n')).flatMap(({ text, values }) =>
    values.flatMap((value) => {
      const printed = text.slice(value.start, value.end);
      return value.kind === 'number' ? [`${printed}: ${value.number} ${value.unit}`.trim()] : [];
    }),
  );
}

describe('readDocument', () => {
  it('reads numbers of a table with the unit above it', () => {
    const table = `(단위: 백만원)
| 구분 | 화덕형 | 오븐형 |
|---|---|---|
| 예산 | 2,700 | 2,100 |
| 빵집당 한도 | 최대 30 | 70 이내 |
| 선정규모 | 90개사 | 30 |
| 분담 비율 | 60% | 45 |`;
    expect(read(table)).toEqual([
      '2,700: 2700000000 krw',
      '2,100: 2100000000 krw',
      '최대 30: 30000000 krw',
      '70 이내: 70000000 krw',
      '90개사: 90 companies',
      '30: 30',
      '60%: 60 percent',
      '45: 45',
    ]);
  });

  it.each([
    ['Table 1. Ovens (Unit: KRW million)\n| Kind | 2031 |\n| Small | 2,700 |', ['2,700: 2700000000 krw']],
    [
      'Ovens, in thousands of won\nUnits: thousands of won\n| Kind | Cost |\n| Small | 27 |',
      ['27: 27000 krw'],
    ],
    [
      '| 기관 | 역할 | 분담금(단위: 백만원) |\n| 빵청 | 오븐 | 1,500 |\n| 오븐회 | | 5 |',
      ['1,500: 1500000000 krw', '5: 5000000 krw'],
    ],
    [
      '| Item | Budget (USD thousand) | Share (%) |\n| Ovens | 12.5 | 40 |',
      ['12.5: 12500 usd', '40: 40 percent'],
    ],
    ['| 항목 | 값 |\n| 예산(억원) | 27 |\n| 인원(명) | 15 |', ['27: 2700000000 krw', '15: 15 people']],
    ['| 평가항목 | 배점 |\n| 필요성 | 30 |', ['30: 30 points']],
    [
      '(단위 : 천원, 개사)\n| 연번 | 사업 | 예산 | 기업수 | 비고 |\n| 12 | 가 | 2,700 | 90 | 15 |',
      ['2,700: 2700000 krw', '90: 90 companies', '15: 15'],
    ],
  ])('finds the unit of a column, a row or a caption in "%s"', (table, expected) =>
    expect(read(table)).toEqual(expected),
  );

  it('takes no unit for a year, for a number among words, or outside of the table', () => {
    const table = `(단위: 백만원)
| 구분 | 예산 |
| 시작 | 2031 |
| 오븐 | 제빵 45 가지 |

남은 금액은 2,700 이다.`;
    expect(read(table)).toEqual(['45 가지: 45 kinds', '2,700: 2700']);
  });

  it('takes none where it cannot be told which of two is meant', () => {
    expect(read('(단위: 천원, 백만원)\n| 구분 | 예산 |\n| 오븐 | 2,700 |')).toEqual(['2,700: 2700']);
  });
});
