/** What ends the program: a state in which it could keep no promise any more. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { expectEnd, freePort, makePlace, type Place, policyBot, run } from './program.js';

let place: Place;
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

function makePlaceWithFolder(): Place {
  place = makePlace();
  mkdirSync(dirname(place.database), { recursive: true });
  return place;
}

describe('policy-bot start ends with code 2 and a sentence', () => {
  it('when the database is damaged', async () => {
    const { database } = makePlaceWithFolder();
    writeFileSync(database, 'this is no database. '.repeat(500));
    const finished = await policyBot(place, ['start']);
    const { err } = finished;
    expect(err).toContain(`${database} is damaged`);
    expectEnd(finished, 2);
  });

  it('when the database is of a newer version, and leaves it as it is', async () => {
    const { database } = makePlaceWithFolder();
    const db = new SqliteDatabase(database);
    db.exec('CREATE TABLE inquiry_migrations (number INTEGER, name TEXT, applied_at TEXT)');
    db.exec("INSERT INTO inquiry_migrations VALUES (99, 'later', '2030-01-01')");
    db.close();
    const finished = await policyBot(place, ['start']);
    const { err } = finished;
    expect(err).toMatch(/version 99, written by a newer bot/);
    expectEnd(finished, 2);
  });

  it('when the port of health and figures is taken, and says which setting to change', async () => {
    makePlaceWithFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const finished = await policyBot(place, ['start'], { env: { POLICY_BOT_HEALTH_PORT: String(port) } });
    taken.close();
    expect(finished.err).toContain(
      `Another program listens on 127.0.0.1:${port}. Stop it, or set POLICY_BOT_HEALTH_PORT to a free port.`,
    );
    expect(finished.err).not.toContain('fault in the program');
    expectEnd(finished, 2);
  });

  it('when PostgreSQL is away, within seconds, and so does a command', async () => {
    makePlaceWithFolder();
    const env = {
      WEB_PORT: '0',
      POLICY_BOT_DATABASE_URL: `postgres://user:hidden-word@127.0.0.1:${await freePort()}/desk`,
      POLICY_BOT_HASH_KEY: 'k'.repeat(32),
    };
    for (const words of [['start'], ['desk']]) {
      const from = performance.now();
      const finished = await policyBot(place, words, { env });
      // A few seconds on an idle machine; without end where it waited for the server.
      expect(performance.now() - from).toBeLessThan(30_000);
      expect(finished.err).toMatch(/127\.0\.0\.1:\d+\/desk cannot be .*Check that the server runs/);
      expect(finished.err).not.toMatch(/goes on|fault in the program|hidden-word/);
      expectEnd(finished, 2);
    }
  });

  it.each(['0', 'off'])(
    'when several processes share a database and no key, with pages at %s',
    async (port) => {
      makePlaceWithFolder();
      const env = { WEB_PORT: port, POLICY_BOT_DATABASE_URL: 'postgres://user:hidden-word@127.0.0.1:9/desk' };
      const finished = await policyBot(place, ['start'], { env });
      expect(finished.err).toMatch(/^A database that several processes share needs .*POLICY_BOT_HASH_KEY/);
      expect(finished.err).not.toMatch(/goes on/);
      expectEnd(finished, 2);
    },
  );

  it('when the database is deleted under it', async () => {
    const { database } = makePlaceWithFolder();
    const running = run(place, 'src/cli/main.js', ['start']);
    running.say('what share does the government pay?');
    await running.shows('[1]');
    rmSync(database);
    const finished = await running.finished;
    const { err } = finished;
    expect(err).toContain(`${database} was deleted or replaced`);
    expectEnd(finished, 2);
  });
});

const CANNOT_MOUNT = spawnSync('unshare', ['-rm', 'true']).status !== 0;

describe.skipIf(CANNOT_MOUNT).each([
  [
    'a full disk',
    'mount -t tmpfs -o size=64k tmpfs "$DATA" && { dd if=/dev/zero of="$DATA/rest" 2>&-; true; }',
    /disk is full/,
  ],
  ['a disk that can only be read', 'mount -t tmpfs -o ro tmpfs "$DATA"', /right to write|folder writable/],
])('policy-bot start over %s', (_what, mount, mend) => {
  const start = (env: Record<string, string>) => {
    const { folder, database, env: own } = makePlaceWithFolder();
    const built = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', `${mount} && exec "$0" "$@"`, process.execPath, built, 'start'],
      {
        cwd: folder,
        encoding: 'utf8',
        input: 'is there a grant for flying to the moon?\nis there one for swimming there?\n',
        env: {
          PATH: process.env['PATH'] ?? '',
          HOME: folder,
          DATA: dirname(database),
          ...own,
          ...env,
        },
      },
    );
    return { status, out: stdout, err: stderr };
  };

  it('ends with code 2 and a sentence where pages are to be served, and says not that it goes on', () => {
    // With a key of its own the database is the first that cannot be written.
    for (const key of [{}, { POLICY_BOT_HASH_KEY: 'k'.repeat(32) }]) {
      const { status, err } = start({ WEB_PORT: '0', ...key });
      expect(err).toMatch(mend);
      expect(err).not.toMatch(/goes on|EEXIST/);
      expect(status).toBe(2);
    }
  });

  it('goes on with a chat in the terminal, and says once that questions are not written down', () => {
    const { status, out, err } = start({});
    expect(err.match(/the inquiry log cannot be written; the chat goes on/g)).toHaveLength(1);
    expect(err).not.toContain('"the inquiry log can be written again"');
    expect(out).toContain('could not be written down');
    expect(status).toBe(0);
  });
});
