import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import type { CliContext } from './context.js';
import { EXIT, UsageError } from './errors.js';

/** `policy-bot migrate`: writes a content folder of an earlier layout anew in today's, beside the old one. */
export function migrateCommand(context: CliContext): Command {
  return new Command('migrate')
    .description('convert a content folder of an earlier layout to the layout of today')
    .argument('<from>', 'the content folder to convert; it is only read')
    .argument('<to>', 'the folder to write, which must not exist or be empty')
    .addHelpText(
      'after',
      `
Phrasings move from each record to a file beside it: programs/x.yaml keeps facts and texts, programs/x.asks.yaml
has the ways to ask for them. A valid_to that is the day of the answer on the deadline moves to applications. What profile.yaml asks
of a business goes to the shelf where that asks the same, and conditions name it as the shelf does. Everything else, with its comments, is copied as it is; so is a folder that has today's
layout already. Exits with 1 when a file could not be converted.

Example
  policy-bot migrate content content-new`,
    )
    .action(async (from: string, to: string) => {
      await refuseFull(from, to);
      const { migrate, readContent } = await import('../knowledge/index.js');
      const content = await readContent(from);
      const { files, made, problems } = migrate(content.files);
      const unread = content.diagnostics
        .filter(({ file }) => file.endsWith('.yaml'))
        .map(({ file, what }) => `${file}: ${what}`);
      // Pictures, notes and what cannot be read are not lost either.
      const others = (await filesIn(from)).filter((path) => !files.has(path));
      for (const path of [...files.keys(), ...others]) {
        await mkdir(dirname(join(to, path)), { recursive: true });
        await writeFile(join(to, path), files.get(path) ?? (await readFile(join(from, path))));
      }
      for (const problem of [...unread, ...problems]) context.err(`${problem}\n`);
      if (unread.length + problems.length > 0) context.exitCode = EXIT.findings;
      context.out(
        `${to}: ${files.size + others.length} files, of which ${made.length} hold phrasings that were moved.\n`,
      );
    });
}

/** Every file of a folder, with `/` between folders. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Refuses what would mix two folders, or write over what is read. */
async function refuseFull(from: string, to: string): Promise<void> {
  if (!existsSync(from))
    throw new UsageError(`There is no folder ${from}.\n  fix  Name the content folder to convert.`);
  const full = existsSync(to) && (await readdir(to)).length > 0;
  if (full || `${resolve(to)}/`.startsWith(`${resolve(from)}/`)) {
    throw new UsageError(
      `${to} ${full ? 'is not empty' : `lies in ${from}`}.\n  why  Converted files would mix with the others.\n  fix  Name a folder that does not exist.`,
    );
  }
}
