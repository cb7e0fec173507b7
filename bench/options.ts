/** What is typed after `npm run bench --`, read and checked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { CORPUS_LANGUAGES, type CorpusLanguage } from './corpus.js';
import { findSets, readSet } from './data.js';
import { ENGINE_NAMES, type EngineName } from './peers/index.js';

/** Thrown when a command cannot run as asked; the message says what to mend. */
export class BenchError extends Error {
  override name = 'BenchError';
}

function readList<Name extends string>(value: string, known: readonly Name[], what: string): Name[] {
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(known as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`There is no ${what} "${unknown[0]}". Choose from: ${known.join(', ')}.`);
  }
  return [...new Set(names)] as Name[];
}

export const readEngines = (value: string): EngineName[] => readList(value, ENGINE_NAMES, 'engine');
export const readLanguages = (value: string): CorpusLanguage[] =>
  readList(value, CORPUS_LANGUAGES, 'language');

/** A whole number from 1. */
export function readCount(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('Write a whole number from 1.');
  return number;
}

export const readCounts = (value: string): number[] => value.split(',').map(readCount);

/** Whole numbers from 0, separated by commas. */
export const readFewest = (value: string): number[] =>
  value.split(',').map((each) => (each.trim() === '0' ? 0 : readCount(each)));

/** @throws BenchError when a file of the set is missing or does not read as one */
function checkSet(folder: string): void {
  for (const file of ['kb.jsonl', 'test.jsonl'].map((name) => join(folder, name))) {
    if (!existsSync(file)) {
      throw new BenchError(
        `${file} is missing.\n  why  A set has its entries in kb.jsonl and its questions in test.jsonl.\n  fix  Put the file there, or name another folder.`,
      );
    }
  }
  if (!isReadable(folder)) {
    throw new BenchError(
      `The set in ${folder} cannot be read.\n  why  Each line of kb.jsonl is {"id","questions":["…"]}; each line of test.jsonl is {"q","id"}, id null when no entry answers.\n  fix  Mend the lines that are not like that.`,
    );
  }
}

function isReadable(folder: string): boolean {
  try {
    const { entries, test } = readSet(folder);
    return (
      entries.length > 0 &&
      test.length > 0 &&
      entries.every(
        ({ id, phrasings }) => typeof id === 'string' && phrasings.every((text) => typeof text === 'string'),
      ) &&
      test.every(({ q, id }) => typeof q === 'string' && (id === null || typeof id === 'string'))
    );
  } catch {
    return false;
  }
}

/**
 * The folders of sets in a folder, each checked.
 *
 * @throws BenchError when there is none, or one is not a set
 */
export function readSetFolders(folder: string): string[] {
  if (!existsSync(folder)) {
    throw new BenchError(
      `There is no folder ${folder}.\n  fix  Name a folder with kb.jsonl and test.jsonl, or a folder of such folders.`,
    );
  }
  const folders = existsSync(join(folder, 'test.jsonl')) ? [folder] : findSets(folder);
  if (folders.length === 0) {
    throw new BenchError(
      `${folder} holds no set.\n  why  A set is a folder with kb.jsonl and test.jsonl.\n  fix  Name such a folder, or a folder of them.`,
    );
  }
  for (const set of folders) checkSet(set);
  return folders;
}
