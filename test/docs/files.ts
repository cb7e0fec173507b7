import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.js';

export interface DocFile {
  /** Path from the root of the project. */
  readonly file: string;
  readonly text: string;
}

/** Everything that is written for people: the pages at the root, in docs/ and for editors. */
export function docs(): DocFile[] {
  const files = [
    ...pagesIn('.'),
    ...pagesIn('docs'),
    ...pagesIn('docs/decisions'),
    ...pagesIn('content'),
    ...pagesIn('bench'),
  ];
  return files.map((file) => ({ file, text: readFileSync(join(PACKAGE_ROOT, file), 'utf8') }));
}

/** The manifest of the project. */
export function manifest(): {
  readonly scripts: Record<string, string>;
  readonly engines: { readonly node: string };
} {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as ReturnType<typeof manifest>;
}

function pagesIn(folder: string): string[] {
  const path = join(PACKAGE_ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`));
}
