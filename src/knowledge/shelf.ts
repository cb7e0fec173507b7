/** Attributes that every knowledge base may name without defining them; `shelf/attributes.yaml` has them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { profileSchema } from './eligibility-schema.js';
import { text, unitSchema } from './schema-parts.js';

const FILE = join('shelf', 'attributes.yaml');

function find(folder: string): string {
  const path = join(folder, FILE);
  const above = dirname(folder);
  return existsSync(path) || above === folder ? path : find(above);
}

/** The text of the shelf: a knowledge base that is read anew after a change of it is another version. */
export const SHELF_TEXT = readFileSync(find(dirname(fileURLToPath(import.meta.url))), 'utf8');

/** The shelf as `scripts/shelf.mjs` read it when the program was built; undefined when that was another text, or the sources run as they are. */
function builtFrom(text: string): unknown {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'shelf.json');
  if (!existsSync(file)) return undefined;
  const { of, shelf } = JSON.parse(readFileSync(file, 'utf8')) as { of: string; shelf: unknown };
  return of === createHash('sha256').update(text).digest('hex') ? shelf : undefined;
}

export type ProfileData = z.infer<typeof profileSchema>;
export type AttributeData = NonNullable<ProfileData['attributes']>[string];
export type UnitData = z.infer<typeof unitSchema>;

const shelf = profileSchema
  .extend({ units: z.record(z.string(), unitSchema), phrases: z.record(z.string(), text) })
  .parse(builtFrom(SHELF_TEXT) ?? parse(SHELF_TEXT));

/** Sentences of the check that need not be in `bot.yaml`. */
export const SHELF_PHRASES = shelf.phrases;

/** Units that need not be in `units.yaml`. */
export const SHELF_UNITS: Readonly<Record<string, UnitData>> = shelf.units;

/** Names of what is on the shelf. */
export const SHELF_ATTRIBUTES: readonly string[] = Object.keys(shelf.attributes ?? {});

/** The shelf with what a `profile.yaml` adds to it, and has otherwise. */
export function withShelf(own: ProfileData | undefined): ProfileData {
  const attributes = { ...shelf.attributes };
  for (const [id, attribute] of Object.entries(own?.attributes ?? {}))
    attributes[id] = { ...attributes[id], ...attribute };
  return {
    groups: { ...shelf.groups, ...own?.groups },
    attributes,
    descriptions: own?.descriptions ?? [],
  };
}
