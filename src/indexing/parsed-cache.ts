/** What is known of the files of a content folder, on disk, so that a check looks again only at what has changed. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Known, type KnownTexts, ParsedTexts } from '../knowledge/index.js';
import { codeStamp } from './cache.js';
import { addPiece, keepPiece, keptPieces } from './kept-file.js';

/** Kept at most, for each text of the folder: what was known of those that have changed stays until it is written anew. */
const MOST_KEPT = 1.5;

/** Kept in a folder, of one content folder, for the code that wrote it alone; without a folder nothing is kept. */
export class ParsedCache {
  readonly #dir: string | undefined;
  readonly #name: string;
  #kept = 0;

  constructor(dir: string | undefined, contentDir: string) {
    this.#dir = dir;
    this.#name = createHash('sha256').update(resolve(contentDir)).digest('hex').slice(0, 12);
  }

  /** What was known of texts when they were checked last; nothing where nothing was kept, or it is damaged. */
  async read(): Promise<ParsedTexts> {
    if (this.#dir === undefined) return new ParsedTexts();
    try {
      const pieces = (await keptPieces(await this.#file(this.#dir))) as KnownTexts[];
      this.#kept = pieces.reduce((sum, { size }) => sum + size, 0);
      return new ParsedTexts(new Map<string, Known>(pieces.flatMap((piece) => [...piece])));
    } catch {
      // The first check of a folder reads all of it.
      return new ParsedTexts();
    }
  }

  /** Keeps what is known of the texts of this run: adds what is new, and begins anew where that would be too much. */
  async write({ seen, fresh }: ParsedTexts): Promise<void> {
    if (this.#dir === undefined || fresh.size === 0) return;
    try {
      const file = await this.#file(this.#dir);
      if (this.#kept > 0 && this.#kept + fresh.size < MOST_KEPT * seen.size) await addPiece(file, fresh);
      else {
        await keepPiece(file, seen);
        await this.#removeOld(this.#dir, file);
      }
    } catch {
      // A disk that takes nothing makes the next check slower, and nothing else.
    }
  }

  async #file(dir: string): Promise<string> {
    return join(dir, `parsed-${this.#name}-${await codeStamp()}.bin`);
  }

  /** Removes what other code has left of the same folder. */
  async #removeOld(dir: string, kept: string): Promise<void> {
    const names = (await readdir(dir)).filter((name) => name.startsWith(`parsed-${this.#name}-`));
    const old = names.map((name) => join(dir, name)).filter((file) => file !== kept);
    await Promise.all(old.map((file) => rm(file, { force: true })));
  }
}
