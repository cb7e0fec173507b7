import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { BenchError } from './options.js';

export interface MemoryJob {
  /** Folder of the knowledge base. */
  readonly content: string;
  /** Where the log is kept. */
  readonly folder: string;
  readonly turns: number;
  /** Who take turns in asking, each in a conversation of their own. */
  readonly people: number;
}

/** Memory of the whole process after so many turns, and how much of it is of the main thread's objects and of its buffers. */
export interface MemoryRow {
  readonly turns: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
  readonly bufferBytes: number;
}

const CHILD = join(PACKAGE_ROOT, 'dist/bench/memory-child.js');

/** What Node.js is told where `npm start` starts the desk. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.match(/--\S+/gu) ?? [];
}

/** @throws BenchError when the program is not built, or the process ends before its last turn */
export async function runMemory(
  job: Omit<MemoryJob, 'folder'>,
  onRow: (row: MemoryRow) => void = () => undefined,
): Promise<MemoryRow[]> {
  if (!existsSync(CHILD)) throw new BenchError(`${CHILD} is missing: run "npm run build" first.`);
  const folder = await mkdtemp(join(tmpdir(), 'policy-bot-memory-'));
  const rows: MemoryRow[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const child = fork(CHILD, { execArgv: startFlags() });
      child.on('message', (row: MemoryRow) => {
        rows.push(row);
        onRow(row);
      });
      child.once('error', reject);
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new BenchError(`The turns ended with code ${code}.`)),
      );
      child.send({ ...job, folder } satisfies MemoryJob);
    });
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
