/** How much of the processor processes take: unlike a time by the clock it is nearly the same on a busy machine. */
import { readFileSync } from 'node:fs';

/** What Linux counts processor time in, in milliseconds. */
const TICK_MS = 10;

/** User and system time of processes so far, in milliseconds; undefined where the system has no `/proc` or one has ended. */
export function cpuOf(pids: readonly (number | undefined)[]): number | undefined {
  try {
    return pids.reduce<number>((sum, pid) => {
      // A name in brackets comes first, and may have spaces in it.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    }, 0);
  } catch {
    return undefined;
  }
}
