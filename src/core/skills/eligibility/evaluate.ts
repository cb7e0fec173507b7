/** What conditions come to for what is known, and what could still change it. */
import type { ConditionTree, Verdict } from '../../model/eligibility.js';
import type { Facts, Profile } from '../../model/profile.js';
import { type Cell, compile, type Diagram, END, type End, reached, restrict } from './diagram.js';
import { among, exactly } from './known.js';

/** How one condition stands: met, not met, not known yet, or such that the documents do not say. */
export type Standing = 'met' | 'not-met' | 'unknown' | 'not-stated';

/**
 * The verdict that every way of filling in what is not known agrees on; `needs_more_information` while they differ.
 * `open` are the attributes whose answer can still change it, in the order of the conditions: none are left out, and no
 * others are in it.
 */
export interface Evaluation {
  readonly verdict: Verdict;
  readonly open: readonly string[];
}

const VERDICT_OF: Readonly<Record<End, Verdict>> = {
  [END.no]: 'not_eligible',
  [END.notStated]: 'not_stated',
  [END.yes]: 'eligible',
};
const STANDING_OF: Readonly<Record<Verdict, Standing>> = {
  eligible: 'met',
  not_eligible: 'not-met',
  not_stated: 'not-stated',
  needs_more_information: 'unknown',
};

/** Evaluates a diagram. Facts about attributes that it does not ask are of no account. */
export function evaluate(diagram: Diagram, facts: Facts): Evaluation {
  const { ends, attributes } = reached(restrict(diagram, facts));
  const [only] = ends;
  if (ends.size === 1 && only !== undefined) return { verdict: VERDICT_OF[only], open: [] };
  return { verdict: 'needs_more_information', open: attributes };
}

/** How one condition, or a group of them, stands by itself. */
export function standingOf(profile: Profile, tree: ConditionTree, facts: Facts): Standing {
  return STANDING_OF[evaluate(compile(profile, [tree]), facts).verdict];
}

/** A single answer that would make the verdict another. */
export interface Change {
  readonly attribute: string;
  /** Neighbouring answers that would do it. */
  readonly cells: readonly Cell[];
}

/** Answers to one attribute that would make someone eligible who is not, everything else being as it is. */
export function changesTo(diagram: Diagram, facts: Facts): Change[] {
  return diagram.axes.flatMap(({ attribute, cells }) => {
    const better = cells.filter(
      (cell) => evaluate(diagram, { ...facts, [attribute]: knownOf(cell) }).verdict === 'eligible',
    );
    return better.length > 0 && better.length < cells.length ? [{ attribute, cells: better }] : [];
  });
}

/** What an answer in a cell tells; any of the numbers of a cell serves for all. */
export function knownOf(cell: Cell): Facts[string] {
  if (cell.kind === 'choice') return among(cell.choice);
  return exactly(Number.isFinite(cell.from) ? cell.from : Number.isFinite(cell.below) ? cell.below - 1 : 0);
}
