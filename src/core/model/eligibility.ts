/** Conditions of eligibility, as the editors wrote them. */
import type { Citation, PartialDate, Text } from './basics.js';
import type { Facts } from './profile.js';

/** The comparisons that a condition may make; a yes-or-no attribute has the choices `yes` and `no`. */
export const COMPARISONS = [
  'at_least',
  'at_most',
  'more_than',
  'less_than',
  'is',
  'is_not',
  'one_of',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

interface Worded {
  /** The condition in words; made from its parts when the editor wrote none. */
  readonly says?: Text;
  readonly citation: Citation;
  /** What someone who does not meet it can do. */
  readonly instead?: Text;
  /** First and last day on which it applies. */
  readonly from?: PartialDate;
  readonly until?: PartialDate;
}

/** One attribute compared with a number or with choices. */
export interface Condition extends Worded {
  readonly kind: 'condition';
  readonly attribute: string;
  readonly comparison: Comparison;
  /** The number, for the comparisons of size and for `is` of a number. */
  readonly number?: number;
  /** The fact whose value the number is, by its full id; its value of the day counts. */
  readonly fact?: string;
  readonly choices: readonly string[];
  /** Choices for which the documents do not say whether the condition is met. */
  readonly notStatedFor: readonly string[];
}

/** Several conditions, all of which or one of which must be met. */
export interface ConditionGroup extends Worded {
  readonly kind: 'all_of' | 'any_of';
  readonly items: readonly ConditionTree[];
}

export type ConditionTree = Condition | ConditionGroup;

/**
 * `not_stated`: no answer of the asker could decide it, because the documents do not. `needs_more_information`: an
 * answer could.
 */
export type Verdict = 'eligible' | 'not_eligible' | 'needs_more_information' | 'not_stated';

/** A row of a table that editors keep: what is known of a business, and what must come of it. */
export interface EligibilityExample {
  readonly facts: Facts;
  readonly verdict: Verdict;
  /** Attributes of the conditions that are not met, at least one of each; undefined where the row does not say. */
  readonly because?: readonly string[];
  /** Exactly the attributes that can still change the verdict; undefined where the row does not say. */
  readonly asks?: readonly string[];
}

/**
 * What a record's documents state about who is eligible: conditions (all of which must be met), nothing, or the same as
 * another record. The check of the content runs the examples.
 */
export type Eligibility = { readonly examples: readonly EligibilityExample[] } & (
  | { readonly kind: 'conditions'; readonly items: readonly ConditionTree[] }
  | { readonly kind: 'not-stated' }
  | { readonly kind: 'same-as'; readonly record: string }
);

/** The conditions that a record states itself, all of which must be met; none where it states nothing, or names another. */
export const conditionsIn = (eligibility: Eligibility | undefined): readonly ConditionTree[] =>
  eligibility?.kind === 'conditions' ? eligibility.items : [];

/** The conditions of a tree that are no groups, in order. */
export function* leavesOf(tree: ConditionTree): Generator<Condition> {
  if (tree.kind === 'condition') yield tree;
  else for (const item of tree.items) yield* leavesOf(item);
}

/** The attributes that conditions are about, each once, in order. */
export function attributesIn(...trees: readonly ConditionTree[]): string[] {
  return [...new Set(trees.flatMap((tree) => [...leavesOf(tree)].map(({ attribute }) => attribute)))];
}
