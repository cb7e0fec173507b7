import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/compare.js';
import { readSet } from '../../bench/data.js';
import { loadEngine } from '../../bench/peers/index.js';
import { runBench } from '../../bench/program.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { folderWith, KB_LINES, keptOutput, TEST_LINES } from './tiny-set.js';

const tiny = { 'kb.jsonl': KB_LINES, 'test.jsonl': TEST_LINES };

describe('compare', () => {
  const set = readSet(folderWith(tiny));

  it('gives shares from 0 to 1, and leaves out what needs a calibrated confidence', async () => {
    const row = await compare(await loadEngine('minisearch'), set, 0.4);
    expect(row).toMatchObject({ engine: 'minisearch', questions: 4, of: 4, accuracy: 1, mrr5: 1 });
    expect(row).toMatchObject({ inScope: null, outOfScope: null, balanced: null, calibrationError: null });
    expect(row.auroc).toBeGreaterThanOrEqual(0);
    expect(row.auroc).toBeLessThanOrEqual(1);
  });

  it('measures our engine at the threshold that it is given', async () => {
    const row = await compare(await loadEngine('ours'), set, 0.4);
    expect(row).toMatchObject({ engine: 'ours', accuracy: 1 });
    expect(row.balanced).toBe((row.inScope! + row.outOfScope!) / 2);
    expect((await compare(await loadEngine('ours'), set, 1.1)).inScope).toBe(0);
  });

  it('waits for an engine that answers in a promise', async () => {
    const row = await compare(await loadEngine('nlpjs'), set, 0.4);
    expect(row).toMatchObject({ engine: 'nlpjs', accuracy: 1 });
    expect(row.medianMs).toBeGreaterThan(0);
  });
});

describe('bench quality', () => {
  it('prints a row for each set and engine as JSON, and nothing else', () => {
    const folder = folderWith(
      Object.fromEntries(
        ['one', 'two'].flatMap((set) => Object.entries(tiny).map(([file, text]) => [`${set}/${file}`, text])),
      ),
    );
    const main = join(PACKAGE_ROOT, 'dist', 'bench', 'main.js');
    const args = [main, 'quality', '--data', folder, '--engine', 'ours,lunr', '--json'];
    const rows = JSON.parse(
      execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe', cwd: PACKAGE_ROOT }),
    );
    expect(rows.map(({ set, engine }: { set: string; engine: string }) => `${set} ${engine}`)).toEqual([
      'one ours',
      'one lunr',
      'two ours',
      'two lunr',
    ]);
    for (const row of rows) expect(row).toMatchObject({ accuracy: 1, mrr5: 1, questions: 4, of: 4 });
  });

  it.each([
    ['a folder that is not there', () => join(folderWith({}), 'gone'), /There is no folder .*gone/],
    ['a folder without sets', () => folderWith({ 'readme.txt': '' }), /holds no set/],
    ['a set without questions', () => folderWith({ 'kb.jsonl': KB_LINES }), /test\.jsonl is missing/],
    ['a set without entries', () => folderWith({ 'test.jsonl': TEST_LINES }), /kb\.jsonl is missing/],
    ['lines that are not rows', () => folderWith({ ...tiny, 'kb.jsonl': 'hello\n' }), /cannot be read/],
    [
      'rows of another shape',
      () => folderWith({ ...tiny, 'test.jsonl': '{"question":"a"}\n' }),
      /cannot be read/,
    ],
  ])('says what to mend for %s, with exit code 2', async (_, data, message) => {
    const output = keptOutput();
    await runBench(['quality', '--data', data()], output);
    expect(output.code).toBe(2);
    expect(output.complaints.join('')).toMatch(message);
    expect(output.complaints.join('')).toContain('fix');
    expect(output.said).toEqual([]);
  });

  it('names the engines that there are', async () => {
    const output = keptOutput();
    await runBench(['quality', '--data', '.', '--engine', 'solr'], output);
    expect(output.code).toBe(2);
    expect(output.complaints.join('')).toContain('There is no engine "solr". Choose from: ours, fuse,');
  });
});
