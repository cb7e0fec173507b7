/** Looks at questions that got no answer, once. */
import { parentPort, workerData } from 'node:worker_threads';
import { type LookAsked, lookWith } from './look-at-misses.js';
import { openContent } from './open.js';

const { dir, cacheDir, asked } = workerData as { dir: string; cacheDir: string; asked: LookAsked };
parentPort?.postMessage(await lookWith(await openContent(dir, cacheDir), asked));
