/** Sets with models that have learnt nothing of any of them, as a new knowledge base has. */
import type { Models } from '../../src/core/find/index.js';
import { shippedModels } from '../../src/indexing/index.js';
import { fitModels } from '../fit/fit.js';
import {
  folderFor,
  readFitted,
  readGiven,
  readInvented,
  readSets,
  readShipped,
  type SetFolder,
  withFitted,
} from '../fit/models.js';
import { THRESHOLDS } from '../fit/thresholds.js';

export interface ReadySet {
  readonly set: SetFolder;
  readonly models: Models;
}

/**
 * What a set is looked at with: the models that ship, models that are fitted without the sets first, which takes minutes, or
 * a folder of models, in which `{set}` stands for the set's name.
 */
export type FromWhere = 'shipped' | 'fitted' | { readonly folder: string };

/** @throws BenchError when a folder of models is not there */
export async function readySets(folder: string, from: FromWhere): Promise<ReadySet[]> {
  const sets = await readSets(folder);
  const models = modelsFrom(from === 'fitted' ? await fitted() : from);
  return sets.map((set) => ({ set, models: models(set.name) }));
}

function modelsFrom(from: Models | 'shipped' | { readonly folder: string }): (set: string) => Models {
  if (from === 'shipped') return shippedModels;
  if (!('folder' in from)) return () => from;
  return (set) => readFitted(folderFor(from.folder, set));
}

async function fitted(): Promise<Models> {
  const given = readGiven();
  return withFitted(given, fitModels([await readShipped(), ...readInvented()], given, THRESHOLDS));
}
