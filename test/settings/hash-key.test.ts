import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashKeyFile, loadHashKey } from '../../src/settings/index.js';

const place = () => ({
  database: join(mkdtempSync(join(tmpdir(), 'hash-key-')), 'data', 'inquiries.db'),
  databaseUrl: undefined,
  hashKey: undefined,
});

describe('loadHashKey', () => {
  it('takes the key of the settings and writes nothing', () => {
    const at = place();
    expect(loadHashKey({ ...at, hashKey: 'x'.repeat(32) })).toBe('x'.repeat(32));
    expect(() => readdirSync(dirname(at.database))).toThrow();
  });

  it('makes a key once, which its owner alone can read, and leaves no draft behind', () => {
    const at = place();
    const key = loadHashKey(at);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(loadHashKey(at)).toBe(key);
    expect(statSync(hashKeyFile(at)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(at.database))).toEqual(['hash-key']);
  });

  it('says what to do when the kept key is damaged', () => {
    const at = place();
    mkdirSync(dirname(at.database), { recursive: true });
    writeFileSync(hashKeyFile(at), 'oops\n');
    expect(() => loadHashKey(at)).toThrow(/hash-key .*delete it.*backup/s);
  });

  it('says what to do when it cannot be kept', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hash-key-'));
    writeFileSync(join(folder, 'data'), 'a file where a folder should be');
    expect(() =>
      loadHashKey({ database: join(folder, 'data', 'x.db'), databaseUrl: undefined, hashKey: undefined }),
    ).toThrow(/Make its folder writable, .*or set POLICY_BOT_HASH_KEY/);
  });
});
