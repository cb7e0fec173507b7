import { Command } from 'commander';
import { CHECK_GOAL_MS, type CheckReport, type CheckTime, timeCheck } from './check.js';
import { readCount } from './options.js';
import type { Output } from './output.js';
import { count, milliseconds } from './report.js';

interface CheckBenchOptions {
  readonly records: number;
  readonly runs: number;
  readonly content: string;
  readonly json?: boolean;
}

function render({ records, findings, full, changed }: CheckReport): string {
  const said = ({ ms, cpuMs }: CheckTime): string =>
    `${milliseconds(cpuMs)} ms of the processor, ${milliseconds(ms)} ms by the clock`;
  return [
    `policy-bot check --quick of ${count(records)} records, ${count(findings)} findings.`,
    `for the first time: ${said(full)}`,
    `one record changed: ${said(changed)} (goal ${count(CHECK_GOAL_MS)} ms of the processor)`,
    '',
  ].join('\n');
}

/** `check`: how long an editor waits for the check after a change. */
export function checkBenchCommand({ out, complain, exit }: Output): Command {
  return new Command('check')
    .description('the check of very many records in which one was changed: how long an editor waits')
    .option(
      '--records <number>',
      'how many, copied from those of the content under other names',
      readCount,
      500,
    )
    .option('--runs <number>', 'changes, of which the median is told', readCount, 5)
    .option('--content <dir>', 'whose records are copied', 'content')
    .option('--json', 'print the report as data')
    .action(async ({ records, runs, content, json }: CheckBenchOptions) => {
      complain(`${count(records)} records …\n`);
      const report = await timeCheck(content, records, runs);
      out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
      exit(report.changed.cpuMs > CHECK_GOAL_MS ? 1 : 0);
    });
}
