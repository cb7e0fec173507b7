import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attribute,
  among,
  between,
  type Condition,
  type ConditionTree,
  canBeMet,
  compile,
  evaluate,
  evaluateMany,
  exactly,
  type Facts,
  nextQuestion,
  type Profile,
} from '../../../../src/core/skills/eligibility/index.js';

const NO_WORDS = { ko: [], en: [] };
const text = { ko: '가', en: 'a' };
const number = (id: string): Attribute => ({
  id,
  name: text,
  question: text,
  kind: 'number',
  unit: 'people',
  whole: true,
  min: 0,
  max: 6,
  measure: 'people',
  words: NO_WORDS,
  sayings: [],
});
const choice = (id: string, choices: readonly string[]): Attribute => ({
  id,
  name: text,
  question: text,
  kind: 'choice',
  choices: choices.map((each) => ({ id: each, name: text, says: NO_WORDS, is: NO_WORDS, also: {} })),
});
const ATTRIBUTES = [
  number('staff'),
  number('years'),
  choice('trade', ['a', 'b', 'c']),
  choice('partner', ['yes', 'no']),
];
const PROFILE: Profile = {
  attributes: new Map(ATTRIBUTES.map((attribute) => [attribute.id, attribute])),
  groups: new Map(),
  descriptions: [],
};
const citation = { source: 's', paragraphs: [1] };

const ofNumber = fc.record({
  attribute: fc.constantFrom('staff', 'years'),
  comparison: fc.constantFrom(
    'at_least' as const,
    'at_most' as const,
    'more_than' as const,
    'less_than' as const,
    'is' as const,
  ),
  number: fc.integer({ min: 0, max: 6 }),
});
const ofChoice = fc
  .constantFrom(['trade', ['a', 'b', 'c']] as const, ['partner', ['yes', 'no']] as const)
  .chain(([attribute, choices]) =>
    fc.record({
      attribute: fc.constant(attribute),
      comparison: fc.constantFrom('is' as const, 'is_not' as const, 'one_of' as const),
      choices: fc.subarray<string>([...choices], { minLength: 1, maxLength: 2 }),
      notStatedFor: fc.subarray<string>([...choices], { maxLength: 1 }),
    }),
  );
const leaf: fc.Arbitrary<Condition> = fc
  .oneof(ofNumber, ofChoice)
  .map((part) => ({ kind: 'condition', choices: [], notStatedFor: [], citation, ...part }));
const { tree } = fc.letrec<{ tree: ConditionTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('all_of' as const, 'any_of' as const),
      items: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      citation: fc.constant(citation),
    }),
  ),
}));
const conditions = fc.array(tree, { minLength: 1, maxLength: 3 });
const business = fc.record({
  staff: fc.integer({ min: 0, max: 6 }).map(exactly),
  years: fc.integer({ min: 0, max: 6 }).map(exactly),
  trade: fc.constantFrom('a', 'b', 'c').map((each) => among(each)),
  partner: fc.constantFrom('yes', 'no').map((each) => among(each)),
});

/** Evaluates conditions one by one for a business of which all is known: 0 no, 1 not stated, 2 yes. */
function directly(item: ConditionTree, facts: Facts): number {
  if (item.kind !== 'condition') {
    const parts = item.items.map((each) => directly(each, facts));
    return item.kind === 'all_of' ? Math.min(...parts) : Math.max(...parts);
  }
  const known = facts[item.attribute];
  if (known?.kind === 'choice') {
    const [value = ''] = known.among;
    if (item.notStatedFor.includes(value)) return 1;
    return item.choices.includes(value) !== (item.comparison === 'is_not') ? 2 : 0;
  }
  const [n, limit] = [known?.kind === 'number' ? (known.from ?? 0) : 0, item.number ?? 0];
  const met = {
    at_least: n >= limit,
    at_most: n <= limit,
    more_than: n > limit,
    less_than: n < limit,
    is: n === limit,
    is_not: n !== limit,
    one_of: false,
  }[item.comparison];
  return met ? 2 : 0;
}
const VERDICTS = ['not_eligible', 'not_stated', 'eligible'] as const;
const verdictOf = (items: readonly ConditionTree[], facts: Facts) =>
  VERDICTS[Math.min(...items.map((item) => directly(item, facts)))];

/** Every business that agrees with what is known. */
function completions(facts: Facts): Facts[] {
  return ATTRIBUTES.reduce<Facts[]>(
    (all, attribute) => {
      if (facts[attribute.id] !== undefined) return all;
      const values =
        attribute.kind === 'number'
          ? [0, 1, 2, 3, 4, 5, 6].map(exactly)
          : attribute.choices.map(({ id }) => among(id));
      return all.flatMap((each) => values.map((value) => ({ ...each, [attribute.id]: value })));
    },
    [facts],
  );
}

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
    const items: ConditionTree[] = [
      {
        kind: 'condition',
        attribute: 'staff',
        comparison: 'less_than',
        number: 4,
        choices: [],
        notStatedFor: [],
        citation,
      },
    ];
    const about = (from: number, to: number) =>
      evaluate(compile(PROFILE, items), { staff: { kind: 'number', from, to } });
    expect(about(1, 3).verdict).toBe('eligible');
    expect(about(3, 4)).toEqual({ verdict: 'needs_more_information', open: ['staff'] });
    expect(about(4, 6).verdict).toBe('not_eligible');
  });
});

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
    const diagram = compile(PROFILE, [
      {
        kind: 'condition',
        attribute: 'staff',
        comparison: 'less_than',
        number: 4,
        choices: [],
        notStatedFor: [],
        citation,
      },
    ]);
    const businesses = Array.from({ length: 9000 }, (_, n) => ({ staff: exactly(n % 7) }));
    const verdicts = evaluateMany([diagram, diagram], businesses);
    for (const n of [0, 3, 4, 31, 32, 4095, 4096, 8191, 8192, 8999]) {
      expect(verdicts.of(1, n), String(n)).toBe(n % 7 < 4 ? 'eligible' : 'not_eligible');
    }
  });
});

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
