/** The conditions of a record as an editor wrote them, each with its place. */
import type { RecordData } from './draft.js';
import type { ConditionData } from './eligibility-schema.js';
import type { Path } from './yaml-file.js';

export interface PlacedCondition {
  readonly path: Path;
  readonly data: ConditionData;
  /** Whether it, or a group around it, names paragraphs. */
  readonly cited: boolean;
}

/** Conditions and groups, a group before its members. */
export function* conditionsIn(record: RecordData): Generator<PlacedCondition> {
  yield* within(record.eligibility?.conditions ?? [], ['eligibility', 'conditions'], false);
}

function* within(items: readonly ConditionData[], at: Path, above: boolean): Generator<PlacedCondition> {
  for (const [n, data] of items.entries()) {
    const path = [...at, n];
    const cited = above || data.paragraphs !== undefined;
    yield { path, data, cited };
    for (const kind of ['all_of', 'any_of'] as const) {
      yield* within(data[kind] ?? [], [...path, kind], cited);
    }
  }
}
