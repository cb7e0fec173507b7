/** The content folder as text: what the file system gave, with what could not be read. */
import type { Diagnostic } from './diagnostics.js';

/** Texts by path within the content folder, with `/` between folders. */
export interface ContentFiles {
  /** The folder as the editor named it; findings show it before each path. */
  readonly dir: string;
  readonly files: ReadonlyMap<string, string>;
  /** Findings about files that could not be read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that exist but could not be read; they are not reported as missing. */
  readonly unread: ReadonlySet<string>;
  /** The folder of JSON Schemas, relative to the content folder: `../schema`. */
  readonly schemaDir: string;
}

/** Content held in memory, as if read from the folder `dir`. */
export function contentOf(files: Readonly<Record<string, string>>, dir = 'content'): ContentFiles {
  return {
    dir,
    files: new Map(Object.entries(files)),
    diagnostics: [],
    unread: new Set(),
    schemaDir: '../schema',
  };
}

/** How findings name a file of the content folder. */
export function shownPath(dir: string, path: string): string {
  const folder = dir.replaceAll('\\', '/').replace(/\/+$/, '').replace(/^\.\//, '');
  return folder === '' || folder === '.' ? path : path === '' ? folder : `${folder}/${path}`;
}

/** The same with other texts of some files, by path; undefined takes one away. */
export function withChanges(
  content: ContentFiles,
  changes: ReadonlyMap<string, string | undefined> = new Map(),
): ContentFiles {
  const files = new Map(content.files);
  for (const [path, text] of changes) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return { ...content, files };
}
