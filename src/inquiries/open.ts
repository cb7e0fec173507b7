import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Database, SqliteDatabase } from '../sqlite/index.js';
import { explainFailure, InquiryLogError } from './errors.js';
import { checkVersion, migrate } from './migrations.js';
import { checkSettings, keyCheck } from './prepare.js';
import { DEFAULT_PATIENCE, SqliteInquiryLog, type SqliteLogSettings } from './sqlite.js';

/** SQLite's name for a database without a file. */
const IN_MEMORY = ':memory:';

/** While a chat waits, SQLite itself does not: the log tries again without holding up others. */
const BUSY_TIMEOUT = 0;

/**
 * Opens the inquiry log, creates it with its folder if there is none, brings it to the present version and deletes
 * what is past its retention. The file can be read by its owner alone.
 * @throws InquiryLogError whose message names the file and what to do
 */
export function openInquiryLog(settings: SqliteLogSettings): SqliteInquiryLog {
  const { path, key, retentionDays, patience = DEFAULT_PATIENCE } = settings;
  checkSettings(key, retentionDays);
  let db: Database | undefined;
  try {
    createFile(path);
    db = new SqliteDatabase(path, { timeout: patience });
    prepareDatabase(db, settings);
    const log = new SqliteInquiryLog(db, settings);
    log.purgeNow();
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
    return log;
  } catch (error) {
    db?.close();
    throw explainFailure(error, path);
  }
}

function createFile(path: string): void {
  if (path === IN_MEMORY) return;
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
}

/**
 * A commit reaches the disk before it counts (write-ahead log, synchronous full), and deleted rows are overwritten.
 */
function prepareDatabase(db: Database, { path, key, clock, logger }: SqliteLogSettings): void {
  checkVersion(db, path);
  if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new InquiryLogError(
      'no-wal',
      `The inquiry log ${path} cannot keep a write-ahead log where it is. Name a file on a disk of this machine, not on a network drive.`,
    );
  }
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  migrate(db, path, clock.now());
  if (noteKey(db, key, clock.now())) {
    logger.warn(
      { path },
      'the key of the inquiry log is not the one used before: users of older questions are not found with it',
    );
  }
}

/** Keeps the check of a key that is new to the log; true when the log has seen another key before. */
function noteKey(db: Database, key: string, now: Date): boolean {
  const note = db.transaction(() => {
    const known = db.prepare('SELECT key_check FROM keys').pluck().all();
    if (known.includes(keyCheck(key))) return false;
    db.prepare('INSERT INTO keys (key_check, first_used) VALUES (?, ?)').run(
      keyCheck(key),
      now.toISOString(),
    );
    return known.length > 0;
  });
  return note.immediate();
}
