/** A PostgreSQL server of one's own for tests and measurements, on a socket in a folder that goes away with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
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

export interface PostgresServer {
  /** An empty database of its own. */
  database(): Promise<string>;
  /** Ends the server as a power cut would. */
  end(): Promise<void>;
  /** The same if it runs, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Makes a folder whole or not at all, where another process may make the same. */
function keep(folder: string, make: (made: string) => void): void {
  const made = `${folder}-${process.pid}`;
  make(made);
  try {
    renameSync(made, folder);
  } catch {
    rmSync(made, { recursive: true, force: true });
  }
}

/** @param template folder in which the files of a new server are kept for the next; they are made anew each time when left out */
export async function startPostgres(template?: string): Promise<PostgresServer> {
  if (POSTGRES_PROGRAMS === undefined) throw new Error('PostgreSQL is not installed here.');
  const programs = POSTGRES_PROGRAMS;
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = { stdio: 'ignore', cwd: folder, ...user } as const;
  const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]);
  const initdb = ['-D', data, '-U', 'desk', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  if (template !== undefined && existsSync(template)) copy(template, data);
  else {
    execFileSync(join(programs, 'initdb'), initdb, run);
    if (template !== undefined) keep(template, (made) => copy(data, made));
  }
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
    if (child.exitCode !== null || child.signalCode !== null) return;
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
    end: () => end(child),
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
