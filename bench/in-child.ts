import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorpusLanguage } from './corpus.js';
import type { EngineName } from './peers/index.js';

export interface QualityJob {
  readonly kind: 'quality';
  readonly engine: EngineName;
  /** Folder of the set. */
  readonly folder: string;
  readonly threshold: number;
  /** Upper limit of questions. */
  readonly most?: number;
}

export interface SpeedJob {
  readonly kind: 'speed';
  readonly engine: EngineName;
  readonly language: CorpusLanguage;
  /** Phrasings. */
  readonly size: number;
  /** How long questions are asked. */
  readonly seconds: number;
}

export type Job = QualityJob | SpeedJob;

/** What a measurement came to; `problem` is for the reader of the table. */
export type Result<Row> = { readonly row: Row } | { readonly problem: string };

/** This file's own ending: the program runs from its source as well as built. */
const CHILD = fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url));

/** Runs a measurement in a child process and ends it when it takes longer than `seconds`. */
export function runInChild<Row>(job: Job, seconds: number): Promise<Result<Row>> {
  return new Promise((resolve) => {
    // What engines print is not part of the report.
    const child = fork(CHILD, {
      execArgv: [...process.execArgv, '--expose-gc'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaint = '';
    child.stderr?.on('data', (part: Buffer) => {
      complaint = (complaint + part.toString()).slice(-2000);
    });
    const timer = setTimeout(() => {
      resolve({ problem: `not done in ${seconds} s` });
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.once('message', (result: Result<Row>) => resolve(result));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve({ problem: explainEnd(complaint, signal ?? `code ${code}`) });
    });
    child.send(job);
  });
}

function explainEnd(complaint: string, end: string): string {
  if (/heap out of memory/u.test(complaint)) return 'ran out of memory';
  return `ended with ${end}: ${complaint.trim().split('\n').at(-1) ?? ''}`;
}
