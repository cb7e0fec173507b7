import { describe, expect, it } from 'vitest';
import { makeRecords, runRecords } from '../../bench/records.js';
import { libraryOf } from '../core/library-of.js';

describe('makeRecords', () => {
  it('makes the same records for the same seed', () => {
    const { kb } = libraryOf();
    const names = (seed: number) =>
      [...makeRecords(kb, 20, seed).records.values()].map(({ name }) => name.en);
    expect(names(1)).toEqual(names(1));
    expect(names(1)).not.toEqual(names(2));
  });
});

describe('runRecords', () => {
  it('finds the records that it looks up, misspelt or not', () => {
    const report = runRecords(libraryOf().kb, 200, 60, 1);
    expect(report.show.found).toBeGreaterThan(54);
    expect(report.typing.found).toBeGreaterThan(40);
    expect(report.list.found).toBeGreaterThan(30);
  });
});
