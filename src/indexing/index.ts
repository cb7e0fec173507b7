/**
 * From a content folder to a desk that can be asked. At the start this happens in place; while chats run, in a worker,
 * so that a reload never stalls one.
 */
import { Worker } from 'node:worker_threads';
import { Desk } from '../core/answering/desk.js';
import type { Logger } from '../core/ports.js';
import { KnowledgeKeeper } from '../knowledge/index.js';
import { type LoadedContent, loadIndexed } from './load.js';

export { type LoadedContent, loadIndexed } from './load.js';

export interface DeskOptions {
  /** Folder in which built content is kept for the next start; nothing is kept without it. */
  readonly cacheDir?: string;
}

function loadInWorker(dir: string, cacheDir: string | undefined): Promise<LoadedContent> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { dir, cacheDir } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The worker that reads the content ended with code ${code}.`)),
    );
  });
}

/** A desk that follows its content folder: `current` is made from the last good content. */
export async function keepDesk(
  dir: string,
  { cacheDir, logger }: DeskOptions & { readonly logger: Logger },
): Promise<KnowledgeKeeper<Desk>> {
  let first = true;
  let loaded: LoadedContent | undefined;
  return KnowledgeKeeper.open<Desk>(dir, {
    logger,
    load: async (folder) => {
      loaded = await (first ? loadIndexed(folder, cacheDir) : loadInWorker(folder, cacheDir));
      first = false;
      return loaded;
    },
    prepare: (knowledgeBase) => {
      if (loaded?.index === undefined) throw new Error('The content was served before it was indexed.');
      return new Desk(knowledgeBase, loaded.index);
    },
  });
}
