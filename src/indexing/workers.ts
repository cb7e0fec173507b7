/** The threads that read and index content beside the running chats. Neither keeps the process alive. */
import { Worker } from 'node:worker_threads';
import type { LibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import type { Diagnostic } from '../knowledge/index.js';

function startWorker(file: string, workerData: unknown): Worker {
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  worker.unref();
  return worker;
}

/** The next message of a worker; rejects when it fails or ends first. */
function nextMessage<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', hear);
      worker.off('error', fail);
      worker.off('exit', ended);
      act();
    };
    const hear = (message: T): void => settle(() => resolve(message));
    const fail = (error: Error): void => settle(() => reject(error));
    const ended = (code: number): void =>
      fail(new Error(`A worker ended with code ${code} before it was done.`));
    worker.on('message', hear);
    worker.on('error', fail);
    worker.on('exit', ended);
  });
}

/** What is to be read besides the folder. */
export interface ReadAsked {
  /** Folder of the documents, to compare with them as well. */
  readonly sources?: string | undefined;
  /** Texts of files, by path in the folder, in place of what is in it; undefined takes one away. */
  readonly changes?: ReadonlyMap<string, string | undefined> | undefined;
}

export interface ReadContent {
  readonly knowledgeBase?: KnowledgeBase | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one content folder again and again; only what changed is parsed anew. */
export class ContentReader {
  readonly #dir: string;
  readonly #cacheDir: string | undefined;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param cacheDir where the texts of the last good content are kept; nothing is kept without it */
  constructor(dir: string, cacheDir: string | undefined) {
    this.#dir = dir;
    this.#cacheDir = cacheDir;
  }

  /** Reads the folder; one reading at a time. */
  read(asked: ReadAsked = {}): Promise<ReadContent> {
    const reading = this.#last.then(() => this.#readNow(asked));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #readNow(asked: ReadAsked): Promise<ReadContent> {
    this.#worker ??= startWorker('./read-worker.js', { dir: this.#dir, cacheDir: this.#cacheDir });
    const worker = this.#worker;
    try {
      const message = nextMessage<ReadContent>(worker);
      worker.postMessage(asked);
      return await message;
    } catch (error) {
      this.#worker = undefined;
      void worker.terminate();
      throw error;
    }
  }
}

/** Builds one index at a time; a newer knowledge base ends the building of an older one. */
export class IndexBuilder {
  readonly #cacheDir: string | undefined;
  #worker: Worker | undefined;

  constructor(cacheDir: string | undefined) {
    this.#cacheDir = cacheDir;
  }

  /** Resolves to undefined when a newer one has taken its place. */
  async build(knowledgeBase: KnowledgeBase): Promise<LibraryIndex | undefined> {
    void this.#worker?.terminate();
    const worker = startWorker('./index-worker.js', { knowledgeBase, cacheDir: this.#cacheDir });
    this.#worker = worker;
    try {
      return await nextMessage<LibraryIndex>(worker);
    } catch (error) {
      if (this.#worker !== worker) return undefined;
      throw error;
    }
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
