import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { driverFor } from '../../src/sqlite/driver.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';

describe('the SQLite driver', () => {
  it.each([
    ['20.19.0', 'better-sqlite3-12'],
    ['22.0.0', 'better-sqlite3'],
    ['24.19.0', 'better-sqlite3'],
    ['26.1.0', 'better-sqlite3'],
  ])('on Node.js %s is %s', (version, driver) => {
    expect(driverFor(version)).toBe(driver);
  });

  it('is fetched from where npm knows that it may be built: without the address it is left unbuilt', () => {
    const { packages } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; resolved?: string }>;
    };
    for (const driver of ['better-sqlite3', 'better-sqlite3-12']) {
      const { version, resolved } = packages[`node_modules/${driver}`]!;
      expect(resolved).toBe(`https://registry.npmjs.org/better-sqlite3/-/better-sqlite3-${version}.tgz`);
    }
  });

  it('survives thousands of statements that are collected', () => {
    const db = new SqliteDatabase(':memory:');
    db.exec('CREATE TABLE seen (number INTEGER)');
    for (let number = 0; number < 5_000; number += 1) db.prepare(`INSERT INTO seen VALUES (${number})`).run();
    globalThis.gc?.();
    expect(db.prepare('SELECT count(*) FROM seen').pluck().get()).toBe(5_000);
    db.close();
  });
});
