/** Which one of several is meant: the year, the round, this year's or last year's. */
import EN from './en/editions.json' with { type: 'json' };
import KO from './ko/editions.json' with { type: 'json' };
import { makeToken, type Token } from './tokenise.js';

/** A number that can be a year. */
export const YEAR = /^(?:19|20)\d\d$/u;
const CENTURY = 2_000;
/** What is counted comes after all years as a number, and a year said from the present one after that. */
const COUNTED = 3_000;
const FROM_NOW = 4_000;
const HIGHEST_DIGITS = 2;

const COUNTERS = new Set([...KO.counters, ...EN.counters].map((word) => makeToken(word).stem));

type Words = readonly (readonly string[])[];

/** The place of the list with words that a text begins with, a Korean one, or is, an English one; -1 for none. */
const placeIn = (text: string, ko: Words, en: Words): number => {
  const korean = ko.findIndex((words) => words.some((word) => text.startsWith(word)));
  return korean < 0 ? en.findIndex((words) => words.includes(text)) : korean;
};

/** Whether what follows a number without a space counts something: then it is no year. */
const isAmount = (next: Token | undefined): boolean =>
  next?.glued === true && KO.amounts.some((unit) => next.text.startsWith(unit));

/** Of three kinds: a year, a number of what is counted, a year said from the present one. */
export const kindOfEdition = (edition: number): number =>
  edition < COUNTED ? 0 : edition < FROM_NOW ? 1 : 2;

/** The editions that a text names, each as a number, the same for both languages. */
export function editionsIn(tokens: readonly Token[]): number[] {
  const found = new Set<number>();
  tokens.forEach(({ text, script }, at) => {
    const next = tokens[at + 1];
    if (script === 'number') {
      if (YEAR.test(text) && !isAmount(next)) found.add(Number(text));
      if (next?.glued !== true || text.length > HIGHEST_DIGITS) return;
      if (COUNTERS.has(next.stem)) found.add(COUNTED + Number(text));
      else if (next.text.startsWith(KO.year)) found.add(CENTURY + Number(text));
      return;
    }
    const pairs = next === undefined ? [] : [next.text, next.stem].map((word) => `${text} ${word}`);
    for (const said of [text, ...pairs]) {
      const counted = placeIn(said, KO.ordinals, EN.ordinals);
      if (counted >= 0) found.add(COUNTED + counted + 1);
      const year = placeIn(said, KO.years, EN.years);
      if (year >= 0) found.add(FROM_NOW + year);
    }
  });
  return [...found];
}
