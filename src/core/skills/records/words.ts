/** The words of all languages together, as the look-up of records reads and says them. */

import EN from '../../language/en/records.json' with { type: 'json' };
import KO from '../../language/ko/records.json' with { type: 'json' };
import { type Phrases, phrasesIn, type Slots } from '../../language/phrases.js';
import type { RecordWords } from '../../language/record-words.js';
import type { Language, RecordKind } from '../../model/knowledge-base.js';
import { fillTemplate } from '../../model/template.js';

const SAYS = { ko: KO.says, en: EN.says };
const WORDS: Readonly<Record<Language, RecordWords>> = { ko: KO.hears, en: EN.hears };

export type WordKey = keyof typeof EN.says;

/** A label or sentence with its places filled. */
export function word(
  key: WordKey,
  language: Language,
  places: Readonly<Record<string, string | number>> = {},
): string {
  return fillTemplate(SAYS[language][key], (place) => places[place]?.toString());
}

/** A kind by name, for one or for several. */
export function kindName(kind: RecordKind | 'record', language: Language, many = false): string {
  const { one = '', many: several = one, any } = WORDS[language].kinds[kind];
  return (any ?? (many ? several : one)).split('|')[0]!;
}

/** `3 agreements`, `협약 3건`. */
export function countOf(n: number, kind: RecordKind | 'record', language: Language): string {
  return word('counted', language, { n: n.toLocaleString('en'), kind: kindName(kind, language, n !== 1) });
}

/** A field by name. */
export const fieldName = (field: keyof RecordWords['fields'], language: Language): string =>
  WORDS[language].fields[field].split('|')[0]!;

/** A part of the words of each language, one after the other. */
export const inAll = <Part>(part: (words: RecordWords) => Part): Part[] => [part(WORDS.en), part(WORDS.ko)];

/** A table of phrases made ready, with those of every language under each key. */
export const phrasesOf = <Key extends string>(
  part: (words: RecordWords) => Readonly<Partial<Record<Key, readonly string[]>>>,
  slots: Slots = {},
  whole = false,
): Phrases<Key> => phrasesIn(inAll(part), slots, whole);
