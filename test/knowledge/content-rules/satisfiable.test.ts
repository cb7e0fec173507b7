import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/core/model/eligibility.js';
import type { Attribute, Profile } from '../../../src/core/model/profile.js';
import { among } from '../../../src/core/skills/eligibility/index.js';
import { canBeMet } from '../../../src/knowledge/content-rules/satisfiable.js';
import {
  citation,
  completions,
  conditions,
  NO_WORDS,
  PROFILE,
  text,
  verdictOf,
} from '../../core/skills/eligibility/made-up.js';

describe('canBeMet', () => {
  it('is so exactly when some business meets the conditions', () => {
    fc.assert(
      fc.property(conditions, (items) => {
        const some = completions({}).some((each) => verdictOf(items, each) === 'eligible');
        expect(canBeMet(PROFILE, items)).toBe(some);
      }),
      { numRuns: 60 },
    );
  });

  it('takes into account what follows from an answer', () => {
    const large: Attribute = {
      id: 'size',
      name: text,
      question: text,
      kind: 'choice',
      choices: [
        { id: 'small', name: text, says: NO_WORDS, is: NO_WORDS, also: {} },
        { id: 'large', name: text, says: NO_WORDS, is: NO_WORDS, also: { partner: among('yes') } },
      ],
    };
    const profile: Profile = { ...PROFILE, attributes: new Map([...PROFILE.attributes, ['size', large]]) };
    const is = (attribute: string, value: string): Condition => ({
      kind: 'condition',
      attribute,
      comparison: 'is',
      choices: [value],
      notStatedFor: [],
      citation,
    });
    expect(canBeMet(profile, [is('size', 'large'), is('partner', 'no')])).toBe(false);
    expect(canBeMet(profile, [is('size', 'large'), is('partner', 'yes')])).toBe(true);
  });
});
