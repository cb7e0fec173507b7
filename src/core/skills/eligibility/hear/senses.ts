/** The words of statements in both languages and those of a profile, in one lexicon. */
import { isCommonEnglish } from '../../../language/common-words.js';
import { isOneSlip, withoutOne } from '../../../language/slips.js';
import { type Bound, EN, KO, type Mark, type UnitKind } from '../../../language/statement-words.js';
import { LANGUAGES, type Language } from '../../../model/basics.js';
import type { Attribute, Known, Profile } from '../../../model/profile.js';
import { type Hit, Lexicon } from './lexicon.js';
import { isLatin } from './line.js';

const TABLES = { ko: KO, en: EN } as const;

/** What a word of the lexicon is. */
export type Sense =
  | { readonly kind: 'mark'; readonly mark: Mark; readonly language: Language }
  | { readonly kind: 'before'; readonly bound: Bound }
  | { readonly kind: 'after'; readonly bound: Bound }
  | { readonly kind: 'unit'; readonly unit: UnitKind }
  | { readonly kind: 'currency'; readonly unit: UnitKind }
  /** A word of which ways of saying something are made. */
  | { readonly kind: 'part'; readonly part: number }
  /** What a number is of. */
  | { readonly kind: 'cue'; readonly attribute: string }
  /** A time in which a business began. */
  | { readonly kind: 'ago'; readonly years: readonly [number, number] }
  /** The name of a choice, as its button has it. */
  | { readonly kind: 'label'; readonly attribute: string; readonly choice: string };

/** A word of a line; of one kind, where it is named. */
export type SenseHit<Kind extends Sense['kind'] = Sense['kind']> = Hit<Extract<Sense, { kind: Kind }>>;

/** The words of a kind among some, in order. */
export const ofKind = <Kind extends Sense['kind']>(hits: readonly SenseHit[], kind: Kind): SenseHit<Kind>[] =>
  hits.filter((hit): hit is SenseHit<Kind> => hit.value.kind === kind);

/** What a word does to its statement; undefined for one that is no mark. */
export const markOf = ({ value }: SenseHit): Mark | undefined =>
  value.kind === 'mark' ? value.mark : undefined;

/** The words that are one of some marks. */
export const marked = (hits: readonly SenseHit[], ...marks: readonly Mark[]): SenseHit<'mark'>[] =>
  ofKind(hits, 'mark').filter(({ value }) => marks.includes(value.mark));

/** A way of saying something: words that stand in one clause. */
export interface Saying {
  readonly parts: readonly number[];
  readonly means: Readonly<Record<string, Known>>;
  /** Only what the speaker says that she is counts. */
  readonly is: boolean;
  /** A name for a kind of business that tells several things at once. */
  readonly description: boolean;
}

export interface Lexicons {
  /** Words of the profile. */
  readonly named: Lexicon<Sense>;
  /** Yes and no. */
  readonly answers: Lexicon<Mark>;
  /** Words of the language. */
  readonly lexicon: Lexicon<Sense>;
  /** What numbers count, by themselves. */
  readonly units: Lexicon<UnitKind>;
  /** Sayings by the first of their parts. */
  readonly sayings: ReadonlyMap<number, readonly Saying[]>;
  /** Parts that tell something by themselves. */
  readonly whole: ReadonlySet<number>;
  /** Words that may stand before a number without changing what it is of. */
  readonly fillers: ReadonlySet<string>;
  /** The word that a misspelt English word is meant to be; undefined for none. */
  readonly meant: (word: string) => string | undefined;
}

/** Words of an answer: others hold them, so that they are looked for by themselves. */
const ANSWERS: ReadonlySet<Mark> = new Set<Mark>(['yes', 'no', 'does', 'does-not', 'nothing']);
/** Answers, and what hides one: "right now" is no yes. */
const HEARD_AS_ANSWERS = [...ANSWERS, 'none'] as const;

/** Shortest English word of which a slip is mended. */
const SLIP_LETTERS = 6;

/** English words of the profile by what is left of them when a letter is lost. */
class Slips {
  readonly #byRest = new Map<string, string[]>();
  readonly #known = new Set<string>();

  add(phrase: string): void {
    for (const word of phrase.toLowerCase().split(/[^a-z]+/u)) {
      if (word.length < 4 || this.#known.has(word)) continue;
      this.#known.add(word);
      if (word.length < SLIP_LETTERS) continue;
      for (const rest of withoutOne(word)) {
        this.#byRest.set(rest, [...(this.#byRest.get(rest) ?? []), word]);
      }
    }
  }

  meant(word: string): string | undefined {
    const plain = word.endsWith('s') ? word.slice(0, -1) : word;
    if (word.length < SLIP_LETTERS - 1 || word.length > 24) return undefined;
    if (this.#known.has(word) || this.#known.has(plain) || isCommonEnglish(word) || isCommonEnglish(plain))
      return undefined;
    for (const form of new Set([word, plain])) {
      for (const rest of withoutOne(form)) {
        const found = (this.#byRest.get(rest) ?? []).find(
          (known) => known[0] === word[0] && isOneSlip(form, known),
        );
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

const entriesOf = <Name extends string>(table: Readonly<Partial<Record<Name, string>>>): [Name, string][] =>
  Object.entries(table) as [Name, string][];

function addTable(lexicon: Lexicon<Sense>, slips: Slips, language: Language): void {
  const { marks, before, after, units, currencies, ago } = TABLES[language];
  const addMending = (words: string, sense: Sense): void => {
    lexicon.add(words, sense);
    if (language === 'en') slips.add(words);
  };
  for (const [mark, words] of entriesOf(marks))
    if (mark !== 'filler' && !ANSWERS.has(mark)) addMending(words, { kind: 'mark', mark, language });
  for (const [bound, words] of entriesOf(before)) lexicon.add(words, { kind: 'before', bound });
  for (const [bound, words] of entriesOf(after)) lexicon.add(words, { kind: 'after', bound });
  for (const [unit, words] of entriesOf(units)) addMending(words, { kind: 'unit', unit });
  for (const [words, years] of Object.entries(ago)) lexicon.add(words, { kind: 'ago', years });
  for (const [unit, words] of entriesOf(currencies)) lexicon.add(words, { kind: 'currency', unit });
}

/** Collects sayings, and gives each of their words a number of its own. */
class Sayings {
  readonly byFirst = new Map<number, Saying[]>();
  readonly #lexicon: Lexicon<Sense>;
  readonly #slips: Slips;
  readonly #parts = new Map<string, number>();
  readonly #groups: Profile['groups'];

  constructor(lexicon: Lexicon<Sense>, slips: Slips, groups: Profile['groups']) {
    this.#lexicon = lexicon;
    this.#slips = slips;
    this.#groups = groups;
  }

  add(written: string, saying: Omit<Saying, 'parts'>): void {
    const parts = written.split(/[+…]/u).map((part) => this.#part(part.trim()));
    const first = parts[0] as number;
    this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { ...saying, parts }]);
  }

  #part(words: string): number {
    const known = this.#parts.get(words);
    if (known !== undefined) return known;
    const part = this.#parts.size;
    this.#parts.set(words, part);
    const group = words.startsWith('{') ? this.#groups.get(words.slice(1, -1)) : undefined;
    for (const each of group === undefined ? [words] : LANGUAGES.flatMap((language) => group[language])) {
      this.#lexicon.add(each, { kind: 'part', part });
      this.#slips.add(each);
    }
    return part;
  }
}

function addAttribute(attribute: Attribute, sayings: Sayings, lexicon: Lexicon<Sense>, slips: Slips): void {
  const { id } = attribute;
  if (attribute.kind === 'number') {
    for (const language of LANGUAGES)
      for (const cue of attribute.words[language]) {
        lexicon.add(cue, { kind: 'cue', attribute: id });
        slips.add(cue);
      }
    for (const { says, known } of attribute.sayings)
      for (const language of LANGUAGES)
        for (const words of says[language])
          sayings.add(words, { means: { [id]: known }, is: false, description: false });
    return;
  }
  for (const choice of attribute.choices) {
    const means = { [id]: { kind: 'choice', among: [choice.id] } as const };
    for (const language of LANGUAGES) {
      for (const words of choice.says[language]) sayings.add(words, { means, is: false, description: false });
      for (const words of choice.is[language]) sayings.add(words, { means, is: true, description: false });
      if (attribute.kind === 'choice')
        for (const words of choice.name[language].split(/[·,(/]|\bor\b/u))
          lexicon.add(words.replace(/\)/gu, ''), { kind: 'label', attribute: id, choice: choice.id });
    }
  }
}

/** The words for a profile. */
export function lexiconsOf(profile: Profile): Lexicons {
  const lexicon = new Lexicon<Sense>();
  const named = new Lexicon<Sense>();
  const slips = new Slips();
  for (const language of LANGUAGES) addTable(lexicon, slips, language);
  slips.add(Object.keys({ ...EN.numerals, ...EN.scales }).join(' '));
  const sayings = new Sayings(named, slips, profile.groups);
  for (const attribute of profile.attributes.values()) addAttribute(attribute, sayings, named, slips);
  for (const { is, means } of profile.descriptions)
    for (const language of LANGUAGES)
      for (const words of is[language]) sayings.add(words, { means, is: true, description: true });
  const fillers = new Set(LANGUAGES.flatMap((language) => TABLES[language].marks.filler?.split('|') ?? []));
  const meant = new Map<string, string | undefined>();
  const answers = new Lexicon<Mark>();
  for (const language of LANGUAGES)
    for (const mark of HEARD_AS_ANSWERS) answers.add(TABLES[language].marks[mark] ?? '', mark);
  const units = new Lexicon<UnitKind>();
  for (const language of LANGUAGES)
    for (const [unit, words] of entriesOf(TABLES[language].units)) units.add(words, unit);
  return {
    named,
    units,
    lexicon,
    answers,
    sayings: sayings.byFirst,
    whole: new Set(
      [...sayings.byFirst].flatMap(([first, all]) =>
        all.some(({ parts }) => parts.length === 1) ? [first] : [],
      ),
    ),
    fillers,
    meant(word) {
      if (!meant.has(word)) {
        if (meant.size > 5_000) meant.clear();
        meant.set(word, isLatin(word.charCodeAt(0)) ? slips.meant(word) : undefined);
      }
      return meant.get(word);
    },
  };
}
