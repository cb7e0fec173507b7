import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { MODELS, shippedModels } from '../../src/indexing/index.js';
import { BenchError } from '../options.js';
import type { Output } from '../output.js';
import { compared, learntOf } from './compare.js';
import { fitModels } from './fit.js';
import { keepFitted, readFitted, readGiven, readInvented, readSets, readShipped } from './models.js';
import { THRESHOLDS } from './thresholds.js';

interface FitOptions {
  readonly sets?: string;
  readonly shipped?: string;
  readonly out: string;
  readonly compare?: string;
}

/** `fit`: learns the weights of the judge and what is asked for, and writes them. */
export function fitCommand({ out }: Output): Command {
  return new Command('fit')
    .description(
      'Learns models/asked.bin and models/judge.json from models/data, and from sets that are named.',
    )
    .option(
      '--sets <folder>',
      'folder of sets, each with content/ and questions.jsonl, to learn from as well',
    )
    .option(
      '--shipped <folder>',
      'folder with questions.jsonl about the shipped content, to learn from as well',
    )
    .option('--out <folder>', 'where to write', MODELS)
    .option(
      '--compare <folder>',
      'learn from every second question of the sets, ask the others with the weights there are and the new ones, and write these there',
    )
    .action(async ({ sets, shipped, out: chosen, compare }: FitOptions) => {
      const folder = compare ?? chosen;
      if (compare !== undefined && (sets === undefined || resolve(compare) === resolve(MODELS)))
        throw new BenchError(
          '--compare needs sets to ask, and another folder than that of the weights there are.\n  fix  Write: npm run fit -- --sets sets --compare new-models',
        );
      const started = Date.now();
      const named = sets === undefined ? [] : await readSets(sets);
      const materials = [
        await readShipped(shipped),
        ...named.map(({ material }) => (compare === undefined ? material : learntOf(material))),
        ...readInvented(),
      ];
      const given = readGiven();
      keepFitted(folder, fitModels(materials, given, THRESHOLDS));
      if (compare !== undefined) out(await compared(named, shippedModels(), readFitted(folder)));
      const questions = materials.reduce((sum, material) => sum + material.questions.length, 0);
      out(
        `Learnt from ${materials.length} knowledge bases and ${questions} questions in ${Math.round((Date.now() - started) / 1000)} s: ${join(folder, 'asked.bin')}, ${join(folder, 'judge.json')}\n`,
      );
    });
}
