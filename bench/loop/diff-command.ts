import { Command } from 'commander';
import { readQuestions } from '../../src/cli/diff/index.js';
import { readCount } from '../options.js';
import type { Output } from '../output.js';
import { count, milliseconds } from '../report.js';
import { diffOf } from './diff.js';

interface DiffOptions {
  readonly content: string;
  readonly plants: number;
  readonly questions?: readonly string[];
  readonly most: number;
  readonly json?: boolean;
}

/** In so many milliseconds 5,000 questions are to be asked of both sides. */
const GOAL_MS = 20_000;

/** `diff`: what `policy-bot diff` finds of planted slips, and how long it takes. */
export function diffCommand({ out, exit }: Output): Command {
  return new Command('diff')
    .description('What diff finds of slips planted in content, and how long it takes over many questions.')
    .option('--content <folder>', 'content to plant slips in', 'content')
    .option('--plants <slips>', 'slips, one at a time', readCount, 60)
    .option('--questions <files...>', 'JSON lines {"id","q"}, asked before and after a slip, and timed')
    .option('--most <questions>', 'questions asked at most', readCount, 5_000)
    .option('--json', 'print JSON')
    .action(async ({ content, plants, questions = [], most, json }: DiffOptions) => {
      const files = await Promise.all(questions.map(readQuestions));
      const texts = [...new Set(files.flat().flatMap(({ turns }) => turns))].slice(0, most);
      const row = await diffOf(content, plants, texts);
      const found = row.planted - row.unseen.length;
      const lines = [
        `Found ${found} of ${row.planted} planted slips; ${row.ofComments} differences told of changed comments.`,
        ...row.unseen.map((place) => `  unseen  ${place}`),
        ...(row.questions === 0
          ? []
          : [
              `${count(row.questions)} questions of both sides in ${milliseconds(row.ms)} ms, ${milliseconds(row.cpuMs)} ms of the processor.`,
            ]),
      ];
      out(json === true ? `${JSON.stringify(row)}\n` : `${lines.join('\n')}\n`);
      const whole = row.unseen.length === 0 && row.planted === plants && row.ofComments === 0;
      exit(whole && row.ms <= GOAL_MS ? 0 : 1);
    });
}
