/** What is known of the files of a content folder, on disk, so that a check looks again only at what has changed. */
import { type Known, type KnownTexts, ParsedTexts } from '../knowledge/index.js';
import { folderFile, removeOthers } from './folder-file.js';
import { addPiece, keepPiece, keptPieces } from './kept-file.js';

/** Kept at most, for each text of the folder: what was known of those that have changed stays until it is written anew. */
const MOST_KEPT = 1.5;

/** Kept in a folder, of one content folder, for the code that wrote it alone; without a folder nothing is kept. */
export class ParsedCache {
  readonly #file: Promise<string> | undefined;
  #kept = 0;

  constructor(dir: string | undefined, contentDir: string) {
    // What a text holds depends on no model.
    this.#file = dir === undefined ? undefined : folderFile(dir, 'parsed', contentDir, []);
  }

  /** What was known of texts when they were checked last; nothing where nothing was kept, or it is damaged. */
  async read(): Promise<ParsedTexts> {
    if (this.#file === undefined) return new ParsedTexts();
    try {
      const pieces = (await keptPieces(await this.#file)) as KnownTexts[];
      this.#kept = pieces.reduce((sum, { size }) => sum + size, 0);
      return new ParsedTexts(new Map<string, Known>(pieces.flatMap((piece) => [...piece])));
    } catch {
      // The first check of a folder reads all of it.
      return new ParsedTexts();
    }
  }

  /** Keeps what is known of the texts of this run: adds what is new, and begins anew where that would be too much. */
  async write({ seen, fresh }: ParsedTexts): Promise<void> {
    if (this.#file === undefined || fresh.size === 0) return;
    try {
      const file = await this.#file;
      if (this.#kept > 0 && this.#kept + fresh.size < MOST_KEPT * seen.size) await addPiece(file, fresh);
      else {
        await keepPiece(file, seen);
        await removeOthers(file);
      }
    } catch {
      // A disk that takes nothing makes the next check slower, and nothing else.
    }
  }
}
