/** Which file of the content folder holds what. */
import type { RecordKind } from '../core/model/knowledge-base.js';

/** Names of the schemas; `schema/<name>.schema.json` is the JSON Schema of each. */
export const SCHEMA_NAMES = [
  'record',
  'asks',
  'source',
  'questions',
  'glossary',
  'aspects',
  'units',
  'bot',
  'conversations',
  'profile',
] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** How the name of a file of phrasings ends; it lies beside the file that they ask for. */
const ASKS = '.asks.yaml';

/** The folder of each kind of record. */
export const FOLDER_OF_KIND: Readonly<Record<RecordKind, string>> = {
  program: 'programs',
  plan: 'plans',
  agreement: 'agreements',
  event: 'events',
  term: 'terms',
};

const SCHEMA_OF_FOLDER: ReadonlyMap<string, SchemaName> = new Map([
  ...Object.values(FOLDER_OF_KIND).map((folder): [string, SchemaName] => [folder, 'record']),
  ['sources', 'source'],
  ['questions', 'questions'],
  ['conversations', 'conversations'],
]);

/** Files that stand alone, what each holds, and whether it must exist. */
export const SINGLE_FILES = {
  'aspects.yaml': { schema: 'aspects', holds: 'the words for each aspect', needed: true },
  'bot.yaml': { schema: 'bot', holds: "the bot's own words", needed: true },
  'profile.yaml': { schema: 'profile', holds: 'what is asked of a business beyond the shelf', needed: false },
  'glossary.yaml': { schema: 'glossary', holds: 'terms and their synonyms', needed: true },
  'units.yaml': { schema: 'units', holds: 'how each unit is written', needed: true },
} as const satisfies Record<string, { schema: SchemaName; holds: string; needed: boolean }>;

/** The schema of a file by its path in the content folder, or undefined where nothing is expected. */
export function schemaOf(path: string): SchemaName | undefined {
  const parts = path.split('/');
  if (parts.length === 1) return Object.hasOwn(SINGLE_FILES, path) ? singleSchema(path) : undefined;
  if (parts.length !== 2 || !path.endsWith('.yaml')) return undefined;
  const schema = SCHEMA_OF_FOLDER.get(parts[0] ?? '');
  if (!path.endsWith(ASKS)) return schema;
  return schema === 'record' || schema === 'questions' ? 'asks' : undefined;
}

/** `programs/x.asks.yaml` for `programs/x.yaml`. */
export function asksFileOf(path: string): string {
  return path.replace(/\.yaml$/, ASKS);
}

/** `programs/x.yaml` for `programs/x.asks.yaml`. */
export function askedFileOf(path: string): string {
  return `${path.slice(0, -ASKS.length)}.yaml`;
}

/** File name without folder and `.yaml`. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
}

/** Folder of a path, empty at the top. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

/** Where a YAML file may stand, for messages. */
export function allowedPlaces(): string[] {
  return [
    ...[...SCHEMA_OF_FOLDER.keys()].map((folder) => `${folder}/<name>.yaml`),
    `<name>${ASKS} beside a record`,
    ...Object.keys(SINGLE_FILES),
  ];
}

/** Whether the content folder may hold a file that the bot does not read: notes, hidden files, editors' leftovers. */
export function isIgnored(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    name.startsWith('.') ||
    name.startsWith('~') ||
    name.startsWith('#') ||
    name.endsWith('~') ||
    /\.(md|tmp|swp)$/i.test(name) ||
    /^(\d+|Thumbs\.db|desktop\.ini)$/i.test(name)
  );
}

function singleSchema(path: string): SchemaName {
  return SINGLE_FILES[path as keyof typeof SINGLE_FILES].schema;
}
