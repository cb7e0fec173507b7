/** What a text says that must be the same in every language: which side of a pair of opposites, and which places. */
import type { Language } from '../../core/model/basics.js';
import type { Qualifier } from '../../core/model/knowledge-base.js';
import { EN_EDITORIAL } from './en.js';
import { KO_EDITORIAL } from './ko.js';
import { byLength, type EditorialWords } from './words.js';

export const EDITORIAL: Readonly<Record<Language, EditorialWords>> = { ko: KO_EDITORIAL, en: EN_EDITORIAL };

type Phrases<T> = readonly (readonly [phrase: string, meaning: T])[];
type Side = readonly [pair: string, side: 0 | 1];

const SIDES: Readonly<Record<Language, Phrases<readonly Side[]>>> = {
  ko: sidesOf(KO_EDITORIAL),
  en: sidesOf(EN_EDITORIAL),
};
const PLACES: Readonly<Record<Language, Phrases<string>>> = {
  ko: byLength(KO_EDITORIAL.places, (place) => place),
  en: byLength(EN_EDITORIAL.places, (place) => place),
};

const DENIALS: Readonly<Record<Language, readonly string[]>> = {
  ko: denialsOf(KO_EDITORIAL),
  en: denialsOf(EN_EDITORIAL),
};

function denialsOf({ negations: { sure, maybe } }: EditorialWords): string[] {
  return [...new Set([...sure, ...maybe])].sort((a, b) => b.length - a.length);
}

/** A phrase that stands on both sides speaks for neither: after "no" and "not" nothing is sure. */
function sidesOf({ opposites }: EditorialWords): Phrases<readonly Side[]> {
  const sides = new Map<string, Side[]>();
  for (const [pair, words] of Object.entries(opposites)) {
    for (const side of [0, 1] as const) {
      for (const phrase of words[side]) sides.set(phrase, [...(sides.get(phrase) ?? []), [pair, side]]);
    }
  }
  return [...sides].sort(([a], [b]) => b.length - a.length);
}

/** Pairs of opposites, `beginning/end`, of which one text names one side alone, and the other text the other. */
export function contradictions(
  texts: Readonly<Record<Language, string>>,
): { pair: string; ko: string; en: string }[] {
  const [ko, en] = [sidesIn(texts.ko, 'ko'), sidesIn(texts.en, 'en')];
  return Object.keys(EN_EDITORIAL.opposites).flatMap((pair) => {
    const [korean, english] = [ko.get(pair), en.get(pair)];
    if (korean?.length !== 1 || english?.length !== 1 || korean[0]?.side === english[0]?.side) return [];
    return [{ pair, ko: korean[0]?.phrase ?? '', en: english[0]?.phrase ?? '' }];
  });
}

/**
 * A word of one text that denies what a sentence says, where the other text denies fewer things than that text has such
 * sentences.
 */
export function deniedAlone(
  texts: Readonly<Record<Language, string>>,
): { language: Language; phrase: string } | undefined {
  for (const [language, other] of [
    ['ko', 'en'],
    ['en', 'ko'],
  ] as const) {
    const { sure, idioms } = EDITORIAL[language].negations;
    const denied = texts[language].split(/(?<=[.!?])\s+/).flatMap((sentence) => {
      const own = idioms.reduce((rest, idiom) => rest.replaceAll(idiom, ' | '), plain(sentence));
      return sure.find((word) => own.includes(stretchOf(word, language))) ?? [];
    });
    const [phrase] = denied;
    if (phrase !== undefined && denials(texts[other], other) < denied.length) return { language, phrase };
  }
  return undefined;
}

/** Whether the texts deny something as often. */
export function denyAlike(texts: Readonly<Record<Language, string>>): boolean {
  return denials(texts.ko, 'ko') === denials(texts.en, 'en');
}

/** How often a text denies something, as far as it can be told. */
function denials(text: string, language: Language): number {
  let [rest, count] = [plain(text), 0];
  for (const word of DENIALS[language]) {
    const parts = rest.split(stretchOf(word, language));
    count += parts.length - 1;
    rest = parts.join(' | ');
  }
  return count;
}

/** Whether a text denies or excludes something, in whichever language it is. */
export const deniesSomething = (text: string): boolean => denials(text, 'ko') > 0 || denials(text, 'en') > 0;

const REPLIES = new RegExp(
  `^(?:${[...KO_EDITORIAL.replies, ...EN_EDITORIAL.replies].sort((a, b) => b.length - a.length).join('|')})(?=\\s*(?:[.,!:;]|[-–—]\\s))`,
  'iu',
);

/** The yes or no with which a text answers a question, in whichever language it is. */
export const replyIn = (text: string): string | undefined => REPLIES.exec(text.normalize('NFKC').trim())?.[0];

const COMPARES: Readonly<Record<Language, Phrases<Qualifier>>> = {
  ko: byLength(KO_EDITORIAL.compares as Record<string, readonly string[]>, (how) => how as Qualifier),
  en: byLength(EN_EDITORIAL.compares as Record<string, readonly string[]>, (how) => how as Qualifier),
};
/** Between a Korean amount and its verb. */
const PARTICLE = new RegExp(`^\\s?(?:${KO_EDITORIAL.particles.join('|')})?\\s?`, 'u');
const EXCEPTION = new RegExp(
  `(?<![\\p{L}])(?:${[...KO_EDITORIAL.exceptions, ...EN_EDITORIAL.exceptions].join('|')}),?\\s`,
  'u',
);

/** The last part of a text that says something of its own: behind a sentence, or where an exception begins. */
export const lastClause = (text: string): string =>
  text
    .split(/(?<!\d)[.;](?=\s)/u)
    .at(-1)!
    .split(EXCEPTION)
    .at(-1)!;

/** How a sentence compares with an amount whose own words leave it open; by what stands before and behind it. */
export function comparedBy(before: string, after: string): Qualifier | undefined {
  const behind = after.replace(PARTICLE, '');
  const ahead = ` ${before.trimEnd()}`;
  return (
    COMPARES.ko.find(([phrase]) => behind.startsWith(phrase))?.[1] ??
    COMPARES.en.find(([phrase]) => ahead.endsWith(` ${phrase}`))?.[1]
  );
}

/** Letters within which Korean says of an amount that it keeps out. */
const NEAR = 24;

/** Whether a sentence keeps out those whom it describes by an amount: Korean behind it, English on either side. */
export function excludesIn(before: string, after: string): boolean {
  const words = plain(`${before} # ${after}`);
  return (
    KO_EDITORIAL.excludes.some((phrase) => after.slice(0, NEAR).includes(phrase)) ||
    EN_EDITORIAL.excludes.some((phrase) => words.includes(` ${phrase} `))
  );
}

const BEYOND = [...KO_EDITORIAL.beyond, ...EN_EDITORIAL.beyond];

/** Whether the words around an amount make it a limit that is to be exceeded. */
export const saysBeyond = (text: string): boolean => {
  const words = plain(text);
  return BEYOND.some((word) => words.includes(word));
};

/** What stands in a plain text where a word does; `*` stands for any ending. */
function stretchOf(word: string, language: Language): string {
  if (language === 'ko') return word;
  return word.endsWith('*') ? ` ${word.slice(0, -1)}` : ` ${word} `;
}

function sidesIn(text: string, language: Language): Map<string, { side: 0 | 1; phrase: string }[]> {
  const found = new Map<string, { side: 0 | 1; phrase: string }[]>();
  for (const { phrase, meaning } of phrasesIn(text, SIDES[language], language)) {
    for (const [pair, side] of meaning) {
      const sides = found.get(pair) ?? [];
      if (!sides.some((each) => each.side === side)) sides.push({ side, phrase });
      found.set(pair, sides);
    }
  }
  return found;
}

export type Limit = 'least' | 'most' | 'about';

const LIMITS: Readonly<Record<Language, Phrases<Limit>>> = {
  ko: byLength(KO_EDITORIAL.limits, (limit) => limit as Limit),
  en: byLength(EN_EDITORIAL.limits, (limit) => limit as Limit),
};

/** What the words around an amount say of it, in whichever language: `up to`, `이상`; each with the words. */
export function limitsIn(text: string): ReadonlyMap<Limit, string> {
  const found = (['ko', 'en'] as const).flatMap((language) => phrasesIn(text, LIMITS[language], language));
  return new Map(found.map(({ phrase, meaning }) => [meaning, phrase]));
}

/** The places that a text surely names, by id, each with the words that name it. */
export function placesIn(text: string, language: Language): ReadonlyMap<string, string> {
  const { homonyms } = EDITORIAL[language];
  return new Map([...placesPerhapsIn(text, language)].filter(([, name]) => !homonyms.includes(name)));
}

/** The same, with those whose names are everyday words as well. */
export function placesPerhapsIn(text: string, language: Language): ReadonlyMap<string, string> {
  const found = phrasesIn(text, PLACES[language], language, true);
  return new Map(found.map(({ phrase, meaning }) => [meaning, phrase]));
}

/**
 * Phrases of a list in a text, the longest first; a shorter one inside it does not count. Korean has endings behind words.
 *
 * @param whole whether a phrase begins its word
 */
function phrasesIn<T>(
  text: string,
  phrases: Phrases<T>,
  language: Language,
  whole = false,
): { phrase: string; meaning: T }[] {
  let rest = plain(text);
  const found: { phrase: string; meaning: T }[] = [];
  for (const [phrase, meaning] of phrases) {
    const wanted = language === 'ko' ? `${whole ? ' ' : ''}${phrase}` : ` ${phrase} `;
    if (!rest.includes(wanted)) continue;
    found.push({ phrase: phrase.replaceAll(/[#^]\s?/g, ''), meaning });
    rest = rest.replaceAll(wanted, ' | ');
  }
  return found;
}

/** A text in lower case with `#` for each figure and filled-in fact, and `^` at its start. */
function plain(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\{[^{}]*\}|\d[\d,.]*/g, '#')
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ');
  return ` ^ ${words.trim()} `;
}
