/** Sets with models that have learnt nothing of any of them, as a new knowledge base has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Asked, JUDGED, type Models, RANKED, readJudge } from '../../src/core/find/index.js';
import { shippedModels } from '../../src/indexing/index.js';
import { fitModels } from '../fit/fit.js';
import { readGiven, readInvented, readSets, readShipped, type SetFolder } from '../fit/models.js';
import { THRESHOLDS } from '../fit/thresholds.js';
import { BenchError } from '../options.js';

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
  return (set) => learntIn(from.folder.replaceAll('{set}', set));
}

async function fitted(): Promise<Models> {
  const given = readGiven();
  const { asked, judge } = fitModels([await readShipped(), ...readInvented()], given, THRESHOLDS);
  return { ...given, asked: new Asked(asked), judge };
}

/** What `npm run fit -- --out` has written, with what ships besides. */
function learntIn(folder: string): Models {
  const file = (name: string): Buffer => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      throw new BenchError(
        `${join(folder, name)} cannot be read.\n  fix  Name a folder as "npm run fit -- --out" writes it.`,
      );
    }
  };
  const judge = readJudge(file('judge.json').toString(), RANKED, JUDGED);
  return { ...readGiven(folder), asked: new Asked(file('asked.bin')), judge };
}
