/** `policy-bot draft`: from a document to a record to fill in. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Command, Option } from 'commander';
import { RECORD_KINDS, type RecordKind } from '../core/model/knowledge-base.js';
import type { Drafted } from '../knowledge/drafting/index.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';

interface DraftFlags {
  readonly id?: string;
  readonly kind?: RecordKind;
  readonly content?: string;
  readonly write?: boolean;
  readonly texts?: string;
  readonly json?: boolean;
}

export function draftCommand(context: CliContext): Command {
  return new Command('draft')
    .description('propose a record from a document: its figures, dates and names as facts, texts to fill in')
    .argument('<document>', 'a file in text, HTML, DOCX, or PDF with a text layer')
    .option('--id <id>', 'id of the record and its source; made from the file name when left out')
    .addOption(new Option('--kind <kind>', 'kind of the record; guessed when left out').choices(RECORD_KINDS))
    .option(
      '--content <dir>',
      'content folder whose units and glossary are used, and which --write writes to',
    )
    .option('--write', 'write the files into the content folder rather than print them')
    .option('--texts <dir>', 'also write the paragraphs as <id>.txt to this folder, for check --sources')
    .option('--json', 'print the draft as data')
    .addHelpText(
      'after',
      `
Nothing is written that the document does not print: labels and texts are left empty, with the paragraph beside
them. Then come the units that are missing, and the sentences and figures of which nothing is proposed.
No file is written over.

Examples
  policy-bot draft press-release.pdf
  policy-bot draft press-release.docx --id export-voucher-2027 --write --texts documents`,
    )
    .action(async (document: string, flags: DraftFlags) => {
      const [{ draftDocument, readDocumentFile }, { parseContent, readContent }] = await Promise.all([
        import('../knowledge/drafting/index.js'),
        import('../knowledge/index.js'),
      ]);
      const text = await readDocumentFile(document);
      const content = flags.content ?? settingsOf(context).content;
      const id = idOf(document, flags.id);
      const files = await readContent(content);
      // While records are still being written, there is nothing to serve, but units and words are known.
      const { readable } = parseContent(files);
      const known = readable && { units: readable.units, glossary: readable.glossary };
      const draft = draftDocument(text, {
        id,
        ...(flags.kind && { kind: flags.kind }),
        ...known,
        schemaDir: files.schemaDir,
      });
      if (flags.json === true) {
        context.out(`${JSON.stringify(asData(id, draft), null, 2)}\n`);
        return;
      }
      const drafted = new Map([...draft.files].map(([path, lines]) => [join(content, path), lines]));
      if (flags.texts !== undefined)
        drafted.set(join(flags.texts, `${id}.txt`), `${draft.paragraphs.join('\n')}\n`);
      if (flags.write === true) await writeNew(drafted);
      else for (const [path, lines] of drafted) context.out(`── ${path}\n${lines}\n`);
      context.out(report(draft, flags.write === true ? [...drafted.keys()] : []));
      if (flags.write === true)
        context.out(
          `\nNext: fill in each '', then run: policy-bot check --quick --content ${content}${flags.texts === undefined ? '' : ` --sources ${flags.texts}`}\n`,
        );
    });
}

/** Lower-case letters, digits and hyphens of the file's name. */
function idOf(document: string, id: string | undefined): string {
  const stem = basename(document, extname(document)).toLowerCase();
  const made = id ?? stem.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(made)) return made;
  throw new UsageError(
    `${id === undefined ? 'The name of the file makes no id.' : `"${id}" is no id.`}\n  fix  Name one in small letters, digits and hyphens: --id export-voucher-2027`,
  );
}

/** Writes all files, or none where one exists. */
async function writeNew(files: ReadonlyMap<string, string>): Promise<void> {
  const there = [...files.keys()].filter((path) => existsSync(path));
  if (there.length > 0)
    throw new UsageError(
      `${there.join(', ')} exists already; nothing was written.\n  fix  Name another --id, or delete the file.`,
    );
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

function asData(id: string, { files, newUnits, ...draft }: Drafted): object {
  return { id, ...draft, newUnits: Object.fromEntries(newUnits), files: Object.fromEntries(files) };
}

function report(
  { kind, paragraphs, proposals, newUnits, uncovered }: Drafted,
  written: readonly string[],
): string {
  const lines = [
    `${paragraphs.length} paragraphs, ${proposals.length} facts proposed, kind: ${kind}.`,
    ...written.map((path) => `  wrote ${path}`),
  ];
  if (newUnits.size > 0) lines.push('', 'Units that units.yaml lacks:');
  for (const [unit, counted] of newUnits) lines.push(`  ${unit}${counted === '' ? '' : `  (${counted})`}`);
  if (uncovered.length > 0) lines.push('', 'Nothing is proposed of:');
  for (const { paragraph, what, text } of uncovered)
    lines.push(`  ${paragraph}: ${what === 'figure' ? `the figure ${text}` : text}`);
  return `${lines.join('\n')}\n`;
}
