/** Content as it was read and indexed, on disk, so that the next start is quick. Never the only copy of anything. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { PREPARED } from '../package-root.js';
import { codeStamp } from './code-stamp.js';
import { keepData, keptData } from './kept-file.js';
import { INDEXED_BY } from './models.js';

/** A knowledge base without findings, and its index. */
export interface Indexed {
  readonly knowledgeBase: KnowledgeBase;
  readonly index: LibraryIndex;
}

/** Files kept; the longest unused go first. */
const KEPT = 4;

/**
 * Built content by version, in a folder; a folder that cannot be read or written is as good as an empty one. What a build has prepared
 * is read where the folder has nothing.
 */
export class ContentCache {
  readonly #dir: string;
  readonly #stamp: Promise<string>;

  constructor(dir: string) {
    this.#dir = dir;
    this.#stamp = codeStamp(INDEXED_BY);
  }

  /** What was kept of a version of the content; undefined when there is nothing or it is damaged. */
  async read(version: string): Promise<Indexed | undefined> {
    for (const dir of [this.#dir, PREPARED]) {
      try {
        return (await keptData(await this.#file(dir, version))) as Indexed;
      } catch {
        // It is built, then.
      }
    }
    return undefined;
  }

  /** Keeps a version, whole or not at all, and removes old ones. */
  async write(version: string, indexed: Indexed): Promise<void> {
    try {
      await keepData(await this.#file(this.#dir, version), indexed);
      await this.#removeOld();
    } catch {
      // A full or read-only disk makes the next start slower, and nothing else.
    }
  }

  async #file(dir: string, version: string): Promise<string> {
    return join(dir, `content-${version}-${await this.#stamp}.bin`);
  }

  async #removeOld(): Promise<void> {
    const names = (await readdir(this.#dir)).filter((name) => /^content-.*\.bin$/u.test(name));
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(this.#dir, name))).mtimeMs })),
    );
    const old = aged.sort((a, b) => b.at - a.at).slice(KEPT);
    await Promise.all(old.map(({ name }) => rm(join(this.#dir, name), { force: true })));
  }
}
