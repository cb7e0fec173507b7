/** Quality of search engines on public sets: `measure` for one engine on one set, rows for all. */
import { performance } from 'node:perf_hooks';
import type { DataSet, Question, SearchEntry } from './data.js';
import {
  accuracy,
  atThreshold,
  auroc,
  bestBalanced,
  calibrationError,
  mrr5,
  type Outcome,
} from './measures.js';

/** One candidate of an engine; `confidence` only if the engine has a calibrated one. */
export interface Found {
  readonly id: string;
  readonly score: number;
  readonly confidence?: number;
}

/** Any engine that can be measured: builds an index of a knowledge base and answers with candidates, best first. */
export interface Engine {
  readonly name: string;
  build(
    entries: readonly SearchEntry[],
  ): ((question: string) => readonly Found[]) | Promise<(question: string) => readonly Found[]>;
}

/** One engine on one set; shares from 0 to 1, times in milliseconds; null where the set or engine does not have it. */
export interface QualityRow {
  readonly set: string;
  readonly engine: string;
  readonly questions: number;
  readonly accuracy: number;
  readonly mrr5: number;
  readonly auroc: number | null;
  /** In-scope accuracy, out-of-scope recall and their mean at the calibrated threshold. */
  readonly inScope: number | null;
  readonly outOfScope: number | null;
  readonly balanced: number | null;
  /** Balanced accuracy at the threshold that would have been best on these questions. */
  readonly bestBalanced: number | null;
  readonly calibrationError: number | null;
  readonly buildMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** @param threshold confidence from which an engine with a calibrated confidence answers */
export async function measure(
  engine: Engine,
  set: DataSet,
  threshold: number,
  questions: readonly Question[] = set.test,
): Promise<QualityRow> {
  const start = performance.now();
  const ask = await engine.build(set.entries);
  const buildMs = performance.now() - start;
  const times: number[] = [];
  let calibrated = true;
  const outcomes: Outcome[] = questions.map(({ q, id }) => {
    const before = performance.now();
    const found = ask(q);
    times.push(performance.now() - before);
    const best = found[0];
    if (best !== undefined && best.confidence === undefined) calibrated = false;
    return {
      ranked: found.slice(0, 5).map((one) => one.id),
      score:
        best === undefined ? (calibrated ? 0 : Number.NEGATIVE_INFINITY) : (best.confidence ?? best.score),
      right: id,
    };
  });
  times.sort((a, b) => a - b);
  const hasOutside = questions.some(({ id }) => id === null);
  const cut = calibrated && hasOutside ? atThreshold(outcomes, threshold) : undefined;
  return {
    set: set.name,
    engine: engine.name,
    questions: questions.length,
    accuracy: accuracy(outcomes),
    mrr5: mrr5(outcomes),
    auroc: finite(auroc(outcomes)),
    inScope: cut?.inside ?? null,
    outOfScope: cut?.outside ?? null,
    balanced: cut?.balanced ?? null,
    bestBalanced: finite(bestBalanced(outcomes)),
    calibrationError: calibrated ? calibrationError(outcomes) : null,
    buildMs,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}
