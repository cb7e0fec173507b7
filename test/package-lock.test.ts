import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../src/package-root.js';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly hasInstallScript?: boolean }>
  >;
}

describe('package-lock.json', () => {
  // npm leaves the native part of a package unbuilt where the lock does not say so, and takes the lines away whenever it writes the file.
  it.each(['better-sqlite3', 'better-sqlite3-12'])(
    'says where %s is from, which is built when it is installed',
    (name) => {
      const { packages } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8')) as Lock;
      expect(packages[`node_modules/${name}`]).toMatchObject({
        hasInstallScript: true,
        resolved: expect.stringContaining('/better-sqlite3-'),
      });
    },
  );
});
