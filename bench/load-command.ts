import { Command, Option } from 'commander';
import { loadKnowledge } from '../src/knowledge/index.js';
import { LOAD_GOAL, type LoadReport, runLoad } from './load.js';
import { BenchError, readCount } from './options.js';
import type { Output } from './output.js';
import { count, milliseconds } from './report.js';

interface LoadCommandOptions {
  readonly rate: number;
  readonly seconds: number;
  readonly content: string;
  readonly json?: boolean;
}

function render({ asked, seconds, perSecond, p50, p99, failed }: LoadReport): string {
  return [
    `${count(asked)} questions in ${seconds.toFixed(1)} s: ${perSecond.toFixed(0)} answers a second (goal ${LOAD_GOAL.perSecond}), ${count(failed)} failed.`,
    `From due to answered: median ${milliseconds(p50)} ms, 99th percentile ${milliseconds(p99)} ms (goal ${LOAD_GOAL.p99} ms).`,
    '',
  ].join('\n');
}

export function loadCommand({ out, complain, exit }: Output): Command {
  return new Command('load')
    .description('questions that arrive at a rate, over HTTP, at the built program')
    .addOption(new Option('--channel <name>', 'where they are asked').choices(['web']).default('web'))
    .option('--rate <number>', 'questions a second', readCount, LOAD_GOAL.perSecond)
    .option('--seconds <number>', 'for how long', readCount, 10)
    .option('--content <dir>', 'knowledge base whose phrasings are asked', 'content')
    .option('--json', 'print the report as data')
    .action(async ({ rate, seconds, content, json }: LoadCommandOptions) => {
      const { knowledgeBase } = await loadKnowledge(content);
      if (knowledgeBase === undefined) throw new BenchError(`The content in ${content} cannot be read.`);
      const questions = [...knowledgeBase.records.values()].flatMap(({ name, statements, gaps }) => [
        name.ko,
        ...[...statements, ...gaps].flatMap(({ phrasings }) => [...phrasings.ko, ...phrasings.en]),
      ]);
      complain(`${count(rate)} questions a second for ${seconds} s …\n`);
      const report = await runLoad({ rate, seconds, questions });
      out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
      const reached = report.failed === 0 && report.p99 <= LOAD_GOAL.p99;
      exit(reached ? 0 : 1);
    });
}
