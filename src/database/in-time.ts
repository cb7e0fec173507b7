/** Nothing was said within the time that there was. What was begun goes on, and may be done all the same. */
export class Late extends Error {
  override readonly name = 'Late';

  constructor(ms: number) {
    super(`There was no answer within ${ms} milliseconds.`);
  }
}

/** What `work` comes to, for whoever waits no longer than `ms` milliseconds: then it rejects with `Late`. */
export async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Late(ms)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
