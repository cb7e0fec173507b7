/** How often work that waits is tried again, in milliseconds. */
const RETRY_EVERY = 10;
/** After so long what is left of a queue lets others of the process go first, in milliseconds. */
const SLICE = 10;

interface Waiting {
  readonly work: () => unknown;
  readonly until: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs the writes of one database. While another program has the database locked they wait in order and only the first
 * is tried again, so that however many wait, the event loop is free: SQLite's own waiting (`busy_timeout`), which stops
 * the process, must be off.
 */
export class PatientQueue {
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** Whether nothing waits, so that work is tried at once. */
  get free(): boolean {
    return this.#waiting.length === 0;
  }

  /** Runs `work`, after what waits already, again and again for `patience` milliseconds; then rejects as it last failed. */
  run<Result>(work: () => Result, patience: number): Promise<Result> {
    if (this.free) {
      try {
        return Promise.resolve(work());
      } catch (error) {
        if (!isBusy(error)) return Promise.reject(error);
      }
    }
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({
        work,
        until: performance.now() + patience,
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      this.#timer ??= setTimeout(() => this.#retry(), RETRY_EVERY);
    });
  }

  #retry(): void {
    const start = performance.now();
    this.#timer = undefined;
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      try {
        first.resolve(first.work());
      } catch (error) {
        if (isBusy(error)) {
          this.#giveUp(error);
          break;
        }
        first.reject(error);
      }
      this.#waiting.shift();
      if (performance.now() - start > SLICE) break;
    }
    if (!this.free) this.#timer ??= setTimeout(() => this.#retry(), RETRY_EVERY);
  }

  #giveUp(error: unknown): void {
    const now = performance.now();
    const late = this.#waiting.filter(({ until }) => until <= now);
    if (late.length === 0) return;
    this.#waiting = this.#waiting.filter(({ until }) => until > now);
    for (const { reject } of late) reject(error);
  }
}

/** Whether another program has the database locked. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

/** Whether the file is damaged or no database any more. */
export function isDamaged(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
