import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { testContext } from './context.js';

let folder: string;
let from: string;
let to: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  from = join(folder, 'old');
  to = join(folder, 'new', 'content');
  mkdirSync(join(from, 'terms'), { recursive: true });
  writeFileSync(
    join(from, 'terms', 'a.yaml'),
    'id: a\naspects:\n  overview:\n    phrasings: { en: [what is it?] }\n    paragraphs: 1\n',
  );
  writeFileSync(join(from, 'map.png'), Uint8Array.of(137, 80, 78, 71, 0, 255));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function migrated(...words: string[]) {
  const context = testContext();
  const code = await runProgram(['migrate', ...words], context);
  return { code, out: context.printed(), err: context.complained() };
}

describe('policy-bot migrate', () => {
  it('writes the new folder, pictures and all, from one that is only read', async () => {
    chmodSync(join(from, 'terms', 'a.yaml'), 0o444);
    expect(await migrated(from, to)).toEqual({
      code: 0,
      out: `${to}: 3 files, of which 1 hold phrasings that were moved.\n`,
      err: '',
    });
    expect(readFileSync(join(to, 'terms', 'a.yaml'), 'utf8')).toBe(
      'id: a\naspects:\n  overview:\n    paragraphs: 1\n',
    );
    expect(readFileSync(join(to, 'terms', 'a.asks.yaml'), 'utf8')).toContain('    en: [what is it?]\n');
    expect([...readFileSync(join(to, 'map.png'))]).toEqual([137, 80, 78, 71, 0, 255]);
    expect(existsSync(join(from, 'terms', 'a.asks.yaml'))).toBe(false);
  });

  it('names what it could not convert, and ends with 1', async () => {
    writeFileSync(join(from, 'terms', 'b.yaml'), 'id: [\n');
    const { code, err } = await migrated(from, to);
    expect(code).toBe(1);
    expect(err).toContain('terms/b.yaml cannot be read as YAML');
    expect(readFileSync(join(to, 'terms', 'b.yaml'), 'utf8')).toBe('id: [\n');
  });

  it.each([
    ['a folder that holds something', () => from],
    ['a folder inside the one it reads', () => join(from, 'new')],
  ])('does not write to %s', async (_name, target) => {
    const { code, err } = await migrated(from, target());
    expect(code).toBe(2);
    expect(err).toContain('fix  Name a folder that does not exist.');
  });

  it('says which folder does not exist', async () => {
    expect((await migrated(join(folder, 'odl'), to)).err).toContain('There is no folder');
  });
});
