import { Command } from 'commander';
import { type DraftReport, type DraftRow, runDraft } from './draft.js';
import type { Output } from './output.js';
import { count } from './report.js';

/** Shares to reach, of what editors wrote and of what is proposed. */
const GOALS = { proposed: 0.85, extra: 0.15 };

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;

function sumOf(rows: readonly DraftRow[]): DraftRow {
  const sum = (key: Exclude<keyof DraftRow, 'set'>): number => rows.reduce((all, row) => all + row[key], 0);
  return {
    set: 'all',
    written: sum('written'),
    proposed: sum('proposed'),
    proposals: sum('proposals'),
    notPrinted: sum('notPrinted'),
    notWritten: sum('notWritten'),
  };
}

function render({ rows, missed, extra }: DraftReport, list: boolean): string {
  const line = (row: DraftRow): string =>
    `${row.set.padEnd(12)} ${count(row.written).padStart(7)} ${share(row.proposed, row.written).padStart(9)} ${count(row.proposals).padStart(10)} ${share(row.notPrinted, row.proposals).padStart(12)} ${share(row.notWritten, row.proposals).padStart(12)}`;
  return [
    'set          written  proposed  proposals  not printed  not written',
    ...[...rows, sumOf(rows)].map(line),
    ...(list ? ['', 'Written and not proposed:', ...missed, '', 'Proposed and not written:', ...extra] : []),
    '',
  ].join('\n');
}

export function draftCommand({ out, exit }: Output): Command {
  return new Command('draft')
    .description('what a draft proposes of the numbers and dates that editors wrote from the same documents')
    .requiredOption('--sets <dir>', 'folder of sets, each with docs/ and content/')
    .option('--list', 'also list what was missed and what nobody wrote')
    .option('--json', 'print the report as data')
    .action(async ({ sets, list, json }: { sets: string; list?: boolean; json?: boolean }) => {
      const report = await runDraft(sets);
      out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report, list === true));
      const { written, proposed, proposals, notWritten } = sumOf(report.rows);
      exit(proposed >= GOALS.proposed * written && notWritten <= GOALS.extra * proposals ? 0 : 1);
    });
}
