import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLine, safeText } from '../../adapters/plain-text.js';
import { ACTING_TEXT } from '../contract/replies.js';

const ACTING =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]|\p{Surrogate}/u;

describe('safeText', () => {
  it('takes out what a terminal would act on and leaves the words', () => {
    expect(safeText(ACTING_TEXT)).not.toMatch(ACTING);
    expect(safeText('\u001b[1mbold\u001b[0m 한국어')).toBe('bold 한국어');
    expect(safeText('\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007')).toBe('click');
  });

  it('keeps what follows an escape sequence that never ends', () => {
    expect(safeText('before \u001b]0;after')).toContain('after');
  });

  it('keeps line breaks, Hangul, emoji made of several characters and accents', () => {
    const text = '첫 줄\n둘째 줄 👩‍👩‍👧 café';
    expect(safeText(text)).toBe(text);
  });

  it('turns every kind of line end into one', () => {
    expect(safeText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  it('leaves nothing that acts, whatever comes in, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const safe = safeText(text);
        expect(safe).not.toMatch(ACTING);
        expect(safeText(safe)).toBe(safe);
      }),
    );
  });
});

describe('safeLine', () => {
  it('puts everything on one line, so that a label cannot pretend to be another', () => {
    expect(safeLine('Yes\n[2]  No ')).toBe('Yes [2] No');
  });
});
