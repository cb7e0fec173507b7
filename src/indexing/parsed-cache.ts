/** What the files of a content folder were found to hold, on disk, so that a check parses only what has changed. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type KnownData, ParsedTexts } from '../knowledge/index.js';
import { codeStamp } from './cache.js';

const CHECKSUM_LENGTH = 64;

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Kept in a folder, for the code that wrote it alone; without a folder nothing is kept. */
export class ParsedCache {
  readonly #dir: string | undefined;
  #known: KnownData = new Map();

  constructor(dir: string | undefined) {
    this.#dir = dir;
  }

  /** Texts with what they held; none where nothing was kept, or it is damaged. */
  async read(): Promise<ParsedTexts> {
    if (this.#dir === undefined) return new ParsedTexts();
    try {
      const bytes = await readFile(await this.#file(this.#dir));
      const body = bytes.subarray(CHECKSUM_LENGTH);
      if (bytes.subarray(0, CHECKSUM_LENGTH).toString('latin1') !== sha256(body)) return new ParsedTexts();
      this.#known = deserialize(body) as KnownData;
    } catch {
      // The first check of a folder reads all of it.
    }
    return new ParsedTexts(this.#known);
  }

  /** Keeps what the texts of this run hold, if any of it is new. */
  async write({ seen }: ParsedTexts): Promise<void> {
    if (this.#dir === undefined) return;
    if (seen.size === this.#known.size && [...seen.keys()].every((text) => this.#known.has(text))) return;
    try {
      await mkdir(this.#dir, { recursive: true, mode: 0o700 });
      const body = serialize(seen);
      const draft = join(this.#dir, `${randomUUID()}.draft`);
      await writeFile(draft, Buffer.concat([Buffer.from(sha256(body), 'latin1'), body]), { mode: 0o600 });
      await rename(draft, await this.#file(this.#dir));
    } catch {
      // A disk that takes nothing makes the next check slower, and nothing else.
    }
  }

  async #file(dir: string): Promise<string> {
    return join(dir, `parsed-${await codeStamp()}.bin`);
  }
}
