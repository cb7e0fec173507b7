/** A PostgreSQL server of the tests' own, on a socket in a folder that goes away with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where Debian and Ubuntu put the programs of each version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of `initdb` and `postgres`; undefined where PostgreSQL is not installed. */
export const POSTGRES_PROGRAMS = [
  ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []),
  ...(process.env['PATH'] ?? '').split(':'),
].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));

/** The name of tests that need a server; where there is none, it says why they are skipped. */
export const onPostgres = (name: string): string =>
  POSTGRES_PROGRAMS === undefined
    ? `${name} (skipped: PostgreSQL is not installed here; on Debian: apt-get install postgresql)`
    : name;

export interface PostgresServer {
  /** An empty database of its own. */
  database(): Promise<string>;
  /** Ends the server as a power cut would, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(): Promise<PostgresServer> {
  if (POSTGRES_PROGRAMS === undefined) throw new Error('PostgreSQL is not installed here.');
  const programs = POSTGRES_PROGRAMS;
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = { stdio: 'ignore', cwd: folder, ...user } as const;
  const initdb = ['-D', data, '-U', 'desk', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initdb, run);
  const urlOf = (name: string): string => `postgres://desk@localhost/${name}?host=${folder}`;
  const onServer = async (sql: string): Promise<void> => {
    const client = new pg.Client(urlOf('postgres'));
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const start = async (): Promise<ChildProcess> => {
    const quick = ['fsync=off', 'full_page_writes=off', 'listen_addresses='];
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-k', folder, ...quick.flatMap((setting) => ['-c', setting])],
      run,
    );
    for (let tries = 0; ; tries += 1) {
      const up = await onServer('SELECT 1').then(
        () => true,
        () => false,
      );
      if (up) return child;
      if (tries > 600 || child.exitCode !== null) throw new Error('PostgreSQL did not start.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const end = async (child: ChildProcess): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGQUIT');
    await ended;
  };
  let child = await start();
  let made = 0;
  return {
    async database() {
      made += 1;
      const name = `test_${made}`;
      await onServer(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    async restart() {
      await end(child);
      child = await start();
    },
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the last of some statements returns. */
export async function queried(url: string, sql: string): Promise<readonly Record<string, string>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results = await client.query<Record<string, string>>(sql);
    return ([results].flat() as (typeof results)[]).at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** Deletes every row of a database, so that the next test finds it as new. */
export async function emptied(url: string): Promise<string> {
  // For a few rows this takes a tenth of the time of TRUNCATE; without triggers no table is in the way of another.
  await queried(
    url,
    `SET session_replication_role = replica;
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
        WHERE table_schema IN ('inquiries', 'delivery') AND table_name NOT LIKE '%migrations'
      LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
    END $$`,
  );
  return url;
}
