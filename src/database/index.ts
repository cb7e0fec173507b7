/**
 * One way to keep rows, and two databases that do: SQLite in a file, for one process, and PostgreSQL, for several. What is
 * asked of them is written once, as work (`work.ts`), and so are their tables (`migrations.ts`).
 */
export { type CopyOptions, copyRows, goOnAfter, lastOf, NotEmpty, refuseRows } from './copy.js';
export { inTime, Late } from './in-time.js';
export { lookAt, type Where } from './look.js';
export { checkVersion, type Migration, migrate, type Plan, toPostgres } from './migrations.js';
export { isPassing, OnPostgres, type OnPostgresOptions } from './on-postgres.js';
export { OnSqlite, type OnSqliteOptions } from './on-sqlite.js';
export { serverName } from './server-name.js';
export {
  all,
  type Database,
  first,
  lock,
  type Query,
  type Result,
  run,
  type Session,
  tableNames,
  Undone,
  type Value,
  type Work,
} from './work.js';
