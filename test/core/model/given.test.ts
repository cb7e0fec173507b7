import { describe, expect, it } from 'vitest';
import { given } from '../../../src/core/model/given.js';

describe('given', () => {
  it('leaves out what is undefined and nothing else', () => {
    expect(Object.keys(given({ a: undefined, b: null, c: 0, d: '', e: false }))).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('lets what it leaves out stay as it was', () => {
    const title: string | undefined = undefined;
    expect({ title: 'before', ...given({ title }) }).toEqual({ title: 'before' });
  });
});
