import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { MODELS } from '../../src/indexing/index.js';
import type { Output } from '../output.js';
import { fitModels } from './fit.js';
import { readGiven, readInvented, readSets, readShipped } from './models.js';
import { THRESHOLDS } from './thresholds.js';

interface FitOptions {
  readonly sets?: string;
  readonly shipped?: string;
  readonly out: string;
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
    .action(async ({ sets, shipped, out: folder }: FitOptions) => {
      const started = Date.now();
      const named = sets === undefined ? [] : await readSets(sets);
      const materials = [
        await readShipped(shipped),
        ...named.map(({ material }) => material),
        ...readInvented(),
      ];
      const { asked, judge } = fitModels(materials, readGiven(), THRESHOLDS);
      writeFileSync(join(folder, 'asked.bin'), asked);
      writeFileSync(join(folder, 'judge.json'), `${JSON.stringify(judge)}\n`);
      const questions = materials.reduce((sum, material) => sum + material.questions.length, 0);
      out(
        `Learnt from ${materials.length} knowledge bases and ${questions} questions in ${Math.round((Date.now() - started) / 1000)} s: ${join(folder, 'asked.bin')}, ${join(folder, 'judge.json')}\n`,
      );
    });
}
