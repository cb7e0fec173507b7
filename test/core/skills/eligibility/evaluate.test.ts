import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/core/model/profile.js';
import { compile, evaluate, nextQuestion } from '../../../../src/core/skills/eligibility/index.js';
import {
  ATTRIBUTES,
  business,
  completions,
  conditions,
  FEWER_THAN_FOUR,
  PROFILE,
  verdictOf,
} from './made-up.js';

const some = (facts: Facts, ids: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => ids.includes(id)));
const subset = fc.subarray(['staff', 'years', 'trade', 'partner']);

describe('evaluate', () => {
  it('agrees with evaluating each condition by itself when everything is known', () => {
    fc.assert(
      fc.property(conditions, business, (items, facts) => {
        expect(evaluate(compile(PROFILE, items), facts)).toEqual({
          verdict: verdictOf(items, facts),
          open: [],
        });
      }),
    );
  });

  it('gives a verdict when, and only when, all completions of what is known agree on it', () => {
    fc.assert(
      fc.property(conditions, business, subset, (items, facts, ids) => {
        const known = some(facts, ids);
        const verdicts = new Set(completions(known).map((each) => verdictOf(items, each)));
        const expected = verdicts.size === 1 ? [...verdicts][0] : 'needs_more_information';
        expect(evaluate(compile(PROFILE, items), known).verdict).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves open exactly the attributes of which two answers, all else alike, come to different verdicts', () => {
    fc.assert(
      fc.property(conditions, business, subset, (items, facts, ids) => {
        const known = some(facts, ids);
        const byOthers = new Map<string, Set<unknown>>();
        for (const each of completions(known)) {
          for (const { id } of ATTRIBUTES) {
            const { [id]: _, ...others } = each;
            const key = `${id} ${JSON.stringify(others)}`;
            byOthers.set(key, (byOthers.get(key) ?? new Set()).add(verdictOf(items, each)));
          }
        }
        const matters = new Set(
          [...byOthers].filter(([, verdicts]) => verdicts.size > 1).map(([key]) => key.split(' ')[0]),
        );
        const open = evaluate(compile(PROFILE, items), known).open;
        expect(new Set(open)).toEqual(matters);
      }),
      { numRuns: 60 },
    );
  });

  it('reads an approximate number as open only where it matters', () => {
    const about = (from: number, to: number) =>
      evaluate(compile(PROFILE, [FEWER_THAN_FOUR]), { staff: { kind: 'number', from, to } });
    expect(about(1, 3).verdict).toBe('eligible');
    expect(about(3, 4)).toEqual({ verdict: 'needs_more_information', open: ['staff'] });
    expect(about(4, 6).verdict).toBe('not_eligible');
  });
});

describe('nextQuestion', () => {
  it('comes to the verdict of the whole business, asks only what can change it, and ends', () => {
    fc.assert(
      fc.property(conditions, business, subset, (items, facts, ids) => {
        const diagram = compile(PROFILE, items);
        let known = some(facts, ids);
        for (let asked = 0; asked <= ATTRIBUTES.length; asked++) {
          const question = nextQuestion([diagram], known);
          if (question === undefined) break;
          expect(asked).toBeLessThan(ATTRIBUTES.length);
          expect(evaluate(diagram, known).open).toContain(question);
          known = { ...known, [question]: facts[question as keyof typeof facts] };
        }
        expect(evaluate(diagram, known).verdict).toBe(verdictOf(items, facts));
      }),
    );
  });

  it('does not ask again what the asker does not know', () => {
    fc.assert(
      fc.property(conditions, (items) => {
        const all = new Set(ATTRIBUTES.map(({ id }) => id));
        expect(nextQuestion([compile(PROFILE, items)], {}, all)).toBeUndefined();
      }),
    );
  });
});
