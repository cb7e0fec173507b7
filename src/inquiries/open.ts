import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  all,
  checkVersion,
  type Database,
  goOnAfter,
  lastOf,
  migrate,
  OnPostgres,
  OnSqlite,
  run,
  serverName,
  type Work,
} from '../database/index.js';
import { type Database as File, SqliteDatabase } from '../sqlite/index.js';
import { closedLog, explainFailure, InquiryLogError } from './errors.js';
import { planOf } from './migrations.js';
import { checkSettings, keyCheck } from './prepare.js';
import { type InquiryLogSettings, purge, StoredInquiryLog } from './store.js';

/** SQLite's name for a database without a file. */
const IN_MEMORY = ':memory:';

const DEFAULT_PATIENCE = 3_000;

/**
 * Opens the inquiry log, creates it if there is none, brings it to the present version and deletes what is past its
 * retention: a file with its folder, which its owner alone can read, at once; a database in a server when it is first
 * used.
 * @throws InquiryLogError whose message names the file and what to do
 */
export function openInquiryLog(settings: InquiryLogSettings): StoredInquiryLog {
  checkSettings(settings.key, settings.retentionDays);
  return new StoredInquiryLog(
    settings.url === undefined ? openFile(settings) : openServer(settings, settings.url),
    settings,
  );
}

function openServer(settings: InquiryLogSettings, url: string): Database {
  const { patience = DEFAULT_PATIENCE, clock, logger } = settings;
  const name = serverName(url);
  const plan = planOf(name);
  return new OnPostgres({
    url,
    schema: plan.schema,
    patience,
    explain: (error) => explainFailure(error, name),
    closed: () => closedLog(name),
    onBroken: (error) => logger.warn({ err: error }, 'a connection to the inquiry log broke'),
    *prepare() {
      yield* migrate(plan, clock.now());
      yield* noteKey(settings);
      yield* purge(settings);
    },
  });
}

function openFile(settings: InquiryLogSettings): Database {
  const { path, patience = DEFAULT_PATIENCE } = settings;
  let file: File | undefined;
  try {
    createFile(path);
    file = new SqliteDatabase(path, { timeout: patience });
    const database = onFile(file, settings);
    prepareFile(file, database, settings);
    // While a chat waits, SQLite itself does not: the log tries again without holding up others.
    file.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    file?.close();
    throw explainFailure(error, path);
  }
}

/** The log's way to an open SQLite file. */
export function onFile(file: File, settings: InquiryLogSettings): OnSqlite {
  const { path, patience = DEFAULT_PATIENCE, onFatal } = settings;
  return new OnSqlite(file, {
    patience,
    closed: () => closedLog(path),
    explain(error) {
      const failure = explainFailure(error, path);
      if (failure.code === 'corrupt') onFatal?.(failure);
      return failure;
    },
  });
}

function createFile(path: string): void {
  if (path === IN_MEMORY) return;
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
}

/**
 * A commit reaches the disk before it counts (write-ahead log, synchronous full), and deleted rows are overwritten.
 */
function prepareFile(file: File, database: OnSqlite, settings: InquiryLogSettings): void {
  const { path, clock } = settings;
  const plan = planOf(path);
  database.look(() => checkVersion(plan));
  if (file.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new InquiryLogError(
      'no-wal',
      `The inquiry log ${path} cannot keep a write-ahead log where it is. Name a file on a disk of this machine, not on a network drive.`,
    );
  }
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma('secure_delete = ON');
  database.now(() => migrate(plan, clock.now()));
  database.now(() => beginAfter(settings));
  database.now(() => noteKey(settings));
  database.now(() => purge(settings));
}

/**
 * A log that was lost, or taken back to an older copy, would give its next inquiries the numbers of others, and whoever asked those
 * would be told what these are answered.
 */
function* beginAfter({ after = 0, path, logger }: InquiryLogSettings): Work<void> {
  const last = yield* lastOf('inquiries');
  if (last >= after) return;
  yield* goOnAfter('inquiries', after);
  logger.warn(
    { path, last, next: after + 1 },
    'inquiries are missing from the log that people may wait to hear of: it is new, or an older copy of it; numbers go on after theirs',
  );
}

/** Keeps the check of a key that is new to the log; says so when the log has seen another key before. */
function* noteKey({ key, clock, path, url, logger }: InquiryLogSettings): Work<void> {
  const check = keyCheck(key);
  const known = yield* all<{ key_check: string }>('SELECT key_check FROM keys');
  if (known.some(({ key_check }) => key_check === check)) return;
  yield* run('INSERT INTO keys (key_check, first_used) VALUES (?, ?)', check, clock.now().toISOString());
  if (known.length > 0)
    logger.warn(
      { path: url === undefined ? path : serverName(url) },
      'the key of the inquiry log is not the one used before: users of older questions are not found with it',
    );
}
