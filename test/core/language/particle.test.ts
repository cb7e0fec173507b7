import { describe, expect, it } from 'vitest';
import { pickParticle } from '../../../src/core/language/ko/particle.js';
import { fillTemplate, placesIn } from '../../../src/core/model/template.js';

describe('pickParticle', () => {
  it.each([
    ['협약', '은/는', '은'],
    ['정책협의회', '은/는', '는'],
    ['스마트공장', '이/가', '이'],
    ['서울', '으로/로', '로'],
    ['부산', '으로/로', '으로'],
    ['ESG', '을/를', '를'],
    ['MOU', '은/는', '는'],
    ['Brand-K', '이/가', '가'],
    ['2027', '이/가', '이'],
    ['30%', '을/를', '를'],
    ['상생형(자료에 없음)', '은/는', '은'],
    ['「계획」', '을/를', '을'],
  ])('after %s of %s takes %s', (word, pair, form) => {
    expect(pickParticle(word, pair)).toBe(form);
  });
});

describe('fillTemplate', () => {
  it('fills places, with the particle that fits, and leaves unknown places alone', () => {
    const fill = (place: string) => ({ name: '협약', 'other/total': '3,000억 원' })[place];
    expect(fillTemplate('{name:은/는} {other/total}, {x}', fill)).toBe('협약은 3,000억 원, {x}');
  });
});

describe('placesIn', () => {
  it('lists each place once', () => {
    expect(placesIn('{a} {b/c:을/를} {a}')).toEqual(['a', 'b/c']);
  });
});
