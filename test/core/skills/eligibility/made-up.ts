/** Conditions and businesses made up over four attributes, and the verdicts that they come to when tried one by one. */
import fc from 'fast-check';
import type { Condition, ConditionTree } from '../../../../src/core/model/eligibility.js';
import type { Attribute, Facts, Profile } from '../../../../src/core/model/profile.js';
import { among, exactly } from '../../../../src/core/skills/eligibility/index.js';

export const NO_WORDS = { ko: [], en: [] };
export const text = { ko: '가', en: 'a' };
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
export const ATTRIBUTES = [
  number('staff'),
  number('years'),
  choice('trade', ['a', 'b', 'c']),
  choice('partner', ['yes', 'no']),
];
export const PROFILE: Profile = {
  attributes: new Map(ATTRIBUTES.map((attribute) => [attribute.id, attribute])),
  groups: new Map(),
  descriptions: [],
};
export const citation = { source: 's', paragraphs: [1] };
export const FEWER_THAN_FOUR: ConditionTree = {
  kind: 'condition',
  attribute: 'staff',
  comparison: 'less_than',
  number: 4,
  choices: [],
  notStatedFor: [],
  citation,
};

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
/** Conditions all of which must be met. */
export const conditions = fc.array(tree, { minLength: 1, maxLength: 3 });
/** A business of which all is known. */
export const business = fc.record({
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
/** The verdict on a business of which all is known, worked out without a diagram. */
export const verdictOf = (items: readonly ConditionTree[], facts: Facts) =>
  VERDICTS[Math.min(...items.map((item) => directly(item, facts)))];

/** Every business that agrees with what is known. */
export function completions(facts: Facts): Facts[] {
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
