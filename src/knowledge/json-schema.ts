/** JSON Schemas for editors' tools, generated from `schema.ts`; the committed ones are in `schema/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SCHEMA_NAMES, type SchemaName } from './layout.js';
import { SCHEMAS } from './schemas.js';

const TITLES: Readonly<Record<SchemaName, string>> = {
  record: 'A record: program, plan, agreement, event or term',
  asks: 'How people ask for the entries of a record or of a file of questions',
  source: 'A document that facts come from',
  questions: 'Curated questions and answers',
  glossary: 'Terms, abbreviations and synonyms',
  aspects: 'The words for each aspect',
  units: 'How each unit is written',
  bot: "The bot's own words",
  conversations: 'Golden conversations',
  profile: 'What is asked of a business, and how people say it',
};

/** The JSON Schema (draft 7, which the YAML language server reads) of one kind of file, as text. */
export function jsonSchema(name: SchemaName): string {
  const schema = z.toJSONSchema(SCHEMAS[name], { target: 'draft-7', io: 'input', reused: 'inline' });
  return `${JSON.stringify({ ...schema, title: TITLES[name] }, null, 2)}\n`;
}

/** File name of a schema in the schema folder. */
export function schemaFile(name: SchemaName): string {
  return `${name}.schema.json`;
}

/** Writes every JSON Schema into a folder, which is made if needed. Resolves to the paths written. */
export async function writeSchemas(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const paths = SCHEMA_NAMES.map((name) => join(dir, schemaFile(name)));
  await Promise.all(SCHEMA_NAMES.map((name) => writeFile(join(dir, schemaFile(name)), jsonSchema(name))));
  return paths;
}
