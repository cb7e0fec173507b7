/** What people say to steer a check of eligibility, and how they ask for one: patterns that a language holds as data. */
import ENGLISH from './en/check.json' with { type: 'json' };
import KOREAN from './ko/check.json' with { type: 'json' };
import { ofEach, patternOf, WordList, type Written } from './word-lists.js';

export type CheckCommand = 'why' | 'unknown' | 'back' | 'restart' | 'stop' | 'change';

/** Patterns are tried on text as typed, those that ask whether something holds on small letters. Each reads a text in time that grows as its length, but for those of a command. */
export interface CheckWords {
  /** A command takes the whole text or its beginning, without what punctuation ends it, and no more than sixty letters. */
  readonly commands: Readonly<Record<CheckCommand, RegExp>>;
  /** Words that begin a correction: "sorry, I meant …". */
  readonly correction: RegExp;
  /** Asks whether something holds of the asker. The lists are of forms, not of subjects. */
  readonly asks: RegExp;
  /** What opens such a question, and what one would like to be or to have, within some words behind it: "can we … join". */
  readonly opensAsking: RegExp;
  readonly wanted: RegExp;
  /** Speaks of the speaker. */
  readonly self: RegExp;
  /** Asks to have it looked at, which nobody asks for anyone but herself: "check my eligibility". */
  readonly asksToCheck: RegExp;
  /** Asks the same of another business: 공장은요?, "what about a bakery". */
  readonly another: RegExp;
  /** Another side of a record is asked, whatever else is said: an amount, a time, a place, a name, a way. */
  readonly otherSide: RegExp;
  /** … unless the word for being eligible stands there as well. */
  readonly eligible: RegExp;
  /** Asks whether what she has heard is so: 들었는데 맞나요, "is it true that". */
  readonly reported: RegExp;
  /** What the conditions are is asked, not whether someone meets them. */
  readonly asksRules: RegExp;
  /** Asks for everything that the asker may be eligible for. */
  readonly asksAll: RegExp;
  /** Opens with what it asks for; whether someone is eligible is asked without. */
  readonly open: RegExp;
  /** Asks something, without a mark at its end. */
  readonly question: RegExp;
  /** Says something, by its first word or its ending, and asks for nothing. */
  readonly states: RegExp;
  /** Behind or before the name of a term, asks whether the asker is what it names. */
  readonly behindTerm: RegExp;
  readonly beforeTerm: RegExp;
  /** Words in the names of attributes, by which none is told from another. */
  readonly common: WordList;
  /** Words that name no thing of a program: what is left of a question beside them is asked as well. */
  readonly plain: WordList;
  /** Endings that may stand behind them. */
  readonly plainEndings: WordList;
  /** What may stand before the part that asks, and ends what is told: 인데. */
  readonly tellsBefore: RegExp;
  /** What thumbs make of words, spelt out. Only for telling what is asked. */
  readonly spellings: readonly (readonly [RegExp, string])[];
}

const patternsOf = <Name extends string>(
  written: Readonly<Record<Name, Written>>,
): Readonly<Record<Name, RegExp>> => ofEach(written, patternOf);

function wordsOf(written: typeof ENGLISH | typeof KOREAN): CheckWords {
  const { commands, common, plain, plainEndings, spellings, ...patterns } = written;
  return {
    ...patternsOf<Exclude<keyof CheckWords, 'commands' | 'common' | 'plain' | 'plainEndings' | 'spellings'>>(
      patterns,
    ),
    commands: patternsOf<CheckCommand>(commands),
    common: new WordList(common),
    plain: new WordList(plain),
    plainEndings: new WordList(plainEndings),
    spellings: spellings.map(([pattern = '', meant = '']) => [patternOf(pattern), meant]),
  };
}

/** How English asks for a check of eligibility, and steers one. */
export const EN = wordsOf(ENGLISH);

/** How Korean does. */
export const KO = wordsOf(KOREAN);

export const TABLES: readonly CheckWords[] = [KO, EN];
