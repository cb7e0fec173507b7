/** Reads a content folder, once for each message, and remembers the texts that it has parsed. */
import { parentPort, workerData } from 'node:worker_threads';
import { ParsedTexts, parseContent, readContent } from '../knowledge/index.js';
import { LastGood } from './last-good.js';

const { dir, cacheDir } = workerData as { dir: string; cacheDir: string | undefined };
const parsed = new ParsedTexts();
const lastGood = cacheDir === undefined ? undefined : new LastGood(cacheDir, dir);

parentPort?.on('message', async () => {
  const content = await readContent(dir);
  const { knowledgeBase, diagnostics } = parseContent(content, parsed);
  parentPort?.postMessage({ knowledgeBase, diagnostics });
  if (knowledgeBase !== undefined) await lastGood?.keep(content.files);
});
