/** `policy-bot learn DIR`: logged questions, with what staff have said of them, as a set to learn weights from. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { systemClock } from '../clock.js';
import type { Library } from '../core/library/library.js';
import { readContent } from '../knowledge/index.js';
import { type LocalRow, localRows, NOTHING } from '../loop/index.js';
import { cacheDir } from '../settings/index.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { type FilterOptions, readFilter, withFilters } from './inquiries-filter.js';
import { openContent } from './open.js';
import { withLog } from './with-log.js';

interface LearnFlags extends FilterOptions {
  readonly meant?: ReadonlyMap<string, string>;
}

/** The set in the folder that is named; `npm run fit -- --sets` reads all in it. */
const SET = 'local';

export function learnCommand(context: CliContext): Command {
  const command = new Command('learn')
    .description('write logged questions, with what staff have said of them, as a set to learn weights from')
    .argument('<dir>', 'a folder of sets; the set in it is called local');
  return withFilters(command, 'all')
    .addOption(
      new Option(
        '--meant <ids>',
        `what answers questions, with commas between: 12=record/entry; 15=${NOTHING} where nothing does`,
      ).argParser(readMeant),
    )
    .addHelpText(
      'after',
      `
Written are the content and the questions of which a person has said what answers them: with --meant, now or before, or by sending the
answer that the content had ready. They stand as the log keeps them, redacted; one from which something was taken out is left out.
The set is made anew each time: what the log has deleted is gone from it too. Needs POLICY_BOT_LEARN=true. Nothing is learnt by it:

Examples
  policy-bot learn sets --meant 12=smart-factory/fee,15=${NOTHING}
  npm run fit -- --sets sets --compare new-models`,
    )
    .action(async (dir: string, flags: LearnFlags, self: Command) => {
      const settings = settingsOf(context);
      if (!settings.learn)
        throw new UsageError(
          'Questions of the log are not written to a set.\n  why  People who ask have to be told that their questions may be learnt from.\n  fix  Tell them, then set POLICY_BOT_LEARN=true.',
        );
      const library = await openContent(settings.content, cacheDir(settings));
      const filter = readFilter(flags, self, systemClock.now);
      const inquiries = await withLog(settings, (log) => log.list(filter));
      const meant = flags.meant ?? new Map<string, string>();
      checkMeant(meant, new Set(inquiries.map(({ id }) => id)), library);
      const folder = join(dir, SET);
      const rows = localRows(inquiries, library, new Map([...(await saidBefore(folder)), ...meant]));
      await write(folder, (await readContent(settings.content)).files, rows);
      const none = rows.filter(({ answers }) => answers.length === 0).length;
      context.out(
        `${rows.length} of ${inquiries.length} questions in ${join(folder, 'questions.jsonl')}; ${none} that nothing answers.\n`,
      );
    });
}

/** What somebody has said of questions in the set as it is. */
async function saidBefore(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, 'questions.jsonl'), 'utf8').catch(() => '');
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LocalRow);
  return new Map(
    rows.flatMap(({ id, from, answers: [entry = NOTHING] }) => (from === 'correction' ? [[id, entry]] : [])),
  );
}

async function write(
  folder: string,
  files: ReadonlyMap<string, string>,
  rows: readonly LocalRow[],
): Promise<void> {
  const content = join(folder, 'content');
  await rm(content, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
  await writeFile(join(folder, 'questions.jsonl'), lines.join(''), { mode: 0o600 });
}

function checkMeant(meant: ReadonlyMap<string, string>, ids: ReadonlySet<string>, library: Library): void {
  for (const [id, entry] of meant) {
    if (!ids.has(id))
      throw new UsageError(
        `There is no inquiry ${id}.\n  fix  "policy-bot inquiries list --status all" names them.`,
      );
    if (entry !== NOTHING && !library.entries.has(entry))
      throw new UsageError(
        `There is no entry "${entry}" (for ${id}).\n  fix  Name one as "policy-bot ask --explain" shows it, such as record/aspect, or write ${id}=${NOTHING}.`,
      );
  }
}

function readMeant(value: string): Map<string, string> {
  return new Map(
    value.split(',').map((part) => {
      const [id = '', entry = ''] = part.trim().split('=');
      if (id === '' || entry === '')
        throw new InvalidArgumentError(`Write ids and entries, such as 12=record/entry,15=${NOTHING}.`);
      return [id, entry];
    }),
  );
}
