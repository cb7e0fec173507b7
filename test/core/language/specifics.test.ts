import { describe, expect, it } from 'vitest';
import { isYearWithin, specificsAsked, specificsIn } from '../../../src/core/language/specifics.js';

describe('specificsIn', () => {
  it('knows a place in both languages as the same', () => {
    expect([...specificsIn('일본에도 있나요')]).toEqual([...specificsIn('Is there one in Japan?')]);
    expect([...specificsIn('전라북도 전주')]).toEqual([...specificsIn('전북에서는')]);
  });

  it('finds years, and no amounts that look like one', () => {
    expect([...specificsIn('in 2018 and 2024, 2000원, 2,018 companies, 1999명')]).toEqual([
      'year 2018',
      'year 2024',
    ]);
  });

  it('does not take a longer word for a place', () => {
    expect(specificsIn('germanium, chinaware, thailands').size).toBe(0);
  });
});

describe('specificsAsked', () => {
  it('reads only the sentence that asks', () => {
    expect(specificsAsked('충남에서 도금 공장을 하는 사람입니다. 어떤 조건이면 도와주나요?')).toEqual([]);
    expect(specificsAsked('도금 공장입니다. 충남에서는 어느 기관이 뽑혔나요?')).toHaveLength(1);
  });

  it('leaves out the place where the speaker is, but not the year', () => {
    expect(specificsAsked('we are in Daegu, are we eligible?')).toEqual([]);
    expect(specificsAsked('what could we get in 2019?')).toEqual(['year 2019']);
  });
});

describe('isYearWithin', () => {
  it('holds for years from one to the other, and for no place', () => {
    expect(isYearWithin('year 2025', 2023, 2027)).toBe(true);
    expect(isYearWithin('year 2028', 2023, 2027)).toBe(false);
    expect(isYearWithin('place 3', 0, 3000)).toBe(false);
  });
});
