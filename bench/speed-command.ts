import { Command } from 'commander';
import type { CorpusLanguage } from './corpus.js';
import { runInChild } from './in-child.js';
import { SHIPPED_CONTENT } from './library-bot.js';
import { readCount, readCounts, readEngines, readLanguages } from './options.js';
import type { Output } from './output.js';
import { ENGINE_NAMES, type EngineName } from './peers/index.js';
import { asked, type Column, count, megabytes, milliseconds, percent, table } from './report.js';
import { QUESTIONS, type SpeedRow } from './speed.js';
import { type StartReport, type TurnReport, type TurnRow, timeStart, timeTurn } from './turn.js';

interface SpeedOptions {
  readonly sizes: readonly number[];
  readonly languages: readonly CorpusLanguage[];
  readonly engine: readonly EngineName[];
  readonly seconds: number;
  readonly limit: number;
  readonly content: string;
  readonly turns: number;
  readonly engines: boolean;
  readonly turn: boolean;
  readonly json?: boolean;
}

/** What `--json` prints. */
interface SpeedReport {
  readonly engines: readonly SpeedRow[];
  /** Null with `--no-turn`. */
  readonly turn: TurnReport | null;
  /** Null with `--no-turn`, or when the program is not built. */
  readonly start: StartReport | null;
}

const ENGINE_COLUMNS: readonly Column<SpeedRow>[] = [
  { title: 'language', left: true, cell: (row) => row.language },
  { title: 'phrasings', cell: (row) => count(row.phrasings) },
  { title: 'engine', left: true, cell: (row) => row.engine },
  { title: 'asked', cell: (row) => asked(row.questions, QUESTIONS) },
  { title: 'accuracy', cell: (row) => percent(row.accuracy) },
  { title: 'median ms', cell: (row) => milliseconds(row.medianMs) },
  { title: 'p99 ms', cell: (row) => milliseconds(row.p99Ms) },
  { title: 'build ms', cell: (row) => milliseconds(row.buildMs) },
  { title: 'memory MB', cell: (row) => megabytes(row.memoryBytes) },
  { title: 'resident MB', cell: (row) => megabytes(row.residentBytes) },
  { title: '', left: true, cell: (row) => row.problem ?? '' },
];

const TURN_COLUMNS: readonly Column<TurnRow>[] = [
  { title: 'inquiry log', left: true, cell: (row) => row.log },
  { title: 'turns', cell: (row) => count(row.turns) },
  { title: 'median ms', cell: (row) => milliseconds(row.medianMs) },
  { title: 'p99 ms', cell: (row) => milliseconds(row.p99Ms) },
  { title: 'slowest ms', cell: (row) => milliseconds(row.slowestMs) },
];

const LEGEND = `
Made-up knowledge bases, ten phrasings an entry; ${count(QUESTIONS)} questions, every second misspelt, * as many as the time allowed.
memory: growth of a process of its own by loading the engine and building its index; resident: all of that process.
`;

function emptyRow(engine: string, language: CorpusLanguage, phrasings: number, problem: string): SpeedRow {
  return {
    engine,
    language,
    phrasings,
    entries: 0,
    questions: 0,
    accuracy: null,
    medianMs: null,
    p99Ms: null,
    buildMs: null,
    memoryBytes: null,
    residentBytes: null,
    problem,
  };
}

async function timeEngines(options: SpeedOptions, complain: Output['complain']): Promise<SpeedRow[]> {
  const rows: SpeedRow[] = [];
  for (const language of options.languages) {
    const givenUp = new Map<EngineName, number>();
    for (const size of [...options.sizes].sort((a, b) => a - b)) {
      for (const engine of options.engine) {
        const before = givenUp.get(engine);
        if (before !== undefined) {
          rows.push(emptyRow(engine, language, size, `not tried: gave up at ${count(before)}`));
          continue;
        }
        complain(`${language}, ${count(size)} phrasings: ${engine} …\n`);
        const job = { kind: 'speed', engine, language, size, seconds: options.seconds } as const;
        const result = await runInChild<SpeedRow>(job, options.limit);
        if (!('row' in result)) givenUp.set(engine, size);
        rows.push('row' in result ? result.row : emptyRow(engine, language, size, result.problem));
      }
    }
  }
  return rows;
}

function render({ engines, turn, start }: SpeedReport): string {
  const parts: string[] = [];
  if (engines.length > 0) parts.push(table(ENGINE_COLUMNS, engines) + LEGEND);
  if (turn !== null) {
    const ready = `Shipped content, ${count(turn.phrasings)} phrasings: ready in ${milliseconds(turn.readyMs)} ms.`;
    parts.push(
      `${ready} A whole turn, from what was typed to the logged reply:\n${table(TURN_COLUMNS, turn.turns)}`,
    );
    parts.push(
      start === null
        ? 'Cold start: not measured, because the program is not built (npm run build).\n'
        : `Cold start, process to first reply of "policy-bot ask": ${milliseconds(start.medianMs)} ms; ${milliseconds(start.firstMs)} ms when the content is new.
"policy-bot start" serves its pages after ${milliseconds(start.readyMs)} ms.
A saved change of one file is said after ${milliseconds(start.servedMs)} ms, and found by its new words after ${milliseconds(start.reindexedMs)} ms; the next one after ${milliseconds(start.againMs)} ms.\n`,
    );
  }
  return parts.join('\n');
}

async function speed(options: SpeedOptions, { out, complain }: Output): Promise<void> {
  const engines = options.engines ? await timeEngines(options, complain) : [];
  if (options.turn) complain('whole turns …\n');
  const turn = options.turn ? await timeTurn(options.content, options.turns) : null;
  if (options.turn) complain('cold start …\n');
  const start = options.turn ? await timeStart(options.content) : null;
  const report: SpeedReport = { engines, turn, start };
  out(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
}

export function speedCommand(output: Output): Command {
  return new Command('speed')
    .description(
      'time a question, time to build and memory by size, ours beside others; time of a whole turn',
    )
    .option(
      '--sizes <phrasings>',
      'sizes of the knowledge base, with commas between',
      readCounts,
      [100, 1000, 10_000, 50_000],
    )
    .option('--languages <codes>', 'en, ko', readLanguages, ['en', 'ko'])
    .option(
      '--engine <names>',
      `engines, with commas between: ${ENGINE_NAMES.join(', ')}`,
      readEngines,
      ENGINE_NAMES,
    )
    .option('--seconds <seconds>', 'ask each engine for this long at most', readCount, 5)
    .option(
      '--limit <seconds>',
      'give an engine up that takes longer than this at a size, building included',
      readCount,
      120,
    )
    .option('--content <dir>', 'knowledge base for whole turns', SHIPPED_CONTENT)
    .option('--turns <count>', 'whole turns with each kind of log', readCount, 2000)
    .option('--no-engines', 'only whole turns and cold start')
    .option('--no-turn', 'only engines')
    .option('--json', 'print {engines, turn, start}; milliseconds and bytes')
    .action((options: SpeedOptions) => speed(options, output));
}
