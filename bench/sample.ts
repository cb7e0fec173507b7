/** Samples and times, the same for every engine. */

/** Every n-th of a list, evenly spaced and always the same, so that a sample of `count` covers all of it. */
export function spaced<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / count)]!);
}

/** Milliseconds. */
export interface Times {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
}

/** The value below which a share of the times lies; `sorted` ascending, 0 when empty. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function summarise(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  return { medianMs: at(sorted, 0.5), p99Ms: at(sorted, 0.99), slowestMs: sorted.at(-1) ?? 0 };
}
