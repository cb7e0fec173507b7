/** `policy-bot inquiries`: staff read and settle the questions that the bot could not answer. */
import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { InquiryLogError, type StaffInquiryLog, toCsv, toJson } from '../inquiries/index.js';
import { type FilterOptions, readFilter, readSince, withFilters } from './inquiries-filter.js';
import { count, renderInquiry, renderList, renderStats } from './inquiries-view.js';

export interface InquiriesDependencies {
  readonly openLog: () => Promise<StaffInquiryLog>;
  /** Forgets where a user can be reached, on a chat platform. */
  readonly forgetUser?: ((channel: string, user: string) => Promise<unknown>) | undefined;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Called with 1 when there is no such inquiry, or when nothing was done. */
  readonly exit: (code: number) => void;
  /** Default: the machine's clock. */
  readonly today?: (() => Date) | undefined;
  /** Terminal columns. Default: the terminal's, or 100. */
  readonly width?: number | undefined;
}

interface ExportOptions extends FilterOptions {
  readonly csv?: string | boolean;
}

/** The `inquiries` command. Each subcommand opens the log and closes it. */
export function inquiriesCommand(deps: InquiriesDependencies): Command {
  return new Command('inquiries')
    .description('read and settle the questions that the bot could not answer')
    .addCommand(listCommand(deps))
    .addCommand(showCommand(deps))
    .addCommand(exportCommand(deps))
    .addCommand(claimCommand(deps))
    .addCommand(answerCommand(deps))
    .addCommand(dismissCommand(deps))
    .addCommand(reopenCommand(deps))
    .addCommand(noteCommand(deps))
    .addCommand(statsCommand(deps))
    .addCommand(deleteUserCommand(deps))
    .addCommand(purgeCommand(deps));
}

function listCommand(deps: InquiriesDependencies): Command {
  return withFilters(new Command('list').description('list inquiries, asked last first'), 'waiting')
    .option('--limit <number>', 'most to show', '50')
    .option('--json', 'print them as data')
    .action((options: FilterOptions, command: Command) => {
      const filter = readFilter(options, command, clockOf(deps));
      return withLog(deps, async (log) => {
        const limit = filter.limit ?? Number.MAX_SAFE_INTEGER;
        const found = await log.list({ ...filter, limit: limit + 1 });
        const shown = found.slice(0, limit);
        if (options.json) return deps.out(`${toJson(shown)}\n`);
        if (shown.length === 0) return deps.out(`No ${describeStatus(options.status)} inquiries.\n`);
        deps.out(renderList(shown, widthOf(deps)));
        if (found.length > limit) deps.out(`There are more; show them with --limit ${limit * 2}.\n`);
      });
    });
}

function showCommand(deps: InquiriesDependencies): Command {
  return new Command('show')
    .description('show everything about one inquiry')
    .argument('<id>', 'its id, as list shows it')
    .option('--json', 'print it as data')
    .action((id: string, options: { json?: boolean }) =>
      withLog(deps, async (log) => {
        const inquiry = await log.get(id);
        if (inquiry === undefined) return noInquiry(id, deps);
        deps.out(options.json ? `${toJson(inquiry)}\n` : renderInquiry(inquiry));
      }),
    );
}

function exportCommand(deps: InquiriesDependencies): Command {
  return withFilters(
    new Command('export').description('write inquiries to a spreadsheet file or as JSON'),
    'all',
  )
    .addOption(new Option('--csv [file]', 'as CSV for a spreadsheet (the default), to a file or printed'))
    .addOption(new Option('--json [file]', 'as JSON, to a file or printed').conflicts('csv'))
    .action((options: ExportOptions, command: Command) => {
      const filter = readFilter(options, command, clockOf(deps));
      return withLog(deps, async (log) => {
        const inquiries = await log.list(filter);
        const text = options.json ? `${toJson(inquiries)}\n` : toCsv(inquiries);
        const file = [options.json, options.csv].find((value) => typeof value === 'string');
        if (typeof file !== 'string' || file === '-') return deps.out(text);
        await writeExport(file, text, command);
        deps.err(`${count(inquiries.length, 'inquiry', 'inquiries')} written to ${file}.\n`);
      });
    });
}

function claimCommand(deps: InquiriesDependencies): Command {
  return new Command('claim')
    .description('mark an inquiry as being worked on')
    .argument('<id>')
    .option('--by <name>', 'who works on it')
    .action((id: string, { by }: { by?: string }) =>
      settle(deps, id, (log) => log.claim(id, by), `Inquiry ${id} is claimed${by ? ` by ${by}` : ''}.`),
    );
}

function answerCommand(deps: InquiriesDependencies): Command {
  return new Command('answer')
    .description('mark an inquiry as answered, with the answer')
    .argument('<id>')
    .argument('<text...>', 'the answer, kept with the inquiry')
    .action((id: string, text: string[]) =>
      settle(
        deps,
        id,
        (log) => log.answer(id, text.join(' ')),
        `Inquiry ${id} is answered. The bot says so next time once the answer stands in content/.`,
      ),
    );
}

function dismissCommand(deps: InquiriesDependencies): Command {
  return new Command('dismiss')
    .description('mark an inquiry as needing no answer')
    .argument('<id>')
    .argument('[reason...]', 'why, kept with the inquiry')
    .action((id: string, reason: string[]) =>
      settle(deps, id, (log) => log.dismiss(id, reason.join(' ')), `Inquiry ${id} is dismissed.`),
    );
}

function reopenCommand(deps: InquiriesDependencies): Command {
  return new Command('reopen')
    .description('set an inquiry back to open')
    .argument('<id>')
    .action((id: string) => settle(deps, id, (log) => log.setStatus(id, 'open'), `Inquiry ${id} is open.`));
}

function noteCommand(deps: InquiriesDependencies): Command {
  return new Command('note')
    .description('add a remark to an inquiry')
    .argument('<id>')
    .argument('<text...>')
    .action((id: string, text: string[]) =>
      settle(deps, id, (log) => log.addNote(id, text.join(' ')), `The note is kept with inquiry ${id}.`),
    );
}

function statsCommand(deps: InquiriesDependencies): Command {
  return new Command('stats')
    .description('count turns, feedback and inquiries')
    .option('--since <when>', 'from a day (2026-03-31) or a number of days back (30d)')
    .option('--json', 'print them as data')
    .action((options: { since?: string; json?: boolean }, command: Command) => {
      const since = readSince(options.since, command, clockOf(deps));
      return withLog(deps, async (log) => {
        const stats = await log.stats({ since });
        deps.out(options.json ? `${toJson(stats)}\n` : renderStats(stats, widthOf(deps)));
      });
    });
}

function deleteUserCommand(deps: InquiriesDependencies): Command {
  return new Command('delete-user')
    .description("delete a user's questions")
    .argument('<channel>', 'slack, teams or console')
    .argument('<user>', "the channel's own id of the user")
    .option('--yes', 'really delete')
    .action((channel: string, user: string, options: { yes?: boolean }) => {
      if (!options.yes) {
        deps.err('Nothing was deleted. Deleting cannot be undone: add --yes to do it.\n');
        return deps.exit(1);
      }
      return withLog(deps, async (log) => {
        const asked = await log.deleteUser(channel, user);
        await deps.forgetUser?.(channel, user);
        deps.out(
          asked === 0
            ? 'The log holds no question of this user.\n'
            : `The user is forgotten: ${count(asked, 'question')} deleted, or kept without the user where others asked the same.\n`,
        );
      });
    });
}

function purgeCommand(deps: InquiriesDependencies): Command {
  return new Command('purge').description('delete what is past its retention now').action(() =>
    withLog(deps, async (log) => {
      deps.out(`${count(await log.purge(), 'inquiry', 'inquiries')} past the retention deleted.\n`);
    }),
  );
}

function settle(
  deps: InquiriesDependencies,
  id: string,
  change: (log: StaffInquiryLog) => Promise<void>,
  done: string,
): Promise<void> {
  return withLog(deps, async (log) => {
    try {
      await change(log);
    } catch (error) {
      if (error instanceof InquiryLogError && error.code === 'unknown-id') return noInquiry(id, deps);
      throw error;
    }
    deps.out(`${done}\n`);
  });
}

async function withLog(
  deps: InquiriesDependencies,
  work: (log: StaffInquiryLog) => Promise<void>,
): Promise<void> {
  const log = await deps.openLog();
  try {
    await work(log);
  } finally {
    await log.close();
  }
}

async function writeExport(file: string, text: string, command: Command): Promise<void> {
  try {
    await writeFile(file, text, { mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    command.error(
      `The file ${file} could not be written (${code}). Name a file in a folder that you can write to.`,
    );
  }
}

function noInquiry(id: string, deps: InquiriesDependencies): void {
  deps.err(
    `There is no inquiry ${JSON.stringify(id)}. "policy-bot inquiries list --status all" shows the ids.\n`,
  );
  deps.exit(1);
}

function describeStatus(status: FilterOptions['status']): string {
  return status === 'all' ? 'logged' : status;
}

function clockOf({ today }: InquiriesDependencies): () => Date {
  return today ?? (() => new Date());
}

function widthOf(deps: InquiriesDependencies): number {
  return deps.width ?? process.stdout.columns ?? 100;
}
