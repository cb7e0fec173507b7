/** Time of a whole turn, from what was typed to the logged reply, and of the first reply after a cold start. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openContent } from '../src/cli/open.js';
import type { Library } from '../src/core/library/library.js';
import type { InquiryLog } from '../src/core/ports.js';
import { memoryInquiryLog, openInquiryLog } from '../src/inquiries/index.js';
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

/** Milliseconds from process start to the first reply of `policy-bot ask`. */
export interface StartReport {
  /** With no built index on disk, as after a change of the content. */
  readonly firstMs: number;
  /** With the index that the first start kept. */
  readonly medianMs: number;
}

/** Milliseconds until the program prints the first of its reply. */
function firstReply(content: string, folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [PROGRAM, 'ask', '--content', content, '스마트공장 지원비율이 얼마예요?'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        // Built indexes are kept beside the database.
        env: { ...process.env, POLICY_BOT_DATABASE: join(folder, 'inquiries.db') },
      },
    );
    let ms: number | undefined;
    child.stdout.on('data', () => {
      ms ??= performance.now() - start;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (ms === undefined) reject(new Error(`policy-bot ask ended with code ${code} and said nothing.`));
      else resolve(ms);
    });
  });
}

/** Starts the built program a few times; null when it is not built. */
export async function timeStart(content: string, runs = 5): Promise<StartReport | null> {
  if (!existsSync(PROGRAM)) return null;
  const folder = await mkdtemp(join(tmpdir(), 'policy-bot-bench-'));
  try {
    const firstMs = await firstReply(content, folder);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await firstReply(content, folder));
    return { firstMs, medianMs: summarise(times).medianMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
