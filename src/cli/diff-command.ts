/** `policy-bot diff BASE HEAD`: what an edit changes in what people are told. */
import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ParsedTexts } from '../knowledge/index.js';
import { cacheDir, type Settings } from '../settings/index.js';
import { type CliContext, settingsOf } from './context.js';
import {
  type Asked,
  compareSides,
  conversationsOf,
  type Difference,
  diffHtml,
  diffText,
  KINDS,
  type Kind,
  readQuestions,
  readSide,
  type Side,
} from './diff/index.js';
import { distinct } from './diff/questions.js';
import { EXIT } from './errors.js';
import { parseDay } from './open.js';
import { hasLog, withLog } from './with-log.js';

interface DiffFlags {
  readonly content?: string;
  readonly questions?: readonly string[];
  readonly log: boolean;
  readonly limit: number;
  readonly today?: string;
  readonly failOn: readonly Kind[];
  readonly html?: string;
  readonly json?: boolean;
}

/** Logged questions asked at most, those asked last first. */
const MOST_LOGGED = 5_000;

export function diffCommand(context: CliContext): Command {
  return new Command('diff')
    .description('what an edit changes in what people are told: the same questions before and after')
    .argument('<base>', 'a content folder, or a git revision, as it was')
    .argument(
      '[head]',
      'a content folder, or a git revision, as it is to be; the content folder when left out',
    )
    .option('--content <dir>', 'the content folder, in a revision too')
    .option('--questions <file...>', 'JSON lines {"id","q"} or {"id","turns":[{"q"}]}, asked besides')
    .option('--no-log', 'leave out the questions of the inquiry log')
    .addOption(
      new Option('--limit <number>', 'logged questions at most, asked last first')
        .argParser(readLimit)
        .default(MOST_LOGGED),
    )
    .option('--today <date>', 'answer as on this day, YYYY-MM-DD')
    .addOption(
      new Option(
        '--fail-on <kinds>',
        `exit with 1 at these, with commas between: ${KINDS.join(', ')}, or none`,
      )
        .argParser(readKinds)
        .default(['figure', 'lost', 'entry'], 'figure,lost,entry'),
    )
    .option('--html <file>', 'also write the differences as a page')
    .option('--json', 'print the differences as data')
    .addHelpText(
      'after',
      `
Asked are the golden conversations, the files of --questions, and the questions of the inquiry log, which are kept
redacted; ways to ask that lead elsewhere; and all that is said by itself, asked or not. Shown is only what differs: another figure, no longer answered, another entry, newly answered, another wording.
Exits with 0 when there is nothing to stop for, with 1 for a difference of --fail-on, with 2 when it could not compare.

Examples
  policy-bot diff main
  policy-bot diff v1.2 HEAD --questions questions.jsonl --html diff.html
  policy-bot diff content content-new --fail-on figure`,
    )
    .action(async (base: string, head: string | undefined, flags: DiffFlags) => {
      const settings = settingsOf(context);
      const content = flags.content ?? fromHere(settings.content);
      const parsed = new ParsedTexts();
      const read = (side: string): Promise<Side> => readSide(side, content, cacheDir(settings), parsed);
      const [before, after] = await Promise.all([read(base), read(head ?? content)]);
      const files = await Promise.all((flags.questions ?? []).map(readQuestions));
      const logged = flags.log ? await loggedQuestions(settings, flags.limit) : [];
      const asked = distinct([...conversationsOf(before.kb, after.kb), ...files.flat(), ...logged]);
      const day = flags.today ?? settings.today;
      const differences = await compareSides(before, after, asked, {
        cacheDir: cacheDir(settings),
        ...(day === undefined ? {} : { today: parseDay(day) }),
      });
      const questions = asked.reduce((sum, { turns }) => sum + turns.length, 0);
      const compared = { base: before.name, head: after.name, questions, differences };
      context.out(flags.json === true ? `${JSON.stringify(compared, null, 2)}\n` : diffText(compared));
      if (flags.html !== undefined) await writeFile(flags.html, diffHtml(compared));
      if (differences.some(({ kind }: Difference) => flags.failOn.includes(kind)))
        context.exitCode = EXIT.findings;
    });
}

/** The questions of the inquiry log, as they are kept; none where there is no log yet. */
async function loggedQuestions(settings: Settings, limit: number): Promise<Asked[]> {
  if (!hasLog(settings)) return [];
  const inquiries = await withLog(settings, (log) => log.list({ limit }));
  return inquiries.map(({ id, text }) => ({ from: `inquiry ${id}`, turns: [text] }));
}

function readKinds(value: string): Kind[] {
  if (value === 'none') return [];
  return value.split(',').map((word) => {
    const kind = KINDS.find((each) => each === word.trim());
    if (kind === undefined) throw new InvalidArgumentError(`Choose from: ${KINDS.join(', ')}, none.`);
    return kind;
  });
}

function readLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return limit;
}

/** A path as git knows it from the working folder. */
function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
