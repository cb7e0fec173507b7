import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../../src/core/find/key-table.js';
import { idsOf, listsOf, listsOfSets, markIn } from '../../../src/core/find/lists.js';

describe('listsOf', () => {
  const pairs: readonly (readonly [number, number])[] = [
    [2, 5],
    [0, 1],
    [2, 5],
    [2, 7],
    [0, 3],
  ];
  const lists = listsOf(4, (pair) => {
    for (const [of, id] of pairs) pair(of, id);
  });
  const of = (n: number) => [...idsOf(lists, n)];

  it('keeps what belongs to each number in its order, and of equal ones in a row one', () => {
    expect([0, 1, 2, 3].map(of)).toEqual([[1, 3], [], [5, 7], []]);
  });

  it('packs sets, each for the number of its place', () => {
    expect(listsOfSets([new Set([1, 3]), new Set(), new Set([5, 7]), new Set()])).toEqual(lists);
  });

  it('marks what belongs to a number, and nothing for -1', () => {
    const marks = new Uint8Array(8);
    markIn(marks, lists, -1);
    expect([...marks]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    markIn(marks, lists, 2);
    expect([...marks]).toEqual([0, 0, 0, 0, 0, 1, 0, 1]);
  });
});

describe('KeyTable', () => {
  it('finds the number of every key, also where many want the same place, and of no other', () => {
    const keys = Int32Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? i << 16 : -(i << 3)));
    const table = new KeyTable(keys);
    expect(keys.every((key, number) => table.find(key) === number)).toBe(true);
    expect([1, 7, 500 << 16, -(500 << 3)].map((key) => table.find(key))).toEqual([-1, -1, -1, -1]);
  });

  it('gives each key that is added the next number, once', () => {
    const keys = Array.from({ length: 5_000 }, (_, i) => (i * 7_919) << 2);
    const table = new KeyTable(Int32Array.from(keys.slice(0, 10)));
    expect(keys.map((key) => table.add(key))).toEqual(keys.map((_, i) => i));
    expect(keys.map((key) => table.add(key))).toEqual(keys.map((_, i) => i));
    expect([...table.keys]).toEqual(keys);
  });

  it('has no key where there is none', () => {
    expect(new KeyTable(new Int32Array()).find(0)).toBe(-1);
  });
});
