/** `policy-bot import`: a table of questions and answers into the content. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ContentFiles, Diagnostic, Parsed } from '../knowledge/index.js';
import type { ChangedRow, Sheet, SheetKind } from '../knowledge/table/index.js';
import { type CliContext, settingsOf } from './context.js';
import { EXIT, UsageError } from './errors.js';
import { NEITHER } from './export-table.js';
import { count } from './inquiries-view.js';

interface ImportFlags {
  readonly content?: string;
  readonly sources?: string;
  readonly write?: boolean;
  readonly patch?: string;
  readonly json?: boolean;
}

export function importCommand(context: CliContext): Command {
  return new Command('import')
    .description('put a table of questions and answers, .xlsx or .csv, into the content')
    .argument('<file>', 'a table as policy-bot export writes it')
    .option('--content <dir>', 'the content folder')
    .option(
      '--sources <dir>',
      'folder of the documents: checks what changes against the cited paragraphs as well',
    )
    .option('--write', 'change the files of the content folder')
    .option('--patch <file>', 'write a patch of the changes there, for git apply')
    .option('--json', 'print changes and findings as data')
    .addHelpText(
      'after',
      `
Without --write and --patch it says what would change, and changes nothing. The content is checked with the changes in it; each
finding names the row and the column, and with any finding nothing is written. With --sources the texts are held against the documents too, as
policy-bot check --sources does. What the table does not have stays as it is.
Exits with 0 when all is in order, with 1 for findings, with 2 when it could not read the table.

Examples
  policy-bot import questions.xlsx
  policy-bot import questions.xlsx --sources ~/documents
  policy-bot import questions.xlsx --write`,
    )
    .action(async (file: string, flags: ImportFlags) => {
      const { importTable, kindOf } = await import('../knowledge/table/index.js');
      const { formatDiagnostic, readContent } = await import('../knowledge/index.js');
      const kind = kindOf(file);
      if (kind === undefined) throw new UsageError(NEITHER(file));
      const dir = flags.content ?? settingsOf(context).content;
      const content = await readContent(dir);
      const sheet = await readTable(file, kind);
      const { files, changed, diagnostics } =
        'rule' in sheet
          ? { files: new Map(), changed: [], diagnostics: [sheet] }
          : importTable(content, sheet, file, await lookIn(content, flags.sources));
      if (diagnostics.length > 0) context.exitCode = EXIT.findings;
      const writes = diagnostics.length === 0;
      if (writes && flags.patch !== undefined) {
        const { contentPatch } = await import('./content-patch.js');
        await writeFile(flags.patch, contentPatch(dir, content, files));
      }
      const written = writes && flags.write === true && files.size > 0;
      if (written) {
        const { folderPlace } = await import('./content-place.js');
        const changes = [...files].map(([path, after]) => ({ path, before: content.files.get(path), after }));
        if (!(await folderPlace(dir).write(changes, 'import')))
          throw new UsageError(`${dir} was changed meanwhile.\n  fix  Run the command again.`);
      }
      if (flags.json === true) {
        context.out(`${JSON.stringify({ table: file, changed, findings: diagnostics }, null, 2)}\n`);
        return;
      }
      if (!writes) {
        context.out(`${diagnostics.map(formatDiagnostic).join('\n\n')}\n\n`);
        context.out(`${count(diagnostics.length, 'finding')}; nothing is written.\n`);
        return;
      }
      context.out(changesText(file, changed));
      if (written) context.out(`Written to ${dir}. Next: policy-bot check --content ${dir}\n`);
      else if (changed.length > 0 && flags.patch === undefined)
        context.out('Nothing is written; write it with --write, or as a patch with --patch FILE.\n');
    });
}

/** What the documents in a folder say against the content; nothing without a folder. */
async function lookIn(
  content: ContentFiles,
  dir: string | undefined,
): Promise<((parsed: Parsed) => readonly Diagnostic[]) | undefined> {
  if (dir === undefined) return undefined;
  const { compareWithSources, parseContent, readTexts } = await import('../knowledge/index.js');
  const { readable } = parseContent(content);
  const texts = readable === undefined ? new Map() : await readTexts(readable, dir);
  return (parsed) =>
    parsed.readable === undefined ? [] : compareWithSources(parsed.readable, texts, parsed.places);
}

/** A table, or the finding that it cannot be read. */
async function readTable(file: string, kind: SheetKind): Promise<Sheet | Diagnostic> {
  const { MOST_BYTES, readSheet } = await import('../knowledge/table/index.js');
  const { diagnose } = await import('../knowledge/index.js');
  const { size } = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`"${file}" cannot be opened (${error.code}).\n  fix  Check its name and its place.`);
  });
  const place = { file, line: 1, column: 1 };
  if (size > MOST_BYTES) {
    const reason = `it has ${size.toLocaleString('en')} bytes, and the most is ${MOST_BYTES.toLocaleString('en')}`;
    return diagnose('table-unreadable', place, { reason });
  }
  const bytes = await readFile(file);
  return readSheet(bytes, kind).catch((error: Error) =>
    diagnose('table-unreadable', place, { reason: error.message }),
  );
}

function changesText(file: string, changed: readonly ChangedRow[]): string {
  if (changed.length === 0) return `${file} says what the content says.\n`;
  const fresh = changed.filter((row) => row.fresh).length;
  const lines = changed.map(
    (row) => `  row ${row.row}  ${row.entry}  ${row.fresh ? 'new' : row.columns.join(', ')}`,
  );
  return `${file}: ${count(changed.length - fresh, 'entry', 'entries')} changed, ${fresh} new.\n${lines.join('\n')}\n`;
}
