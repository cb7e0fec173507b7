/** How long turns took, out of counts by milliseconds. Pure. */
import type { Timing } from './ports.js';

/**
 * The milliseconds that so many of the turns took at most; undefined where there are none.
 * @param share 0 to 1: 0.5 for the median
 */
export function quantile(times: readonly Timing[], share: number): number | undefined {
  const sorted = [...times].sort((a, b) => a.ms - b.ms);
  const wanted = share * sorted.reduce((sum, { turns }) => sum + turns, 0);
  let counted = 0;
  return sorted.find(({ turns }) => {
    counted += turns;
    return counted >= wanted;
  })?.ms;
}

/** What most turns took at most, and what nearly all did. */
export const SHARES = { median: 0.5, most: 0.95 } as const;
