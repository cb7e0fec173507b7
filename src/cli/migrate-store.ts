/** `policy-bot migrate-store`: brings what is kept from SQLite files into PostgreSQL, or back. */
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Argument, Command } from 'commander';
import { systemClock } from '../clock.js';
import {
  type CopyOptions,
  copyRows,
  type Database,
  first,
  isPassing,
  migrate,
  NotEmpty,
  OnPostgres,
  OnSqlite,
  type Plan,
  refuseRows,
  serverName,
} from '../database/index.js';
import { deliveryPlan } from '../delivery/index.js';
import { inquiryPlan } from '../inquiries/index.js';
import { deliveryFile, hashKeyFile, type Settings } from '../settings/index.js';
import { isBusy, isDamaged, SqliteDatabase } from '../sqlite/index.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';

type Target = 'postgres' | 'sqlite';

/** Processes that live belong to a place, and so does how its tables came to be. */
const LIVES = 'replicas';
const PATIENCE = 5_000;
/** How long a file that another process has open is waited for, in milliseconds. */
const ALONE_MS = 500;

export function migrateStoreCommand(context: CliContext): Command {
  return new Command('migrate-store')
    .description('bring what is kept from the SQLite files into PostgreSQL, or back')
    .addArgument(new Argument('<to>', 'where to').choices(['postgres', 'sqlite']))
    .addHelpText(
      'after',
      `
POLICY_BOT_DATABASE names the SQLite file of the inquiries (that of the deliveries is beside it), POLICY_BOT_DATABASE_URL the PostgreSQL database. What
is kept is read from one and written to the other, a few rows at a time, all of it or nothing; where it was, it stays. The other has to be empty,
and no bot may run on either: stop it first. What is sealed is brought sealed: the bot needs the key of before. A bot on PostgreSQL
reads no file hash-key by itself: set POLICY_BOT_HASH_KEY_FILE to its path, or POLICY_BOT_HASH_KEY to what it holds.

Examples
  POLICY_BOT_DATABASE_URL=postgres://desk@db.example/desk policy-bot migrate-store postgres
  POLICY_BOT_DATABASE_URL=postgres://desk@db.example/desk policy-bot migrate-store sqlite`,
    )
    .action(async (to: Target) => {
      const settings = settingsOf(context);
      const url = settings.databaseUrl;
      if (url === undefined)
        throw new UsageError(
          'POLICY_BOT_DATABASE_URL is not set, so there is no PostgreSQL database to bring anything to or from.\n  fix  Set it to an address such as postgres://USER:PASSWORD@HOST:5432/NAME',
        );
      const parts = [
        { plan: inquiryPlan, file: settings.database, before: ['inquiries'] },
        { plan: deliveryPlan, file: deliveryFile(settings), before: [] },
      ];
      for (const { file } of parts) {
        if (to === 'postgres' && !existsSync(file))
          throw new UsageError(
            `${file} is not there.\n  fix  Name the file of the inquiries in POLICY_BOT_DATABASE.`,
          );
        if (to === 'postgres' && existsSync(`${file}.journal`) && statSync(`${file}.journal`).size > 0)
          throw new UsageError(
            `${file}.journal holds events that are not in the database yet.\n  fix  Start the bot once without POLICY_BOT_DATABASE_URL, stop it, and try again.`,
          );
      }
      const pairs: (Pair & { readonly inServer: Database })[] = [];
      const opened: Database[] = [];
      try {
        for (const { plan, file, before } of parts) {
          const inFile = openFile(file, plan(file));
          opened.push(inFile);
          const inServer = openServer(url, plan('PostgreSQL'));
          opened.push(inServer);
          const { schema, table } = plan(file);
          pairs.push({
            schema,
            options: { but: [table, LIVES], first: before },
            inServer,
            ...(to === 'postgres' ? { from: inFile, into: inServer } : { from: inServer, into: inFile }),
          });
        }
        // Nothing is brought before it is sure that all can be.
        for (const { inServer } of pairs) await nobodyLives(inServer);
        for (const { into, options } of pairs) await into.read(() => refuseRows(options));
        await bring(pairs, (table, rows) => context.out(`${table}: ${rows.toLocaleString('en')}\n`));
      } catch (error) {
        if (!(error instanceof NotEmpty)) throw fromServer(error, url) ?? error;
        const aside = to === 'sqlite' ? ', or move the files aside' : '';
        throw new UsageError(
          `Where everything is to be brought, ${error.message} already; nothing was changed.\n  fix  Name an empty database${aside}.`,
        );
      } finally {
        for (const database of opened) await database.close();
      }
      context.out(
        to === 'postgres'
          ? `Everything is in PostgreSQL now. ${startWith(settings)} The databases can be put aside once it runs.\n`
          : 'Everything is in the SQLite files now. Start the bot without POLICY_BOT_DATABASE_URL, and with the same POLICY_BOT_HASH_KEY.\n',
      );
    });
}

/** What the bot is to be started with on PostgreSQL: there it makes no key, and looks for none beside the files. */
function startWith(settings: Settings): string {
  if (settings.hashKey !== undefined) return 'Start the bot with the same settings.';
  const file = hashKeyFile(settings);
  return existsSync(file)
    ? `Before you start the bot, set POLICY_BOT_HASH_KEY_FILE to ${file}, or POLICY_BOT_HASH_KEY to what that file holds: it refuses to start without, and with another key what is sealed cannot be read. Keep the file.`
    : `Before you start the bot, set POLICY_BOT_HASH_KEY to the key that the bot had so far: it refuses to start without, and with another key what is sealed cannot be read. ${file}, where a bot keeps its own, is not there.`;
}

/** What to say of a failure of the server or of the way to it; undefined of another. */
function fromServer(error: unknown, url: string): UsageError | undefined {
  const { code } = error as { code?: unknown };
  // Codes of PostgreSQL have five letters or figures, of which at least one is a figure.
  if (!isPassing(error) && !(typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code)))
    return undefined;
  const reason =
    error instanceof AggregateError ? (error.errors[0] as Error).message : (error as Error).message;
  return new UsageError(
    `The PostgreSQL database ${serverName(url)} cannot be used (${reason}); nothing was brought.\n  fix  Check that the server runs, and the address, user and password in POLICY_BOT_DATABASE_URL.`,
    { cause: error },
  );
}

interface Pair {
  readonly schema: string;
  readonly options: CopyOptions;
  readonly from: Database;
  readonly into: Database;
}

/** Fills each within the transaction of the one before it, so that the first commit comes when all is written. */
async function bring(
  [pair, ...others]: readonly Pair[],
  onTable: (name: string, rows: number) => void,
): Promise<void> {
  if (pair === undefined) return;
  const { schema, options, from, into } = pair;
  await from.session((reading) =>
    into.session(async (writing) => {
      for (const [table, rows] of await copyRows(reading, writing, options))
        onTable(`${schema}.${table}`, rows);
      await bring(others, onTable);
    }),
  );
}

/**
 * Opens a file that nothing else has open, and keeps it from others.
 * @throws UsageError when another process has it
 */
function openFile(path: string, plan: Plan): Database {
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
  const file = new SqliteDatabase(path, { timeout: ALONE_MS });
  try {
    file.pragma('locking_mode = EXCLUSIVE');
    // Leaving the write-ahead log takes the file for itself alone; the next bot begins one again.
    file.pragma('journal_mode = DELETE');
    file.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    file.close();
    if (isDamaged(error))
      throw new UsageError(
        `${path} is damaged, or is no SQLite database.\n  fix  Put a backup in its place, or name another file in POLICY_BOT_DATABASE.`,
      );
    if (!isBusy(error)) throw error;
    throw new UsageError(
      `A bot runs on ${path}, or another program has it open.\n  fix  Stop it, and try again.`,
    );
  }
  file.pragma('foreign_keys = ON');
  const database = new OnSqlite(file, { patience: PATIENCE, explain: (error) => error });
  database.now(() => migrate(plan, systemClock.now()));
  return database;
}

function openServer(url: string, plan: Plan): Database {
  return new OnPostgres({
    url,
    schema: plan.schema,
    patience: PATIENCE,
    connections: 1,
    explain: (error) => error,
    onBroken: () => undefined,
    closed: () => new Error('closed'),
    prepare: () => migrate(plan, systemClock.now()),
  });
}

/** @throws UsageError where a bot says that it lives */
async function nobodyLives(server: Database): Promise<void> {
  const lives = await server.read(function* () {
    const there = yield* first(
      `SELECT 1 AS one FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?`,
      LIVES,
    );
    if (there === undefined) return undefined;
    return yield* first(
      `SELECT 1 AS one FROM ${LIVES} WHERE until > CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) LIMIT 1`,
    );
  });
  if (lives !== undefined)
    throw new UsageError(
      'A bot runs on the PostgreSQL database.\n  fix  Stop it, wait ten seconds, and try again.',
    );
}
