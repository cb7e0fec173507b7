/** Sets with models that have learnt nothing of any of them, as a new knowledge base has. */
import { Asked, type Models } from '../../src/core/find/index.js';
import { shippedModels } from '../../src/indexing/index.js';
import { fitModels } from '../fit/fit.js';
import { readGiven, readInvented, readSets, readShipped, type SetFolder } from '../fit/models.js';
import { THRESHOLDS } from '../fit/thresholds.js';

export interface ReadySets {
  readonly sets: readonly SetFolder[];
  readonly models: Models;
}

/** @param leftOut whether the models are fitted without the sets first, which takes minutes; else those that ship */
export async function readySets(folder: string, leftOut: boolean): Promise<ReadySets> {
  const sets = await readSets(folder);
  if (!leftOut) return { sets, models: shippedModels() };
  const given = readGiven();
  const { asked, judge } = fitModels([await readShipped(), ...readInvented()], given, THRESHOLDS);
  return { sets, models: { ...given, asked: new Asked(asked), judge } };
}
