/** Times the processor, not the clock, and takes the least of a few tries: what else a machine does lengthens neither much. */
function least(work: () => unknown): number {
  const tries = Array.from({ length: 3 }, () => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return user + system;
  });
  return Math.min(...tries);
}

/** How many times as long work takes that is ten times as much: about 10 where its time grows as its length, 100 as its square. */
export function growthOf(work: (length: number) => unknown, length: number): number {
  work(length);
  return least(() => work(10 * length)) / least(() => work(length));
}
