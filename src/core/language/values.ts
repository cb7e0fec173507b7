/** What kind of value is asked for, where the words of a question say so, and whether a text has one. */
import EN from './en/values.json' with { type: 'json' };
import KO from './ko/values.json' with { type: 'json' };
import { patternOf } from './word-lists.js';

const KINDS = ['phone', 'email', 'site', 'hour', 'number', 'date'] as const;

/** A telephone number, an address of e-mail or on the web, an hour of the day, how many or how much of something, a day or a time. */
export type ValueKind = (typeof KINDS)[number];

const TABLES = [KO, EN].map(({ dates, ...kinds }) => ({
  dates: patternOf(dates),
  of: new Map(
    KINDS.map((kind) => [kind, { asked: patternOf(kinds[kind].asked), held: patternOf(kinds[kind].held) }]),
  ),
}));

/** The kind of value that a question asks for; undefined where it asks for something else, or its words do not say. */
export const valueAsked = (question: string): ValueKind | undefined =>
  KINDS.find((kind) => TABLES.some(({ of }) => of.get(kind)!.asked.test(question)));

/** Whether a text has a value of a kind, in figures or in words. In doubt it has: a year is no number of something, and everything else is. */
export function hasValue(text: string, kind: ValueKind): boolean {
  if (TABLES.some(({ of }) => of.get(kind)!.held.test(text))) return true;
  return kind === 'number' && /\d/u.test(TABLES.reduce((rest, { dates }) => rest.replace(dates, ' '), text));
}
