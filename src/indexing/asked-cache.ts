/** What asking the bot brought to light, on disk, so that a check asks again only what has changed. */
import type { ProbeFinding } from '../knowledge/index.js';
import { folderFile, removeOthers } from './folder-file.js';
import { keepData, keptData } from './kept-file.js';
import { INDEXED_BY } from './models.js';

/** What was found for questions that were asked together, and the stamp of all that it depends on. */
export interface Asked {
  readonly stamp: string;
  readonly findings: readonly ProbeFinding[];
}

export type AskedBefore = ReadonlyMap<string, Asked>;

/** Kept in a folder, of one content folder, for the code and the models that answered; without a folder nothing is kept. */
export class AskedCache {
  readonly #file: Promise<string> | undefined;

  constructor(dir: string | undefined, contentDir: string) {
    const models = [...INDEXED_BY, 'judge.json', 'frequency.tsv'];
    this.#file = dir === undefined ? undefined : folderFile(dir, 'asked', contentDir, models);
  }

  /** What was found before; nothing where nothing was kept, or it is damaged. */
  async read(): Promise<AskedBefore> {
    if (this.#file === undefined) return new Map();
    try {
      return (await keptData(await this.#file)) as AskedBefore;
    } catch {
      return new Map();
    }
  }

  async write(asked: AskedBefore): Promise<void> {
    if (this.#file === undefined) return;
    try {
      const file = await this.#file;
      await keepData(file, asked);
      await removeOthers(file);
    } catch {
      // A disk that takes nothing has all asked again next time, and nothing else.
    }
  }
}
