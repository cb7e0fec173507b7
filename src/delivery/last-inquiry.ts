import { existsSync } from 'node:fs';
import { SqliteDatabase } from '../sqlite/index.js';

/** Where deliveries keep numbers of inquiries: who asked them, what was told of them, and up to which staff were told. */
const NUMBERS = {
  askers: 'SELECT inquiry AS text FROM askers',
  told: 'SELECT inquiry AS text FROM told',
  notes: `SELECT value AS text FROM notes WHERE name GLOB 'told/*'`,
  claims: `SELECT key AS text FROM claims WHERE key GLOB 'told/*'`,
  changes: `SELECT about AS text FROM changes WHERE about GLOB 'inquiry/*'`,
};

/**
 * The highest number of an inquiry that a SQLite file of deliveries speaks of; 0 where it speaks of none, and where there is no
 * such file. The file is only read, so that a program that runs over it is not disturbed.
 *
 * @throws SqliteError when the file cannot be read
 */
export function lastInquiry(path: string): number {
  if (!existsSync(path)) return 0;
  const file = new SqliteDatabase(path, { readonly: true });
  try {
    const tables = file.prepare('SELECT name FROM sqlite_master').pluck().all() as string[];
    const numbers = Object.entries(NUMBERS)
      .filter(([table]) => tables.includes(table))
      .flatMap(([, sql]) => file.prepare(sql).pluck().all() as string[])
      // The first number is the inquiry's: `told/12/1` is the second word on 12, `told/slack/12` the post of it.
      .map((text) => Number(/\b\d{1,15}\b/.exec(text)?.[0] ?? 0));
    return numbers.reduce((most, number) => Math.max(most, number), 0);
  } finally {
    file.close();
  }
}
