/** Time of a whole turn, from what was typed to the logged reply, and of the first reply after a cold start. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { openContent } from '../src/cli/open.js';
import type { Library } from '../src/core/library/library.js';
import type { InquiryLog } from '../src/core/ports.js';
import { keepLibrary } from '../src/indexing/index.js';
import { memoryInquiryLog, openInquiryLog } from '../src/inquiries/index.js';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { botOver, clock, faultLogger, PROGRAM, phrasingsOf } from './library-bot.js';
import { spaced, summarise, type Times } from './sample.js';

/** Turns of the shipped content's phrasings with one kind of inquiry log. */
export interface TurnRow extends Times {
  readonly log: 'memory' | 'sqlite';
  readonly turns: number;
}

export interface TurnReport {
  /** Reading the content and building its index, in milliseconds. */
  readonly readyMs: number;
  readonly phrasings: number;
  readonly turns: readonly TurnRow[];
}

const WARM_UP = 100;

async function timeTurns(library: Library, log: InquiryLog, questions: readonly string[]): Promise<number[]> {
  const logger = faultLogger((fields, message) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  });
  const bot = botOver(library, log, logger);
  const times: number[] = [];
  for (const [i, text] of [...questions.slice(0, WARM_UP), ...questions].entries()) {
    const start = performance.now();
    await bot.handle({ channel: 'bench', conversation: `chat ${i}`, user: 'owner', text });
    if (i >= WARM_UP) times.push(performance.now() - start);
  }
  return times;
}

/**
 * @param content folder of the knowledge base
 * @param most turns with each kind of log, evenly spaced over the phrasings
 */
export async function timeTurn(content: string, most: number): Promise<TurnReport> {
  const start = performance.now();
  const library = await openContent(content);
  const readyMs = performance.now() - start;
  const phrasings = phrasingsOf(library);
  const questions = spaced(phrasings, most);
  const folder = await mkdtemp(join(tmpdir(), 'policy-bot-bench-'));
  const sqlite = openInquiryLog({
    path: join(folder, 'inquiries.db'),
    key: 'a key for the bench alone',
    clock,
    logger: faultLogger(() => undefined),
  });
  try {
    const memory = await timeTurns(library, memoryInquiryLog(), questions);
    const disk = await timeTurns(library, sqlite, questions);
    return {
      readyMs,
      phrasings: phrasings.length,
      turns: [
        { log: 'memory', turns: memory.length, ...summarise(memory) },
        { log: 'sqlite', turns: disk.length, ...summarise(disk) },
      ],
    };
  } finally {
    await sqlite.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from process start to the first reply of `policy-bot ask`, but where it says otherwise. */
export interface StartReport {
  /** With no index on disk, as after a change of the content. */
  readonly firstMs: number;
  /** With the index that the first start kept. */
  readonly medianMs: number;
  /** Until `policy-bot start` serves the pages, with that index. */
  readonly readyMs: number;
  /** From the first saved change of one file until what runs answers with it, and until it is found by its new words; and until the next one is. */
  readonly servedMs: number;
  readonly reindexedMs: number;
  readonly againMs: number;
}

/** Milliseconds until the program, started with these words, prints something with this text in it; then it is told to end. */
function timeUntil(words: readonly string[], text: string, content: string, folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        POLICY_BOT_CONTENT: content,
        // Built indexes are kept beside the database.
        POLICY_BOT_DATABASE: join(folder, 'inquiries.db'),
        POLICY_BOT_LOG_LEVEL: 'info',
        WEB_PORT: '0',
      },
    });
    let said = '';
    let ms: number | undefined;
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (ms !== undefined || !said.includes(text)) return;
      ms = performance.now() - start;
      child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (ms === undefined)
        reject(new Error(`policy-bot ${words.join(' ')} ended with code ${code}: ${said}`));
      else resolve(ms);
    });
  });
}

/** Until something holds, in milliseconds. */
async function timeTill(holds: () => boolean): Promise<number> {
  const start = performance.now();
  while (!holds()) await delay(5);
  return performance.now() - start;
}

/** How soon a change of one file of a folder is served, and found. The reader has read the folder before, as in a desk that has run for a while. */
async function timeChange(
  content: string,
): Promise<Pick<StartReport, 'servedMs' | 'reindexedMs' | 'againMs'>> {
  const keeper = await keepLibrary(content, { logger: faultLogger(() => undefined) });
  const change = async (): Promise<[servedMs: number, reindexedMs: number]> => {
    const before = keeper.current.kb.version;
    await changeOne(content);
    const servedMs = await timeTill(() => keeper.current.kb.version !== before);
    const more = await timeTill(() => keeper.current.index.version === keeper.current.kb.version);
    return [servedMs, servedMs + more];
  };
  try {
    await keeper.examine();
    const [servedMs, reindexedMs] = await change();
    const [, againMs] = await change();
    return { servedMs, reindexedMs, againMs };
  } finally {
    await keeper.stop();
  }
}

/** Another text that means the same. */
const changeOne = (content: string): Promise<void> => appendFile(join(content, 'bot.yaml'), '\n# changed\n');

/** Starts the built program a few times, with a copy of the content that no index is kept of; null when it is not built. */
export async function timeStart(shipped: string, runs = 5): Promise<StartReport | null> {
  if (!existsSync(PROGRAM)) return null;
  const folder = await mkdtemp(join(tmpdir(), 'policy-bot-bench-'));
  const content = join(folder, 'content');
  const firstReply = () => timeUntil(['ask', '스마트공장 지원비율이 얼마예요?'], '출처', content, folder);
  const ready = () => timeUntil(['start'], 'the pages are served', content, folder);
  try {
    await cp(shipped, content, { recursive: true });
    // A file says where its schema is: from the copy that is the same way.
    await cp(join(PACKAGE_ROOT, 'schema'), join(folder, 'schema'), { recursive: true });
    await changeOne(content);
    const firstMs = await firstReply();
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await firstReply());
    const readies: number[] = [];
    for (let run = 0; run < runs; run++) readies.push(await ready());
    const change = await timeChange(content);
    const { medianMs } = summarise(times);
    return { firstMs, medianMs, readyMs: summarise(readies).medianMs, ...change };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
