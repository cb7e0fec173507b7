/** Content as it was read and indexed, on disk, so that the next start is quick. Never the only copy of anything. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { keepData, keptData } from './kept-file.js';
import { INDEXED_BY, MODELS } from './models.js';

/** A knowledge base without findings, and its index. */
export interface Indexed {
  readonly knowledgeBase: KnowledgeBase;
  readonly index: LibraryIndex;
}

/** Files kept; the longest unused go first. */
const KEPT = 4;

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * A hash of the code, its words and the models that read and index content: others never takes up what this one left.
 *
 * @param models those that have their say
 */
export async function codeStamp(models: readonly string[] = INDEXED_BY): Promise<string> {
  code ??= stampOfCode();
  const seen = [await code, ...(await Promise.all(models.map(stampOfModel)))];
  return sha256(seen.join('\n')).slice(0, 12);
}

/** Both as they were when this process first asked: it runs what it has loaded. */
let code: Promise<string> | undefined;
const modelStamps = new Map<string, Promise<string>>();

async function stampOfCode(): Promise<string> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const seen: string[] = [process.versions.v8];
  for (const folder of ['core', 'knowledge']) {
    const names = await readdir(join(root, folder), { recursive: true });
    const files = names.filter((each) => /\.(?:[jt]s|json)$/u.test(each)).sort();
    const texts = await Promise.all(files.map((name) => readFile(join(root, folder, name))));
    seen.push(...files.map((name, index) => `${folder}/${name} ${sha256(texts[index]!)}`));
  }
  return sha256(seen.join('\n'));
}

function stampOfModel(name: string): Promise<string> {
  const stamp =
    modelStamps.get(name) ?? readFile(join(MODELS, name)).then((bytes) => `models/${name} ${sha256(bytes)}`);
  modelStamps.set(name, stamp);
  return stamp;
}

/** Built content by version, in a folder; a folder that cannot be read or written is as good as an empty one. */
export class ContentCache {
  readonly #dir: string;
  readonly #stamp: Promise<string>;

  constructor(dir: string) {
    this.#dir = dir;
    this.#stamp = codeStamp();
  }

  /** What was kept of a version of the content; undefined when there is nothing or it is damaged. */
  async read(version: string): Promise<Indexed | undefined> {
    try {
      return (await keptData(await this.#file(version))) as Indexed;
    } catch {
      return undefined;
    }
  }

  /** Keeps a version, whole or not at all, and removes old ones. */
  async write(version: string, indexed: Indexed): Promise<void> {
    try {
      await keepData(await this.#file(version), indexed);
      await this.#removeOld();
    } catch {
      // A full or read-only disk makes the next start slower, and nothing else.
    }
  }

  async #file(version: string): Promise<string> {
    return join(this.#dir, `content-${version}-${await this.#stamp}.bin`);
  }

  async #removeOld(): Promise<void> {
    const names = (await readdir(this.#dir)).filter((name) => /^content-.*\.bin$/u.test(name));
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(this.#dir, name))).mtimeMs })),
    );
    const old = aged.sort((a, b) => b.at - a.at).slice(KEPT);
    await Promise.all(old.map(({ name }) => rm(join(this.#dir, name), { force: true })));
  }
}
