import { Command } from 'commander';
import { readCount } from '../options.js';
import type { Output } from '../output.js';
import { type Column, count, percent, table } from '../report.js';
import { type ImproveRow, improveSet } from './improve.js';
import { readySets } from './left-out.js';

interface ImproveOptions {
  readonly sets: string;
  readonly shipped?: boolean;
  readonly models?: string;
  readonly most: number;
  readonly json?: boolean;
}

/** Points by which right is to rise; wrong is not to. */
const GOAL = 0.04;

const COLUMNS: readonly Column<ImproveRow>[] = [
  { title: 'set', left: true, cell: ({ set }) => set },
  { title: 'missed', cell: ({ missed }) => count(missed) },
  { title: 'suggested', cell: ({ suggested }) => count(suggested) },
  { title: 'accepted', cell: ({ accepted }) => count(accepted) },
  { title: 'asked', cell: ({ before }) => count(before.questions) },
  { title: 'open', cell: ({ open }) => count(open) },
  { title: 'within', cell: ({ within }) => count(within) },
  { title: 'right before', cell: ({ before }) => percent(before.right) },
  { title: 'after', cell: ({ after }) => percent(after.right) },
  { title: 'at most', cell: ({ most }) => percent(most.right) },
  { title: 'wrong before', cell: ({ before }) => percent(before.wrong) },
  { title: 'after', cell: ({ after }) => percent(after.wrong) },
  { title: 'at most', cell: ({ most }) => percent(most.wrong) },
  { title: 'near before', cell: ({ beforeNear }) => percent(beforeNear) },
  { title: 'after', cell: ({ afterNear }) => percent(afterNear) },
];

/** `improve`: what the phrasings that `policy-bot improve` proposes are worth to questions that it has not seen. */
export function improveCommand({ out, complain, exit }: Output): Command {
  return new Command('improve')
    .description('What the phrasings that improve proposes are worth to questions that it has not seen.')
    .requiredOption('--sets <folder>', 'folder of sets, each with content/ and questions.jsonl')
    .option(
      '--shipped',
      'with the models that ship, which may have learnt from the sets; without, they are fitted',
    )
    .option('--models <folder>', 'with the models of a folder; {set} in it stands for the name of a set')
    .option('--most <suggestions>', 'suggestions that are looked at, of each set', readCount, 10)
    .option('--json', 'print JSON')
    .action(async ({ sets, shipped = false, models, most, json }: ImproveOptions) => {
      const from = models === undefined ? undefined : { folder: models };
      const ready = await readySets(sets, from ?? (shipped ? 'shipped' : 'fitted'));
      const rows: ImproveRow[] = [];
      for (const { set, models: learnt } of ready) {
        for (const half of [0, 1] as const) {
          const row = await improveSet(set, learnt, most, half);
          rows.push({ ...row, set: `${set.name}${half + 1}` });
          complain(`${set.name}: half ${half + 1} of 2\n`);
        }
      }
      const mean = (of: (row: ImproveRow) => number): number =>
        rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
      const rise = mean(({ before, after }) => after.right - before.right);
      const wrong = mean(({ before, after }) => after.wrong - before.wrong);
      const highest = mean(({ before, most: all }) => all.right - before.right);
      const sum = (of: (row: ImproveRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
      const [open, within] = [sum((row) => row.open), sum((row) => row.within)];
      const summary = [
        `Right rises by ${percent(rise)} points, wrong by ${percent(wrong)}; with every answerable question of the log as a phrasing of its entry, right by ${percent(highest)}.`,
        `Of ${count(open)} questions without a right answer ${count(within)} ask for an entry that got a phrasing.`,
      ].join('\n');
      out(
        json === true
          ? `${JSON.stringify({ rows, rise, wrong, highest })}\n`
          : `${table(COLUMNS, rows)}\n${summary}\n`,
      );
      exit(rise >= GOAL && wrong <= 0 ? 0 : 1);
    });
}
