import type { Migration, Plan } from '../database/index.js';
import { InquiryLogError } from './errors.js';

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
        "user" TEXT NOT NULL,
        times INTEGER NOT NULL DEFAULT 1 CHECK (times >= 1),
        first_asked TEXT NOT NULL,
        last_asked TEXT NOT NULL,
        PRIMARY KEY (inquiry, "user", conversation)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX askings_by_user ON askings ("user");

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

/** How the tables of the log come to be in a database that messages name so. */
export const planOf = (name: string): Plan => ({
  schema: 'inquiries',
  table: 'inquiry_migrations',
  migrations: MIGRATIONS,
  foreign: () =>
    new InquiryLogError(
      'foreign',
      `${name} is a database of another program, not an inquiry log. Name another one for the log.`,
    ),
  newer: (version) =>
    new InquiryLogError(
      'newer-version',
      `The inquiry log ${name} has version ${version}, written by a newer bot; this one knows versions up to ${MIGRATIONS.length} and leaves it as it is. Update the bot, or name another database for the log.`,
    ),
});
