/** One measurement in a process of its own, so that memory and compiled code of one engine do not colour another's. */

import { compare } from './compare.js';
import { readSet } from './data.js';
import type { Job } from './in-child.js';
import { loadEngine } from './peers/index.js';
import { timeEngine } from './speed.js';

async function run(job: Job): Promise<object> {
  if (job.kind === 'speed') return timeEngine(job);
  return compare(await loadEngine(job.engine), readSet(job.folder), job.threshold, job.most);
}

process.once('message', (job: Job) => {
  run(job).then(
    (row) => process.send?.({ row }, () => process.exit(0)),
    (error: unknown) => process.send?.({ problem: String(error) }, () => process.exit(1)),
  );
});
