/** The version of a content folder, told from its texts alone: a start that has them indexed already reads nothing else of them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHELF = join('shelf', 'attributes.yaml');

function find(folder: string): string {
  const path = join(folder, SHELF);
  const above = dirname(folder);
  return existsSync(path) || above === folder ? path : find(above);
}

/** The text of the shelf: a knowledge base that is read anew after a change of it is another version. */
export const SHELF_TEXT = readFileSync(find(dirname(fileURLToPath(import.meta.url))), 'utf8');

/** First 12 hexadecimal digits of the SHA-256 over the shelf and all paths and texts, in order of path. */
export function versionOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(SHELF_TEXT);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${text}\0`);
  }
  return hash.digest('hex').slice(0, 12);
}
