/** What the files of a content folder were found to hold, on disk, so that a check parses only what has changed. */
import { join } from 'node:path';
import { type KnownData, ParsedTexts } from '../knowledge/index.js';
import { codeStamp } from './cache.js';
import { keepData, keptData } from './kept-file.js';

/** Kept in a folder, for the code that wrote it alone; without a folder nothing is kept. */
export class ParsedCache {
  readonly #dir: string | undefined;
  #known: KnownData = new Map();

  constructor(dir: string | undefined) {
    this.#dir = dir;
  }

  /** Texts with what they held; none where nothing was kept, or it is damaged. */
  async read(): Promise<ParsedTexts> {
    if (this.#dir === undefined) return new ParsedTexts();
    try {
      this.#known = (await keptData(await this.#file(this.#dir))) as KnownData;
    } catch {
      // The first check of a folder reads all of it.
    }
    return new ParsedTexts(this.#known);
  }

  /** Keeps what the texts of this run hold, if any of it is new. */
  async write({ seen }: ParsedTexts): Promise<void> {
    if (this.#dir === undefined) return;
    if (seen.size === this.#known.size && [...seen.keys()].every((text) => this.#known.has(text))) return;
    try {
      await keepData(await this.#file(this.#dir), seen);
    } catch {
      // A disk that takes nothing makes the next check slower, and nothing else.
    }
  }

  async #file(dir: string): Promise<string> {
    return join(dir, `parsed-${await codeStamp()}.bin`);
  }
}
