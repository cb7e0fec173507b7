import { describe, expect, it } from 'vitest';
import { sayUnknown } from '../../../../src/core/skills/answer/build-reply.js';
import { libraryOf } from '../../library-of.js';

describe('what a record does not hold', () => {
  it('is named by the words that were asked for, not by those that only point back', () => {
    const { kb } = libraryOf();
    const voice = { kb, language: 'ko', today: { year: 2031, month: 6, day: 1 } } as const;
    const said = (unfound: readonly string[]): string =>
      sayUnknown(voice, {
        kind: 'unknown',
        about: 'example-grant',
        candidates: [],
        unfound,
        near: [],
      } as never).paragraphs[0] ?? '';
    expect(said(['그거', '오페라'])).toContain('“오페라”');
    expect(said(['그거', '오페라'])).not.toContain('그거');
    expect(said(['그거'])).toBe(said([]));
  });
});
