/**
 * From a content folder to a library that can be asked. At the start this happens in place; while chats run, in workers,
 * so that a reload never stalls one. A changed text is served as soon as it is read and checked; the index with new
 * phrasings follows when it has been built, and until then the old one finds what it found before. Where something is for
 * staff alone, both are served together. A start with a broken file serves what was served last.
 */

import { Library } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { publicPart } from '../core/model/visibility.js';
import type { Logger } from '../core/ports.js';
import { KnowledgeKeeper } from '../knowledge/keeper.js';
import { loadServable, type OnWork } from './load.js';
import { shippedModels } from './models.js';
import { ContentReader, IndexBuilder, type ReadAsked, type ReadContent } from './workers.js';

export { MODELS } from '../package-root.js';
export { type AskedBefore, AskedCache } from './asked-cache.js';
export { replaceFile } from './kept-file.js';
export { indexOf, keptContent, type LoadedContent, loadIndexed, type OnWork } from './load.js';
export { type PairWeights, readModels, shippedModels, shippedPairs } from './models.js';
export type { ReadAsked, ReadContent } from './workers.js';

export interface KeepOptions {
  readonly logger: Logger;
  /** Folder in which built content is kept for the next start; nothing is kept without it. */
  readonly cacheDir?: string;
  /** Hears what the first reading takes so long for. */
  readonly onWork?: OnWork;
  /** Hears of each knowledge base that is served, the first one too. */
  readonly onServed?: (knowledgeBase: KnowledgeBase) => void;
}

/** A library that follows its content folder. */
export interface KeptLibrary {
  /** Made from the last good content. */
  readonly current: Library;
  /** How many findings the folder had when it was last read, whether it is served or not. */
  readonly findings: number;
  /** Reads and checks the folder as it is now, or as it would be, beside the running chats; what is served stays. */
  examine(asked?: ReadAsked): Promise<ReadContent>;
  stop(): Promise<void>;
}

/** After so long the reader parses the folder once, in milliseconds, so that the first change is taken up quickly. */
const WARM_UP = 5_000;

/** Whether some of it only staff may read. */
const hides = (knowledgeBase: KnowledgeBase): boolean => publicPart(knowledgeBase) !== knowledgeBase;

/** Opens a content folder and follows it. Rejects with `ContentError` when it holds nothing to serve. */
export async function keepLibrary(
  dir: string,
  { cacheDir, logger, onWork, onServed = () => undefined }: KeepOptions,
): Promise<KeptLibrary> {
  const reader = new ContentReader(dir, cacheDir);
  const builder = new IndexBuilder(cacheDir);
  let library: Library | undefined;

  const load = async (): Promise<ReadContent> => {
    if (library !== undefined) return reader.read();
    const loaded = await loadServable(dir, cacheDir, onWork);
    const { knowledgeBase, index } = loaded;
    if (knowledgeBase !== undefined && index !== undefined)
      library = new Library(knowledgeBase, index, shippedModels());
    return loaded;
  };
  const take = async (knowledgeBase: KnowledgeBase, before: Library): Promise<void> => {
    if (before.kb === knowledgeBase) return;
    // What only staff may read must not lead the public anywhere, not even until the new index is there.
    if (hides(knowledgeBase) || hides(before.kb)) {
      const index = await builder.build(knowledgeBase);
      if (index === undefined) throw new Error('the new index was not built');
      library = new Library(knowledgeBase, index, shippedModels());
      return;
    }
    library = new Library(knowledgeBase, before.index, before.models);
    builder.build(knowledgeBase).then(
      (index) => {
        if (index !== undefined && library?.kb === knowledgeBase)
          library = new Library(knowledgeBase, index, shippedModels());
      },
      (error: unknown) => logger.error({ err: error }, 'the new index could not be built; the old one stays'),
    );
  };
  const serve = async (knowledgeBase: KnowledgeBase): Promise<void> => {
    if (library === undefined) return;
    await take(knowledgeBase, library);
    onServed(knowledgeBase);
  };
  const keeper = await KnowledgeKeeper.open<void>(dir, { logger, load, prepare: serve });
  const warmUp = setTimeout(() => {
    reader.read().catch((error: unknown) => logger.warn({ err: error }, 'the content reader did not start'));
  }, WARM_UP);
  warmUp.unref();

  return {
    get current(): Library {
      if (library === undefined) throw new Error('There is no desk before the content is loaded.');
      return library;
    },
    get findings(): number {
      return keeper.findings;
    },
    examine: (asked) => {
      // Whoever tries out a change will soon save one.
      if (asked?.changes !== undefined && library !== undefined) builder.prepare(library.kb);
      return reader.read(asked);
    },
    stop: async () => {
      clearTimeout(warmUp);
      await Promise.all([keeper.stop(), reader.stop(), builder.stop()]);
    },
  };
}
