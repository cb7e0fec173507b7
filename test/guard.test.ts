import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { guardFiles } from '../src/guard.js';

const folder = mkdtempSync(join(tmpdir(), 'guard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('guarding open files', () => {
  it.each([
    ['is deleted', (file: string) => rmSync(file)],
    ['gives way to another', (file: string) => renameSync(`${file}.new`, file)],
  ])('tells once of a file that %s', async (_what, lose) => {
    const file = join(folder, 'a.db');
    writeFileSync(file, 'a');
    writeFileSync(`${file}.new`, 'b');
    const gone: string[] = [];
    const stop = guardFiles([file], (name) => gone.push(name), 5);
    await pause(50);
    expect(gone).toEqual([]);
    lose(file);
    await expect.poll(() => gone).toEqual([file]);
    await pause(30);
    expect(gone).toEqual([file]);
    stop();
  });

  it('takes a file that is made later as the one to guard, and says nothing once it has stopped', async () => {
    const file = join(folder, 'later.db');
    const gone: string[] = [];
    const stop = guardFiles([file], (name) => gone.push(name), 5);
    await pause(20);
    writeFileSync(file, 'a');
    await pause(50);
    expect(gone).toEqual([]);
    stop();
    rmSync(file);
    await pause(30);
    expect(gone).toEqual([]);
  });
});
