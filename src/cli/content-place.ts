/** Where the content is that editors see and change: its folder, or a branch of the repository that the folder is in. */
import { chmod, mkdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileChange } from '../../adapters/web/index.js';
import { replaceFile } from '../indexing/index.js';
import type { ContentFiles } from '../knowledge/index.js';
import { readContent } from '../knowledge/read-content.js';

export interface ContentPlace {
  read(): Promise<ContentFiles>;
  /** Files in which it differs from the folder, as they are there. */
  difference(): Promise<ReadonlyMap<string, string | undefined>>;
  /**
   * Writes all, or nothing and says no where a file is not what it was before.
   * @param by name of whoever has changed them
   */
  write(changes: readonly FileChange[], by: string): Promise<boolean>;
}

/** Files that an editor may make. */
const NEW_FILE =
  /^(?:programs|plans|agreements|events|terms|sources|questions)\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\.asks)?\.yaml$/;

/** Whether all changes are of what is there now, and lead nowhere but to files that the content has or may have. */
export function mayChange(now: ReadonlyMap<string, string>, changes: readonly FileChange[]): boolean {
  return changes.every(
    ({ path, before }) => (now.has(path) || NEW_FILE.test(path)) && now.get(path) === before,
  );
}

/** The files of the folder, which are served. */
export function folderPlace(content: string): ContentPlace {
  return {
    read: () => readContent(content),
    difference: async () => new Map(),
    async write(changes) {
      if (!mayChange((await readContent(content)).files, changes)) return false;
      for (const { path, after } of changes) {
        const file = join(content, path);
        if (after === undefined) await unlink(file);
        else {
          // Who may read the file stays as it was; a new one is for everyone, like the rest of the content.
          const mode = (await stat(file).catch(() => undefined))?.mode ?? 0o644;
          await mkdir(dirname(file), { recursive: true });
          await replaceFile(file, after);
          await chmod(file, mode & 0o777);
        }
      }
      return true;
    },
  };
}
