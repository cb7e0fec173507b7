import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/** A turn as it is taken: its names, and itself sealed. */
export interface TakenEntry {
  readonly id: string;
  /** Names of the event; one that is known makes it a redelivery. */
  readonly keys: readonly string[];
  /** Claimed with it, whether they are known or not. */
  readonly claims: readonly string[];
  readonly channel: string;
  /** A keyed hash; turns of one conversation are answered in order. */
  readonly conversation: string;
  readonly sealed: Buffer;
  readonly at: number;
}

/**
 * Turns that were taken while another program had the database locked: lines in a file beside it, which outlive the
 * process as a commit does. They move into the database as soon as that can be written, or at the next start.
 */
export class Journal {
  readonly #path: string;
  readonly #entries: TakenEntry[] = [];
  readonly #keys = new Set<string>();
  #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  get entries(): readonly TakenEntry[] {
    return this.#entries;
  }

  /** Whether a name is that of a turn in the journal. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  append(entry: TakenEntry): void {
    this.#file ??= openSync(this.#path, 'a', 0o600);
    writeSync(this.#file, `${JSON.stringify({ ...entry, sealed: entry.sealed.toString('base64') })}\n`);
    this.#entries.push(entry);
    for (const key of [...entry.keys, ...entry.claims]) this.#keys.add(key);
  }

  /** Forgets everything: it is in the database. */
  clear(): void {
    this.#entries.length = 0;
    this.#keys.clear();
    if (this.#file !== undefined) ftruncateSync(this.#file, 0);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    if (this.#entries.length === 0) Journal.remove(this.#path);
  }

  static remove(path: string): void {
    rmSync(path, { force: true });
  }

  /** What an earlier process has left; a line that was cut short was never acknowledged. */
  static left(path: string): TakenEntry[] {
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          const entry = JSON.parse(line) as Omit<TakenEntry, 'sealed'> & { sealed: string };
          // An earlier version wrote no conversation.
          return [
            { ...entry, conversation: entry.conversation ?? '', sealed: Buffer.from(entry.sealed, 'base64') },
          ];
        } catch {
          return [];
        }
      });
  }
}
