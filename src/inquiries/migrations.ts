import type { Database } from '../sqlite/index.js';
import { InquiryLogError } from './errors.js';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Append only: what has been released is never edited. Times are UTC as ISO 8601 with milliseconds, which sorts as text. */
const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'inquiries, turns and feedback',
    sql: `
      CREATE TABLE inquiries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'claimed', 'answered', 'dismissed')),
        reason TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        count INTEGER NOT NULL DEFAULT 1 CHECK (count >= 1),
        first_asked TEXT NOT NULL,
        last_asked TEXT NOT NULL,
        offered TEXT NOT NULL CHECK (json_valid(offered)),
        knowledge_version TEXT NOT NULL
      ) STRICT;
      CREATE INDEX inquiries_by_fingerprint ON inquiries (fingerprint, status);
      CREATE INDEX inquiries_by_last_asked ON inquiries (last_asked);

      CREATE TABLE askings (
        inquiry INTEGER NOT NULL REFERENCES inquiries (id) ON DELETE CASCADE,
        channel TEXT NOT NULL,
        conversation TEXT NOT NULL,
        user TEXT NOT NULL,
        times INTEGER NOT NULL DEFAULT 1 CHECK (times >= 1),
        first_asked TEXT NOT NULL,
        last_asked TEXT NOT NULL,
        PRIMARY KEY (inquiry, user, conversation)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX askings_by_user ON askings (user);

      CREATE TABLE notes (
        id INTEGER PRIMARY KEY,
        inquiry INTEGER NOT NULL REFERENCES inquiries (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX notes_by_inquiry ON notes (inquiry);

      CREATE TABLE turns (
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        entry TEXT,
        confidence REAL NOT NULL,
        language TEXT NOT NULL
      ) STRICT;
      CREATE INDEX turns_by_time ON turns (at);

      CREATE TABLE feedback (
        at TEXT NOT NULL,
        entry TEXT NOT NULL,
        helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
        language TEXT NOT NULL
      ) STRICT;
      CREATE INDEX feedback_by_time ON feedback (at);

      CREATE TABLE keys (
        key_check TEXT PRIMARY KEY,
        first_used TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    number: 2,
    name: 'what was last seen of the clock',
    sql: 'CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), seen INTEGER NOT NULL, held INTEGER) STRICT;',
  },
  { number: 3, name: 'the channel of a turn', sql: 'ALTER TABLE turns ADD COLUMN channel TEXT;' },
  { number: 4, name: 'how long a turn took', sql: 'ALTER TABLE turns ADD COLUMN ms INTEGER;' },
];

/** Number of the newest migration that this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Whether the database is empty, ours, from a newer program, or another program's; reads only.
 * @throws InquiryLogError `newer-version` or `foreign`
 */
export function checkVersion(db: Database, path: string): void {
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  if (tables.length === 0) return;
  if (!tables.includes('inquiry_migrations')) {
    throw new InquiryLogError(
      'foreign',
      `${path} is an SQLite database of another program, not an inquiry log. Name another file for the log.`,
    );
  }
  const version = db.prepare('SELECT max(number) FROM inquiry_migrations').pluck().get() as number | null;
  if ((version ?? 0) > SCHEMA_VERSION) {
    throw new InquiryLogError(
      'newer-version',
      `The inquiry log ${path} has version ${version}, written by a newer bot; this one knows versions up to ${SCHEMA_VERSION} and leaves the file as it is. Update the bot, or name another file for the log.`,
    );
  }
}

/** Brings the database to `SCHEMA_VERSION`, all or nothing; two processes at once do each step once. */
export function migrate(db: Database, path: string, now: Date): void {
  const bringUp = db.transaction(() => {
    checkVersion(db, path);
    db.exec(
      'CREATE TABLE IF NOT EXISTS inquiry_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
    );
    const applied = new Set(db.prepare('SELECT number FROM inquiry_migrations').pluck().all());
    const note = db.prepare('INSERT INTO inquiry_migrations (number, name, applied_at) VALUES (?, ?, ?)');
    for (const { number, name, sql } of MIGRATIONS) {
      if (applied.has(number)) continue;
      db.exec(sql);
      note.run(number, name, now.toISOString());
    }
  });
  bringUp.immediate();
}
