/** Nothing was said within the time that there was. What was begun goes on, and may be done all the same. */
export class Late extends Error {
  override readonly name = 'Late';

  constructor(ms: number) {
    super(`There was no answer within ${ms} milliseconds.`);
  }
}

/**
 * What `work` comes to, for whoever waits no longer than `ms` milliseconds.
 *
 * @param late what it comes to then; rejects with `Late` when left out
 */
export async function inTime<T>(
  ms: number,
  work: () => Promise<T>,
  late: () => T = () => {
    throw new Late(ms);
  },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  }).then(late);
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}
