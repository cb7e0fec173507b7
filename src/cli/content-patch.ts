/** Changed files of a content folder as a unified diff that `git apply` takes. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { ContentFiles } from '../knowledge/index.js';

/** `files` are the texts that change, by path in the folder `dir`. */
export function contentPatch(dir: string, content: ContentFiles, files: ReadonlyMap<string, string>): string {
  const root = repositoryOf(dir);
  return [...files]
    .map(([path, text]) => {
      const shown = relative(root, join(resolve(dir), path)).replaceAll('\\', '/');
      return filePatch(shown, content.files.get(path), text);
    })
    .join('');
}

function filePatch(path: string, before: string | undefined, after: string): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const body = createTwoFilesPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, {
    context: 3,
  });
  const start = body.indexOf('--- ');
  const fresh = before === undefined ? 'new file mode 100644\n' : '';
  return `diff --git a/${path} b/${path}\n${fresh}${body.slice(start)}`;
}

/** The folder that paths in a patch begin at: that of the repository, else the one worked in. */
function repositoryOf(dir: string): string {
  for (let at = resolve(dir); dirname(at) !== at; at = dirname(at))
    if (existsSync(join(at, '.git'))) return at;
  return process.cwd();
}
