import { Command } from 'commander';
import { loadKnowledge } from '../src/knowledge/index.js';
import { BenchError, readCount } from './options.js';
import type { Output } from './output.js';
import { RECORDS_GOAL_MS, type RecordsReport, runRecords, type Timing } from './records.js';
import { count, milliseconds } from './report.js';

interface RecordsOptions {
  readonly records: number;
  readonly runs: number;
  readonly seed: number;
  readonly content: string;
  readonly json?: boolean;
}

const MEASURED = [
  ['show', 'a record by name, every second one misspelt'],
  ['typing', 'names as they are typed'],
  ['list', 'lists with filters'],
] as const;

function render(report: RecordsReport): string {
  const line = (what: string, { p50, p99, runs, found }: Timing, goal: number): string =>
    `${what}: median ${milliseconds(p50)} ms, 99th percentile ${milliseconds(p99)} ms (goal ${goal} ms), ${count(found)} of ${count(runs)} came to something.`;
  return [
    `${count(report.records)} records, prepared at the first command in ${milliseconds(report.prepareMs)} ms.`,
    ...MEASURED.map(([key, what]) => line(what, report[key], RECORDS_GOAL_MS[key])),
    '',
  ].join('\n');
}

export function recordsCommand({ out, complain, exit }: Output): Command {
  return new Command('records')
    .description('records looked up and listed among very many: how long a reader waits')
    .option('--records <number>', 'how many, made up', readCount, 10_000)
    .option('--runs <number>', 'of each command', readCount, 1_000)
    .option('--seed <number>', 'the same seed gives the same records and commands', readCount, 1)
    .option('--content <dir>', 'knowledge base whose words are used', 'content')
    .option('--json', 'print the report as data')
    .action(async ({ records, runs, seed, content, json }: RecordsOptions) => {
      complain(`${count(records)} records …\n`);
      const { knowledgeBase } = await loadKnowledge(content);
      if (knowledgeBase === undefined) throw new BenchError(`The content in ${content} cannot be read.`);
      const report = runRecords(knowledgeBase, records, runs, seed);
      out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
      exit(MEASURED.some(([key]) => report[key].p99 > RECORDS_GOAL_MS[key]) ? 1 : 0);
    });
}
