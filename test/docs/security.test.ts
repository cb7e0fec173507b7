import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { docs } from './files.js';

const page = docs().find(({ file }) => file === 'docs/security.md')?.text ?? '';
const rows = page.split('\n').filter((line) => /^\|(?! ?from|-)/.test(line));

describe('the promises of docs/security.md', () => {
  it('each name a test that there is', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const [, file = '', name = ''] = /`(test\/[^`]+)`: "([^"]+)" \|$/.exec(row) ?? [];
      const path = join(PACKAGE_ROOT, file);
      expect(file !== '' && existsSync(path), row).toBe(true);
      expect(readFileSync(path, 'utf8'), row).toContain(`'${name}'`);
    }
  });
});
