import { describe, expect, it } from 'vitest';
import { misspell } from '../../bench/noise.js';
import { randomStream } from '../../bench/random.js';

const copies = (question: string): string[] => {
  const random = randomStream(3);
  return Array.from({ length: 50 }, () => misspell(question, random));
};

describe('misspell', () => {
  it('makes the same slips at every run', () => {
    expect(copies('how do I top up my card')).toEqual(copies('how do I top up my card'));
  });

  it('changes an English question by a letter or two, and keeps its words apart', () => {
    for (const copy of copies('where is the nearest machine')) {
      expect(copy.split(' ')).toHaveLength(5);
      expect(Math.abs(copy.length - 28)).toBeLessThanOrEqual(2);
    }
    expect(new Set(copies('where is the nearest machine')).size).toBeGreaterThan(20);
  });

  it('drops spaces of a Korean question now and then', () => {
    const spaces = copies('스마트공장 사업이 무엇인가요').map((copy) => copy.split(' ').length);
    expect(spaces).toContain(1);
    expect(spaces).toContain(3);
  });
});
