import { describe, expect, it } from 'vitest';
import { redact } from '../../src/inquiries/index.js';
import { isGone, writtenSet } from './redaction/set.js';

describe.each(['ko', 'en'] as const)('redaction of what people write (%s)', (language) => {
  const set = writtenSet(language);

  it('takes out 99 of 100 parts that tell who someone is', () => {
    const parts = set.flatMap(({ text, parts }) => parts.map((part) => ({ part, text })));
    const missed = parts.filter(({ part, text }) => !isGone(part, redact(text)));
    expect(missed.length / parts.length, missed.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.01);
  });

  it('leaves 98 of 100 texts as they are that tell nobody', () => {
    const texts = set.filter(({ parts }) => parts.length === 0).map(({ text }) => text);
    const changed = texts.filter((text) => redact(text) !== text);
    expect(changed.length / texts.length, changed.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('changes nothing more the second time', () => {
    for (const { text } of set) expect(redact(redact(text))).toBe(redact(text));
  });
});
