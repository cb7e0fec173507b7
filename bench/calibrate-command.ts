import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { calibrate, collect, type LeftOut, leaveOut } from './calibrate.js';
import { FAMILIES } from './derive.js';
import { BenchError } from './options.js';
import type { Output } from './output.js';
import { type Column, percent, table } from './report.js';

const COLUMNS: readonly Column<LeftOut>[] = [
  { title: 'family left out', left: true, cell: (row) => row.set },
  { title: 'AUROC', cell: (row) => percent(row.auroc) },
  { title: 'balanced', cell: (row) => percent(row.balanced) },
  { title: 'best', cell: (row) => percent(row.bestBalanced) },
  { title: 'ECE', cell: (row) => percent(row.calibrationError) },
];

/** @throws BenchError when a set is missing */
function checkFamilies(folder: string): void {
  for (const { sets, variants } of Object.values(FAMILIES)) {
    for (const name of [...sets, ...variants]) {
      if (existsSync(join(folder, name, 'kb.jsonl'))) continue;
      throw new BenchError(
        `${join(folder, name)} is missing.\n  why  The models are fitted over all of these sets.\n  fix  Put the set there, or name the folder that holds them all.`,
      );
    }
  }
}

export function calibrateCommand({ out }: Output): Command {
  return new Command('calibrate')
    .description(
      'fit the confidence over many knowledge bases, and judge it on sets of which it has seen nothing',
    )
    .requiredOption('--data <dir>', 'the folder that holds the sets')
    .action(({ data }: { data: string }) => {
      checkFamilies(data);
      const samples = collect(data);
      for (const isTrained of [true, false]) {
        const models = calibrate(samples.filter((sample) => sample.isTrained === isTrained));
        out(`${isTrained ? 'TRAINED' : 'UNTRAINED'} ${JSON.stringify(models, null, 2)}\n`);
      }
      out(table(COLUMNS, leaveOut(data, samples)));
    });
}
