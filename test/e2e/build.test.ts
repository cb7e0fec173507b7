import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { SHELF_TEXT } from '../../src/knowledge/shelf.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';

const SHELF = join(PACKAGE_ROOT, 'dist/src/knowledge/shelf.json');

it('a build holds the shelf as data, as it is in YAML, so that a start need not read that', () => {
  if (!existsSync(SHELF)) throw new Error(`${SHELF} is missing: run "npm run build" before these tests.`);
  const of = createHash('sha256').update(SHELF_TEXT).digest('hex');
  expect(JSON.parse(readFileSync(SHELF, 'utf8'))).toEqual({ of, shelf: parse(SHELF_TEXT) });
});
