import { buildLibraryIndex, type LibraryIndex } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import type { ContentFiles } from '../knowledge/content-files.js';
import type { Diagnostic } from '../knowledge/diagnostics.js';
import { readContent } from '../knowledge/read-content.js';
import { versionOf } from '../knowledge/version.js';
import { ContentCache } from './cache.js';
import { LastGood } from './last-good.js';
import { shippedModels } from './models.js';

/** A content folder, read and indexed; `index` is there exactly when `knowledgeBase` is. */
export interface LoadedContent {
  readonly knowledgeBase?: KnowledgeBase;
  readonly index?: LibraryIndex;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it is not what the folder holds, which cannot be served, but what it held when it last could be. */
  readonly lastGood?: true;
}

/**
 * Reads, parses and indexes a content folder, in this thread. What was built before from the same content is taken
 * from the cache; only content without findings is kept there, so that findings are seen at every start.
 */
export async function loadIndexed(dir: string, cacheDir: string | undefined): Promise<LoadedContent> {
  return indexed(await readContent(dir), cacheDir);
}

/** Hears what takes a while: reading content that was not read before, and indexing it. */
export type OnWork = (work: 'reading' | 'indexing') => void;

async function indexed(
  files: ContentFiles,
  cacheDir: string | undefined,
  onWork: OnWork = () => undefined,
): Promise<LoadedContent> {
  const cache =
    cacheDir === undefined || files.diagnostics.length > 0 ? undefined : new ContentCache(cacheDir);
  const version = versionOf(files.files);
  const cached = await cache?.read(version);
  if (cached !== undefined) return { ...cached, diagnostics: [] };
  onWork('reading');
  // What reads YAML takes longer to load than an index does.
  const { parseContent } = await import('../knowledge/parse-content.js');
  const { knowledgeBase, diagnostics } = parseContent(files);
  if (knowledgeBase === undefined) return { diagnostics };
  onWork('indexing');
  const index = buildLibraryIndex(knowledgeBase, shippedModels());
  if (diagnostics.length === 0) await cache?.write(version, { knowledgeBase, index });
  return { knowledgeBase, index, diagnostics };
}

/** As `loadIndexed`, for what runs on: a folder that cannot be served gives the content that was served last. */
export async function loadServable(
  dir: string,
  cacheDir: string | undefined,
  onWork?: OnWork,
): Promise<LoadedContent> {
  const files = await readContent(dir);
  const loaded = await indexed(files, cacheDir, onWork);
  if (cacheDir === undefined) return loaded;
  const lastGood = new LastGood(cacheDir, dir);
  if (loaded.knowledgeBase !== undefined) {
    await lastGood.keep(files.files);
    return loaded;
  }
  const kept = await lastGood.read();
  if (kept === undefined) return loaded;
  const before = await indexed({ ...files, files: kept, diagnostics: [], unread: new Set() }, cacheDir);
  return before.knowledgeBase === undefined
    ? loaded
    : { ...before, diagnostics: loaded.diagnostics, lastGood: true };
}

/** The knowledge base of files that were indexed before, without reading them again; undefined where none is kept. */
export async function keptContent(
  files: ReadonlyMap<string, string>,
  cacheDir: string,
): Promise<KnowledgeBase | undefined> {
  return (await new ContentCache(cacheDir).read(versionOf(files)))?.knowledgeBase;
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
