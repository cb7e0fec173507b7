/** `policy-bot export`: the questions and answers of the content as a table. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { count } from './inquiries-view.js';

interface ExportFlags {
  readonly content?: string;
  readonly record?: readonly string[];
}

export function exportCommand(context: CliContext): Command {
  return new Command('export')
    .description('write the questions and answers of the content as a table, .xlsx or .csv')
    .argument('<file>', 'where to write it; its ending says which of the two')
    .option('--content <dir>', 'the content folder')
    .option('--record <id...>', 'these records alone; "questions" for those that belong to none')
    .addHelpText(
      'after',
      `
A row is an entry: its title, its text, where it stands in the documents, and how people ask for it, a phrasing a line.
What could act as a formula is given an apostrophe, which policy-bot import takes away. What only staff may read is in the table too.

Examples
  policy-bot export questions.xlsx
  policy-bot export questions.csv --record smart-factory-mutual-growth questions`,
    )
    .action(async (file: string, flags: ExportFlags) => {
      const { COLUMNS, entriesOf, kindOf, writeSheet } = await import('../knowledge/table/index.js');
      const { parseContent, readContent } = await import('../knowledge/index.js');
      const kind = kindOf(file);
      if (kind === undefined) throw new UsageError(NEITHER(file));
      const dir = flags.content ?? settingsOf(context).content;
      const content = await readContent(dir);
      if (parseContent(content).knowledgeBase === undefined)
        throw new UsageError(
          `${dir} has findings that must be mended first.\n  fix  Run: policy-bot check --content ${dir}`,
        );
      const entries = entriesOf(content);
      const owners = new Set(entries.map(({ id }) => id.slice(0, id.indexOf('/'))));
      const unknown = flags.record?.find((id) => !owners.has(id));
      if (unknown !== undefined)
        throw new UsageError(`There is no record "${unknown}".\n  fix  policy-bot records lists them.`);
      const rows = entries
        .filter(({ id }) => flags.record?.includes(id.slice(0, id.indexOf('/'))) ?? true)
        .map(({ cells }) => COLUMNS.map((column) => cells[column]));
      await writeFile(file, await writeSheet([COLUMNS, ...rows], kind));
      context.out(`${file}: ${count(rows.length, 'row')}.\n`);
    });
}

/** What is said of a file that is no table. */
export const NEITHER = (file: string): string =>
  `"${file}" ends neither with .xlsx nor with .csv.\n  fix  Name a file that does.`;
