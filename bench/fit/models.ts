/** The material of a fit or a transfer, from the folders that are named. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Asked, JUDGED, type Models, RANKED, readJudge, Thesaurus } from '../../src/core/find/index.js';
import { Encoder } from '../../src/core/language/encoder.js';
import { readRarity } from '../../src/core/language/rarity.js';
import type { KnowledgeBase, Language } from '../../src/core/model/knowledge-base.js';
import { MODELS } from '../../src/indexing/index.js';
import { parseAnyLayout, readContent } from '../../src/knowledge/index.js';
import { SHIPPED_CONTENT } from '../library-bot.js';
import { BenchError } from '../options.js';
import type { Fitted, Given } from './fit.js';
import {
  type KnownQuestion,
  type Material,
  materialOf,
  type QuestionRow,
  readInventedFrom,
  readRows,
} from './material.js';

/** A knowledge base with the files of its questions. */
export interface SetFolder {
  readonly name: string;
  readonly knowledgeBase: KnowledgeBase;
  readonly material: Material;
  /** Folder of `questions.jsonl` and `dialogues.jsonl`. */
  readonly questions: string;
}

/** What is not fitted, as it ships; a file of `folder` takes its place. */
export function readGiven(folder: string = MODELS): Given {
  const file = (name: string): Buffer =>
    readFileSync(join(existsSync(join(folder, name)) ? folder : MODELS, name));
  return {
    encoder: new Encoder(file('encoder.bin')),
    rarity: readRarity(file('frequency.tsv').toString()),
    thesaurus: new Thesaurus(file('thesaurus.tsv').toString()),
  };
}

/** Models with what was fitted. */
export const withFitted = (given: Given, { asked, judge }: Fitted): Models => ({
  ...given,
  asked: new Asked(asked),
  judge,
});

/** Writes what was fitted to a folder, which is made. */
export function keepFitted(folder: string, { asked, judge }: Fitted): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'asked.bin'), asked);
  writeFileSync(join(folder, 'judge.json'), `${JSON.stringify(judge)}\n`);
}

/**
 * What `keepFitted` has written, with what ships besides.
 *
 * @throws BenchError when a file is not there
 */
export function readFitted(folder: string): Models {
  const file = (name: string): Buffer => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      throw new BenchError(
        `${join(folder, name)} cannot be read.\n  fix  Name a folder as "npm run fit -- --out" or "npm run bench -- transfer --keep" writes it.`,
      );
    }
  };
  const judge = readJudge(file('judge.json').toString(), RANKED, JUDGED);
  return withFitted(readGiven(folder), { asked: file('asked.bin'), judge });
}

/** A folder of models for a set: `{set}` in it stands for the set's name. */
export const folderFor = (folder: string, set: string): string => folder.replaceAll('{set}', set);

/** Folder of what is learnt from. */
export const DATA = join(MODELS, 'data');

/** The invented knowledge bases of several records, and those of one that states much. */
export const readInvented = (): Material[] => [
  ...readInventedFrom(DATA),
  ...readInventedFrom(join(DATA, 'detailed')),
];

/**
 * A knowledge base in a content folder, of today's layout or the first one, with the questions in another folder.
 *
 * @throws BenchError when the content cannot be served
 */
export async function readSetFolder(name: string, content: string, questions: string): Promise<SetFolder> {
  const { files } = await readContent(content);
  const { knowledgeBase, diagnostics } = parseAnyLayout(files);
  if (knowledgeBase === undefined)
    throw new BenchError(`The content in ${content} cannot be read: ${diagnostics[0]?.what ?? 'no file'}`);
  const rows = readRows<QuestionRow>(join(questions, 'questions.jsonl'));
  return { name, knowledgeBase, questions, material: materialOf(name, knowledgeBase, rows) };
}

/** A row of `models/data/phrasings.jsonl`. */
interface PhrasingRow {
  readonly type: 'statement' | 'gap' | 'fact' | 'social' | 'question' | 'aspect';
  readonly entry: string;
  readonly lang: Language;
  readonly text: string;
}

/** Of the many ways to ask that were written for the shipped content, every so many-eth is a question to learn from. */
const EVERY = 12;

/**
 * The shipped content, with ways to ask for its entries that it no longer holds as questions, and with questions about it in a
 * folder, if one is named.
 */
export async function readShipped(questions?: string): Promise<Material> {
  const { material } = await readSetFolder('shipped', SHIPPED_CONTENT, questions ?? '');
  const numbers = new Map(material.entries.map(({ id }, i) => [id, i]));
  const kept = new Set(
    material.entries.flatMap(({ words }) => [...words.ko.phrasings, ...words.en.phrasings]),
  );
  const rows = readRows<PhrasingRow>(join(DATA, 'phrasings.jsonl')).filter(
    ({ entry, text }) => numbers.has(entry) && !kept.has(text),
  );
  const asked = rows.flatMap(({ entry, lang, text }, i): KnownQuestion[] => {
    const number = numbers.get(entry)!;
    const { kind, record } = material.entries[number]!;
    if (i % EVERY !== 0) return [];
    if (kind === 'social') return [{ text, language: lang, kind: 'social', answers: [number] }];
    if (kind !== 'gap') return [{ text, language: lang, kind: 'answerable', answers: [number] }];
    return [{ text, language: lang, kind: 'near', answers: [], ...(record !== undefined && { record }) }];
  });
  return { ...material, questions: [...material.questions, ...asked] };
}

/** The sets in a folder: each folder in it with `content/` and `questions.jsonl`. */
export async function readSets(folder: string): Promise<SetFolder[]> {
  if (!existsSync(folder)) throw new BenchError(`There is no folder ${folder}.`);
  const folders = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'content')) && existsSync(join(path, 'questions.jsonl')));
  if (folders.length === 0)
    throw new BenchError(`${folder} holds no set: no folder in it has content/ and questions.jsonl.`);
  return Promise.all(folders.map((path) => readSetFolder(basename(path), join(path, 'content'), path)));
}
