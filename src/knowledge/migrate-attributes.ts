/**
 * From attributes that an editor wrote out herself to those of the shelf that mean the same. They do where the shelf asks
 * alike, in name and question of both languages, and hears what she listed; where in doubt, her own stays.
 */
import { normalise, tokenise } from '../core/language/index.js';
import { StatementReader } from '../core/skills/eligibility/index.js';
import { resolveProfile } from './resolve-eligibility.js';
import { type AttributeData, SHELF_ATTRIBUTES, SHELF_KINDS, withShelf } from './shelf.js';

type Words = NonNullable<AttributeData['says']>;
type Language = 'ko' | 'en';
const LANGUAGES = ['ko', 'en'] as const;
const LISTS = ['says', 'is', 'denies'] as const;

/** What stands for an attribute of one's own. */
export interface Shelved {
  /** The attribute of the shelf that conditions are to name; undefined where the name stays. */
  readonly to?: string;
  /** Choices of the shelf by one's own, where they have other names. */
  readonly choices: ReadonlyMap<string, string>;
  /** What is left to be written; undefined for nothing. */
  readonly data?: AttributeData;
}

/** Least likeness, of 1, at which the shelf's attribute may be meant; of a choice, whose answers alone are compared. */
const LIKELY = 0.3;
const LIKELY_CHOICE = 0.5;
/** Least share of the listed words that it hears too. */
const HEARD = 0.5;
/** Share of ways of saying something in which a word is part of what is meant, and least ways that tell. */
const COMMON = 0.8;
const TELLING = 3;
/** Letters and words of a name that stands in a way of saying something. */
const LONGEST_NAME = 40;
const MOST_WORDS = 5;

const SHELF = withShelf(undefined).attributes ?? {};
const plain = (text: string): string => normalise(text).toLowerCase().replace(/\s+/gu, '');

/** The stems of an English text; of a Korean one, pairs of letters, as its words are joined in many ways. */
function piecesOf(text: string, language: Language): string[] {
  if (language === 'en') return tokenise(normalise(text)).map(({ stem }) => stem);
  const letters = plain(text).replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, n) => letters.slice(n, n + 2));
}

const asked = ({ name, question }: AttributeData, language: Language): string =>
  `${name?.[language] ?? ''} ${question?.[language] ?? ''}`;

/** How few of the shelf's attributes have a piece in name and question: the rarer, the more it tells. */
const RARITY = new Map(
  LANGUAGES.map((language) => {
    const counts = new Map<string, number>();
    const kinds = SHELF_KINDS.map((like) => instance(like, { ko: [''], en: [''] }));
    const all = [...Object.values(SHELF), ...kinds];
    for (const attribute of all)
      for (const piece of new Set(piecesOf(asked(attribute, language), language)))
        counts.set(piece, (counts.get(piece) ?? 0) + 1);
    const rarity = (piece: string): number => Math.log(1 + all.length / (1 + (counts.get(piece) ?? 0)));
    return [language, rarity] as const;
  }),
);

/** The cosine of two texts, and the share of the second that is in the first. */
function compared(a: string, b: string, language: Language): readonly [cosine: number, held: number] {
  const [x, y] = [new Set(piecesOf(a, language)), new Set(piecesOf(b, language))];
  const rarity = RARITY.get(language) ?? (() => 1);
  const size = (pieces: Iterable<string>): number =>
    [...pieces].reduce((sum, piece) => sum + rarity(piece) ** 2, 0);
  const shared = size([...x].filter((piece) => y.has(piece)));
  return [shared / (Math.sqrt(size(x) * size(y)) || 1), shared / (size(y) || 1)];
}

/** How alike two attributes ask, from 0 to 1, and how much of the second the first holds, leaving names out of account. */
function likeness(a: AttributeData, b: AttributeData, names: Words): { alike: number; held: number } {
  const bare = (text: string): string =>
    [...names.ko, ...names.en]
      .toSorted((one, other) => other.length - one.length)
      .reduce((rest, name) => rest.replaceAll(name, ' '), text);
  const [ko, en] = LANGUAGES.map((each) => compared(bare(asked(a, each)), bare(asked(b, each)), each));
  return { alike: ((ko?.[0] ?? 0) + (en?.[0] ?? 0)) / 2, held: ((ko?.[1] ?? 0) + (en?.[1] ?? 0)) / 2 };
}

const kindOf = ({ unit, choices }: AttributeData): string =>
  unit !== undefined ? 'number' : choices !== undefined ? 'choice' : 'yes-no';
const isMoney = (unit: string | undefined): boolean => ['krw', 'usd', 'sgd'].includes(unit ?? '');

/** An attribute of a kind. */
function instance(like: string, of: Words): AttributeData {
  return withShelf({ attributes: { own: { like, of } } }).attributes?.['own'] ?? {};
}

const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** A reader of one attribute. */
function readerOf(attribute: AttributeData): StatementReader {
  const { groups, descriptions } = withShelf(undefined);
  return new StatementReader(resolveProfile({ attributes: { own: attribute }, groups, descriptions }));
}

/** The words that are not heard as what they say, by list; and how many are, of all. */
function unheard(own: AttributeData, shelved: AttributeData): { rest: AttributeData; share: number } {
  if (own.unit !== undefined || own.choices !== undefined) return { rest: {}, share: shareOf(own, shelved) };
  const reader = lazily(() => readerOf(shelved));
  let [heard, all] = [0, 0];
  const rest: AttributeData = {};
  for (const list of LISTS) {
    const left: Words = { ko: [], en: [] };
    for (const language of LANGUAGES)
      for (const words of own[list]?.[language] ?? []) {
        all += 1;
        if (hears(reader, words, list, shelved, language)) heard += 1;
        else left[language].push(words);
      }
    if (left.ko.length + left.en.length > 0) rest[list] = left;
  }
  return { rest, share: all === 0 ? 0 : heard / all };
}

/** Whether most of what is said names something of which the shelf's attribute says nothing: Finland, beside exporting. */
function isNarrower(own: AttributeData, shelved: AttributeData): boolean {
  return LANGUAGES.some((language) => {
    const ways = own.says?.[language] ?? [];
    const known = plain(
      [asked(shelved, language), ...LISTS.flatMap((list) => shelved[list]?.[language] ?? [])].join(' '),
    );
    const counts = new Map<string, number>();
    for (const way of ways)
      for (const { text, script } of tokenise(way))
        if (script === 'latin' && /^\p{Lu}/u.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
    return (
      ways.length >= TELLING &&
      [...counts].some(([word, count]) => count >= COMMON * ways.length && !known.includes(plain(word)))
    );
  });
}

/** The share of what a number is called, or of choices told alike, that the shelf has too. */
function shareOf(own: AttributeData, shelved: AttributeData): number {
  if (own.choices !== undefined) return 1;
  const all = LANGUAGES.flatMap((language) =>
    (own.words?.[language] ?? []).map((word) =>
      (shelved.words?.[language] ?? []).some((each) => plain(word) === plain(each)),
    ),
  );
  return all.filter(Boolean).length / (all.length || 1);
}

const ENDINGS = { ko: ['', '습니다', '어요', '했습니다', '했어요', '합니다'], en: [''] } as const;

/** Whether what is said is heard: it holds words that tell it, or is a denial of them. */
function hears(
  reader: () => StatementReader,
  words: string,
  list: (typeof LISTS)[number],
  { says, is, denies }: AttributeData,
  language: Language,
): boolean {
  const said = plain(words);
  const holds = (some: Words | undefined): boolean =>
    (some?.[language] ?? []).some(
      (each) => each === words || (!each.includes('+') && said.includes(plain(each))),
    );
  if (list === 'denies' ? holds(denies) : holds(says) || (list === 'is' && holds(is))) return true;
  // A way of saying something often stops before its ending: 등록 안, 계획이 없.
  return ENDINGS[language].some((ending) =>
    reader()
      .hear(words.replaceAll('+', ' ') + ending)
      .claims.some(({ attribute, known, stance }) => {
        if (attribute !== 'own' || known.kind !== 'choice' || !['asserted', 'denied'].includes(stance))
          return false;
        return (known.among[0] === 'yes') === (stance === 'asserted') ? list !== 'denies' : list === 'denies';
      }),
  );
}

/** What a way of saying something is said of, where it is one of a kind. */
function namesIn(own: AttributeData, like: string): Words | undefined {
  const mark = 'Xx';
  const forms = instance(like, { ko: [mark], en: [mark] });
  const names: Words = { ko: [], en: [] };
  for (const language of LANGUAGES) {
    const counts = new Map<string, number>();
    const ways = [...(forms.says?.[language] ?? [])].map((way) => way.split(mark) as [string, string]);
    for (const words of own.says?.[language] ?? []) {
      const name = ways
        .map(([before, after]) => ({
          name: between(words, before, after),
          length: before.length + after.length,
        }))
        .filter(({ name }) => name !== undefined)
        .toSorted((a, b) => b.length - a.length)[0]?.name;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const where = asked(own, language);
    const place = (name: string): number => (where.includes(name) ? where.indexOf(name) : where.length);
    names[language] = [...counts]
      .filter(([name]) => [...counts.keys()].every((other) => other === name || !isLonger(name, other)))
      .toSorted(([a, n], [b, m]) => m - n || place(a) - place(b) || b.length - a.length)
      .map(([name]) => name);
  }
  return names.ko.length === 0 || names.en.length === 0 ? undefined : names;
}

/** "a KHNP" beside "KHNP", "we are KHNP": more words before the name. */
const isLonger = (name: string, other: string): boolean => name.endsWith(` ${other}`);

function between(words: string, before: string, after: string): string | undefined {
  const lower = words.toLowerCase();
  const from = before === '' ? 0 : lower.indexOf(before.toLowerCase());
  if (from < 0) return undefined;
  const start = from + before.length;
  const end = after === '' ? words.length : lower.indexOf(after.toLowerCase(), start);
  const name = end < 0 ? '' : words.slice(start, end).trim();
  const fits = name.length > 1 && name.length <= LONGEST_NAME && name.split(' ').length <= MOST_WORDS;
  return fits && !/[+{}…]/u.test(name) ? name : undefined;
}

/** Own choices by the shelf's: those called alike; undefined where one of them has no counterpart. */
function choicesOf(own: AttributeData, shelved: AttributeData): Map<string, string> | undefined {
  const found = new Map<string, string>();
  const words = (
    id: string,
    { name, says, is }: NonNullable<AttributeData['choices']>[string],
  ): Set<string> =>
    new Set(
      [
        id,
        name.ko,
        name.en,
        ...LANGUAGES.flatMap((each) => [...(says?.[each] ?? []), ...(is?.[each] ?? [])]),
      ].map(plain),
    );
  for (const [id, choice] of Object.entries(own.choices ?? {})) {
    const mine = words(id, choice);
    const scored = Object.entries(shelved.choices ?? {})
      .map(([other, each]) => ({
        other,
        shared: [...words(other, each)].filter((word) => mine.has(word)).length,
      }))
      .filter(({ shared }) => shared > 0)
      .toSorted((a, b) => b.shared - a.shared);
    const [best, next] = scored;
    if (best === undefined || best.shared === next?.shared) return undefined;
    found.set(id, best.other);
  }
  return new Set(found.values()).size === found.size ? found : undefined;
}

interface Candidate {
  readonly likeness: number;
  readonly share: number;
  readonly shelved: Shelved;
}

const entries = (data: AttributeData): AttributeData =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

/** What of one's own is kept beside the shelf's: what it does not say, and what it would not hear. */
function kept(own: AttributeData, rest: AttributeData, shelved: AttributeData): AttributeData | undefined {
  const { note, also, unit, since } = own;
  const data = entries({
    unit: unit === shelved.unit ? undefined : unit,
    note,
    since,
    also: also !== undefined && Object.values(also).some((each) => each !== undefined) ? also : undefined,
    ...rest,
  });
  return Object.keys(data).length === 0 ? undefined : data;
}

/**
 * The attribute of the shelf, or of one of its kinds, that means the same; undefined where none does for sure.
 *
 * @param except a name of the shelf that is not to be thought of
 */
export function shelvedAs(own: AttributeData, except?: string): Shelved | undefined {
  const found: Candidate[] = [];
  const none = { ko: [], en: [] };
  for (const id of SHELF_ATTRIBUTES.filter((each) => each !== except)) {
    const shelved = SHELF[id] ?? {};
    if (kindOf(own) !== kindOf(shelved)) continue;
    if (own.unit !== shelved.unit && !(isMoney(own.unit) && isMoney(shelved.unit))) continue;
    const choices = own.choices === undefined ? new Map<string, string>() : choicesOf(own, shelved);
    if (choices === undefined) continue;
    const { alike } = likeness(own, shelved, none);
    if (alike < (own.choices === undefined ? LIKELY : LIKELY_CHOICE) || isNarrower(own, shelved)) continue;
    const { rest, share } = unheard(own, shelved);
    const data = kept(own, rest, shelved);
    found.push({ likeness: alike, share, shelved: { to: id, choices, ...(data && { data }) } });
  }
  for (const like of kindOf(own) === 'yes-no' ? SHELF_KINDS.filter((each) => each !== except) : []) {
    const of = namesIn(own, like);
    if (of === undefined) continue;
    const shelved = instance(like, of);
    const { held } = likeness(own, shelved, of);
    if (held < LIKELY) continue;
    const { rest, share } = unheard(own, shelved);
    const data = { like, of, ...kept(own, rest, shelved) };
    found.push({ likeness: held, share, shelved: { choices: new Map(), data } });
  }
  const [best] = found.toSorted((a, b) => b.likeness + b.share - a.likeness - a.share);
  if (best === undefined) return undefined;
  return best.share >= HEARD ? best.shelved : undefined;
}
