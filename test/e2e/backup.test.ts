/** What docs/operations.md says of backups, done to a program that runs, and a start from what was put back. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { describeOnPostgres, POSTGRES_PROGRAMS } from '../helpers/postgres.js';
import { addressOf, expectEnd, makePlace, type Place, policyBot, run } from './program.js';

const page = readFileSync(join(PACKAGE_ROOT, 'docs/operations.md'), 'utf8');
const blocks = [...page.matchAll(/```sh\n([^`]*)```/g)].map(([, block = '']) => block);
const blockWith = (...words: string[]): string =>
  blocks.find((block) => words.every((word) => block.includes(word))) ?? 'false';

const QUESTION = 'How tall is the lighthouse of Seogwipo?';
const WAIT = 120_000;
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

/** Does in a place what a block says. */
function does(place: Place, block: string, env: Record<string, string>): void {
  const path = [POSTGRES_PROGRAMS, process.env['PATH']].filter(Boolean).join(':');
  execFileSync('sh', ['-euc', block], { cwd: place.folder, env: { PATH: path, ...env }, stdio: 'pipe' });
}

/** Runs the program with its pages, and ends it. */
async function whileItRuns(
  place: Place,
  env: Record<string, string>,
  use: (address: string) => Promise<void> | void,
): Promise<string> {
  const desk = run(place, 'src/cli/main.js', ['start'], {
    WEB_PORT: '0',
    POLICY_BOT_LOG_LEVEL: 'info',
    ...env,
  });
  await use(await addressOf(desk));
  desk.child.kill('SIGTERM');
  const finished = await desk.finished;
  expectEnd(finished);
  return finished.err;
}

async function ask(address: string): Promise<void> {
  const answer = await fetch(`${address}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION }),
  });
  expect(await answer.json()).toMatchObject({ reply: { outcome: 'unanswered' } });
}

describe.skipIf(!hasSqlite)('a backup of the files, taken while the program runs', () => {
  it(
    'brings back inquiries, history and the key to a start from it',
    async () => {
      const place = makePlace();
      const at = { BACKUP: join(place.folder, 'backup'), KEY: join(place.folder, 'key') };
      await whileItRuns(place, {}, async (address) => {
        await ask(address);
        does(place, blockWith('.backup', 'inquiries.db'), at);
        mkdirSync(at.KEY);
        cpSync(join(place.folder, 'data/hash-key'), join(at.KEY, 'hash-key'));
      });
      const before = readdirSync(join(place.folder, 'data/history'));
      renameSync(join(place.folder, 'data'), join(place.folder, 'lost'));
      does(place, blockWith('cp "$BACKUP', 'hash-key'), at);
      expect(readdirSync(join(place.folder, 'data/history'))).toEqual(before);
      const said = await whileItRuns(place, {}, () => undefined);
      expect(said).not.toMatch(/"level":"(?:warn|error)"/);
      expect((await policyBot(place, ['inquiries', 'list'])).out).toContain(QUESTION);
      expect((await policyBot(place, ['doctor'])).out).toMatch(/ok +permissions/);
    },
    WAIT,
  );
});

describeOnPostgres('a backup of PostgreSQL', (server) => {
  it(
    'brings back inquiries to a start over an empty database',
    async () => {
      const place = makePlace();
      const [from, to] = [await server.database(), await server.database()];
      const key = { POLICY_BOT_HASH_KEY: 'k'.repeat(40) };
      await whileItRuns(place, { ...key, POLICY_BOT_DATABASE_URL: from }, async (address) => {
        await ask(address);
        does(place, blockWith('pg_dump'), { BACKUP: place.folder, DATABASE_URL: from });
      });
      expect(statSync(join(place.folder, 'desk.dump')).mode & 0o077).toBe(0);
      does(place, blockWith('pg_restore'), { BACKUP: place.folder, DATABASE_URL: to });
      const env = { ...key, POLICY_BOT_DATABASE_URL: to };
      expect(await whileItRuns(place, env, () => undefined)).not.toMatch(/"level":"(?:warn|error)"/);
      expect((await policyBot(place, ['inquiries', 'list'], { env })).out).toContain(QUESTION);
    },
    WAIT,
  );
});
