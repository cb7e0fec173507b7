/** Reads a content folder, once for each message, and remembers the texts that it has parsed. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkFiles, ParsedTexts, readContent, withChanges } from '../knowledge/index.js';
import { answerEach } from './in-thread.js';
import { LastGood } from './last-good.js';
import type { ReadAsked } from './workers.js';

const { dir, cacheDir } = workerData as { dir: string; cacheDir: string | undefined };
const parsed = new ParsedTexts();
const lastGood = cacheDir === undefined ? undefined : new LastGood(cacheDir, dir);

answerEach(async ({ sources, changes }: ReadAsked) => {
  const content = await readContent(dir);
  const files = withChanges(content, changes);
  const { knowledgeBase, diagnostics } = await checkFiles(files, {
    parsed,
    ...(sources === undefined ? {} : { sources }),
  });
  parentPort?.postMessage({ knowledgeBase, diagnostics });
  if (knowledgeBase !== undefined && changes === undefined) await lastGood?.keep(content.files);
});
