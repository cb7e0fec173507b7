/** Rows of an editor's table of businesses and verdicts, tried against the conditions. */
import { attributesIn, type EligibilityExample } from '../core/model/eligibility.js';
import type { KnowledgeBase, PartialDate, PolicyRecord } from '../core/model/knowledge-base.js';
import type { Facts, Profile } from '../core/model/profile.js';
import {
  type Check,
  Checks,
  evaluate,
  standingOf,
  withConsequences,
} from '../core/skills/eligibility/index.js';

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
    .filter((tree) => standingOf(profile, tree, facts) === 'not_eligible')
    .map((tree) => attributesIn(tree));
}

/**
 * Tries one row; undefined when the conditions give what it expects.
 *
 * @param check the conditions; undefined where the documents state none, so that nothing is decided
 */
function tryExample(
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

/** A row that the conditions do not give what it expects. */
export interface FailedExample extends Shortfall {
  readonly record: string;
  /** Position in the record's table, from 0. */
  readonly row: number;
  /** What the row knows of the business, in words. */
  readonly profile: string;
}

/** Tries the rows of a record, as its conditions are on a day. */
export function tryExamples(
  profile: Profile,
  checks: Pick<Checks, 'on' | 'holderOf'>,
  record: PolicyRecord,
  today: PartialDate,
): FailedExample[] {
  return (record.eligibility?.examples ?? []).flatMap((example, row): FailedExample[] => {
    const check = checks.on(today).get(checks.holderOf(record.id)?.id ?? '');
    const wrong = tryExample(profile, check, example);
    return wrong === undefined
      ? []
      : [{ record: record.id, row, profile: profileWords(example.facts), ...wrong }];
  });
}

/** Tries the rows of all records that have any. */
export function tryAllExamples(
  { records, profile, ...kb }: KnowledgeBase,
  today: PartialDate,
): FailedExample[] {
  const tried = [...records.values()].filter(({ eligibility }) => (eligibility?.examples.length ?? 0) > 0);
  if (tried.length === 0) return [];
  // What they are tried against is theirs, or that of the record whose conditions they share.
  const ids = tried.flatMap(({ id, eligibility }) =>
    eligibility?.kind === 'same-as' ? [id, eligibility.record] : [id],
  );
  const few = new Map([...records].filter(([id]) => ids.includes(id)));
  const checks = new Checks({ ...kb, profile, records: few });
  return tried.flatMap((record) => tryExamples(profile, checks, record, today));
}

/** What is known of a business as an editor writes it: "size: sme, employees: 10 to 20". */
function profileWords(facts: Facts): string {
  const words = Object.entries(facts).map(([id, known]) => {
    if (known.kind === 'choice') return `${id}: ${known.among.join(' or ')}`;
    const { from, to } = known;
    if (from === to) return `${id}: ${from ?? 'any number'}`;
    if (to === undefined) return `${id}: at least ${from}`;
    return from === undefined ? `${id}: at most ${to}` : `${id}: ${from} to ${to}`;
  });
  return words.length === 0 ? 'a business of which nothing is known' : `a business with ${words.join(', ')}`;
}
