import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Library } from '../../src/core/library/library.js';
import { loadIndexed, shippedModels } from '../../src/indexing/index.js';
import { loadServable } from '../../src/indexing/load.js';
import { edited, MINIMAL } from '../knowledge/fixture.js';

let folder: string;
let content: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'indexing-'));
  content = join(folder, 'content');
  cache = join(folder, 'cache');
  cpSync(MINIMAL, content, { recursive: true });
  for (const file of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.yaml')) continue;
    const text = readFileSync(join(content, file), 'utf8');
    writeFileSync(
      join(content, file),
      text.replace(/\$schema=(\.\.\/)+/, `$schema=${'../'.repeat(file.split('/').length)}`),
    );
  }
});

const load = () => loadIndexed(content, cache);

const keptFiles = () => readdirSync(cache).filter((name) => name.endsWith('.bin'));

describe('loadIndexed', () => {
  it('gives the same answers from the cache as from the files', async () => {
    const built = await load();
    expect(built.diagnostics).toEqual([]);
    expect(keptFiles()).toHaveLength(1);
    const kept = await load();
    const ask = ({ knowledgeBase, index }: Awaited<ReturnType<typeof load>>) =>
      knowledgeBase && index
        ? new Library(knowledgeBase, index, shippedModels()).search('does any mill qualify?').candidates
        : undefined;
    expect(ask(kept)).toEqual(ask(built));
    expect(ask(kept)?.[0]?.entry.id).toBe('example-grant/eligibility');
  });

  it('takes up a changed figure, not what was kept before', async () => {
    await load();
    const path = 'programs/example-grant.yaml';
    writeFileSync(join(content, path), edited(path, 'number: 30\n', 'number: 35\n').files.get(path) ?? '');
    const { knowledgeBase } = await load();
    const share = knowledgeBase?.records.get('example-grant')?.facts.get('grant-share');
    expect(share?.value).toMatchObject({ number: 35 });
  });

  it('builds anew when what was kept is damaged', async () => {
    await load();
    const [name = ''] = keptFiles();
    writeFileSync(join(cache, name), 'not what was written');
    expect((await load()).knowledgeBase?.records.size).toBe(2);
  });

  it('works where nothing can be kept', async () => {
    writeFileSync(cache, 'a file in the way of the folder');
    expect((await load()).index).toBeDefined();
  });

  it('tells of findings at every start: content with findings is not kept', async () => {
    const path = 'programs/example-grant.yaml';
    writeFileSync(
      join(content, path),
      edited(path, 'en: Small companies that run a mill can apply.', 'en: 30% of mills can apply.').files.get(
        path,
      ) ?? '',
    );
    const first = await load();
    const second = await load();
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect(first.diagnostics).not.toEqual([]);
  });
});

describe('loadServable', () => {
  it('says what takes a while where the content is new, and nothing where it is kept', async () => {
    const works: string[] = [];
    await loadServable(content, cache, (work) => works.push(work));
    expect(works).toEqual(['reading', 'indexing']);
    await loadServable(content, cache, (work) => works.push(work));
    expect(works).toHaveLength(2);
  });

  const path = 'programs/example-grant.yaml';
  const breakFile = (): void => writeFileSync(join(content, path), 'id: example-grant\nkind: [');

  it('serves what was served last when a start finds a broken file, and says what is broken', async () => {
    const before = await loadServable(content, cache);
    breakFile();
    const after = await loadServable(content, cache);
    expect(before.lastGood).toBeUndefined();
    expect(after.lastGood).toBe(true);
    expect(after.knowledgeBase?.version).toBe(before.knowledgeBase?.version);
    expect(after.index).toBeDefined();
    expect(after.diagnostics[0]?.file).toContain(path);
  });

  it('serves it when the folder is gone altogether', async () => {
    await loadServable(content, cache);
    rmSync(content, { recursive: true });
    expect((await loadServable(content, cache)).knowledgeBase?.records.size).toBe(2);
  });

  it('has nothing to serve where nothing was, where it was damaged, and for another folder', async () => {
    breakFile();
    expect((await loadServable(content, cache)).knowledgeBase).toBeUndefined();
    cpSync(join(MINIMAL, path), join(content, path));
    await loadServable(content, cache);
    breakFile();
    const [kept = ''] = readdirSync(cache).filter((name) => name.startsWith('last-good-'));
    cpSync(content, join(folder, 'other'), { recursive: true });
    expect((await loadServable(join(folder, 'other'), cache)).knowledgeBase).toBeUndefined();
    writeFileSync(join(cache, kept), readFileSync(join(cache, kept), 'utf8').replace('Example', 'Exemplar'));
    expect((await loadServable(content, cache)).knowledgeBase).toBeUndefined();
  });
});
