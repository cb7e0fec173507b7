/** What is learnt from: knowledge bases with questions whose answers are known. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EntryWords, FindEntry, FindName } from '../../src/core/find/find-index.js';
import { type Entry, entriesOf } from '../../src/core/library/entries.js';
import { findEntriesOf, findNamesOf, sentencesOf } from '../../src/core/library/find-entries.js';
import {
  type GlossaryTerm,
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type Phrasings,
  type Text,
} from '../../src/core/model/knowledge-base.js';
import { composeEntry } from '../../src/core/skills/answer/compose.js';
import { BenchError } from '../options.js';

/** `near`: the right subject, but nothing answers; `far`: another subject. */
export type QuestionKind = 'answerable' | 'near' | 'far' | 'social';

export interface KnownQuestion {
  readonly text: string;
  readonly language: Language;
  readonly kind: QuestionKind;
  /** Numbers of the entries that answer. */
  readonly answers: readonly number[];
  /** The record that a `near` one is about, where known. */
  readonly record?: string;
}

export interface Material {
  readonly name: string;
  readonly entries: readonly FindEntry[];
  readonly names: readonly FindName[];
  readonly glossary: readonly GlossaryTerm[];
  readonly questions: readonly KnownQuestion[];
}

interface InventedFile {
  readonly records: readonly {
    readonly id: string;
    readonly name: Text;
    readonly aliases?: Readonly<Record<Language, readonly string[]>>;
    readonly entries: readonly {
      readonly id: string;
      /** `statement` when left out. */
      readonly kind?: 'statement' | 'fact' | 'gap';
      readonly aspect: string;
      readonly title: Text;
      readonly text: Text;
      /** None when left out. */
      readonly phrasings?: Phrasings;
    }[];
  }[];
  readonly questions: readonly {
    readonly q: string;
    readonly lang: Language;
    readonly record?: string;
    readonly answers: readonly string[];
    readonly kind: string;
  }[];
}

/** Korean when a letter of it is. */
export const languageOf = (text: string): Language => (/\p{Script=Hangul}/u.test(text) ? 'ko' : 'en');

const INVENTED_KINDS: Readonly<Record<string, QuestionKind>> = {
  answerable: 'answerable',
  'near-miss': 'near',
  'off-topic': 'far',
};

function readInvented(file: string): Material {
  const { records, questions } = JSON.parse(readFileSync(file, 'utf8')) as InventedFile;
  const entries = records.flatMap(({ id, name, entries: own }) =>
    own.map(({ id: entry, kind = 'statement', aspect, title, text, phrasings }): FindEntry => {
      const wordsOf = (language: Language): EntryWords => ({
        phrasings: phrasings?.[language] ?? [],
        title: `${name[language]} ${title[language]}`,
        sentences: kind === 'statement' ? sentencesOf(text[language]) : [],
        facts: kind === 'fact' ? [`${name[language]} ${title[language]} ${text[language]}`] : [],
      });
      const words = { ko: wordsOf('ko'), en: wordsOf('en') };
      return { id: entry, kind, record: id, isOverview: aspect === 'overview', words };
    }),
  );
  const numbers = new Map(entries.map(({ id }, i) => [id, i]));
  return {
    name: basename(file, '.json'),
    entries,
    names: records.flatMap(({ id, name, aliases }) =>
      LANGUAGES.flatMap((language) =>
        [name[language], ...(aliases?.[language] ?? [])].map((each) => ({ record: id, name: each })),
      ),
    ),
    glossary: [],
    questions: questions.map(({ q, lang, kind, answers, record }) => ({
      text: q,
      language: lang,
      kind: INVENTED_KINDS[kind] ?? 'far',
      answers: answers.flatMap((id) => numbers.get(id) ?? []),
      ...(record === undefined ? {} : { record }),
    })),
  };
}

/** The invented knowledge bases in a folder, by file name. */
export function readInventedFrom(folder: string): Material[] {
  if (!existsSync(folder))
    throw new BenchError(`There is no folder ${folder} with knowledge bases to learn from.`);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => readInvented(join(folder, name)));
}

/** A row of `questions.jsonl`. */
export interface QuestionRow {
  readonly id: string;
  readonly q: string;
  readonly lang: Language | 'mixed';
  readonly kind: string;
  readonly outcome: string;
  readonly outcomeAlt?: string | readonly string[];
  readonly doc?: string;
  /** Each item is alternatives, regular expressions of which at least one must match what is said. */
  readonly must?: readonly (readonly string[])[];
  readonly mustNot?: readonly string[];
  /** Ids of the entries that answer, where a person has named them; else they are read off what is said. */
  readonly answers?: readonly string[];
}

/** Rows of a JSON Lines file; none when there is no such file. */
export function readRows<Row>(file: string): Row[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

const matches = (text: string, pattern: string): boolean =>
  new RegExp(pattern, 'iu').test(text) || new RegExp(pattern, 'i').test(text);

/** Whether a text says what a row demands and nothing that it forbids. */
export function saysRight(
  text: string,
  { must = [], mustNot = [] }: Pick<QuestionRow, 'must' | 'mustNot'>,
): boolean {
  return (
    must.every((any) => any.some((pattern) => matches(text, pattern))) &&
    !mustNot.some((pattern) => matches(text, pattern))
  );
}

const TODAY = { year: 2026, month: 11, day: 26 };

function kindOf({ outcome, kind }: QuestionRow): QuestionKind {
  if (outcome === 'social') return 'social';
  if (outcome === 'answered') return 'answerable';
  return kind === 'oos-near' ? 'near' : 'far';
}

/** The records of the document that a question was written from. */
export const recordsOf = (kb: KnowledgeBase, { doc }: QuestionRow): string[] =>
  [...kb.records.values()].flatMap(({ id, source }) =>
    source === doc || kb.sources.get(source)?.text?.startsWith(`${doc}.`) ? [id] : [],
  );

/** What the bot would say of an entry: its title, its own text and facts, and what it cites of sources. */
export function saidOf(
  kb: KnowledgeBase,
  entry: Entry,
  language: Language,
): { readonly title: string; readonly own: readonly string[]; readonly cited: readonly string[] } {
  const { title = '', paragraphs, facts, sources } = composeEntry({ kb, language, today: TODAY }, entry);
  return {
    title,
    own: [...paragraphs, ...facts.flatMap(({ label, value, note = '' }) => [label, value, note])],
    cited: sources.flatMap((source) => [source.title, source.publisher, source.date]),
  };
}

/** A knowledge base with questions to it: which entries answer is read off what the bot would say of each. */
export function materialOf(name: string, kb: KnowledgeBase, rows: readonly QuestionRow[]): Material {
  const entries = entriesOf(kb).map(({ entry }) => entry);
  const said = entries.map((entry) =>
    Object.fromEntries(
      LANGUAGES.map((language) => {
        const { title, own, cited } = saidOf(kb, entry, language);
        return [language, [title, ...own, ...cited].join('\n')];
      }),
    ),
  );
  const answersTo = (row: QuestionRow): number[] =>
    entries.flatMap((entry, i) => {
      if (row.outcome === 'social') return entry.kind === 'social' ? [i] : [];
      if (row.answers !== undefined) return row.answers.includes(entry.id) ? [i] : [];
      if (row.outcome !== 'answered' || (entry.kind !== 'statement' && entry.kind !== 'fact')) return [];
      return saysRight(said[i]![languageOf(row.q)]!, row) ? [i] : [];
    });
  return {
    name,
    entries: findEntriesOf(kb),
    names: findNamesOf(kb),
    glossary: kb.glossary,
    questions: rows.map((row) => {
      const [record] = recordsOf(kb, row);
      return {
        text: row.q,
        language: languageOf(row.q),
        kind: kindOf(row),
        answers: answersTo(row),
        ...(record === undefined ? {} : { record }),
      };
    }),
  };
}
