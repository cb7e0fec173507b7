/** What conditions come to for what is known, what could still change it, and which question to ask next. */
import type { ConditionTree, Verdict } from '../../model/eligibility.js';
import type { Facts, Profile } from '../../model/profile.js';
import { allows, type Cell, compile, type Diagram, END, type End, reached, restrict } from './diagram.js';
import { among, exactly } from './known.js';

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

/** Evaluates a diagram. Facts about attributes that it does not ask are of no account. */
export function evaluate(diagram: Diagram, facts: Facts): Evaluation {
  const { ends, attributes } = reached(restrict(diagram, facts));
  const [only] = ends;
  if (ends.size === 1 && only !== undefined) return { verdict: VERDICT_OF[only], open: [] };
  return { verdict: 'needs_more_information', open: attributes };
}

/** The verdict of one condition, or of a group of them, by itself. */
export function standingOf(profile: Profile, tree: ConditionTree, facts: Facts): Verdict {
  return evaluate(compile(profile, [tree]), facts).verdict;
}

/** The attributes of which another answer would make someone eligible who is not, everything else being as it is. */
export function changesTo(diagram: Diagram, facts: Facts): string[] {
  return diagram.axes.flatMap(({ attribute, cells }) => {
    const better = cells.filter(
      (cell) => evaluate(diagram, { ...facts, [attribute]: knownOf(cell) }).verdict === 'eligible',
    );
    return better.length > 0 && better.length < cells.length ? [attribute] : [];
  });
}

/** What an answer in a cell tells; any of the numbers of a cell serves for all. */
export function knownOf(cell: Cell): Facts[string] {
  if (cell.kind === 'choice') return among(cell.choice);
  return exactly(Number.isFinite(cell.from) ? cell.from : Number.isFinite(cell.below) ? cell.below - 1 : 0);
}

/** Of the answers to an attribute that are still possible, the share that settles the verdict, 0 to 1. */
function settles(diagram: Diagram, facts: Facts, attribute: string): number {
  const axis = diagram.axes.find((each) => each.attribute === attribute);
  const cells = (axis?.cells ?? []).filter((cell) => allows(facts[attribute], cell));
  const settled = cells.filter(
    (cell) =>
      evaluate(diagram, { ...facts, [attribute]: knownOf(cell) }).verdict !== 'needs_more_information',
  );
  return cells.length === 0 ? 0 : settled.length / cells.length;
}

/**
 * Of the attributes that can still change a verdict, the one whose answers settle most, summed over the diagrams; the
 * earlier one on a tie. Those in `declined` are not asked again. Undefined when none is left.
 */
export function nextQuestion(
  diagrams: readonly Diagram[],
  facts: Facts,
  declined: ReadonlySet<string> = new Set(),
): string | undefined {
  const worth = new Map<string, number>();
  for (const diagram of diagrams) {
    const { open } = evaluate(diagram, facts);
    for (const attribute of open) {
      if (declined.has(attribute)) continue;
      // An answer that settles nothing yet is still worth asking, if less.
      const gain = 0.01 + settles(diagram, facts, attribute);
      worth.set(attribute, (worth.get(attribute) ?? 0) + gain);
    }
  }
  let best: string | undefined;
  for (const [attribute, gain] of worth) {
    if (best === undefined || gain > (worth.get(best) ?? 0) + 1e-9) best = attribute;
  }
  return best;
}
