/** Builds the index of one knowledge base, and keeps it for the next start. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildLibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { ContentCache } from './cache.js';
import { shippedModels } from './models.js';

const { knowledgeBase, cacheDir } = workerData as {
  knowledgeBase: KnowledgeBase;
  cacheDir: string | undefined;
};
const cache = cacheDir === undefined ? undefined : new ContentCache(cacheDir);
const kept = await cache?.read(knowledgeBase.version);
const index = kept?.index ?? buildLibraryIndex(knowledgeBase, shippedModels());
parentPort?.postMessage(index);
if (kept === undefined) await cache?.write(knowledgeBase.version, { knowledgeBase, index });
