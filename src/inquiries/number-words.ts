/** What people say around numbers and addresses that tell who they are, as each language has it. */
import EN from '../core/language/en/private-numbers.json' with { type: 'json' };
import KO from '../core/language/ko/private-numbers.json' with { type: 'json' };

const ALL = [KO, EN];
type Sources = { [Key in keyof typeof KO]: (typeof KO)[Key] extends string ? Key : never }[keyof typeof KO];

/** `bank` is a name that is also an everyday word (기업, 우리): it introduces only what is written as an account. */
export type NumberKind = keyof typeof KO.introductions;
export const NUMBER_KINDS = Object.keys(KO.introductions) as NumberKind[];

const alternatives = (sources: readonly string[]): string => sources.filter((each) => each !== '').join('|');

/** What any language has for something, as the source of an expression. */
export const inAny = (key: Sources): string => alternatives(ALL.map((words) => words[key]));

/** What introduces a kind of number, as the source of an expression. */
export const introducing = (kind: NumberKind): string =>
  alternatives(ALL.map(({ introductions }) => introductions[kind]));

const merged = <Value>(key: 'letters' | 'words' | 'times'): Readonly<Record<string, Value>> =>
  Object.assign({}, ...ALL.map((words) => words[key]));

/** Digits as they are said: run together as letters, or each a word; and how often one that follows is meant. */
export const LETTERS = merged<string>('letters');
export const WORDS = merged<string>('words');
export const TIMES = merged<number>('times');
