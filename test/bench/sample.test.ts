import { describe, expect, it } from 'vitest';
import { questionsFor } from '../../bench/compare.js';
import type { DataSet } from '../../bench/data.js';
import type { Peer } from '../../bench/peers/peer.js';
import { spaced, summarise } from '../../bench/sample.js';

const numbers = Array.from({ length: 1000 }, (_, i) => i);

describe('spaced', () => {
  it('gives the same sample every time, over the whole list', () => {
    const sample = spaced(numbers, 7);
    expect(sample).toEqual(spaced(numbers, 7));
    expect(sample).toHaveLength(7);
    expect(sample[0]).toBeLessThan(1000 / 7);
    expect(sample.at(-1)).toBeGreaterThan(1000 - 1000 / 7);
  });

  it('gives all when there are no more than asked for', () => {
    expect(spaced([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(spaced([], 3)).toEqual([]);
  });
});

describe('questionsFor', () => {
  const set: DataSet = {
    name: 'set',
    entries: [{ id: 'one', phrasings: numbers.map(String) }],
    test: numbers.map((i) => ({ q: `question ${i}`, id: 'one' })),
    valid: [],
  };
  const peer = (cost: number): Peer => ({ name: 'peer', cost, build: () => () => [] });

  it('asks a quick engine everything, and a slow one what takes about a minute', () => {
    expect(questionsFor(peer(1), set)).toHaveLength(1000);
    expect(questionsFor(peer(200), set)).toHaveLength(300);
  });

  it('asks the same sample again, and never more than was wanted', () => {
    expect(questionsFor(peer(200), set)).toEqual(questionsFor(peer(200), set));
    expect(questionsFor(peer(1), set, 10)).toHaveLength(10);
  });
});

describe('summarise', () => {
  it('gives the median, the 99th percentile and the slowest', () => {
    expect(summarise(numbers)).toEqual({ medianMs: 500, p99Ms: 990, slowestMs: 999 });
    expect(summarise([3])).toEqual({ medianMs: 3, p99Ms: 3, slowestMs: 3 });
  });
});
