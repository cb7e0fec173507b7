/** What an editor calls what stands in the files: their records and parts by name, in place of paths and keys. */
import { LANGUAGES, type Language } from '../../../src/core/model/knowledge-base.js';
import type { PartName } from './ports.js';

export type NameOfPart = (part: PartName, language: Language) => string | undefined;

/** What reads YAML is loaded when an editor comes, not at a start. */
async function readObject(text: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  const { parse } = await import('yaml');
  try {
    const read: unknown = parse(text ?? '');
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/**
 * Names of the parts of a file: the label of a fact, the title of an answer, and a side by the name that the content gives it.
 *
 * @param aspects text of `aspects.yaml`
 */
export async function namesOfParts(text: string, aspects: string | undefined): Promise<NameOfPart> {
  const file = await readObject(text);
  const sides = at(await readObject(aspects), 'aspects');
  return ({ group, key }, language) => {
    const own = at(at(file, group), key);
    const named = group === 'aspects' ? at(at(sides, key), 'name') : (at(own, 'label') ?? at(own, 'title'));
    const [first] = [language, ...LANGUAGES].map((each) => at(named, each)).filter((each) => each);
    return typeof first === 'string' ? first : undefined;
  };
}

/** The files of a folder, each with the file of how people ask for it. */
export interface FilePair {
  readonly path: string;
  readonly asks: string | undefined;
}

const ASKS = /\.asks\.yaml$/;

/** Files by folder, in order; what is in no folder comes last. */
export function foldersOf(files: readonly string[]): ReadonlyMap<string, readonly FilePair[]> {
  const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
  const folders = new Map<string, FilePair[]>();
  const known = new Set(files);
  const ordered = [
    ...files.filter((path) => path.includes('/')),
    ...files.filter((path) => !path.includes('/')),
  ];
  for (const path of ordered) {
    // Beside its record; on its own where there is none.
    if (ASKS.test(path) && known.has(path.replace(ASKS, '.yaml'))) continue;
    const asks = path.replace(/\.yaml$/, '.asks.yaml');
    const pair = { path, asks: known.has(asks) && asks !== path ? asks : undefined };
    folders.set(folderOf(path), [...(folders.get(folderOf(path)) ?? []), pair]);
  }
  return folders;
}
