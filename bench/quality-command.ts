import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import type { ComparisonRow } from './compare.js';
import { THRESHOLDS } from './fit/thresholds.js';
import { runInChild } from './in-child.js';
import { readCount, readEngines, readSetFolders } from './options.js';
import type { Output } from './output.js';
import { ENGINE_NAMES, type EngineName } from './peers/index.js';
import { asked, type Column, milliseconds, percent, table } from './report.js';

interface QualityOptions {
  readonly data: string;
  readonly engine: readonly EngineName[];
  readonly sample?: number;
  readonly limit: number;
  readonly json?: boolean;
}

const COLUMNS: readonly Column<ComparisonRow>[] = [
  { title: 'set', left: true, cell: (row) => row.set },
  { title: 'engine', left: true, cell: (row) => row.engine },
  { title: 'asked', cell: (row) => asked(row.questions, row.of) },
  { title: 'accuracy', cell: (row) => percent(row.accuracy) },
  { title: 'MRR@5', cell: (row) => percent(row.mrr5) },
  { title: 'AUROC', cell: (row) => percent(row.auroc) },
  { title: 'in', cell: (row) => percent(row.inScope) },
  { title: 'out', cell: (row) => percent(row.outOfScope) },
  { title: 'balanced', cell: (row) => percent(row.balanced) },
  { title: 'best', cell: (row) => percent(row.bestBalanced) },
  { title: 'ECE', cell: (row) => percent(row.calibrationError) },
  { title: 'build ms', cell: (row) => milliseconds(row.buildMs) },
  { title: 'median ms', cell: (row) => milliseconds(row.medianMs) },
  { title: 'p99 ms', cell: (row) => milliseconds(row.p99Ms) },
  { title: '', left: true, cell: (row) => row.problem ?? '' },
];

const LEGEND = `
Shares in %. asked: * a fixed, evenly spaced sample. in, out: in-scope questions answered right and out-of-scope questions
refused at the default threshold (confidence ${THRESHOLDS.answer}); balanced: their mean; best: what the best threshold for these very
questions would give. ECE: expected calibration error. Engines without a calibrated confidence have no threshold.
`;

/** A row for an engine that gave no figures. */
function emptyRow(set: string, engine: string, problem: string): ComparisonRow {
  return {
    set,
    engine,
    questions: 0,
    of: 0,
    accuracy: null,
    mrr5: null,
    auroc: null,
    inScope: null,
    outOfScope: null,
    balanced: null,
    bestBalanced: null,
    calibrationError: null,
    buildMs: null,
    medianMs: null,
    p99Ms: null,
    problem,
  };
}

async function quality(options: QualityOptions, { out, complain, exit }: Output): Promise<void> {
  const rows: ComparisonRow[] = [];
  for (const folder of readSetFolders(options.data)) {
    const set = basename(resolve(folder));
    for (const engine of options.engine) {
      complain(`${set}: ${engine} …\n`);
      const most = options.sample === undefined ? {} : { most: options.sample };
      const job = { kind: 'quality', engine, folder, threshold: THRESHOLDS.answer, ...most } as const;
      const result = await runInChild<ComparisonRow>(job, options.limit);
      rows.push('row' in result ? result.row : emptyRow(set, engine, result.problem));
    }
  }
  if (rows.some((row) => row.engine === 'ours' && row.problem !== undefined)) exit(1);
  out(options.json === true ? `${JSON.stringify(rows, null, 2)}\n` : table(COLUMNS, rows) + LEGEND);
}

export function qualityCommand(output: Output): Command {
  return new Command('quality')
    .description('how well engines find the right entry of public data sets, and know when there is none')
    .requiredOption('--data <dir>', 'a set (kb.jsonl and test.jsonl) or a folder of sets')
    .option(
      '--engine <names>',
      `engines, with commas between: ${ENGINE_NAMES.join(', ')}`,
      readEngines,
      ENGINE_NAMES,
    )
    .option('--sample <questions>', 'ask at most this many questions of a set, evenly spaced', readCount)
    .option('--limit <seconds>', 'give an engine up that takes longer than this on a set', readCount, 300)
    .option('--json', 'print an array of rows, shares from 0 to 1')
    .action((options: QualityOptions) => quality(options, output));
}
