import { parentPort, workerData } from 'node:worker_threads';
import { loadIndexed } from './load.js';

const { dir, cacheDir } = workerData as { dir: string; cacheDir: string | undefined };
parentPort?.postMessage(await loadIndexed(dir, cacheDir));
