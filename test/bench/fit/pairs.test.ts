import { describe, expect, it } from 'vitest';
import type { Material } from '../../../bench/fit/material.js';
import { agreement, pairsIn, pairsOf } from '../../../bench/fit/pairs.js';
import type { FindEntry } from '../../../src/core/find/find-index.js';

const entry = (id: string, title: string, text: string, kind: FindEntry['kind'] = 'statement'): FindEntry => {
  const words = { phrasings: [], title, sentences: [text], facts: [] };
  return {
    id,
    kind,
    record: id.split('/')[0]!,
    isOverview: id.endsWith('/overview'),
    words: { ko: words, en: words },
  };
};

const tiny: Material = {
  name: 'tiny',
  entries: [
    entry('kite-2025/overview', 'Kite Call 2025', 'Kite helps firms.'),
    entry('kite-2025/amount', 'Kite Call 2025 amount', 'Each firm gets 30 million won.'),
    entry('kite-2025/extra', 'Kite Call 2025 extra', 'Firms with 2 patents get 5 million won more.'),
    entry('kite-2025/results', 'Kite Call 2025 results', 'On 7 May.'),
    entry('lantern-2025/amount', 'Lantern Loan 2025 amount', 'Up to 900 million won.'),
    entry('kite-2025/not-rate', 'Kite Call 2025 rate', 'Not stated.', 'gap'),
  ],
  names: [
    { record: 'kite-2025', name: 'Kite Call' },
    { record: 'lantern-2025', name: 'Lantern Loan' },
  ],
  glossary: [],
  questions: [
    { text: 'How much does Kite Call pay in 2025?', language: 'en', kind: 'answerable', answers: [1] },
    { text: 'When are the results out?', language: 'en', kind: 'answerable', answers: [3] },
    {
      text: 'What does Kite Call pay abroad?',
      language: 'en',
      kind: 'near',
      answers: [],
      record: 'kite-2025',
    },
  ],
};
const ways = [
  { text: 'how much a firm', language: 'en' as const, entry: 1 },
  { text: 'interest of Kite Call', language: 'en' as const, entry: 5 },
];
const rows = pairsOf(tiny, ways, () => [3, 0]);
const rowOf = (q: string) => rows.filter((row) => row.q === q);

describe('pairsOf', () => {
  it('takes the likeliest entry that does not answer, the same units in the record, and the same thing of another record', () => {
    const [row] = rowOf('How much does Kite Call pay in 2025?');
    expect(row!.yes).toEqual(['kite-2025/amount']);
    expect(row!.no!.first).toEqual(['kite-2025/results']);
    expect(row!.no!.value).toEqual(['kite-2025/extra']);
    expect(row!.no!.kin).toEqual(['lantern-2025/amount']);
  });

  it('answers nothing of a near-miss, nor of a way to ask for what is not stated', () => {
    for (const q of ['What does Kite Call pay abroad?', 'interest of Kite Call'])
      expect(
        rowOf(q)
          .flatMap(pairsIn)
          .filter(({ answer }) => answer !== 'no'),
      ).toEqual([]);
  });

  it('bends an answered question to another year and another record', () => {
    const bent = rows.filter(({ source }) => source === 'bent');
    expect(bent.map(({ q }) => q)).toContain('How much does Lantern Loan pay in 2025?');
    expect(bent.every(({ yes, no }) => yes === undefined && no!.swapped!.length > 0)).toBe(true);
  });

  it('asks two things at once of a record, which either answer answers in part', () => {
    const [joined] = rows.filter(({ source }) => source === 'joined');
    expect(joined!.q).toBe('How much does Kite Call pay in 2025? When are the results out?');
    expect(joined!.partly).toEqual(['kite-2025/amount', 'kite-2025/results']);
  });

  it('says the name of the record in a way to ask that does not', () => {
    expect(rowOf('Kite Call how much a firm')).toHaveLength(1);
    expect(rowOf('how much a firm')).toEqual([]);
  });

  it('never takes an entry twice for a question, and makes the same pairs again', () => {
    for (const row of rows) {
      const taken = pairsIn(row).map(({ entry: id }) => id);
      expect(new Set(taken).size).toBe(taken.length);
    }
    expect(pairsOf(tiny, ways, () => [3, 0])).toEqual(rows);
  });
});

describe('agreement', () => {
  it('takes off what chance alone would give', () => {
    const first = ['yes', 'yes', 'no', 'no'];
    expect(agreement(first, first)).toEqual({ share: 1, kappa: 1 });
    expect(agreement(first, ['yes', 'no', 'yes', 'no'])).toEqual({ share: 0.5, kappa: 0 });
  });
});
