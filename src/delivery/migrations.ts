import type { Migration, Plan } from '../database/index.js';

/** The delivery database cannot be used; the message names the file and what to do. */
export class DeliveryStoreError extends Error {
  override readonly name = 'DeliveryStoreError';
}

/** Append only. Times are milliseconds since 1970. What people wrote, addresses and tokens are sealed (`seal.ts`). */
const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'claims, taken turns, posts, askers, notes and secrets',
    sql: `
      CREATE TABLE claims (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX claims_by_time ON claims (at);

      CREATE TABLE taken (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL,
        sealed BLOB NOT NULL,
        at INTEGER NOT NULL,
        restarts INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      CREATE TABLE posts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL,
        sealed BLOB NOT NULL,
        at INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        uncertain INTEGER NOT NULL DEFAULT 0 CHECK (uncertain IN (0, 1))
      ) STRICT;

      CREATE TABLE given_up (at INTEGER NOT NULL, channel TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
      CREATE INDEX given_up_by_time ON given_up (at);

      CREATE TABLE askers (
        inquiry TEXT NOT NULL,
        asker TEXT NOT NULL,
        "user" TEXT NOT NULL,
        sealed BLOB NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (inquiry, asker)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX askers_by_user ON askers ("user");

      CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE secrets (
        channel TEXT NOT NULL,
        place TEXT NOT NULL,
        sealed BLOB NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (channel, place)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    number: 2,
    name: 'what waits for a user to fetch it',
    sql: `
      CREATE TABLE kept (
        id TEXT PRIMARY KEY,
        channel TEXT NOT NULL,
        "user" TEXT NOT NULL,
        sealed BLOB NOT NULL,
        until INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX kept_by_user ON kept ("user");
      CREATE INDEX kept_by_time ON kept (until);
    `,
  },
  {
    number: 3,
    name: 'how often the answering of a turn was begun',
    sql: 'ALTER TABLE taken ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;',
  },
  {
    number: 4,
    name: 'who of the staff has changed what',
    sql: `
      CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        about TEXT NOT NULL,
        before TEXT,
        after TEXT
      ) STRICT;
      CREATE INDEX changes_by_subject ON changes (about);
      CREATE INDEX changes_by_time ON changes (at);
    `,
  },
  {
    number: 5,
    name: 'what was told from the content',
    sql: `
      CREATE TABLE told (
        inquiry TEXT PRIMARY KEY,
        entry TEXT NOT NULL,
        says TEXT NOT NULL CHECK (json_valid(says)),
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    number: 6,
    name: 'whose turns and posts they are, and what they come after',
    sql: `
      ALTER TABLE taken ADD COLUMN owner TEXT NOT NULL DEFAULT '';
      ALTER TABLE taken ADD COLUMN conversation TEXT NOT NULL DEFAULT '';
      CREATE INDEX taken_by_conversation ON taken (conversation, number);
      ALTER TABLE posts ADD COLUMN owner TEXT NOT NULL DEFAULT '';
      ALTER TABLE posts ADD COLUMN lane TEXT NOT NULL DEFAULT '';
      CREATE INDEX posts_by_lane ON posts (lane, number);
      CREATE TABLE replicas (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
];

/** How the tables of deliveries come to be in a database that messages name so. */
export const planOf = (name: string): Plan => ({
  schema: 'delivery',
  table: 'delivery_migrations',
  migrations: MIGRATIONS,
  foreign: () =>
    new DeliveryStoreError(
      `${name} is a database of another program. Move it aside, or set POLICY_BOT_DATABASE to another folder.`,
    ),
  newer: () =>
    new DeliveryStoreError(
      `${name} was written by a newer bot, and is left as it is. Update the bot, or set POLICY_BOT_DATABASE to another folder.`,
    ),
});
