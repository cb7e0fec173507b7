import { describe, expect, it } from 'vitest';
import { literal, Phrases } from '../../../src/core/language/phrases.js';

const phrases = new Phrases(
  {
    since: ['(since|from) {date}', '{date}_부터'],
    planned: ['plan[s|ned]', '예정'],
    after: ['{date}_후.'],
  },
  { date: '\\d{4}' },
);

describe('Phrases.find', () => {
  it.each([
    ['from 2024', 'since', '2024'],
    ['2024부터', 'since', '2024'],
    ['2024 부터', 'since', '2024'],
    ['2024 후', 'after', '2024'],
  ])('finds "%s" under %s, with what its slot holds', (text, key, date) => {
    expect(phrases.find(text)).toMatchObject({ key, slots: { date } });
  });

  it('takes what may be left out, or leaves it', () => {
    for (const text of ['plan', 'plans', 'planned', '예정된'])
      expect(phrases.find(text)?.key).toBe('planned');
  });

  it('finds no part of a Latin word or a number, and none where the word must end', () => {
    for (const text of ['airplane', 'planet', 'from 20245', '2024 후반'])
      expect(phrases.find(text)).toBeUndefined();
  });

  it('leaves the words around it', () => {
    expect(phrases.find('things planned for us')?.left).toBe('things for us');
  });

  it('can be held to the whole text', () => {
    const whole = new Phrases({ list: ['list {rest}', '{rest}_목록'] }, {}, true);
    expect(whole.find('협약 목록')).toMatchObject({ slots: { rest: '협약' } });
    expect(whole.find('list plans')).toMatchObject({ slots: { rest: 'plans' } });
    expect(whole.find('a list')).toBeUndefined();
  });
});

describe('literal', () => {
  it('stands for itself, whatever signs it holds', () => {
    expect(new RegExp(literal('a.b (c)'), 'u').test('an a.b (c)')).toBe(true);
    expect(new RegExp(literal('a.b'), 'u').test('aXb')).toBe(false);
  });
});
