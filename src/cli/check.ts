import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Command } from 'commander';
import type { KnowledgeBase, PartialDate } from '../core/model/knowledge-base.js';
import type { CoveredSource } from '../knowledge/covering/index.js';
import type { Checked, CheckOptions, Counts } from '../knowledge/index.js';
import { cacheDir } from '../settings/index.js';
import { askedFor } from './asked.js';
import { type CliContext, settingsOf } from './context.js';
import { EXIT, UsageError } from './errors.js';

interface CheckFlags {
  readonly content?: string;
  readonly sources?: string;
  readonly today?: string;
  readonly freshness?: boolean;
  readonly quick?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly coverage?: boolean;
  readonly html?: string;
}

/** Runs the check over a folder; `src/knowledge` with the bot's own probe, unless a test brings another. */
export type Checker = (dir: string, options: CheckerOptions) => Promise<Checked>;

interface CheckerOptions extends Pick<CheckOptions, 'sources'> {
  /** Where the index of the content may have been kept. */
  readonly cacheDir?: string;
  /** The day on which golden conversations take place, YYYY-MM-DD; the real day when left out. */
  readonly today?: string;
  /** Leaves out what only the bot itself can tell: whether phrasings, conversations and examples come out. */
  readonly quick?: true;
  /** Asks the bot everything, also what has not changed since it was asked last. */
  readonly all?: true;
  /** Told how much of what is asked of the bot has been. */
  readonly progress?: (done: number, all: number) => void;
  /** Also finds what is due for review; with how often each entry was asked for. */
  readonly freshness?: readonly { readonly entry: string; readonly turns: number }[];
}

/** `policy-bot check`: exit code 0 when the content is in order, 1 for findings, 2 when the checker itself broke. */
export function checkCommand(context: CliContext, checker: Checker = checkContent): Command {
  return new Command('check')
    .description('find what is wrong in the content, and how to mend it')
    .option('--content <dir>', 'content folder to check')
    .option(
      '--sources <dir>',
      'folder of the documents: checks every figure, date and name against the cited paragraph',
    )
    .option('--today <date>', 'the day on which the golden conversations take place, YYYY-MM-DD')
    .option('--freshness', 'also find what is due for review, what is asked for most first')
    .option('--quick', 'without asking the bot: all that the files alone tell, while one writes')
    .option('--all', 'ask the bot everything, also what has not changed since the last check')
    .option('--coverage', 'also show, of each paragraph of --sources, what no fact holds')
    .option('--html <file>', 'write what --coverage shows as a page')
    .option('--json', 'print the findings as data')
    .addHelpText(
      'after',
      `
Each finding says where it is, what is wrong, why it matters and how to mend it.
The bot is asked about what has changed since the last check, beside the records most like it; with --all about everything.
Exits with 0 when there is none, with 1 when there is any, with 2 when the check itself broke.

Examples
  policy-bot check
  policy-bot check --content my-content
  policy-bot check --sources ~/documents --json
  policy-bot check --sources ~/documents --coverage --html coverage.html
  policy-bot check --freshness`,
    )
    .action(async ({ content, sources, today, freshness, quick, all, json, coverage, html }: CheckFlags) => {
      if ((coverage === true || html !== undefined) && sources === undefined)
        throw new UsageError(
          'Say where the documents are: policy-bot check --sources ~/documents --coverage',
        );
      const dir = content ?? fromHere(settingsOf(context).content);
      const options = {
        cacheDir: cacheDir(settingsOf(context)),
        ...(sources === undefined ? {} : { sources }),
        ...(today === undefined ? {} : { today }),
        ...(quick === true ? { quick } : {}),
        ...(all === true ? { all } : {}),
        ...(process.stderr.isTTY ? { progress: progressOn(context) } : {}),
        ...(freshness === true ? { freshness: await askedFor(context) } : {}),
      };
      const checked = await checker(dir, options);
      const covered =
        sources === undefined || (coverage ?? html) === undefined
          ? undefined
          : await coverIn(checked, sources);
      await report(checked, dir, json === true, context, covered);
      if (covered === undefined) return;
      const { coverageHtml, coverageText } = await import('./coverage.js');
      if (html !== undefined) await writeFile(html, coverageHtml(covered));
      if (coverage === true && json !== true) context.out(`\n${coverageText(covered)}`);
    });
}

/** What the documents in a folder print, and what of it is held; nothing of content that cannot be served. */
async function coverIn({ knowledgeBase }: Checked, dir: string): Promise<CoveredSource[]> {
  if (knowledgeBase === undefined) return [];
  const [{ readTexts }, { coverageOf }] = await Promise.all([
    import('../knowledge/index.js'),
    import('../knowledge/covering/index.js'),
  ]);
  const texts = await readTexts(knowledgeBase, dir);
  return coverageOf(
    knowledgeBase,
    new Map([...texts].flatMap(([id, found]) => ('text' in found ? [[id, found.text] as const] : []))),
  );
}

/** Says on one line how far the asking is, once it has taken a second. */
function progressOn({ err }: CliContext): (done: number, all: number) => void {
  const start = Date.now();
  return (done, all) => {
    if (Date.now() - start < 1000) return;
    err(
      done < all
        ? `\rAsking the bot: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} `
        : '\r\u001b[K',
    );
  };
}

/** A path as short as it can be said from the working folder. */
function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

async function checkContent(
  dir: string,
  { today, freshness, quick, all, progress, cacheDir: kept, ...options }: CheckerOptions,
): Promise<Checked> {
  const [{ check }, { ParsedCache }] = await Promise.all([
    import('../knowledge/index.js'),
    import('../indexing/parsed-cache.js'),
  ]);
  const cache = new ParsedCache(kept, dir);
  const parsed = await cache.read();
  const day = today === undefined ? undefined : (await import('./open.js')).parseDay(today);
  // The bot and its models take longer to load than all files to check.
  const ask = async (knowledgeBase: KnowledgeBase, stamps: ReadonlyMap<string, string>) => {
    const [{ probe }, { AskedCache }] = await Promise.all([
      import('./probe.js'),
      import('../indexing/asked-cache.js'),
    ]);
    const remembered = new AskedCache(kept, dir);
    const before = all === true ? new Map() : await remembered.read();
    const { findings, asked } = await probe(knowledgeBase, {
      today: day,
      cacheDir: kept,
      stamps,
      before,
      ...(progress && { progress }),
    });
    await remembered.write(asked);
    return findings;
  };
  // What the files alone tell: businesses of the editor's own tables, against the conditions.
  const tryOnly = async (knowledgeBase: KnowledgeBase) => {
    const { tryAllExamples } = await import('../knowledge/index.js');
    const failed = tryAllExamples(knowledgeBase, day ?? (await realDay()));
    return failed.map((each) => ({ rule: 'eligibility-example-failed' as const, ...each }));
  };
  const checked = await check(dir, {
    ...options,
    parsed,
    ...(freshness === undefined ? {} : { freshness: { today: day ?? (await realDay()), asked: freshness } }),
    probe: quick === true ? tryOnly : ask,
  });
  await cache.write(parsed);
  return checked;
}

/** The real day; the bot, which knows it, takes long to load. */
async function realDay(): Promise<PartialDate> {
  const [{ dayOf }, { systemClock }] = await Promise.all([
    import('../core/model/dates.js'),
    import('../clock.js'),
  ]);
  return dayOf(systemClock.now());
}

async function report(
  checked: Checked,
  dir: string,
  json: boolean,
  context: CliContext,
  coverage: readonly CoveredSource[] | undefined,
): Promise<void> {
  const { diagnostics, sound, counts } = checked;
  if (diagnostics.length > 0) context.exitCode = EXIT.findings;
  if (json) {
    const findings = diagnostics.map(({ data: _, ...finding }) => finding);
    context.out(`${JSON.stringify({ content: dir, findings, ...(coverage && { coverage }) }, null, 2)}\n`);
    return;
  }
  if (diagnostics.length > 0) {
    const { formatDiagnostic } = await import('../knowledge/index.js');
    context.out(`${diagnostics.map(formatDiagnostic).join('\n\n')}\n\n`);
    const files = new Set(diagnostics.map(({ file }) => file)).size;
    context.out(`${count(diagnostics.length, 'finding')} in ${count(files, 'file')}.\n`);
  } else if (sound) {
    context.out(`${dir}: no findings. ${summarise(counts)}\n`);
  }
}

/** What editors wrote, in numbers: "9 records, 120 facts, 210 entries, 1,400 phrasings". */
export function summarise({ records, facts, entries, phrasings }: Counts): string {
  return `${[
    count(records, 'record'),
    count(facts, 'fact'),
    count(entries, 'entry', 'entries'),
    count(phrasings, 'phrasing'),
  ].join(', ')}.`;
}

function count(number: number, one: string, more = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : more}`;
}
