/** The conditions of a record as an editor wrote them, each with its place. */
import { COMPARISONS } from '../core/model/eligibility.js';
import type { RecordData } from './draft.js';
import type { ConditionData } from './eligibility-schema.js';
import type { Path } from './yaml-file.js';

export interface PlacedCondition {
  readonly path: Path;
  readonly data: ConditionData;
  /** Where the attribute and the comparisons stand. */
  readonly at: Path;
  /** Whether it, or a group around it, names paragraphs. */
  readonly cited: boolean;
}

const KEYS: ReadonlySet<string> = new Set([
  'attribute',
  ...COMPARISONS,
  'not_stated_for',
  'all_of',
  'any_of',
  'says',
  'source',
  'paragraphs',
  'instead',
  'from',
  'until',
]);

/** Keys of a condition that stand for attributes: `employees` in `employees: { at_most: 200 }`. */
export const attributesIn = (data: ConditionData): string[] =>
  Object.keys(data).filter((key) => !KEYS.has(key));

/**
 * A condition in its long form: `employees: { at_most: 200 }` is `attribute: employees` with `at_most: 200`, and two
 * bounds of one attribute are a group of two. `path` leads to where the comparisons stand.
 */
export function longForm(data: ConditionData): { data: ConditionData; path: Path } {
  const [attribute, ...more] = attributesIn(data);
  if (attribute === undefined || more.length > 0 || data.attribute !== undefined) return { data, path: [] };
  const { [attribute]: value, ...rest } = data;
  const path = [attribute];
  if (Array.isArray(value)) return { data: { ...rest, attribute, one_of: value }, path };
  if (typeof value !== 'object' || value === null)
    return { data: { ...rest, attribute, is: value as string }, path };
  const bounds = Object.entries(value).filter(([, bound]) => bound !== undefined);
  if (bounds.length < 2) return { data: { ...rest, attribute, ...value }, path };
  return { data: { ...rest, all_of: bounds.map(([key, bound]) => ({ attribute, [key]: bound })) }, path };
}

/** Conditions and groups, a group before its members, in their long form. */
export function* conditionsIn(record: RecordData): Generator<PlacedCondition> {
  yield* within(record.eligibility?.conditions ?? [], ['eligibility', 'conditions'], false);
}

function* within(items: readonly ConditionData[], at: Path, above: boolean): Generator<PlacedCondition> {
  for (const [n, written] of items.entries()) {
    const path = [...at, n];
    const { data, path: inside } = longForm(written);
    const cited = above || data.paragraphs !== undefined;
    yield { path, data, at: [...path, ...inside], cited };
    for (const kind of ['all_of', 'any_of'] as const) {
      yield* within(
        data[kind] ?? [],
        written[kind] === undefined ? [...path, ...inside] : [...path, kind],
        cited,
      );
    }
  }
}
