/** The words with which people state something, as each language has them: data for the reader of statements. */
import ENGLISH from './en/statements.json' with { type: 'json' };
import KOREAN from './ko/statements.json' with { type: 'json' };
import { listOf, ofEach, WordList, type Written } from './word-lists.js';

/** What a word does to the statement that it stands in. */
export const MARKS = [
  'none', // nothing: a longer form that hides a word in it (안내 is no 안)
  'else', // a longer form that hides every word in it (an export voucher tells of no exports)
  'deny', // it is not so
  'denied', // it is not so, whichever side it stands on
  'doubt', // it is not certain
  'if', // it is supposed
  'past', // it was so
  'long-ago', // a figure that was so at some time, and not of late
  'future', // it will be so
  'plan', // it is wished or intended
  'other', // it is so of somebody else
  'behalf', // all of it is said for somebody else
  'part-of', // what follows is part of a whole that is not told
  'converted', // the business changed its form: how old it is depends on which form is meant
  'founding', // what stands before was so at the start
  'mixed', // the business is of several kinds
  'makes', // something is made: a shop that does may be a manufacturer too
  'served', // what stands right before it is somebody dealt with: 업체에 납품
  'self', // it is so of the speaker
  'ask', // it is asked
  'rule', // it is what a rule demands
  'correct', // what was said before is taken back
  'contrast', // a new statement begins, of which what was marked before is not so
  'joint', // a new statement begins
  'ends', // a sentence ends, whether or not a mark follows
  'between', // begins a range
  'to', // between the two numbers of a range
  'sum', // what follows comes on top
  'of-them', // what follows is part of what stands before
  'with-self', // the speaker is counted
  'plus-self', // the speaker is counted, or comes on top
  'site', // a place or a part of a business, where some of its people are
  'change', // people beside it have come or gone, and are not how many there are
  'total', // what stands beside it is the whole
  'ceased', // what is denied has come to an end, and is not so now
  'period', // an amount of a month, a quarter or a day, and of no year
  'uncounted', // those beside it may not be counted: part-timers
  'strict', // only those meant by the law are counted
  'left-out', // those beside it are not in the number
  'pronoun', // stands for whoever was spoken of
  'yes',
  'no',
  'does', // a yes, where nothing else is said
  'does-not', // a no, where nothing else is said
  'nothing', // none of what was asked for, where nothing else is said
  'opens', // begins a question
  'open-word', // asks for something other than yes or no
  'filler', // says nothing, and may stand before a number
  'unknown', // the speaker does not know
] as const;
export type Mark = (typeof MARKS)[number];

export type Bound = 'least' | 'most' | 'under' | 'over' | 'about' | 'nearly' | 'some' | 'half';
export type UnitKind =
  | 'people'
  | 'persons'
  | 'years'
  | 'months'
  | 'nth-year'
  | 'year'
  | 'percent'
  | 'age'
  | 'thing'
  | `money-${string}`;

/** What tells a subject and a predicate, as lists of words (of endings, in Korean): those that are read in every language. */
export interface Grammar {
  /** What stands right before (English) or behind (Korean) a word that the speaker says she is: "we are an", 인데. */
  readonly predicate: WordList;
  /** May stand between. */
  readonly between: WordList;
  /** Words before a noun that make it no predicate: "with an SME". In Korean, the endings of such a noun. */
  readonly oblique: WordList;
  /** What stands before a verb in a statement, so that it opens no question: there are. In Korean, endings of a subject. */
  readonly subject: WordList;
  /** What behind a noun for a business, or behind a name for one, makes it any of its kind. */
  readonly topical: WordList;
  /** What she is or has: are, run. In Korean, what stands behind what is hers. */
  readonly holding: WordList;
  /** What may stand behind people that are counted and says no more of them than that they are there. */
  readonly behind: WordList;
  /** Nouns for businesses of no one in particular: in English, of several. */
  readonly kinds: WordList;
  /** What makes a length of time one that has passed: before it (English) or behind it (Korean). */
  readonly elapsed: WordList;
  /** What behind a number, in a question, asks whether that many would do: 되 in 50명도 되나요, ok in "is 50 ok". */
  readonly suffices: WordList;
  /** What may stand between. */
  readonly offered: WordList;
  /** What begins another possibility. */
  readonly or: WordList;
  /** What right behind a number makes it come on top of another: "one more". */
  readonly more: WordList;
}

export interface EnglishGrammar extends Grammar {
  /** Verbs of a third person, the nouns before them that are the speaker's own, and articles that begin another's. */
  readonly verbs: WordList;
  readonly own: WordList;
  readonly articles: WordList;
  /** Words for the speaker that are no subject: our. */
  readonly possessive: WordList;
  /** What makes the noun behind it the speaker's own (our), and she herself (we). */
  readonly owned: WordList;
  readonly speaker: WordList;
  /** Words that, written large within a line, begin a sentence though no mark ended the one before. */
  readonly openers: WordList;
  /** Words that make a new number of what follows "and". */
  readonly added: WordList;
  /** What makes the years behind it those of a person: "I'm 34 years old". */
  readonly aged: WordList;
  /** Nouns for a business, which may stand behind the name of a trade: "welding business". */
  readonly head: WordList;
  /** What halves the number behind it. */
  readonly half: WordList;
  /** Denials that stand before a noun. */
  readonly nounless: WordList;
}

export interface KoreanGrammar extends Grammar {
  /** The one of `topical` that makes a noun any of its kind whatever is written on to it. */
  readonly onlyOf: WordList;
  /** Endings of a verb that goes on with another statement. */
  readonly connecting: WordList;
  /** What makes a word stand for all of its kind in a question: 도 in 제조업체도 되나요. */
  readonly general: WordList;
  /** Endings of a place, which may stand before any number, and other endings of nouns, the longest first: 수는 is more than 는. */
  readonly place: WordList;
  readonly particles: WordList;
  /** Denials that stand before what they deny. */
  readonly ahead: WordList;
  /** Endings of a verb that stands before a noun (하는), and words of what is dealt with there. */
  readonly adnominal: WordList;
  readonly others: WordList;
  /** Endings that make a predicate of a noun: 이고, 입니다. */
  readonly copula: WordList;
  /** People of any kind: who they are is told before. */
  readonly anyone: WordList;
  /** Numerals that spell nothing else, so that they count with an ending alone behind them. */
  readonly sure: WordList;
  /** Numerals that ask for a number, unless they tell of a few. */
  readonly which: WordList;
  /** What may stand right behind a numeral of one syllable. */
  readonly counted: WordList;
}

/**
 * Lists are written with `|` between the words. `^` before a word: only where a word begins; `$` behind it: only where
 * one ends; `_`: a space that must stand there. A space in a Korean word may be left out; an English word stands alone.
 */
export interface StatementWords {
  readonly marks: Readonly<Partial<Record<Mark, string>>>;
  /** Bounds that stand before a number, and behind it. */
  readonly before: Readonly<Partial<Record<Bound, string>>>;
  readonly after: Readonly<Partial<Record<Bound, string>>>;
  readonly units: Readonly<Partial<Record<UnitKind, string>>>;
  /** Currencies that stand before the number. */
  readonly currencies: Readonly<Partial<Record<UnitKind, string>>>;
  /** Numerals: what they add (ones, tens), and by what they multiply. A pair is a range. */
  readonly numerals: Readonly<Record<string, number | readonly [number, number]>>;
  readonly scales: Readonly<Record<string, number>>;
  /** Words of time in which a business began, with the years that it may be old today, from and to. */
  readonly ago: Readonly<Record<string, readonly [number, number]>>;
}

type Lists<Name extends string> = Readonly<Record<Name, Written>>;

const rangeOf = ([from = 0, to = from]: readonly number[]): readonly [number, number] => [from, to];

/** The words of a table as they are read; one with a name that nothing looks for does not compile. */
function wordsOf<
  Marks extends Mark,
  Before extends Bound,
  After extends Bound,
  Units extends UnitKind,
  Currencies extends UnitKind,
>(written: {
  readonly marks: Lists<Marks>;
  readonly before: Lists<Before>;
  readonly after: Lists<After>;
  readonly units: Lists<Units>;
  readonly currencies: Lists<Currencies>;
  readonly numerals: Readonly<Record<string, number | readonly number[]>>;
  readonly scales: Readonly<Record<string, number>>;
  readonly ago: Readonly<Record<string, readonly number[]>>;
}): StatementWords {
  const { marks, before, after, units, currencies, numerals, scales, ago } = written;
  return {
    marks: ofEach(marks, listOf),
    before: ofEach(before, listOf),
    after: ofEach(after, listOf),
    units: ofEach(units, listOf),
    currencies: ofEach(currencies, listOf),
    numerals: Object.fromEntries(
      Object.entries(numerals).map(([word, n]) => [word, typeof n === 'number' ? n : rangeOf(n)]),
    ),
    scales,
    ago: Object.fromEntries(Object.entries(ago).map(([words, years]) => [words, rangeOf(years)])),
  };
}

const grammarOf = <Name extends string>(written: Lists<Name>): Readonly<Record<Name, WordList>> =>
  ofEach(written, (list) => new WordList(list));

/** How English states things; with few letters that stand for a word. */
export const EN: StatementWords & {
  readonly grammar: EnglishGrammar;
  readonly shorthand: Readonly<Record<string, string>>;
} = {
  ...wordsOf(ENGLISH),
  grammar: grammarOf<keyof EnglishGrammar>(ENGLISH.grammar),
  shorthand: ENGLISH.shorthand,
};

/** How Korean states things. */
export const KO: StatementWords & { readonly grammar: KoreanGrammar } = {
  ...wordsOf(KOREAN),
  grammar: grammarOf<keyof KoreanGrammar>(KOREAN.grammar),
};
