import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Thesaurus } from '../../src/core/find/index.js';
import { SHELF_TEXT } from '../../src/knowledge/version.js';
import { MODELS, PACKAGE_ROOT } from '../../src/package-root.js';

const THESAURUS = readFileSync(join(MODELS, 'thesaurus.tsv'), 'utf8');

describe('a build', () => {
  it.each([
    ['the shelf as data', 'knowledge/shelf.json', SHELF_TEXT, () => parse(SHELF_TEXT)],
    [
      'the forms of the thesaurus',
      'indexing/thesaurus.json',
      THESAURUS,
      () => new Thesaurus(THESAURUS).prepared,
    ],
  ])('holds %s as a start would make it', (_, name, text, make) => {
    const file = join(PACKAGE_ROOT, 'dist/src', name);
    if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" before these tests.`);
    const of = createHash('sha256').update(text).digest('hex');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ of, made: make() });
  });

  it('holds the index of the shipped content, so that a first start builds none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'build-'));
    try {
      const said = execFileSync(process.execPath, [join(PACKAGE_ROOT, 'dist/src/cli/main.js'), 'index'], {
        cwd: PACKAGE_ROOT,
        env: { ...process.env, POLICY_BOT_DATABASE: join(folder, 'inquiries.db') },
        encoding: 'utf8',
      });
      expect(said).toContain('entries are indexed');
      // What is built is kept beside the database.
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
