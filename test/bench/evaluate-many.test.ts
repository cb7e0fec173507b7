import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateMany } from '../../bench/evaluate-many.js';
import { among, between, compile, evaluate, exactly } from '../../src/core/skills/eligibility/index.js';
import { conditions, FEWER_THAN_FOUR, PROFILE } from '../core/skills/eligibility/made-up.js';

describe('evaluateMany', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
    .map(([a, b]) => between(Math.min(a, b), Math.max(a, b)));
  const partly = fc.record(
    {
      staff: range,
      years: range,
      trade: fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((some) => among(...some)),
      partner: fc.constantFrom('yes', 'no').map((each) => among(each)),
    },
    { requiredKeys: [] },
  );

  it('gives every business the verdict on every diagram that evaluating the two alone gives', () => {
    fc.assert(
      fc.property(
        fc.array(conditions, { maxLength: 6 }),
        fc.array(partly, { maxLength: 70 }),
        (all, businesses) => {
          const diagrams = all.map((items) => compile(PROFILE, items));
          const verdicts = evaluateMany(diagrams, businesses);
          for (const [d, diagram] of diagrams.entries()) {
            for (const [n, facts] of businesses.entries()) {
              expect(verdicts.of(d, n)).toBe(evaluate(diagram, facts).verdict);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does so for more businesses than it looks at together', () => {
    const diagram = compile(PROFILE, [FEWER_THAN_FOUR]);
    const businesses = Array.from({ length: 9000 }, (_, n) => ({ staff: exactly(n % 7) }));
    const verdicts = evaluateMany([diagram, diagram], businesses);
    for (const n of [0, 3, 4, 31, 32, 4095, 4096, 8191, 8192, 8999]) {
      expect(verdicts.of(1, n), String(n)).toBe(n % 7 < 4 ? 'eligible' : 'not_eligible');
    }
  });
});
