/**
 * Attributes that every knowledge base may name without defining them, and kinds of attribute that need but a name;
 * `shelf/attributes.yaml` has them.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { pickParticle } from '../core/language/ko/particle.js';
import { prebuilt } from '../prebuilt.js';
import { attributesSchema, profileSchema } from './eligibility-schema.js';
import { text, unitSchema } from './schema-parts.js';
import { SHELF_TEXT } from './version.js';

export type ProfileData = z.infer<typeof profileSchema>;
export type AttributeData = NonNullable<ProfileData['attributes']>[string];
export type UnitData = z.infer<typeof unitSchema>;

const shelf = profileSchema
  .extend({
    kinds: attributesSchema,
    units: z.record(z.string(), unitSchema),
    phrases: z.record(z.string(), text),
  })
  .parse(prebuilt(new URL('shelf.json', import.meta.url), SHELF_TEXT) ?? parse(SHELF_TEXT));

/** Sentences of the check that need not be in `bot.yaml`. */
export const SHELF_PHRASES = shelf.phrases;

/** Units that need not be in `units.yaml`. */
export const SHELF_UNITS: Readonly<Record<string, UnitData>> = shelf.units;

/** Names of what is on the shelf. */
export const SHELF_ATTRIBUTES: readonly string[] = Object.keys(shelf.attributes ?? {});

/** Names of what is on the shelf and asks for a name: `registered_in` a country. */
export const SHELF_KINDS: readonly string[] = Object.keys(shelf.kinds);

/** Lists of words, which an attribute of one's own adds to. */
const HEARD = ['says', 'is', 'denies', 'words'] as const;

type WordsData = NonNullable<AttributeData['says']>;

/** An attribute of a kind, with the names of what it is about. Korean sentences hold English names as well. */
function ofKind(kind: AttributeData, of: WordsData | undefined): AttributeData {
  const names = { ko: [...(of?.ko ?? []), ...(of?.en ?? [])], en: [...(of?.en ?? []), ...(of?.ko ?? [])] };
  const named = (language: 'ko' | 'en', written: string): string =>
    written.replace(/\{of(?::([^{}]{1,9}))?\}/gu, (_, pair: string | undefined) => {
      const name = names[language][0] ?? '…';
      return pair === undefined ? name : name + pickParticle(name, pair);
    });
  const text = ({ ko, en }: { ko: string; en: string }) => ({ ko: named('ko', ko), en: named('en', en) });
  const heard = (language: 'ko' | 'en', words: readonly string[]): string[] =>
    words.flatMap((each) => {
      const called = language === 'ko' ? names.ko : (of?.en ?? []);
      return each.includes('{of}') ? called.map((name) => each.replaceAll('{of}', name)) : [each];
    });
  const made: AttributeData = { ...kind };
  if (kind.name !== undefined) made.name = text(kind.name);
  if (kind.question !== undefined) made.question = text(kind.question);
  for (const key of HEARD) {
    const words = kind[key];
    if (words !== undefined) made[key] = { ko: heard('ko', words.ko), en: heard('en', words.en) };
  }
  return made;
}

/** An attribute with what its editor has otherwise; her words are heard beside those of the shelf. */
function withOwn(base: AttributeData | undefined, own: AttributeData): AttributeData {
  const both: AttributeData = { ...base, ...own };
  for (const key of HEARD) {
    const [shelved, added] = [base?.[key], own[key]];
    if (shelved !== undefined && added !== undefined)
      both[key] = { ko: [...shelved.ko, ...added.ko], en: [...shelved.en, ...added.en] };
  }
  return both;
}

/** The shelf with what a `profile.yaml` adds to it, and has otherwise. */
export function withShelf(own: ProfileData | undefined): ProfileData {
  const attributes = { ...shelf.attributes };
  for (const [id, attribute] of Object.entries(own?.attributes ?? {})) {
    const kind = attribute.like === undefined ? undefined : shelf.kinds[attribute.like];
    attributes[id] = withOwn(kind === undefined ? attributes[id] : ofKind(kind, attribute.of), attribute);
  }
  return {
    groups: { ...shelf.groups, ...own?.groups },
    attributes,
    descriptions: own?.descriptions ?? [],
  };
}
