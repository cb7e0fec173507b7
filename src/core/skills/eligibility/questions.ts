/** Which question to ask next. */
import type { Facts } from '../../model/profile.js';
import { allows, type Diagram } from './diagram.js';
import { evaluate, knownOf } from './evaluate.js';

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
