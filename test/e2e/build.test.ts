import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Thesaurus } from '../../src/core/find/index.js';
import { SHELF_TEXT } from '../../src/knowledge/shelf.js';
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
});
