import { Command } from 'commander';
import { SHIPPED_CONTENT } from './library-bot.js';
import { type MemoryRow, runMemory } from './memory.js';
import { readCount } from './options.js';
import type { Output } from './output.js';
import { type Column, count, megabytes, table } from './report.js';

interface MemoryOptions {
  readonly turns: number;
  readonly people: number;
  readonly content: string;
  readonly json?: boolean;
}

const COLUMNS: readonly Column<MemoryRow>[] = [
  { title: 'turns', cell: (row) => count(row.turns) },
  { title: 'resident MB', cell: (row) => megabytes(row.residentBytes) },
  { title: 'heap MB', cell: (row) => megabytes(row.heapBytes) },
  { title: 'buffers MB', cell: (row) => megabytes(row.bufferBytes) },
];

export function memoryCommand({ out, complain }: Output): Command {
  return new Command('memory')
    .description('memory of a process that answers many turns, with the log in a file')
    .option('--turns <count>', 'how many', readCount, 100_000)
    .option(
      '--people <count>',
      'who take turns in asking, each in a conversation of their own',
      readCount,
      1_000,
    )
    .option('--content <dir>', 'knowledge base to ask', SHIPPED_CONTENT)
    .option('--json', 'print the rows as data; bytes')
    .action(async ({ json, ...job }: MemoryOptions) => {
      const rows = await runMemory(job, ({ turns }) => complain(`\r${count(turns)} turns … `));
      complain('\n');
      out(json === true ? `${JSON.stringify(rows, null, 2)}\n` : table(COLUMNS, rows));
    });
}
