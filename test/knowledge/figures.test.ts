import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../src/knowledge/figures.js';

describe('figuresIn', () => {
  it.each<[string, number[]]>([
    ['약 337억원', [33_700_000_000]],
    ['1조 2,000억', [1_200_000_000_000]],
    ['1억 4천만 원', [140_000_000]],
    ['3천억 규모', [300_000_000_000]],
    ['1.4억원', [140_000_000]],
    ['930여 개, 12개월', [930, 12]],
    ['KRW300 billion and 1.28 million jobs', [300_000_000_000, 1_280_000]],
    ['in 2031, 30% of 1,230', [2031, 30, 1230]],
    ['2315.', [2315]],
    ['The WC300 and the G-20', []],
  ])('reads the figures in digits of "%s"', (text, values) => {
    expect(
      figuresIn(text)
        .filter(({ firm }) => firm)
        .map(({ value }) => value),
    ).toEqual(values);
  });

  it.each<[string, number]>([
    ['four companies', 4],
    ['twenty-one mills', 21],
    ['three hundred mills', 300],
    ['two and a half years', 2.5],
    ['약 3개월 반', 3.5],
    ['on March 26', 3],
    ['the second council', 2],
  ])('takes "%s" for a reading', (text, value) => {
    expect(figuresIn(text).map((figure) => figure.value)).toContain(value);
  });
});
