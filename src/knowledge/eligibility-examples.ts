/** Rows of an editor's table of businesses and verdicts, tried against the conditions. */
import { attributesIn, type EligibilityExample } from '../core/model/eligibility.js';
import type { Profile } from '../core/model/profile.js';
import { type Check, evaluate, standingOf, withConsequences } from '../core/skills/eligibility/index.js';

/** In what a row and the conditions differ, as the ends of "expects …, but the conditions give …". */
export interface Shortfall {
  readonly expected: string;
  readonly actual: string;
}

const list = (ids: readonly string[]): string => (ids.length === 0 ? 'nothing' : ids.join(', '));

/** Attributes of each condition that is not met, a list for each. */
function unmet(profile: Profile, { items }: Check, example: EligibilityExample): string[][] {
  const facts = withConsequences(profile, example.facts);
  return items
    .filter((tree) => standingOf(profile, tree, facts) === 'not-met')
    .map((tree) => attributesIn(tree));
}

/**
 * Tries one row; undefined when the conditions give what it expects.
 *
 * @param check the conditions; undefined where the documents state none, so that nothing is decided
 */
export function tryExample(
  profile: Profile,
  check: Check | undefined,
  example: EligibilityExample,
): Shortfall | undefined {
  const { verdict, open } =
    check === undefined
      ? ({ verdict: 'not_stated', open: [] } as const)
      : evaluate(check.diagram, withConsequences(profile, example.facts));
  if (verdict !== example.verdict) return { expected: example.verdict, actual: verdict };
  const { because, asks } = example;
  if (because !== undefined) {
    const failed = check === undefined ? [] : unmet(profile, check, example);
    const all = failed.flat();
    const right =
      because.every((id) => all.includes(id)) &&
      failed.every((attributes) => attributes.some((id) => because.includes(id)));
    if (!right) {
      const actual = failed.map((attributes) => attributes.join(' or '));
      return { expected: `${verdict} because of ${list(because)}`, actual: `because of ${list(actual)}` };
    }
  }
  if (asks !== undefined && [...asks].sort().join() !== [...open].sort().join()) {
    return { expected: `questions about ${list(asks)}`, actual: `questions about ${list(open)}` };
  }
  return undefined;
}
