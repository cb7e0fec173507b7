/** What a record and the knowledge base around it hold: days, names and words that a text may use. */
import { daysInMonth } from '../core/model/dates.js';
import type { KnowledgeBase, PartialDate, PolicyRecord, Text } from '../core/model/knowledge-base.js';

/** The days of a record that are not facts, with where they stand in its file. */
export function datesOf(record: PolicyRecord): { path: readonly string[]; date: PartialDate }[] {
  const { validFrom, validTo, announced, applications } = record;
  const dates: [readonly string[], PartialDate | undefined][] = [
    [['announced'], announced],
    [['valid_from'], validFrom],
    [['valid_to'], validTo],
    [['applications', 'opens'], applications?.opens],
    [['applications', 'closes'], applications?.closes],
  ];
  return dates.flatMap(([path, date]) => (date === undefined ? [] : [{ path, date }]));
}

/** Whether two dates have the same parts. */
export function isSameDate(a: PartialDate, b: PartialDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/** The first day of a month or year for what begins in it, the last for what ends. */
export function edgeOf({ year, month, day }: PartialDate, key: string | undefined): PartialDate {
  const last = key === 'valid_to' || key === 'closes';
  const inMonth = month ?? (last ? 12 : 1);
  return {
    ...(year !== undefined && { year }),
    month: inMonth,
    day: day ?? (last ? daysInMonth(inMonth, year) : 1),
  };
}

const both = ({ ko, en }: Text): string[] => [ko, en];

/** Words that a record holds as names and values. */
export function wordsOf(record: PolicyRecord): string[] {
  const facts = [...record.facts.values()].flatMap(({ label, value, printed }) => [
    ...both(label),
    ...(value.kind === 'text'
      ? [...both(value.text), ...(value.title === undefined ? [] : both(value.title))]
      : value.kind === 'list'
        ? value.items.flatMap(both)
        : []),
    ...(printed === undefined ? [] : [printed]),
  ]);
  return [...facts, ...record.statements.flatMap(({ title }) => both(title))];
}

/** Names that every text may use: of records, sources, aspects and of the glossary. */
export function commonNames(kb: KnowledgeBase): string[] {
  return [
    ...[...kb.records.values()].flatMap(({ name, aliases, subjects }) => [
      ...both(name),
      ...[aliases, subjects].flatMap(({ ko, en }) => [...ko, ...en]),
    ]),
    ...[...kb.sources.values()].flatMap(({ title, publisher, office }) =>
      [title, publisher, office].flatMap((text) => (text === undefined ? [] : both(text))),
    ),
    ...kb.glossary.flatMap(({ ko, en }) => [...ko, ...en]),
    ...[...kb.aspects.values()].flatMap(({ name }) => both(name)),
    ...[...kb.units.values()].flatMap(({ ko, en }) => [ko, en.one, en.other]),
    ...both(kb.bot.handOver),
  ];
}
