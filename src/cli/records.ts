/** `policy-bot records`: the library of records without a chat. */
import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { renderPlain } from '../../adapters/console/render.js';
import { systemClock } from '../clock.js';
import { normalise } from '../core/language/index.js';
import { dayOf } from '../core/model/dates.js';
import { formatDate } from '../core/model/format.js';
import type { Language } from '../core/model/knowledge-base.js';
import type { Reply } from '../core/reply.js';
import { thresholdsOf } from '../core/skills/answer/decide.js';
import { EXPORT_FORMATS, takeCommand } from '../core/skills/records/index.js';
import { EMPTY_STATE } from '../core/skills/state.js';
import { type DueRecord, dueRecords } from '../knowledge/due.js';
import { cacheDir } from '../settings/index.js';
import { askedFor } from './asked.js';
import { layOut } from './columns.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { openContent, parseDay } from './open.js';

interface RecordFlags {
  readonly as?: 'staff';
  readonly language?: Language;
  readonly content?: string;
  readonly today?: string;
  readonly json?: boolean;
  readonly format?: string;
  readonly out?: string;
  readonly due?: boolean;
}

const WIDTH = 120;

const WHY_DUE: Readonly<Record<DueRecord['why'], string>> = {
  review: 'review',
  ended: 'period over',
  closed: 'applications closed',
  undated: 'no day of review',
};

const HANGUL = /\p{Script=Hangul}/u;

/** A command that is said in a chat as well. */
interface Spoken {
  readonly name: string;
  readonly about: string;
  readonly argument: { readonly name: string; readonly is: string };
  /** How it is said there. */
  readonly said: (of: string) => string;
  /** What to say where that comes to nothing. */
  readonly unknown: (of: string) => string;
}

const nothing = (of: string): string =>
  `Nothing is found for "${of}". "policy-bot records list" prints all records.`;

const SPOKEN: readonly Spoken[] = [
  {
    name: 'show',
    about: 'a whole record: state, dates, people, money, facts with their sources, what is not stated',
    argument: { name: '<name...>', is: 'a name, in part or misspelt' },
    said: (of) => `show ${of}`,
    unknown: (of) => `No record is called "${of}". "policy-bot records list" prints them all.`,
  },
  {
    name: 'list',
    about: 'the records that some words describe: kind, ministry, partner, year, status, field, with amount',
    argument: { name: '[words...]', is: 'such as: agreements signed in 2024' },
    said: (of) => (HANGUL.test(of) ? `${of} 목록` : `list ${of === '' ? 'records' : of}`),
    unknown: (of) =>
      `These words do not describe a list: "${of}". Name a kind (programs, plans, agreements, events, terms) and what is to hold, such as: agreements signed in 2024`,
  },
  {
    name: 'compare',
    about: 'two records side by side, or one value over time',
    argument: {
      name: '<names...>',
      is: 'such as: the MOU and the plan; smart factory investment 2018 and 2024',
    },
    said: (of) => `compare ${of}`,
    unknown: nothing,
  },
  {
    name: 'timeline',
    about: 'what is dated, day by day: of all records, of one, or of those that words describe',
    argument: { name: '[words...]', is: 'a name, or words that describe a list' },
    said: (of) => `timeline ${of}`.trim(),
    unknown: nothing,
  },
  {
    name: 'cite',
    about: 'one line to paste, with source, date and paragraph: of a record, or of one fact of it',
    argument: { name: '<what...>', is: 'such as: smart factory government share' },
    said: (of) => `cite ${of}`,
    unknown: nothing,
  },
];

function withCommon(command: Command): Command {
  return command
    .addOption(new Option('--as <role>', 'read what is for staff as well').choices(['staff']))
    .addOption(
      new Option('--language <language>', 'of the reply; that of the words when left out').choices([
        'ko',
        'en',
      ]),
    )
    .option('--content <dir>', 'knowledge base to read')
    .option('--today <date>', 'as on this day, YYYY-MM-DD');
}

/** The reply of the library of records to a command. */
async function replyTo(
  context: CliContext,
  flags: RecordFlags,
  command: (language: Language) => string,
  unknown: string,
): Promise<Reply> {
  const settings = settingsOf(context);
  const library = (await openContent(flags.content ?? settings.content, cacheDir(settings))).for(flags.as);
  const day = flags.today ?? settings.today;
  const today = day === undefined ? dayOf(systemClock.now()) : parseDay(day);
  const language = flags.language ?? (HANGUL.test(command('en')) ? 'ko' : 'en');
  const taken = takeCommand(
    {
      setting: { library, today, thresholds: thresholdsOf(library), language },
      voice: { kb: library.kb, language, today },
      state: EMPTY_STATE,
    },
    normalise(command(language)),
    () => {
      throw new UsageError(unknown);
    },
  );
  if (taken === undefined) throw new UsageError(unknown);
  return taken.reply;
}

function print(context: CliContext, reply: Reply, json: boolean | undefined): void {
  context.out(
    json === true ? `${JSON.stringify(reply, null, 2)}\n` : `${renderPlain(reply, { width: WIDTH })}\n`,
  );
  if (json === true || reply.outcome !== 'clarify') return;
  context.out(`${reply.actions.map(({ id, label }) => `  ${id.split(' ').at(-1)}  ${label}`).join('\n')}\n`);
}

/** `policy-bot records show|list|compare|timeline|cite|export`, and `--due` for what is to be reviewed. */
export function recordsCommand(context: CliContext): Command {
  const command = new Command('records')
    .description('look up, list, compare, cite and export programs, plans, agreements and events')
    .option('--due', 'list what is to be reviewed, what is asked for most first')
    .addOption(new Option('--as <role>', 'with what is for staff as well').choices(['staff']))
    .option('--content <dir>', 'knowledge base to read')
    .option('--today <date>', 'as on this day, YYYY-MM-DD')
    .addHelpText(
      'after',
      `
Names may be given in part, misspelt, or by initial consonants. What is for staff is shown with --as staff only.

Examples
  policy-bot records show smart factory MOU
  policy-bot records show ㅅㅁㅌㄱㅈ
  policy-bot records list agreements signed in 2024
  policy-bot records list 2027년에 끝나는 계획
  policy-bot records list 지금 신청할 수 있는 사업
  policy-bot records list programs with more than 1 billion won
  policy-bot records compare smart factory investment 2018 and 2024
  policy-bot records timeline smart factory MOU
  policy-bot records cite smart factory government share
  policy-bot records export agreements --format csv --out agreements.csv
  policy-bot records --due`,
    )
    .action((flags: RecordFlags) => {
      if (flags.due !== true)
        throw new UsageError(
          'Say what to do: policy-bot records show NAME, or list, compare, timeline, cite, export, --due.',
        );
      return listDue(context, flags);
    });
  for (const { name, about, argument, said, unknown } of SPOKEN) {
    command.addCommand(
      withCommon(new Command(name))
        .description(about)
        .argument(argument.name, argument.is)
        .option('--json', 'print the reply as data')
        .action(async (words: string[], _: unknown, self: Command) => {
          const of = words.join(' ');
          const flags = self.optsWithGlobals<RecordFlags>();
          const reply = await replyTo(context, flags, () => said(of), unknown(of));
          print(context, reply, flags.json);
        }),
    );
  }
  command.addCommand(
    withCommon(new Command('export'))
      .description('a record or a list as a file')
      .argument('<what...>', 'a name, or words that describe a list')
      .addOption(new Option('--format <format>', 'of the file').choices([...EXPORT_FORMATS]).default('csv'))
      .option('--out <file>', 'write it there; printed when left out')
      .action(async (words: string[], _: unknown, self: Command) => {
        const what = words.join(' ');
        const flags = self.optsWithGlobals<RecordFlags>();
        const reply = await replyTo(
          context,
          flags,
          () => `export ${what} as ${flags.format ?? 'csv'}`,
          `No record and no list is called "${what}". "policy-bot records list" prints all records.`,
        );
        if (reply.file === undefined) print(context, reply, false);
        else if (flags.out === undefined) context.out(reply.file.content);
        else writeFileSync(flags.out, reply.file.content);
      }),
  );
  return command;
}

async function listDue(context: CliContext, flags: RecordFlags): Promise<void> {
  const settings = settingsOf(context);
  const { kb } = (await openContent(flags.content ?? settings.content, cacheDir(settings))).for(flags.as);
  const day = flags.today ?? settings.today;
  const due = dueRecords(
    kb,
    day === undefined ? dayOf(systemClock.now()) : parseDay(day),
    await askedFor(context),
  );
  if (due.length === 0) {
    context.out('Nothing is due for review.\n');
    return;
  }
  const rows = due.map(({ record, why, since, asked }) => [
    String(asked),
    WHY_DUE[why],
    since === undefined ? 'no date' : formatDate(since, 'en'),
    record.id,
    record.file,
  ]);
  context.out(layOut(['asked', 'why', 'since', 'record', 'file'], rows, WIDTH));
}
