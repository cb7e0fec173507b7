/** Quality of one engine on one set, whether it answers at once or in a promise, on as many questions as time allows. */
import { performance } from 'node:perf_hooks';
import type { DataSet, Question } from './data.js';
import type { Peer } from './peers/peer.js';
import { type Found, measure, type QualityRow } from './quality.js';
import { spaced, summarise } from './sample.js';

/** Figures that an engine may fail to give. */
type Measured = 'accuracy' | 'mrr5' | 'buildMs' | 'medianMs' | 'p99Ms';

/** What `--json` prints for each engine and set; shares from 0 to 1, null where there is none. */
export interface ComparisonRow extends Omit<QualityRow, Measured> {
  readonly accuracy: number | null;
  readonly mrr5: number | null;
  readonly buildMs: number | null;
  readonly medianMs: number | null;
  readonly p99Ms: number | null;
  /** Questions in the set; `questions` of them were asked, evenly spaced. */
  readonly of: number;
  /** Why there are no figures. */
  readonly problem?: string;
}

/** Microseconds of questions that an engine is asked on a set, by its rough cost; the same on every machine. */
const BUDGET = 60e6;
const FEWEST = 50;

/** The questions that an engine is asked: all, or an evenly spaced sample of about a minute. */
export function questionsFor(peer: Peer, set: DataSet, most = Number.POSITIVE_INFINITY): Question[] {
  const phrasings = set.entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
  const affordable = Math.max(FEWEST, Math.floor(BUDGET / (peer.cost * Math.max(1, phrasings))));
  return spaced(set.test, Math.min(affordable, most));
}

/**
 * Builds, asks and measures.
 *
 * @param threshold confidence from which an engine with a calibrated confidence answers
 * @param most upper limit of questions
 */
export async function compare(
  peer: Peer,
  set: DataSet,
  threshold: number,
  most?: number,
): Promise<ComparisonRow> {
  const questions = questionsFor(peer, set, most);
  const start = performance.now();
  const ask = await peer.build(set.entries);
  const buildMs = performance.now() - start;
  const times: number[] = [];
  const answers = new Map<string, readonly Found[]>();
  for (const { q } of questions) {
    const before = performance.now();
    const found = ask(q);
    answers.set(q, found instanceof Promise ? await found : found);
    times.push(performance.now() - before);
  }
  const heard = { name: peer.name, build: () => (q: string) => answers.get(q) ?? [] };
  const row = await measure(heard, set, threshold, questions);
  const { medianMs, p99Ms } = summarise(times);
  return { ...row, buildMs, medianMs, p99Ms, of: set.test.length };
}
