import { describe, expect, it } from 'vitest';
import { formatValue } from '../../../../src/core/model/format.js';
import { showFact } from '../../../../src/core/skills/answer/compose.js';
import { libraryOf } from '../../library-of.js';

describe('a fact whose name is our translation', () => {
  it('says so to those who read it in that language, with how it is printed', () => {
    const { kb } = libraryOf();
    const [fact] = kb.records.get('example-grant')?.facts.values() ?? [];
    if (fact === undefined) throw new Error('The grant has no fact.');
    const translated = { ...fact, ours: 'en' } as const;
    const note = (language: 'ko' | 'en') =>
      showFact({ kb, language, today: { year: 2031, month: 6, day: 1 } }, translated).note ?? '';
    expect(note('en')).toContain('our translation');
    expect(note('en')).toContain(`“${formatValue(fact.value, 'ko', kb)}”`);
    expect(note('ko')).not.toContain('저희가 옮긴');
  });
});
