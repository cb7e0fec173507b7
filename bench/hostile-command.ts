import { Command } from 'commander';
import { HEARING_GOAL } from './hearing.js';
import { GOAL_MS, type HostileReport, type KindRow, PUMPED, runHostile } from './hostile.js';
import { SHIPPED_CONTENT } from './library-bot.js';
import { readCount } from './options.js';
import type { Output } from './output.js';
import { type Column, count, milliseconds, table } from './report.js';

interface HostileOptions {
  readonly count: number;
  readonly seed: number;
  readonly pumped: number;
  readonly content: string;
  readonly json?: boolean;
}

const COLUMNS: readonly Column<KindRow>[] = [
  { title: 'kind', left: true, cell: (row) => row.kind },
  { title: 'inputs', cell: (row) => count(row.inputs) },
  { title: 'longest', cell: (row) => count(row.longest) },
  { title: 'median ms', cell: (row) => milliseconds(row.medianMs) },
  { title: 'p99 ms', cell: (row) => milliseconds(row.p99Ms) },
  { title: 'slowest ms', cell: (row) => milliseconds(row.slowestMs) },
  { title: 'CPU ms', cell: (row) => milliseconds(row.slowestCpuMs) },
];

const SHOWN = 10;

function render(report: HostileReport): string {
  const { inputs, seed, slowest, disorders } = report;
  const lines = [
    `${count(inputs)} inputs, seed ${seed}: median ${milliseconds(report.medianMs)} ms, p99 ${milliseconds(report.p99Ms)} ms, slowest ${milliseconds(report.slowestMs)} ms; ${count(report.overGoal)} took over ${GOAL_MS} ms of the processor.`,
    `Slowest: ${slowest.kind}, ${count(slowest.length)} characters, ${milliseconds(slowest.cpuMs)} ms of the processor (${milliseconds(slowest.ms)} by the clock).`,
    ...report.kinds.flatMap(({ kind, inputs: own, longest, slowestCpuMs }) =>
      kind === PUMPED
        ? [
            `Pumped: ${count(own)} strings of up to ${count(longest)} letters, worst turn ${milliseconds(slowestCpuMs)} ms of the processor.`,
          ]
        : [],
    ),
    `Hearing: ${report.hearing.nothingMs.toFixed(2)} ms of the processor for a message that states nothing (goal ${HEARING_GOAL.nothingMs}), ${report.hearing.somethingMs.toFixed(2)} for one that states something (goal ${HEARING_GOAL.somethingMs}).`,
    disorders.length === 0
      ? 'Each got an orderly reply.'
      : `${count(disorders.length)} did not get an orderly reply:`,
    ...disorders
      .slice(0, SHOWN)
      .map(
        ({ kind, length, start, problem }) => `  ${kind}, ${count(length)} characters, ${start}: ${problem}`,
      ),
  ];
  return `${table(COLUMNS, report.kinds)}\n${lines.join('\n')}\n`;
}

export function hostileCommand({ out, complain, exit }: Output): Command {
  return new Command('hostile')
    .description('hostile inputs through the whole bot: each must get an orderly reply in bounded time')
    .option('--count <inputs>', 'how many', readCount, 10_000)
    .option('--seed <number>', 'the same seed gives the same inputs', readCount, 1)
    .option(
      '--pumped <inputs>',
      'besides, of what repeats in a regular expression of the source',
      readCount,
      500,
    )
    .option('--content <dir>', 'knowledge base to ask', SHIPPED_CONTENT)
    .option('--json', 'print the report as data')
    .action(async (options: HostileOptions) => {
      complain(`${count(options.count)} hostile inputs …\n`);
      const report = await runHostile(options.content, options.count, options.seed, options.pumped);
      out(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
      exit(report.disorders.length === 0 ? 0 : 1);
    });
}
