/** Files in the cache folder of which each serves one content folder and the code that wrote it. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeStamp } from './code-stamp.js';

/**
 * The file of a kind for a content folder.
 *
 * @param models those on which what it holds depends
 */
export async function folderFile(
  cacheDir: string,
  kind: string,
  contentDir: string,
  models: readonly string[],
): Promise<string> {
  const folder = createHash('sha256').update(resolve(contentDir)).digest('hex').slice(0, 12);
  return join(cacheDir, `${kind}-${folder}-${await codeStamp(models)}.bin`);
}

/** Removes what other code has left in the place of a file. */
export async function removeOthers(file: string): Promise<void> {
  const [kind, folder] = basename(file).split('-');
  const names = await readdir(dirname(file));
  const others = names.filter((name) => name.startsWith(`${kind}-${folder}-`) && name !== basename(file));
  await Promise.all(others.map((name) => rm(join(dirname(file), name), { force: true })));
}
