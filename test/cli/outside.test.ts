import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainOutside } from '../../src/cli/outside.js';
import { runProgram } from '../../src/cli/program.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { MINIMAL } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const folder = mkdtempSync(join(tmpdir(), 'outside-'));
const database = join(folder, 'data', 'inquiries.db');

/** What a command that cannot do its work complains of. */
async function complaintOf(words: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const context = testContext({ POLICY_BOT_CONTENT: MINIMAL, POLICY_BOT_DATABASE: database, ...env });
  expect(await runProgram(words, context)).toBe(2);
  const complaint = context.complained();
  expect(complaint).not.toMatch(/fault in the program|^ +at /m);
  return complaint;
}

describe('what the machine refuses is said in a sentence, with what to mend', () => {
  it('of a folder that is not there, is a file, or may not be written to', async () => {
    const nowhere = join(folder, 'nowhere', 'all.csv');
    expect(await complaintOf(['export', nowhere])).toMatch(/all\.csv is not there\.\n {2}fix {2}Check/);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await complaintOf(['export', join(file, 'all.csv')])).toContain('a file where a folder is needed');
    mkdirSync(join(folder, 'is.csv'));
    expect(await complaintOf(['export', join(folder, 'is.csv')])).toContain(
      'is a folder, and a file is needed',
    );
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    // Nothing is closed to root.
    if (process.getuid?.() !== 0)
      expect(await complaintOf(['export', join(closed, 'all.csv')])).toContain('may not use');
  });

  it('of a PostgreSQL server that is not there', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    for (const name of ['inquiries.db', 'delivery.db']) writeFileSync(join(folder, 'data', name), '');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const env = { POLICY_BOT_DATABASE_URL: `postgres://desk:hidden@127.0.0.1:${port}/desk` };
    const complaint = await complaintOf(['migrate-store', 'postgres'], env);
    expect(complaint).toContain(`The PostgreSQL database 127.0.0.1:${port}/desk cannot be used`);
    expect(complaint).toContain('nothing was brought');
    expect(complaint).not.toContain('hidden');
  }, 20_000);

  it('of a file that migrate-store is to read and that is no database', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(database, 'this is no database. '.repeat(500));
    writeFileSync(join(folder, 'data', 'delivery.db'), '');
    const env = { POLICY_BOT_DATABASE_URL: 'postgres://desk@127.0.0.1:1/desk' };
    expect(await complaintOf(['migrate-store', 'postgres'], env)).toContain(`${database} is damaged`);
  });
});

describe('explainOutside', () => {
  const system = (code: string, more: object = {}): Error =>
    Object.assign(new Error(`${code}: words of the system`), { code, ...more });

  it('names the place and what to mend', () => {
    expect(explainOutside(system('ENOSPC', { syscall: 'write' }))).toContain('the disk is full');
    expect(explainOutside(system('ENOSPC', { syscall: 'watch', path: '/c' }))).toContain('max_user_watches');
    expect(explainOutside(system('EADDRINUSE', { syscall: 'listen', address: '::1', port: 80 }))).toContain(
      'Another program listens on [::1]:80.',
    );
    expect(explainOutside(system('EACCES', { syscall: 'listen', port: 80 }))).toContain('above 1023');
    expect(explainOutside(system('SQLITE_FULL'))).toContain('A database could not grow');
    expect(explainOutside(system('ENOENT', { path: join(PACKAGE_ROOT, 'models', 'gone') }))).toContain(
      'It belongs to the program',
    );
    const refused = system('ECONNREFUSED', { address: '127.0.0.1', port: 9 });
    expect(explainOutside(new AggregateError([refused]))).toContain('127.0.0.1:9 cannot be reached');
    expect(explainOutside(new TypeError('fetch failed', { cause: refused }))).toContain('127.0.0.1:9');
  });

  it('leaves what is the program’s own as a fault', () => {
    expect(explainOutside(new TypeError('x is not a function'))).toBeUndefined();
    expect(explainOutside(system('ERR_INVALID_ARG_TYPE'))).toBeUndefined();
    expect(explainOutside('a text')).toBeUndefined();
  });
});
