/** Reading of benchmark sets: a folder with `kb.jsonl`, `test.jsonl` and perhaps `valid.jsonl`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** An entry with ways to ask for it, in any mix of languages. */
export interface SearchEntry {
  readonly id: string;
  readonly phrasings: readonly string[];
}

/** A question and the id of the entry that answers it; null when none does. */
export interface Question {
  readonly q: string;
  readonly id: string | null;
}

export interface DataSet {
  readonly name: string;
  readonly entries: readonly SearchEntry[];
  readonly test: readonly Question[];
  /** Empty when the source has none. */
  readonly valid: readonly Question[];
}

function readRows<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

export function readSet(folder: string): DataSet {
  const valid = join(folder, 'valid.jsonl');
  return {
    name: basename(resolve(folder)),
    entries: readRows<{ id: string; questions: string[] }>(join(folder, 'kb.jsonl')).map(
      ({ id, questions }) => ({
        id,
        phrasings: questions,
      }),
    ),
    test: readRows<Question>(join(folder, 'test.jsonl')),
    valid: existsSync(valid) ? readRows<Question>(valid) : [],
  };
}

/** Folders of sets: the folder itself if it is one, else those of its folders that are. */
export function findSets(folder: string): string[] {
  const isSet = (path: string): boolean => existsSync(join(path, 'kb.jsonl'));
  if (isSet(folder)) return [folder];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(isSet);
}
