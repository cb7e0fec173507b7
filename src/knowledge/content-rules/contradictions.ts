import { type ConditionTree, leavesOf } from '../../core/model/eligibility.js';
import type { PartialDate } from '../../core/model/knowledge-base.js';
import type { Profile } from '../../core/model/profile.js';
import { inForce } from '../../core/skills/eligibility/index.js';
import { longForm } from '../conditions.js';
import { parseDate } from '../dates.js';
import type { RecordData } from '../draft.js';
import type { ConditionData } from '../eligibility-schema.js';
import { resolveEligibility, resolveProfile } from '../resolve-eligibility.js';
import type { ProfileData } from '../shelf.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { canBeMet, isAlwaysMet } from './satisfiable.js';

/** Some business meets the conditions, on each day on which others come to apply; and not every business meets one. */
export function checkContradictions(file: YamlFile, data: RecordData, profileData: ProfileData): void {
  if (data.eligibility?.conditions === undefined) return;
  const profile = resolveProfile(profileData);
  const eligibility = resolveEligibility(data, data.eligibility);
  if (eligibility.kind !== 'conditions') return;
  const { items } = eligibility;
  const at = ['eligibility', 'conditions'];
  const single = items.map((tree, n) => checkTree(file, [...at, n], tree, profile));
  if (single.includes(false)) return;
  for (const day of daysOf(data.eligibility.conditions)) {
    const last = items.findIndex((_, n) => !canBeMet(profile, inForce(items.slice(0, n + 1), day)));
    const tree = items[last];
    if (tree === undefined) continue;
    const other = items.slice(0, last).find((each) => !canBeMet(profile, inForce([each, tree], day)));
    const problem =
      other === undefined
        ? `No business can meet this condition (on ${nameOf(tree)}) together with those before it.`
        : `No business can meet both this condition (on ${nameOf(tree)}) and the one on ${nameOf(other)}.`;
    file.report('impossible-conditions', [...at, last], { problem });
    return;
  }
}

/** Whether a condition or group can be met; reports the innermost that cannot, and those that always are. */
function checkTree(file: YamlFile, path: Path, tree: ConditionTree, profile: Profile): boolean {
  if (isAlwaysMet(profile, tree)) file.report('condition-without-effect', path, { condition: nameOf(tree) });
  const items = tree.kind === 'condition' ? [] : tree.items;
  const parts = items.map((item, n) => checkTree(file, [...path, tree.kind, n], item, profile));
  if (parts.includes(false)) return false;
  if (canBeMet(profile, [tree])) return true;
  file.report('impossible-conditions', path, {
    problem: `No business can meet the condition on ${nameOf(tree)}.`,
  });
  return false;
}

function nameOf(tree: ConditionTree): string {
  const names = [...new Set([...leavesOf(tree)].map(({ attribute }) => `"${attribute}"`))];
  return names.join(' and ');
}

/** Days that between them see every set of conditions that applies at one time. */
function daysOf(conditions: readonly ConditionData[]): PartialDate[] {
  const days = conditions
    .map((condition) => longForm(condition).data)
    .flatMap(({ from, until, all_of, any_of }): PartialDate[] => [
      ...[from, until].flatMap((day) => (day === undefined ? [] : [parseDate(day)])),
      ...daysOf(all_of ?? []),
      ...daysOf(any_of ?? []),
    ]);
  return [{ year: 1 }, ...days, { year: 9999 }];
}
