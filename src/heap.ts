import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So much more than after the last time is collected, in shares of it. */
const GROWTH = 0.3;
const LOOK_MS = 2_000;
/** Where collecting takes longer than this, in milliseconds, messages would wait for it: that is left to V8, which does it bit by bit. */
const MOST_PAUSE_MS = 100;

export interface HeapOptions {
  readonly collect?: () => void;
  /** Bytes that objects and buffers take, used or not. */
  readonly inUse?: () => number;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * Keeps the memory of a process that answers for months near what it uses: collects when a third has come on top. By itself V8 lets several
 * times as much come together on a machine with much memory, and asks of how much differ from version to version.
 *
 * @returns looks once whether there is something to collect; it is looked every two seconds without that, which keeps no process alive
 */
export function keepHeapSmall({
  collect = garbageCollector(),
  inUse = bytesInUse,
  now = () => performance.now(),
}: HeapOptions = {}): () => void {
  let after = 0;
  let isQuick = true;
  const look = (): void => {
    if (!isQuick || inUse() <= after * (1 + GROWTH)) return;
    const begun = now();
    collect();
    isQuick = now() - begun <= MOST_PAUSE_MS;
    after = inUse();
  };
  look();
  setInterval(look, LOOK_MS).unref();
  return look;
}

function bytesInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** `gc` as `--expose-gc` gives it, without a flag at the start. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
