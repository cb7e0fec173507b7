import { buildLibraryIndex, type LibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { type Diagnostic, parseContent, readContent, versionOf } from '../knowledge/index.js';
import { ContentCache } from './cache.js';
import { shippedModels } from './models.js';

/** A content folder, read and indexed; `index` is there exactly when `knowledgeBase` is. */
export interface LoadedContent {
  readonly knowledgeBase?: KnowledgeBase;
  readonly index?: LibraryIndex;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads, parses and indexes a content folder, in this thread. What was built before from the same content is taken
 * from the cache; only content without findings is kept there, so that findings are seen at every start.
 */
export async function loadIndexed(dir: string, cacheDir: string | undefined): Promise<LoadedContent> {
  const files = await readContent(dir);
  const cache =
    cacheDir === undefined || files.diagnostics.length > 0 ? undefined : new ContentCache(cacheDir);
  const version = versionOf(files.files);
  const cached = await cache?.read(version);
  if (cached !== undefined) return { ...cached, diagnostics: [] };
  const { knowledgeBase, diagnostics } = parseContent(files);
  if (knowledgeBase === undefined) return { diagnostics };
  const index = buildLibraryIndex(knowledgeBase, shippedModels());
  if (diagnostics.length === 0) await cache?.write(version, { knowledgeBase, index });
  return { knowledgeBase, index, diagnostics };
}

/** The index of a knowledge base: the one kept when its content was last built, else built now and not kept. */
export async function indexOf(
  knowledgeBase: KnowledgeBase,
  cacheDir: string | undefined,
): Promise<LibraryIndex> {
  const cached =
    cacheDir === undefined ? undefined : await new ContentCache(cacheDir).read(knowledgeBase.version);
  return cached?.index ?? buildLibraryIndex(knowledgeBase, shippedModels());
}
