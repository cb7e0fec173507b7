/** The content that was served last, as text, on disk: a start with a broken file serves it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { versionOf } from '../knowledge/version.js';
import { replaceFile } from './kept-file.js';

/** One content folder's last good texts. They are kept as text, so that a newer program reads them too. */
export class LastGood {
  readonly #file: string;
  #kept = '';

  constructor(cacheDir: string, contentDir: string) {
    const name = createHash('sha256').update(resolve(contentDir)).digest('hex').slice(0, 12);
    this.#file = join(cacheDir, `last-good-${name}.json`);
  }

  /** Keeps the texts of content that is served, whole or not at all. A disk that takes nothing is no reason to fail. */
  async keep(files: ReadonlyMap<string, string>): Promise<void> {
    const version = versionOf(files);
    if (version === this.#kept) return;
    try {
      await replaceFile(this.#file, JSON.stringify({ version, files: [...files] }));
      this.#kept = version;
    } catch {
      // Only a start with broken content would have needed it.
    }
  }

  /** The texts that were kept; undefined when there are none or they are damaged. */
  async read(): Promise<ReadonlyMap<string, string> | undefined> {
    try {
      const { version, files } = JSON.parse(await readFile(this.#file, 'utf8')) as {
        version: string;
        files: [string, string][];
      };
      const texts = new Map(files);
      return versionOf(texts) === version ? texts : undefined;
    } catch {
      return undefined;
    }
  }
}
