import type { z } from 'zod';
import type { SchemaName } from './layout.js';
import { FILE_SCHEMAS } from './schema.js';

/** The schema of each name in `layout.ts`. */
export const SCHEMAS = {
  record: FILE_SCHEMAS['programs/'],
  asks: FILE_SCHEMAS['.asks.yaml'],
  source: FILE_SCHEMAS['sources/'],
  questions: FILE_SCHEMAS['questions/'],
  glossary: FILE_SCHEMAS['glossary.yaml'],
  aspects: FILE_SCHEMAS['aspects.yaml'],
  units: FILE_SCHEMAS['units.yaml'],
  bot: FILE_SCHEMAS['bot.yaml'],
  conversations: FILE_SCHEMAS['conversations/'],
  profile: FILE_SCHEMAS['profile.yaml'],
} as const satisfies Record<SchemaName, z.ZodType>;
