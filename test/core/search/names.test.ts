import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNameIndex } from '../../../src/core/search/index.js';

const names = buildNameIndex([
  { id: 'factory', names: ['상생형 스마트공장', '스마트공장', 'Win-win smart factory'] },
  { id: 'munrae', names: ['문래동 간담회', 'Munrae meeting'] },
  { id: 'factoring', names: ['매출채권 팩토링', 'Receivables factoring'] },
]);

describe('NameIndex.find', () => {
  it.each([
    ['스마트 공장', 'factory', 'a space too many'],
    ['스마트공자', 'factory', 'a letter missing'],
    ['smrat factory', 'factory', 'letters swapped'],
    ['문레동', 'munrae', 'a wrong vowel, and only part of the name'],
    ['munrea', 'munrae', 'letters swapped, and only part of the name'],
    ['펙토링', 'factoring', 'a wrong vowel'],
  ])('finds "%s" at %s: %s', (text, id) => {
    expect(names.find(text)[0]?.id).toBe(id);
  });

  it('finds nothing for a text that resembles no name', () => {
    expect(names.find('seafood')).toEqual([]);
    expect(names.find('')).toEqual([]);
  });

  it('scores an exact name 1 and others between 0 and 1', () => {
    expect(names.find('스마트공장')[0]!.score).toBeGreaterThan(0.95);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        for (const { score } of names.find(text)) expect(score).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
