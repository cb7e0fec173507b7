/** What kind of value is asked for, where the words of a question say so, and whether a text has one. */
import EN from './en/values.json' with { type: 'json' };
import KO from './ko/values.json' with { type: 'json' };
import { patternOf } from './word-lists.js';

const KINDS = [
  'results',
  'each',
  'phone',
  'email',
  'site',
  'hour',
  'person',
  'count',
  'number',
  'date',
] as const;

/** A day on which results are known, a number for each of several, a telephone number, an address of e-mail or on the web, an hour of the day, who somebody is, how many of what can be counted, how much of anything, a day or a time. */
export type ValueKind = (typeof KINDS)[number];

const TABLES = [KO, EN].map(({ dates, measures, unsaid, ...kinds }) => ({
  dates: patternOf(dates),
  measures: patternOf(measures),
  unsaid: patternOf(unsaid),
  of: new Map(
    KINDS.map((kind) => {
      const { asked } = kinds[kind];
      // In words, a count is a number as any other.
      const { held } = kinds[kind === 'count' ? 'number' : kind];
      return [kind, { asked: patternOf(asked), held: patternOf(held) }];
    }),
  ),
}));

/** The kind of value that a question asks for; undefined where it asks for something else, or its words do not say. */
export const valueAsked = (question: string): ValueKind | undefined =>
  KINDS.find((kind) => TABLES.some(({ of }) => of.get(kind)!.asked.test(question)));

/**
 * Whether a text has a value of a kind, in figures or in words. In doubt it has: a year is no number of something, a sum of money or a
 * time counts nothing, and everything else does.
 */
export function hasValue(text: string, kind: ValueKind): boolean {
  if (TABLES.some(({ of }) => of.get(kind)!.held.test(text))) return true;
  if (kind !== 'number' && kind !== 'count') return false;
  const others = TABLES.flatMap(({ dates, measures }) => (kind === 'count' ? [dates, measures] : [dates]));
  return /\d/u.test(others.reduce((rest, other) => rest.replace(other, ' '), text));
}

/** Whether a text says of something that it is not stated. */
export const saysUnstated = (text: string): boolean => TABLES.some(({ unsaid }) => unsaid.test(text));
