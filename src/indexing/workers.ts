/**
 * The threads that read and index content beside the running chats. Neither keeps the process alive. They end by themselves when they
 * are told to: Node.js can abort the whole process when it takes a thread away that is at work.
 */
import { Worker } from 'node:worker_threads';
import type { LibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import type { Diagnostic } from '../knowledge/index.js';
import { END, toldToEnd } from './in-thread.js';

/** A thread that does not end in this time, in milliseconds, is taken away. */
const MOST_TO_END = 7_000;

function startWorker(file: string, workerData: object): Worker {
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

/** A thread that is asked one thing after another, and remembers. It begins when it is first asked, and anew after a failure. */
class Thread<Asked, Told> {
  readonly #file: string;
  readonly #workerData: object;
  /** Tells the thread in the middle of its work that it is to end. */
  readonly #ending = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string, workerData: object) {
    this.#file = file;
    this.#workerData = workerData;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** @param isWanted whether it is still to be asked when what was asked before is done; undefined comes of what is not */
  ask(asked: Asked): Promise<Told>;
  ask(asked: Asked, isWanted: () => boolean): Promise<Told | undefined>;
  ask(asked: Asked, isWanted = () => true): Promise<Told | undefined> {
    const telling = this.#last.then(() => (isWanted() ? this.#askNow(asked) : undefined));
    this.#last = telling.catch(() => undefined);
    return telling;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    Atomics.store(this.#ending, 0, 1);
    if (worker === undefined) return;
    worker.ref();
    worker.postMessage(END);
    const late = setTimeout(() => void worker.terminate(), MOST_TO_END);
    await new Promise((resolve) => worker.once('exit', resolve));
    clearTimeout(late);
  }

  async #askNow(asked: Asked): Promise<Told> {
    if (Atomics.load(this.#ending, 0) === 1) throw toldToEnd();
    this.#worker ??= startWorker(this.#file, { ...this.#workerData, ending: this.#ending });
    const worker = this.#worker;
    try {
      const message = nextMessage<Told>(worker);
      worker.postMessage(asked);
      return await message;
    } catch (error) {
      // A thread in which something failed ends by itself.
      this.#worker = undefined;
      throw error;
    }
  }
}

/** Reads one content folder again and again; only what changed is parsed anew. */
export class ContentReader {
  readonly #thread: Thread<ReadAsked, ReadContent>;

  /** @param cacheDir where the texts of the last good content are kept; nothing is kept without it */
  constructor(dir: string, cacheDir: string | undefined) {
    this.#thread = new Thread('./read-worker.js', { dir, cacheDir });
  }

  /** Reads the folder; one reading at a time. */
  read(asked: ReadAsked = {}): Promise<ReadContent> {
    return this.#thread.ask(asked);
  }

  stop(): Promise<void> {
    return this.#thread.stop();
  }
}

/** What an index is to be built of. */
export interface IndexAsked {
  readonly knowledgeBase: KnowledgeBase;
  /** Whether nothing is told but that it is done: the next index is built sooner for it. */
  readonly ahead?: true;
}

/** Builds one index at a time, each from what is new since the one before; of several that wait only the newest is built. */
export class IndexBuilder {
  readonly #thread: Thread<IndexAsked, LibraryIndex | undefined>;
  #newest: KnowledgeBase | undefined;
  #stopped = false;

  constructor(cacheDir: string | undefined) {
    this.#thread = new Thread('./index-worker.js', { cacheDir });
  }

  /** Resolves to undefined when a newer one has taken its place. */
  async build(knowledgeBase: KnowledgeBase): Promise<LibraryIndex | undefined> {
    this.#newest = knowledgeBase;
    const isWanted = (): boolean => this.#newest === knowledgeBase && !this.#stopped;
    try {
      const index = await this.#thread.ask({ knowledgeBase }, isWanted);
      return isWanted() ? index : undefined;
    } catch (error) {
      if (!isWanted()) return undefined;
      throw error;
    }
  }

  /** Makes ready for a change of a knowledge base, if that has not begun. What fails here shows when an index is built. */
  prepare(knowledgeBase: KnowledgeBase): void {
    if (!this.#thread.isRunning && !this.#stopped)
      this.#thread.ask({ knowledgeBase, ahead: true }).catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#thread.stop();
  }
}
