/** Names that a text speaks: of organisations, persons and products, as far as their writing tells. */

import { isParticle } from '../core/language/korean-stem.js';
import { LANGUAGES, type Language } from '../core/model/knowledge-base.js';
import { EDITORIAL, placesIn, placesPerhapsIn } from './editorial/editorial.js';
import { foldPrint } from './source-text.js';

const GENERAL: ReadonlySet<string> = new Set(EDITORIAL.en.general);
const ORGANISATIONS = [...EDITORIAL.ko.organisations].sort((a, b) => b.length - a.length);
const KOREAN_GENERAL: ReadonlySet<string> = new Set(EDITORIAL.ko.general);

/** What names are looked up in: the words and, for languages that write words together, all letters. */
export interface KnownNames {
  readonly words: ReadonlySet<string>;
  readonly letters: string;
  /** Ids of places, whatever the language that names them. */
  readonly places: ReadonlySet<string>;
}

/** Everything that the texts name, to look names up in. */
export function knownNames(texts: Iterable<string>): KnownNames {
  const all = [...texts].join('\n');
  const folded = foldPrint(all);
  return {
    places: new Set(LANGUAGES.flatMap((language) => [...placesPerhapsIn(all, language).keys()])),
    words: new Set((folded.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [word, singular(word)])),
    letters: folded.replaceAll(/\s/g, ''),
  };
}

/** Names in a text that none of the known have, without what facts fill in. */
export function unknownNames(text: string, language: Language, known: readonly KnownNames[]): string[] {
  const words = text.replaceAll(/\{[^{}]*\}/g, ' # ');
  const names =
    language === 'ko' ? [...latinNames(words, true), ...koreanNames(words)] : latinNames(words, false);
  const unknown = [...new Set(names)].filter((name) => !isKnown(name, known));
  const places = [...placesIn(words, language)].flatMap(([id, name]) => {
    const said = known.some((each) => each.places.has(id)) || isKnown(name, known);
    return said || unknown.some((each) => foldPrint(each).includes(name)) ? [] : [name];
  });
  return [...joined(unknown, text), ...places];
}

/** Words that stand side by side in a text are one name. */
function joined(words: readonly string[], text: string): string[] {
  const names: string[] = [];
  for (const word of words) {
    const longer = `${names.at(-1)} ${word}`;
    if (names.length > 0 && text.includes(longer)) names[names.length - 1] = longer;
    else names.push(word);
  }
  return names;
}

function isKnown(name: string, known: readonly KnownNames[]): boolean {
  const folded = foldPrint(name);
  if (/\p{Script=Hangul}/u.test(folded)) return known.some(({ letters }) => letters.includes(folded));
  const holds = (part: string): boolean =>
    known.some(({ words }) => words.has(part) || words.has(singular(part)));
  const parts = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.every((part) => part.length < 2 || GENERAL.has(part) || holds(part));
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** Words with a capital letter; in English only where none has to stand: not at the start of a sentence. */
function latinNames(text: string, anywhere: boolean): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Script=Latin}\p{N}&-]*/gu)].flatMap(
    ({ 0: word, index }) => {
      const acronym = /\p{Lu}.*\p{Lu}/u.test(word);
      const starts = !/[\p{L}\p{N},;)#%’'-]\s*$/u.test(text.slice(Math.max(0, index - 4), index));
      return anywhere || acronym || !starts ? [word] : [];
    },
  );
}

/** Words that end as organisations and laws do, and persons before their titles. */
function koreanNames(text: string): string[] {
  const words = text.match(/\p{Script=Hangul}+/gu) ?? [];
  return words.flatMap((word, n) => {
    const next = words[n + 1] ?? '';
    const person =
      word.length === 3 && EDITORIAL.ko.familyNames.includes(word.charAt(0)) && !isParticle(word.slice(2));
    if (person && EDITORIAL.ko.titles.some((title) => next.startsWith(title))) return [word];
    const ending = ORGANISATIONS.find((each) => word.indexOf(each) > 0);
    if (ending === undefined) return [];
    const name = word.slice(0, word.indexOf(ending) + ending.length);
    const rest = word.slice(name.length);
    return (rest !== '' && !isParticle(rest)) || KOREAN_GENERAL.has(name) ? [] : [name];
  });
}
