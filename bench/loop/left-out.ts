/** Sets with models that have learnt nothing of them, as a new knowledge base has. */
import { Asked, type Models } from '../../src/core/find/index.js';
import { shippedModels } from '../../src/indexing/index.js';
import { fitModels } from '../fit/fit.js';
import { readGiven, readInvented, readSets, readShipped, type SetFolder } from '../fit/models.js';
import { THRESHOLDS } from '../fit/thresholds.js';

export interface ReadySet {
  readonly set: SetFolder;
  readonly models: Models;
}

/** @param leftOut whether each set's models are fitted to all others first, which takes minutes */
export async function* readySets(
  folder: string,
  leftOut: boolean,
  only?: readonly string[],
): AsyncGenerator<ReadySet> {
  const sets = await readSets(folder);
  const others = leftOut ? [await readShipped(), ...readInvented()] : [];
  const given = readGiven();
  for (const set of sets) {
    if (only !== undefined && !only.includes(set.name)) continue;
    if (!leftOut) {
      yield { set, models: shippedModels() };
      continue;
    }
    const rest = sets.filter((each) => each !== set).map(({ material }) => material);
    const { asked, judge } = fitModels([...rest, ...others], given, THRESHOLDS);
    yield { set, models: { ...given, asked: new Asked(asked), judge } };
  }
}
