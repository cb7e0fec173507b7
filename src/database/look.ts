/** Reading a database as it is, which the program that serves may have open: nothing is made, brought up to date or deleted. */
import { SqliteDatabase } from '../sqlite/index.js';
import { checkVersion, type Plan } from './migrations.js';
import { OnPostgres } from './on-postgres.js';
import { OnSqlite } from './on-sqlite.js';
import type { Database, Work } from './work.js';

export interface LookOptions {
  /** SQLite file, which has to be there; unless there is a `url`. */
  readonly path: string;
  readonly url?: string | undefined;
  readonly plan: Plan;
  /** Makes of what the database said what callers are told. */
  readonly explain: (error: unknown) => unknown;
}

/** How long it waits for another program, in milliseconds. */
const PATIENCE = 3_000;

/**
 * What a piece of work reads, which is told how far the database has been brought: the number of its last migration, 0 where nothing is
 * there yet.
 *
 * @throws what `explain` makes of a database that cannot be read, is newer than this program or another's
 */
export async function lookAt<Seen>(
  { path, url, plan, explain }: LookOptions,
  work: (version: number) => Work<Seen>,
): Promise<Seen> {
  let database: Database | undefined;
  try {
    database = url === undefined ? onFile(path, explain) : onServer(url, plan, explain);
    return await database.read(function* () {
      return yield* work(yield* checkVersion(plan));
    });
  } catch (error) {
    throw explain(error);
  } finally {
    await database?.close();
  }
}

const closed = (): Error => new Error('It was looked at already.');

function onFile(path: string, explain: LookOptions['explain']): Database {
  const file = new SqliteDatabase(path, { fileMustExist: true, timeout: PATIENCE });
  file.pragma('query_only = ON');
  return new OnSqlite(file, { patience: PATIENCE, explain, closed });
}

function onServer(url: string, { schema }: Plan, explain: LookOptions['explain']): Database {
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
