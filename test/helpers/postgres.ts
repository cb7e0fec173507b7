/** PostgreSQL in tests: what they say where it is not installed, and what their databases hold. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { POSTGRES_PROGRAMS, type PostgresServer, startPostgres } from '../../bench/postgres.js';

export { POSTGRES_PROGRAMS, type PostgresServer } from '../../bench/postgres.js';

/** The name of tests that need a server; where there is none, it says why they are skipped. */
export const onPostgres = (name: string): string =>
  POSTGRES_PROGRAMS === undefined
    ? `${name} (skipped: PostgreSQL is not installed here; on Debian: apt-get install postgresql)`
    : name;

/** A server for a file of tests. The temporary folder is the run's own: what the first one makes, the others copy. */
export const startTestServer = (): Promise<PostgresServer> => startPostgres(join(tmpdir(), 'pg-new'));

/** Tests with a server of their own, which runs while they do; they are skipped where there is none. */
export function describeOnPostgres(name: string, tests: (server: PostgresServer) => void): void {
  describe.skipIf(POSTGRES_PROGRAMS === undefined)(onPostgres(name), () => {
    let started: PostgresServer | undefined;
    beforeAll(async () => {
      started = await startTestServer();
    });
    afterAll(() => started?.stop());
    tests({
      database: () => started!.database(),
      end: () => started!.end(),
      restart: () => started!.restart(),
      stop: () => started!.stop(),
    });
  });
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
