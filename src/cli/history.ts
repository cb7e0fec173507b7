/** `policy-bot history`: the states of the content that were served, and which facts changed in each. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { changeLine } from '../../adapters/words.js';
import type { PublishedState } from '../history/fact-changes.js';
import { History } from '../history/index.js';
import { historyDir } from '../settings/index.js';
import { toLine } from './columns.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { time } from './inquiries-view.js';

interface HistoryFlags {
  readonly limit: number;
  readonly json?: boolean;
}

export function historyCommand(context: CliContext): Command {
  return new Command('history')
    .description('which facts changed with each state of the content that was served')
    .argument('[record]', 'only the changes of this record')
    .addOption(
      new Option('--limit <number>', 'states to show at most, the newest').argParser(readLimit).default(20),
    )
    .option('--json', 'print the states as data')
    .addHelpText(
      'after',
      `
A running bot remembers each state that it serves: its hash, the time, who made the change where the desk or git knows, and the facts
that changed. The last 1,000 are kept beside the database, the texts of the last 200 with them. What everyone may read of it is
a page too, at /changes, and a feed at /changes.atom.

Examples
  policy-bot history
  policy-bot history smart-factory --limit 5`,
    )
    .action(async (record: string | undefined, { limit, json }: HistoryFlags) => {
      const settings = settingsOf(context);
      const states = await new History(historyDir(settings)).states();
      const of = ({ changes, staff, ...state }: PublishedState): PublishedState => ({
        ...state,
        changes: changes.filter((each) => record === undefined || each.record === record),
        staff: staff.filter((each) => record === undefined || each.record === record),
      });
      const asked = states
        .map(of)
        .filter(({ changes, staff }) => record === undefined || changes.length + staff.length > 0);
      if (record !== undefined && asked.length === 0 && !(await isRecord(settings.content, record)))
        throw new UsageError(`There is no record "${record}".\n  fix  policy-bot records lists them.`);
      const shown = asked.slice(0, limit);
      context.out(
        json === true ? `${JSON.stringify(shown, null, 2)}\n` : textOf(shown, states.length, record),
      );
    });
}

/** Whether the content has a record of an id; where it cannot be read, nobody knows that it has not. */
async function isRecord(dir: string, record: string): Promise<boolean> {
  const { parseContent, readContent } = await import('../knowledge/index.js');
  const { knowledgeBase } = parseContent(await readContent(dir));
  return knowledgeBase === undefined || knowledgeBase.records.has(record);
}

function textOf(shown: readonly PublishedState[], kept: number, record: string | undefined): string {
  if (kept === 0)
    return 'No state of the content is kept yet: "policy-bot start" remembers each that it serves.\n';
  if (shown.length === 0) return `No fact of ${record} has changed since the first state that is kept.\n`;
  return `${shown.map(stateText).join('\n')}`;
}

function stateText({ version, at, by, changes, staff }: PublishedState): string {
  const head = [time.format(at), version, ...(by === undefined ? [] : [by])];
  const lines = [
    ...changes.map((each) => `  ${each.record}  ${toLine(changeLine(each, 'en'))}`),
    ...staff.map((each) => `  ${each.record}  ${toLine(changeLine(each, 'en'))} (for staff)`),
  ];
  const body = lines.length === 0 ? ['  no fact has changed'] : lines;
  return `${head.map(toLine).join('  ')}\n${body.join('\n')}\n`;
}

function readLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return limit;
}
