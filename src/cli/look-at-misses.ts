/** What people missed, and what would help: computed in a thread of its own, beside the running chats. */
import { Worker } from 'node:worker_threads';
import type { Missed, Proposed } from '../../adapters/web/index.js';
import type { Library } from '../core/library/library.js';
import type { Inquiry } from '../inquiries/index.js';
import { clusterMisses, whyNot } from '../loop/index.js';

export interface LookAsked {
  readonly inquiries: readonly Inquiry[];
  /** Also what would help, so many of each kind at most; that takes minutes. */
  readonly propose?: number;
}

export interface Looked {
  readonly missed: Missed;
  readonly proposed?: Proposed;
}

/** Clusters that are shown. */
const MOST_CLUSTERS = 50;

/** Looks at questions with a library; in this thread. */
export async function lookWith(library: Library, { inquiries, propose }: LookAsked): Promise<Looked> {
  const clusters = clusterMisses(inquiries, library);
  const missed = {
    clusters: clusters
      .slice(0, MOST_CLUSTERS)
      .map((cluster) => ({ cluster, why: whyNot(library, cluster.questions[0]!.text) })),
    total: clusters.length,
    questions: inquiries.length,
  };
  if (propose === undefined) return { missed };
  const { proposalsOf } = await import('./improve.js');
  return { missed, proposed: proposalsOf(library, clusters, propose, new Map()) };
}

/** The same with a content folder, in a thread that ends with it; rejects when it fails or takes too long. */
export function lookAside(dir: string, cacheDir: string, asked: LookAsked, mostMs: number): Promise<Looked> {
  const worker = new Worker(new URL('./misses-worker.js', import.meta.url), {
    workerData: { dir, cacheDir, asked },
  });
  worker.unref();
  return new Promise<Looked>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error('It took too long.'));
      void worker.terminate();
    }, mostMs);
    late.unref();
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A worker ended with code ${code} before it was done.`)));
    worker.on('exit', () => clearTimeout(late));
  });
}
