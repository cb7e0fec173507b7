/** The words of statements in both languages and those of a profile, in one lexicon. */
import { isCommonEnglish } from '../../../language/common-words.js';
import { isOneSlip, withoutOne } from '../../../language/slips.js';
import { type Bound, EN, KO, type Mark, type UnitKind } from '../../../language/statement-words.js';
import { LANGUAGES, type Language, type Phrasings } from '../../../model/basics.js';
import type { Meaning, Profile } from '../../../model/profile.js';
import { type Hit, Lexicon } from './lexicon.js';

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
  readonly means: Meaning;
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

const inBoth = (phrasings: Phrasings): readonly string[] => [...phrasings.ko, ...phrasings.en];

const entriesOf = <Name extends string>(table: Readonly<Partial<Record<Name, string>>>): [Name, string][] =>
  Object.entries(table) as [Name, string][];

/** The words for a profile. */
export function lexiconsOf(profile: Profile): Lexicons {
  const [lexicon, named, answers] = [new Lexicon<Sense>(), new Lexicon<Sense>(), new Lexicon<Mark>()];
  const slips = new Slips();
  slips.add(Object.keys({ ...EN.numerals, ...EN.scales }).join(' '));
  for (const language of LANGUAGES) {
    const { marks, before, after, units, currencies, ago } = TABLES[language];
    for (const mark of HEARD_AS_ANSWERS) answers.add(marks[mark] ?? '', mark);
    for (const [mark, words] of entriesOf(marks)) {
      if (mark === 'filler' || ANSWERS.has(mark)) continue;
      lexicon.add(words, { kind: 'mark', mark, language });
      slips.add(words);
    }
    for (const [unit, words] of entriesOf(units)) {
      lexicon.add(words, { kind: 'unit', unit });
      slips.add(words);
    }
    for (const [bound, words] of entriesOf(before)) lexicon.add(words, { kind: 'before', bound });
    for (const [bound, words] of entriesOf(after)) lexicon.add(words, { kind: 'after', bound });
    for (const [words, years] of Object.entries(ago)) lexicon.add(words, { kind: 'ago', years });
    for (const [unit, words] of entriesOf(currencies)) lexicon.add(words, { kind: 'currency', unit });
  }
  const parts = new Map<string, number>();
  const partOf = (words: string): number => {
    const known = parts.get(words);
    if (known !== undefined) return known;
    const part = parts.size;
    parts.set(words, part);
    const group = words.startsWith('{') ? profile.groups.get(words.slice(1, -1)) : undefined;
    for (const each of group === undefined ? [words] : inBoth(group)) {
      named.add(each, { kind: 'part', part });
      slips.add(each);
    }
    return part;
  };
  const sayings = new Map<number, Saying[]>();
  const whole = new Set<number>();
  const add = (phrasings: Phrasings, means: Meaning, is: boolean, description = false): void => {
    for (const words of inBoth(phrasings)) {
      const own = words.split(/[+…]/u).map((part) => partOf(part.trim()));
      const first = own[0] as number;
      sayings.set(first, [...(sayings.get(first) ?? []), { parts: own, means, is, description }]);
      if (own.length === 1) whole.add(first);
    }
  };
  for (const attribute of profile.attributes.values()) {
    const { id } = attribute;
    if (attribute.kind === 'number') {
      for (const cue of inBoth(attribute.words)) {
        named.add(cue, { kind: 'cue', attribute: id });
        slips.add(cue);
      }
      for (const { says, known } of attribute.sayings) add(says, { [id]: known }, false);
      continue;
    }
    for (const choice of attribute.choices) {
      const means = { [id]: { kind: 'choice', among: [choice.id] } as const };
      add(choice.says, means, false);
      add(choice.is, means, true);
      if (attribute.kind === 'choice')
        for (const words of LANGUAGES.flatMap((language) => choice.name[language].split(/[·,(/]|\bor\b/u)))
          named.add(words.replace(/\)/gu, ''), { kind: 'label', attribute: id, choice: choice.id });
    }
  }
  for (const { is, means } of profile.descriptions) add(is, means, true, true);
  return {
    named,
    lexicon,
    answers,
    sayings,
    whole,
    fillers: new Set(LANGUAGES.flatMap((language) => TABLES[language].marks.filler?.split('|') ?? [])),
    meant: (word) => slips.meant(word),
  };
}
