/** One side of a comparison in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Asking, answersOf } from './answer.js';

parentPort?.postMessage(await answersOf(workerData as Asking));
