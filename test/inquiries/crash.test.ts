import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { newPath, openAt } from './temporary.js';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process that writes to the log at `path`; `printed` grows while it runs. */
function startWriter(path: string, name: string, rows = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, path, name, String(rows)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { printed: '', complained: '' };
  child.stdout?.on('data', (data) => {
    output.printed += data;
  });
  child.stderr?.on('data', (data) => {
    output.complained += data;
  });
  return { child, output, closed: once(child, 'close') };
}

function checkIntegrity(path: string): void {
  const db = new SqliteDatabase(path);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
}

describe('a process that is killed while it writes', () => {
  it('loses no row that was committed', async () => {
    const path = newPath();
    const printed: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { child, output, closed } = startWriter(path, `round ${round}`);
      const lines = 6 + Math.floor(Math.random() * 30);
      while (output.printed.split('\n').length <= lines && child.exitCode === null) await sleep(1);
      child.kill('SIGKILL');
      await closed;
      expect(output.complained).toBe('');
      // A line that was cut short is an id that was not wholly printed.
      printed.push(...output.printed.split('\n').slice(0, -1));
    }
    const log = openAt(path);
    const inquiries = await log.list();
    const kept = new Set(inquiries.map(({ id }) => id));
    expect(printed.length).toBeGreaterThan(20);
    expect(printed.filter((id) => !kept.has(id))).toEqual([]);
    expect(inquiries.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(printed.length);
    expect((await log.stats()).turns).toBeGreaterThanOrEqual(printed.length);
    await log.close();
    checkIntegrity(path);
  }, 30_000);
});

describe('two processes that write at once', () => {
  it('lose nothing, and count the same question once for each', async () => {
    const path = newPath();
    const writers = [startWriter(path, 'one', 90), startWriter(path, 'two', 90)];
    await Promise.all(writers.map(({ closed }) => closed));
    expect(writers.map(({ output }) => output.complained)).toEqual(['', '']);
    const log = openAt(path);
    const inquiries = await log.list();
    expect(inquiries).toHaveLength(60 + 60 + 30);
    const shared = inquiries.filter(({ text }) => text.startsWith('asked by all'));
    expect(shared.map(({ count }) => count)).toEqual(Array(30).fill(2));
    expect((await log.stats()).turns).toBe(180);
    await log.close();
    checkIntegrity(path);
  }, 30_000);
});
