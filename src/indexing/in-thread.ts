/** The side of a thread in what `workers.ts` says to it. */
import { parentPort, workerData } from 'node:worker_threads';

/** Says that nothing more comes. */
export const END = 'end';

/** What whoever waits is told. */
export const toldToEnd = (): Error => new Error('The thread was told to end.');

const { ending } = (workerData ?? {}) as { ending?: Int32Array };

const isEnding = (): boolean => ending !== undefined && Atomics.load(ending, 0) === 1;

/** Throws where this thread is to end: whoever waited for its work has gone. */
export function goOn(): void {
  if (isEnding()) throw toldToEnd();
}

/** Answers each message until the end is said, and ends when the last answer is done. */
export function answerEach<Asked>(answer: (asked: Asked) => Promise<void>): void {
  parentPort?.on('message', async (asked: Asked | typeof END) => {
    if (asked === END) return parentPort?.close();
    try {
      goOn();
      await answer(asked);
    } catch (error) {
      if (!isEnding()) throw error;
    }
  });
}
