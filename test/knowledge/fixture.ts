import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ContentFiles,
  contentOf,
  type Parsed,
  ParsedTexts,
  parseContent,
} from '../../src/knowledge/index.js';

/** The smallest content folder that has no finding. */
export const MINIMAL = fileURLToPath(new URL('../fixtures/knowledge/minimal', import.meta.url));

const SCHEMA_DIR = '../../../../schema';

const texts: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(MINIMAL, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(MINIMAL, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);

/** The minimal content in memory, with files put in, replaced, or taken out (undefined). */
export function minimal(changes: Readonly<Record<string, string | undefined>> = {}): ContentFiles {
  const files: Record<string, string> = { ...texts };
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) delete files[path];
    else files[path] = text;
  }
  return { ...contentOf(files), schemaDir: SCHEMA_DIR };
}

/** The text of a file of the minimal content. */
export function textOf(path: string): string {
  const text = texts[path];
  if (text === undefined) throw new Error(`The minimal content has no file ${path}.`);
  return text;
}

/** The minimal content with one text in one file replaced by another; the first must stand there once. */
export function edited(path: string, from: string, to: string): ContentFiles {
  const text = textOf(path);
  if (text.split(from).length !== 2) throw new Error(`"${from}" must stand exactly once in ${path}.`);
  return minimal({ [path]: text.replace(from, () => to) });
}

const read = new ParsedTexts();

/** Content as a bot reads it that has read it before: files that did not change since the last one are not read again. */
export function parsedAgain(content: ContentFiles): Parsed {
  return parseContent(content, read);
}
