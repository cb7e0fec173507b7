import { describe, expect, it } from 'vitest';
import { tellsHowToReach, withoutAddresses } from '../../../src/core/language/addresses.js';

describe('addresses', () => {
  it('are taken out of a text, of mail and of pages', () => {
    expect(withoutAddresses('write to kim@example.kr, or see https://example.kr/a?b=1 for the call')).toBe(
      'write to   or see   for the call',
    );
    expect(withoutAddresses('답은 a@b@c 로, @someone 은 아님')).toBe('답은   로, @someone 은 아님');
  });

  it('tell how to reach someone, as numbers of phones do', () => {
    expect(tellsHowToReach('my mail is kim@example.kr')).toBe(true);
    expect(tellsHowToReach('전화는 010-1234-5678 이에요')).toBe(true);
    expect(tellsHowToReach('how many @ the least, 30%?')).toBe(false);
  });

  it('are looked for once in a word, however long it is', () => {
    const long = '가'.repeat(40_000);
    const start = performance.now();
    expect(withoutAddresses(long)).toBe(long);
    expect(tellsHowToReach(long)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
