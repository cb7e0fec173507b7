/** Whether conditions can be met at all, and whether they ever are not. */
import type { ConditionTree } from '../../core/model/eligibility.js';
import type { Facts, Profile } from '../../core/model/profile.js';
import { both, compile, type Diagram, END, knownOf } from '../../core/skills/eligibility/index.js';

/** Ways through a diagram that are tried; more than that are taken to lead somewhere. */
const MOST_WAYS = 20_000;

/** Whether one answer goes with another by what the profile says follows from it ("a large company takes part"). */
function agree(profile: Profile, facts: Facts): boolean {
  return Object.entries(facts).every(([id, known]) => {
    const attribute = profile.attributes.get(id);
    if (attribute === undefined || attribute.kind === 'number' || known.kind === 'number') return true;
    const choice = attribute.choices.find(({ id: each }) => each === known.among[0]);
    return Object.entries(choice?.also ?? {}).every(([other, meant]) => {
      const said = facts[other];
      return said === undefined || said.kind === 'number' || both(said, meant) !== undefined;
    });
  });
}

function leadsToYes(profile: Profile, diagram: Diagram): boolean {
  let ways = 0;
  const visit = (id: number, facts: Facts): boolean => {
    const node = diagram.node(id);
    if (node === undefined) return id === END.yes;
    ways += 1;
    if (ways > MOST_WAYS) return true;
    const axis = diagram.axes[node.axis];
    return (axis?.cells ?? []).some((cell, n) => {
      const next = node.next[n] ?? END.no;
      if (next === END.no || axis === undefined) return false;
      const told = { ...facts, [axis.attribute]: knownOf(cell) };
      return agree(profile, told) && visit(next, told);
    });
  };
  return visit(diagram.root, {});
}

/** Whether some business meets all of the conditions. */
export function canBeMet(profile: Profile, items: readonly ConditionTree[]): boolean {
  return leadsToYes(profile, compile(profile, items));
}

/** Whether every business meets a condition, whatever it answers. */
export function isAlwaysMet(profile: Profile, tree: ConditionTree): boolean {
  return compile(profile, [tree]).root === END.yes;
}
