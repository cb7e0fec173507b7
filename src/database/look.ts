/** Reading a database as it is, which the program that serves may have open: nothing is made, brought up to date or deleted. */
import { existsSync } from 'node:fs';
import { SqliteDatabase } from '../sqlite/index.js';
import { checkVersion, type Plan } from './migrations.js';
import { OnPostgres } from './on-postgres.js';
import { OnSqlite } from './on-sqlite.js';
import { serverName } from './server-name.js';
import type { Database, Work } from './work.js';

/** Where a database is: a SQLite file, unless there is the address of one in a PostgreSQL server. */
export interface Where {
  readonly path: string;
  readonly url?: string | undefined;
}

/** How a database came to be, and what callers are told where it cannot be read; both by what messages call it. */
export interface LookOptions {
  readonly planOf: (name: string) => Plan;
  readonly explain: (error: unknown, name: string) => unknown;
}

/** How long it waits for another program, in milliseconds. */
const PATIENCE = 3_000;

/**
 * What a piece of work reads, which is told how far the database has been brought: the number of its last migration, and of
 * the newest there is. Undefined where nothing
 * is there yet.
 *
 * @throws what `explain` makes of a database that cannot be read, is newer than this program or another's
 */
export async function lookAt<Seen>(
  { path, url }: Where,
  { planOf, explain }: LookOptions,
  work: (version: number, newest: number) => Work<Seen>,
): Promise<Seen | undefined> {
  if (url === undefined && !existsSync(path)) return undefined;
  const name = url === undefined ? path : serverName(url);
  const [plan, told] = [planOf(name), (error: unknown) => explain(error, name)];
  let database: Database | undefined;
  try {
    database = url === undefined ? onFile(path, told) : onServer(url, plan, told);
    return await database.read(function* () {
      const version = yield* checkVersion(plan);
      return version === 0 ? undefined : yield* work(version, plan.migrations.length);
    });
  } catch (error) {
    throw told(error);
  } finally {
    await database?.close();
  }
}

const closed = (): Error => new Error('It was looked at already.');

function onFile(path: string, explain: (error: unknown) => unknown): Database {
  const file = new SqliteDatabase(path, { fileMustExist: true, timeout: PATIENCE });
  file.pragma('query_only = ON');
  return new OnSqlite(file, { patience: PATIENCE, explain, closed });
}

function onServer(url: string, { schema }: Plan, explain: (error: unknown) => unknown): Database {
  return new OnPostgres({
    url,
    schema,
    patience: PATIENCE,
    connections: 1,
    explain,
    closed,
    onBroken: () => undefined,
    *prepare() {
      // What is not there is not made.
    },
  });
}
