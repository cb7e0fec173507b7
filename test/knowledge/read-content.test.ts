import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, parseContent, readContent } from '../../src/knowledge/index.js';
import { MINIMAL } from './fixture.js';

let base = '';
let dir = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'content-'));
  dir = join(base, 'content');
  cpSync(MINIMAL, dir, { recursive: true });
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

async function rulesOf(path = ''): Promise<string[]> {
  const { diagnostics } = await readContent(dir);
  return diagnostics.filter(({ file }) => file.endsWith(path)).map(({ rule }) => rule);
}

describe('readContent', () => {
  it('reads the minimal content as check does', async () => {
    const { knowledgeBase, diagnostics } = await check(MINIMAL);
    expect(diagnostics).toEqual([]);
    expect(knowledgeBase?.version).toMatch(/^[0-9a-f]{12}$/);
  });

  it('gives the same version wherever the folder is', async () => {
    const here = await check(MINIMAL);
    const { knowledgeBase } = parseContent({ ...(await readContent(dir)), schemaDir: '../../../../schema' });
    expect(knowledgeBase?.version).toBe(here.knowledgeBase?.version);
  });

  it('says that a folder does not exist', async () => {
    const { diagnostics } = await check(join(base, 'nowhere'));
    expect(diagnostics.map(({ rule, what }) => `${rule} ${what}`)).toEqual([
      expect.stringContaining('it does not exist'),
    ]);
  });

  it('does not follow a link that leads out of the folder', async () => {
    writeFileSync(join(base, 'secret.yaml'), 'id: secret\n');
    symlinkSync(join(base, 'secret.yaml'), join(dir, 'terms.yaml'));
    symlinkSync(base, join(dir, 'up'));
    expect(await rulesOf('terms.yaml')).toEqual(['link-outside']);
    expect(await rulesOf('up')).toEqual(['link-outside']);
    expect([...(await readContent(dir)).files.values()].join('')).not.toContain('secret');
  });

  it('follows a link that stays inside, and reports one that leads nowhere or in circles', async () => {
    mkdirSync(join(dir, 'terms'));
    symlinkSync(join(dir, 'units.yaml'), join(dir, 'terms', 'inside.yaml'));
    symlinkSync(join(dir, 'gone.yaml'), join(dir, 'terms', 'broken.yaml'));
    symlinkSync(join(dir, 'terms', 'loop.yaml'), join(dir, 'terms', 'loop.yaml'));
    expect(await rulesOf('inside.yaml')).toEqual([]);
    expect(await rulesOf('broken.yaml')).toEqual(['file-unreadable']);
    expect(await rulesOf('loop.yaml')).toEqual(['file-unreadable']);
  });

  it('does not read a file of more than a mebibyte', async () => {
    writeFileSync(join(dir, 'units.yaml'), `# ${'x'.repeat(1024 * 1024)}`);
    expect(await rulesOf()).toEqual(['file-too-large']);
  });

  it('stops at two thousand files', async () => {
    mkdirSync(join(dir, 'terms'));
    for (let n = 0; n < 2010; n += 1) writeFileSync(join(dir, 'terms', `t${n}.yaml`), '');
    const { diagnostics, files } = await readContent(dir);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['too-many-files']);
    expect(files.size).toBe(2000);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffid: x\n', 'utf16le'), 'UTF-16'],
    ['EUC-KR', Buffer.from([0xb0, 0xa1, 0xb3, 0xaa, 0x0a]), 'EUC-KR'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0xff]), 'UTF-8'],
  ])('says that %s is not UTF-8', async (_name, bytes, says) => {
    writeFileSync(join(dir, 'units.yaml'), bytes);
    const { diagnostics } = await readContent(dir);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['not-utf-8']);
    expect(diagnostics[0]?.what).toContain(says);
  });

  it('takes a byte order mark for what it is', async () => {
    writeFileSync(join(dir, 'units.yaml'), '\ufeff# note\nunits: {}\n');
    const { files } = await readContent(dir);
    expect(files.get('units.yaml')).toBe('# note\nunits: {}\n');
  });

  it('does not wait for a named pipe', async () => {
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(dir, 'pipe.yaml')]);
    expect(await rulesOf('pipe.yaml')).toEqual(['file-unreadable']);
  });

  it('says which file it may not open', async () => {
    chmodSync(join(dir, 'units.yaml'), 0);
    const rules = await rulesOf('units.yaml');
    // A superuser may open everything.
    expect(rules).toEqual(process.getuid?.() === 0 ? [] : ['file-unreadable']);
  });

  it('survives files that come and go while it reads', async () => {
    let stop = false;
    const churn = (async () => {
      for (let n = 0; !stop; n += 1) {
        const path = join(dir, 'sources', `churn-${n % 7}.yaml`);
        if (n % 2 === 0) writeFileSync(path, 'id: churn\n');
        else rmSync(path, { force: true });
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let n = 0; n < 20; n += 1) {
      const { diagnostics } = await readContent(dir);
      for (const { rule } of diagnostics) expect(rule).toBe('file-unreadable');
    }
    stop = true;
    await churn;
  });
});
