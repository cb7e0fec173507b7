import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { shippedPairs } from '../../src/indexing/index.js';
import { clusterMisses, whyNot } from '../../src/loop/index.js';
import { readCount } from '../options.js';
import type { Output } from '../output.js';
import { type Column, count, milliseconds, percent, table } from '../report.js';
import { fitPairs } from './fit-pairs.js';
import { readySets } from './left-out.js';
import { clustersOf, type MissesRow, manyInquiries, missedSet, missesOfSet } from './misses.js';

interface MissesOptions {
  readonly sets: string;
  readonly leftOut?: boolean;
  readonly models?: string;
  readonly fit?: string;
  readonly show: number;
  readonly many: number;
  readonly json?: boolean;
}

const SEED = 19;
/** What is to be reached. */
const GOALS = { f1: 0.6, ms: 5_000 };

const COLUMNS: readonly Column<MissesRow>[] = [
  { title: 'set', left: true, cell: ({ set }) => set },
  { title: 'questions', cell: ({ questions }) => count(questions) },
  { title: 'clusters', cell: ({ clusters }) => count(clusters) },
  { title: 'precision', cell: ({ sure }) => percent(sure.precision) },
  { title: 'recall', cell: ({ sure }) => percent(sure.recall) },
  { title: 'F1', cell: ({ sure }) => percent(sure.f1) },
  { title: 'F1, one entry a question', cell: ({ single }) => percent(single.f1) },
];

/** `misses`: questions in clusters, against the entries that answer them. */
export function missesCommand({ out, exit }: Output): Command {
  return new Command('misses')
    .description('How well questions without an answer are grouped, against the entries that do answer them.')
    .requiredOption('--sets <folder>', 'folder of sets, each with content/ and questions.jsonl')
    .option('--left-out', 'with models that have learnt nothing of the sets; takes some minutes')
    .option('--models <folder>', 'with the models of a folder; {set} in it stands for the name of a set')
    .option('--fit <file>', 'also learn how pairs are weighed from all sets, and write it there')
    .option('--show <clusters>', 'also print so many clusters of each set', readCount, 0)
    .option('--many <questions>', 'questions to time', readCount, 10_000)
    .option('--json', 'print JSON')
    .action(async ({ sets, leftOut = false, models, fit, show, many, json }: MissesOptions) => {
      const from = models === undefined ? undefined : { folder: models };
      const ready = await readySets(sets, from ?? (leftOut ? 'fitted' : 'shipped'));
      const missed = ready.map(({ set, models: learnt }) => missedSet(set, learnt));
      const rows: MissesRow[] = [];
      const lines: string[] = [];
      let slowest = 0;
      for (const set of missed) {
        const others = missed.filter((other) => other !== set);
        const learnt = others.length === 0 ? shippedPairs() : fitPairs(others);
        rows.push(missesOfSet(set, learnt));
        const inquiries = manyInquiries(set.inquiries, many, SEED);
        const started = performance.now();
        clusterMisses(inquiries, set.library, learnt);
        slowest = Math.max(slowest, performance.now() - started);
        for (const { id, questions } of clustersOf(set, learnt, SEED).slice(0, show)) {
          lines.push(`${set.name}  ${id}  ${JSON.stringify(whyNot(set.library, questions[0]!.text))}`);
          lines.push(...questions.map(({ text }) => `     ${text}`));
        }
      }
      if (fit !== undefined) writeFileSync(fit, `${JSON.stringify(fitPairs(missed))}\n`);
      const mean = rows.reduce((sum, { sure }) => sum + sure.f1, 0) / rows.length;
      const reached = rows.every(({ sure }) => sure.f1 >= GOALS.f1) && slowest <= GOALS.ms;
      const timed = `${count(many)} questions in ${milliseconds(slowest)} ms at most.`;
      out(
        json === true
          ? `${JSON.stringify({ rows, many, ms: slowest })}\n`
          : `${[...lines, '', table(COLUMNS, rows), `F1 ${percent(mean)} on average.`, timed, ''].join('\n')}`,
      );
      exit(reached ? 0 : 1);
    });
}
