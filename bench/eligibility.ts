/** Many businesses on many programs: how long until each has its verdict. */
import type { Condition, ConditionTree, Verdict } from '../src/core/model/eligibility.js';
import type { Attribute, Facts, Known, Profile } from '../src/core/model/profile.js';
import { among, between, compile, evaluate, exactly } from '../src/core/skills/eligibility/index.js';
import { evaluateMany } from './evaluate-many.js';
import { type Random, randomStream } from './random.js';

export interface EligibilityReport {
  readonly businesses: number;
  readonly programs: number;
  /** In each program. */
  readonly conditions: number;
  /** Milliseconds. */
  readonly compileMs: number;
  readonly evaluateMs: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Pairs that were evaluated by the one-by-one way too, and how many of them came out otherwise. */
  readonly compared: number;
  readonly different: number;
}

/** The most that giving all verdicts may take, in milliseconds. */
export const ELIGIBILITY_GOAL_MS = 1000;

const NO_WORDS = { ko: [], en: [] };
const TEXT = { ko: '가', en: 'a' };
const LIMITS = [1, 3, 5, 7, 10, 20, 30, 50, 100, 200, 300, 500];
const CHOICES = ['a', 'b', 'c', 'd', 'e', 'f'];

function attributes(): Attribute[] {
  const numbers = Array.from(
    { length: 5 },
    (_, n): Attribute => ({
      id: `number_${n}`,
      name: TEXT,
      question: TEXT,
      kind: 'number',
      unit: 'people',
      whole: true,
      min: 0,
      measure: 'people',
      words: NO_WORDS,
      sayings: [],
    }),
  );
  const choices = Array.from(
    { length: 7 },
    (_, n): Attribute => ({
      id: `choice_${n}`,
      name: TEXT,
      question: TEXT,
      kind: 'choice',
      choices: CHOICES.map((id) => ({ id, name: TEXT, says: NO_WORDS, is: NO_WORDS, also: {} })),
    }),
  );
  return [...numbers, ...choices];
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

function conditionOn(random: Random, attribute: Attribute): Condition {
  const base = {
    kind: 'condition',
    attribute: attribute.id,
    citation: { source: 's', paragraphs: [1] },
  } as const;
  if (attribute.kind === 'number') {
    const comparison = pick(random, ['at_least', 'at_most', 'more_than', 'less_than'] as const);
    return { ...base, comparison, number: pick(random, LIMITS), choices: [], notStatedFor: [] };
  }
  const notStatedFor = random() < 0.1 ? ['f'] : [];
  if (random() < 0.5)
    return { ...base, comparison: 'is_not', choices: [pick(random, CHOICES)], notStatedFor };
  const choices = CHOICES.slice(0, 5).filter(() => random() < 0.7);
  return { ...base, comparison: 'one_of', choices, notStatedFor };
}

/** What is known of one attribute: often nothing, sometimes a range. */
function known(random: Random, attribute: Attribute): Known | undefined {
  const luck = random();
  if (luck < 0.15) return undefined;
  if (attribute.kind !== 'number')
    return among(...(luck < 0.25 ? CHOICES.slice(1) : [pick(random, CHOICES)]));
  const n = Math.floor(random() ** 3 * 600);
  return luck < 0.25 ? between(n, n + 10) : exactly(n);
}

function businessOf(random: Random, profile: Profile): Facts {
  return Object.fromEntries(
    [...profile.attributes.values()].flatMap((attribute) => {
      const value = known(random, attribute);
      return value === undefined ? [] : [[attribute.id, value]];
    }),
  );
}

/** All of some conditions, each on an attribute of its own; every fourth program has two of them under any-of. */
function programOf(random: Random, profile: Profile, conditions: number): ConditionTree[] {
  const all = [...profile.attributes.values()];
  const order = all.map((attribute) => ({ attribute, at: random() })).sort((a, b) => a.at - b.at);
  const leaves = Array.from({ length: conditions }, (_, n) =>
    conditionOn(random, (order[n % order.length] ?? { attribute: all[0] as Attribute }).attribute),
  );
  const [first, second, ...rest] = leaves;
  if (random() < 0.75 || first === undefined || second === undefined) return leaves;
  return [{ kind: 'any_of', items: [first, second], citation: first.citation }, ...rest];
}

/** Compiles and evaluates; every so many pairs are evaluated one by one as well, and compared. */
export function runEligibility(
  businesses: number,
  programs: number,
  conditions: number,
  seed: number,
): EligibilityReport {
  const random = randomStream(seed);
  const profile: Profile = {
    attributes: new Map(attributes().map((attribute) => [attribute.id, attribute])),
    groups: new Map(),
    descriptions: [],
  };
  const people = Array.from({ length: businesses }, () => businessOf(random, profile));
  const written = Array.from({ length: programs }, () => programOf(random, profile, conditions));
  const start = performance.now();
  const diagrams = written.map((items) => compile(profile, items));
  const compiled = performance.now();
  const all = evaluateMany(diagrams, people);
  const done = performance.now();
  const verdicts = { eligible: 0, not_eligible: 0, not_stated: 0, needs_more_information: 0 };
  let [compared, different] = [0, 0];
  diagrams.forEach((diagram, d) => {
    people.forEach((facts, n) => {
      const verdict = all.of(d, n);
      verdicts[verdict] += 1;
      if ((d * businesses + n) % 997 !== 0) return;
      compared += 1;
      if (evaluate(diagram, facts).verdict !== verdict) different += 1;
    });
  });
  return {
    businesses,
    programs,
    conditions,
    compileMs: compiled - start,
    evaluateMs: done - compiled,
    verdicts,
    compared,
    different,
  };
}
