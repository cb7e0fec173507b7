/** Builds the index of one knowledge base after another, and keeps each for the next start. What a text came to is made once. */
import { parentPort, workerData } from 'node:worker_threads';
import { Remembered } from '../core/find/index.js';
import { buildLibraryIndex } from '../core/library/library.js';
import { ContentCache } from './cache.js';
import { answerEach, goOn } from './in-thread.js';
import { shippedModels } from './models.js';
import type { IndexAsked } from './workers.js';

const { cacheDir } = workerData as { cacheDir: string | undefined };
const cache = cacheDir === undefined ? undefined : new ContentCache(cacheDir);
let remembered = new Remembered('', goOn);

answerEach(async ({ knowledgeBase, ahead }: IndexAsked) => {
  const kept = ahead ? undefined : await cache?.read(knowledgeBase.version);
  if (kept !== undefined) return parentPort?.postMessage(kept.index);
  remembered = remembered.next(JSON.stringify(knowledgeBase.glossary));
  const index = buildLibraryIndex(knowledgeBase, shippedModels(), remembered);
  parentPort?.postMessage(ahead ? undefined : index);
  if (!ahead) await cache?.write(knowledgeBase.version, { knowledgeBase, index });
});
