/** Time and memory of an engine by the size of the knowledge base. */
import { performance } from 'node:perf_hooks';
import { type CorpusLanguage, makeCorpus } from './corpus.js';
import type { SpeedJob } from './in-child.js';
import { loadEngine } from './peers/index.js';
import type { Ask } from './peers/peer.js';
import { summarise } from './sample.js';

/** One engine at one size; null where it was not done in time. */
export interface SpeedRow {
  readonly engine: string;
  readonly language: CorpusLanguage;
  readonly phrasings: number;
  readonly entries: number;
  /** How many questions were asked in the time given. */
  readonly questions: number;
  /** Share whose best match is the entry that the question was made from, 0 to 1; null below 20 questions. */
  readonly accuracy: number | null;
  readonly medianMs: number | null;
  readonly p99Ms: number | null;
  readonly buildMs: number | null;
  /** Growth of the process's resident memory by loading the engine and building its index, in bytes. */
  readonly memoryBytes: number | null;
  /** Resident memory of the whole process after building. */
  readonly residentBytes: number | null;
  /** Why there are no figures. */
  readonly problem?: string;
}

/** Questions that are asked when there is time. */
export const QUESTIONS = 1000;
const FEWEST_FOR_ACCURACY = 20;
/** Questions asked before the clock runs: the first ones pay for compiling. */
const WARM_UP = 200;

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

async function warmUp(ask: Ask, questions: readonly { readonly q: string }[], ms: number): Promise<void> {
  const end = performance.now() + ms;
  for (const { q } of questions.slice(0, WARM_UP)) {
    await ask(q);
    if (performance.now() > end) return;
  }
}

/** Builds and asks for as long as the job says. To be run in a process that has done nothing else. */
export async function timeEngine({ engine, language, size, seconds }: SpeedJob): Promise<SpeedRow> {
  const { entries, questions } = makeCorpus(language, size, QUESTIONS + WARM_UP);
  const before = resident();
  const peer = await loadEngine(engine);
  const start = performance.now();
  const ask = await peer.build(entries);
  const buildMs = performance.now() - start;
  const residentBytes = resident();
  await warmUp(ask, questions, (seconds * 1000) / 5);

  const times: number[] = [];
  let right = 0;
  const end = performance.now() + seconds * 1000;
  for (const { q, id } of questions.slice(WARM_UP)) {
    const asked = performance.now();
    const found = ask(q);
    const best = (found instanceof Promise ? await found : found)[0];
    const now = performance.now();
    times.push(now - asked);
    if (best?.id === id) right += 1;
    if (now > end) break;
  }
  const { medianMs, p99Ms } = summarise(times);
  return {
    engine,
    language,
    phrasings: size,
    entries: entries.length,
    questions: times.length,
    accuracy: times.length < FEWEST_FOR_ACCURACY ? null : right / times.length,
    medianMs,
    p99Ms,
    buildMs,
    memoryBytes: residentBytes - before,
    residentBytes,
  };
}
