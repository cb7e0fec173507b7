import { Command } from 'commander';
import { ELIGIBILITY_GOAL_MS, type EligibilityReport, runEligibility } from './eligibility.js';
import { readCount } from './options.js';
import type { Output } from './output.js';
import { count, milliseconds } from './report.js';

interface EligibilityOptions {
  readonly businesses: number;
  readonly programs: number;
  readonly conditions: number;
  readonly seed: number;
  readonly json?: boolean;
}

function render(report: EligibilityReport): string {
  const { verdicts, compared, different, compileMs, evaluateMs } = report;
  const shares = Object.entries(verdicts).map(([verdict, number]) => `${verdict} ${count(number)}`);
  return [
    `${count(report.businesses)} businesses on ${count(report.programs)} programs of ${count(report.conditions)} conditions: ${milliseconds(compileMs + evaluateMs)} ms (conditions compiled in ${milliseconds(compileMs)} ms, evaluated in ${milliseconds(evaluateMs)} ms).`,
    `Verdicts: ${shares.join(', ')}.`,
    `${count(compared)} were evaluated one by one as well: ${count(different)} came out otherwise.`,
    '',
  ].join('\n');
}

export function eligibilityCommand({ out, complain, exit }: Output): Command {
  return new Command('eligibility')
    .description('many businesses on many programs: how long until each has its verdict')
    .option('--businesses <number>', 'how many, made up', readCount, 10_000)
    .option('--programs <number>', 'how many, made up', readCount, 1_000)
    .option('--conditions <number>', 'in each program', readCount, 6)
    .option('--seed <number>', 'the same seed gives the same businesses and programs', readCount, 1)
    .option('--json', 'print the report as data')
    .action(({ businesses, programs, conditions, seed, json }: EligibilityOptions) => {
      complain(`${count(businesses)} businesses on ${count(programs)} programs …\n`);
      const report = runEligibility(businesses, programs, conditions, seed);
      out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
      const slow = report.evaluateMs > ELIGIBILITY_GOAL_MS;
      exit(report.different > 0 || slow ? 1 : 0);
    });
}
