import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

export type { Database, Statement, Transaction } from 'better-sqlite3';

/** Node.js from which on release 13 runs: it is built against Node-API, release 12 against one version of Node.js. */
const NODE_API_SINCE = 22;

/**
 * The SQLite driver of this Node.js: better-sqlite3 13 from Node.js 22 on, where 12 aborts sooner or later, and 12 on
 * Node.js 20, where 13 does not run. What both offer is the same.
 */
export const SqliteDatabase: typeof Sqlite = createRequire(import.meta.url)(driverFor(process.versions.node));

/** The package that drives SQLite on a version of Node.js. */
export function driverFor(version: string): string {
  return Number.parseInt(version, 10) >= NODE_API_SINCE ? 'better-sqlite3' : 'better-sqlite3-12';
}
