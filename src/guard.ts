import { stat } from 'node:fs/promises';

const EVERY_MS = 1_000;
const UNREADABLE = 'unreadable';

/**
 * Watches over files that are open: one that is deleted or replaced goes on taking what is written into it, and loses
 * it when the program ends.
 *
 * @param gone hears of the first file that is not the one it was
 * @returns ends the watching
 */
export function guardFiles(
  files: readonly string[],
  gone: (file: string) => void,
  everyMs = EVERY_MS,
): () => void {
  const known = new Map<string, string>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    for (const file of files) {
      const now = await identityOf(file);
      const before = known.get(file);
      if (stopped) return;
      if (now === UNREADABLE) continue;
      if (before !== undefined && now !== before) {
        stopped = true;
        return gone(file);
      }
      if (now !== undefined) known.set(file, now);
    }
    timer = setTimeout(() => void look(), everyMs);
    timer.unref();
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Undefined when there is no such file. */
async function identityOf(file: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(file, { bigint: true });
    return `${dev}/${ino}`;
  } catch (error) {
    // A folder that cannot be looked into for now says nothing about the file.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : UNREADABLE;
  }
}
