import { describe, expect, it } from 'vitest';
import { asAsked } from '../../adapters/left-out.js';
import { REDACTION_TOKENS } from '../../src/inquiries/index.js';

describe('what was taken out of a question', () => {
  it('is named in the language of the question', () => {
    const text = `직원 [employees]인데 ${REDACTION_TOKENS.join(' ')} 왜 [1] [A]?`;
    const shown = asAsked({ text, language: 'ko' });
    expect(shown).toMatch(/^직원 \[업체 정보\]인데 \[전자우편\] \[전화번호\]/);
    expect(shown).not.toMatch(/\[[a-z-]+\]/);
    expect(shown).toContain('왜 [1] [A]?');
    expect(shown.split('업체 정보')).toHaveLength(2);
    expect(asAsked({ text: 'my [phone]', language: 'en' })).toBe('my [phone]');
  });
});
