/** Reads a content folder, once for each message, and remembers the texts that it has parsed. */
import { parentPort, workerData } from 'node:worker_threads';
import { ParsedTexts, parseContent, readContent } from '../knowledge/index.js';

const dir = workerData as string;
const parsed = new ParsedTexts();

parentPort?.on('message', async () => {
  const { knowledgeBase, diagnostics } = parseContent(await readContent(dir), parsed);
  parentPort?.postMessage({ knowledgeBase, diagnostics });
});
