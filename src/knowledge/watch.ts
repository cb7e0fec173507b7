/** Tells when something in the content folder may have changed. */
import { realpath, stat } from 'node:fs/promises';
import type { FSWatcher } from 'chokidar';
import { isIgnored } from './layout.js';

/** Quiet time after the last save before a change is reported, in milliseconds. */
const QUIET = 150;
/** Longest wait while saves keep coming, in milliseconds. */
const LONGEST_WAIT = 1000;
/** How often the folder itself is looked at, in milliseconds: a replaced folder sends no event. */
const FOLDER_CHECK = 750;

export interface WatchOptions {
  /** Told when the operating system refuses to watch; watching goes on by looking every second. */
  readonly onError?: (error: unknown) => void;
}

/** A running watch. */
export interface ContentWatch {
  /** Resolves once no further change will be reported. */
  stop(): Promise<void>;
}

/**
 * Calls `onChange` once for each burst of saves, additions, removals or renames in a folder, and when the folder
 * itself goes, comes or is replaced. Resolves when watching has begun.
 */
export async function watchContent(
  dir: string,
  onChange: () => void,
  options: WatchOptions = {},
): Promise<ContentWatch> {
  const watching = new Watching(dir, onChange, options);
  await watching.start();
  return watching;
}

class Watching implements ContentWatch {
  readonly #dir: string;
  readonly #onChange: () => void;
  readonly #onError: (error: unknown) => void;
  #watcher: FSWatcher | undefined;
  #folder: string | undefined;
  #polling = false;
  #stopped = false;
  #checking: Promise<void> | undefined;
  #check: NodeJS.Timeout | undefined;
  #report: NodeJS.Timeout | undefined;
  #firstUnreported = 0;

  constructor(dir: string, onChange: () => void, { onError = () => undefined }: WatchOptions) {
    this.#dir = dir;
    this.#onChange = onChange;
    this.#onError = onError;
  }

  async start(): Promise<void> {
    this.#folder = await identify(this.#dir);
    if (this.#folder !== undefined) await this.#watch();
    this.#check = setInterval(() => {
      this.#checking ??= this.#checkFolder().finally(() => {
        this.#checking = undefined;
      });
    }, FOLDER_CHECK);
    this.#check.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#check);
    clearTimeout(this.#report);
    await this.#checking;
    await this.#watcher?.close();
  }

  async #watch(): Promise<void> {
    // Commands that watch nothing need not load it.
    const [{ watch }, root] = await Promise.all([import('chokidar'), realpath(this.#dir)]);
    const watcher = watch(root, {
      ignoreInitial: true,
      followSymlinks: false,
      depth: 4,
      usePolling: this.#polling,
      interval: 1000,
      ignored: (path) => path !== root && isIgnored(path.replaceAll('\\', '/')),
    });
    this.#watcher = watcher;
    watcher.on('all', (event, path) => {
      if (event === 'unlinkDir' && path === root) this.#folder = undefined;
      this.#changed();
    });
    await new Promise<void>((resolve) => {
      // A folder that goes in this very moment may never be ready.
      setTimeout(resolve, 3000).unref();
      watcher.once('ready', resolve);
      watcher.on('error', (error) => {
        this.#failed(error);
        resolve();
      });
    });
  }

  /** A machine may be out of watch handles; looking at every file once a second always works. */
  #failed(error: unknown): void {
    if (this.#stopped || this.#polling) return;
    this.#onError(error);
    this.#polling = true;
    this.#folder = undefined;
  }

  async #checkFolder(): Promise<void> {
    const folder = await identify(this.#dir);
    if (folder === this.#folder || this.#stopped) return;
    await this.#watcher?.close();
    this.#watcher = undefined;
    this.#folder = folder;
    try {
      if (folder !== undefined) await this.#watch();
    } catch {
      // The folder went again in between; the next check sees it.
      this.#folder = undefined;
    }
    if (this.#stopped) await (this.#watcher as FSWatcher | undefined)?.close();
    this.#changed();
  }

  #changed(): void {
    if (this.#stopped) return;
    const now = Date.now();
    if (this.#report === undefined) this.#firstUnreported = now;
    clearTimeout(this.#report);
    const wait = Math.max(0, Math.min(QUIET, this.#firstUnreported + LONGEST_WAIT - now));
    this.#report = setTimeout(() => {
      this.#report = undefined;
      this.#onChange();
    }, wait);
  }
}

/** What tells a folder from one that took its place; undefined where there is none. */
async function identify(dir: string): Promise<string | undefined> {
  try {
    const [path, { dev, ino, birthtimeMs }] = await Promise.all([realpath(dir), stat(dir)]);
    // A new folder may be given the number of the one just removed, but not its time of birth.
    return `${path}:${dev}:${ino}:${birthtimeMs}`;
  } catch {
    return undefined;
  }
}
