/** Figures that a record says in its own sentences, against those that it and its documents hold. */

import { type ConditionTree, conditionsIn } from '../core/model/eligibility.js';
import type { Citation, Fact, PolicyRecord, Text } from '../core/model/knowledge-base.js';
import { figuresIn } from './figures.js';
import { measureOf } from './printed-amounts.js';
import { datesIn, endsOf, type NumberRead, numbersReadIn } from './reading/index.js';
import { foldPrint } from './source-text.js';
import type { Path } from './yaml-file.js';

/** A text that readers see, with what it cites. */
export interface Spoken {
  /** Id of the entry that it belongs to; the record itself where it is of its eligibility. */
  readonly entry: string;
  /** Where it stands below the entry. */
  readonly path: Path;
  readonly text: Text;
  readonly citations: readonly Citation[];
}

/** Every text of a record that may name a figure. */
export function* spokenIn(record: PolicyRecord): Generator<Spoken> {
  for (const { id, text, citations } of record.statements)
    yield { entry: id, path: ['text'], text, citations };
  for (const { id, note, citation } of record.facts.values()) {
    if (note !== undefined) yield { entry: id, path: ['note'], text: note, citations: [citation] };
  }
  for (const { path, tree } of trees(conditionsIn(record.eligibility), ['eligibility', 'conditions'])) {
    const { instead, citation } = tree;
    if (instead !== undefined)
      yield { entry: record.id, path: [...path, 'instead'], text: instead, citations: [citation] };
  }
}

/** Figures in digits of a text, without those that a fact fills in and those that are known. */
export function unknownFigures(text: string, known: ReadonlySet<number>): string[] {
  return figuresIn(text.replaceAll(/\{[^{}]*\}/g, ' '))
    .filter(({ firm, value }) => firm && !known.has(value))
    .map(({ written }) => written);
}

/** English counts by "times" what Korean counts by 회 and by 배. */
const measured = (unit: string): string | undefined => (unit === 'times' ? undefined : measureOf(unit));

/** Amounts of a text that paragraphs and facts print of other things alone: `3회` where they have `3년`. */
export function otherAmounts(text: string, paragraphs: readonly string[], facts: readonly Fact[]): string[] {
  const readIn = (each: string): NumberRead[] => numbersReadIn(foldPrint(each), []);
  const known = [
    ...paragraphs.flatMap(readIn),
    ...facts.flatMap(({ value }) => (value.kind === 'number' ? [value] : [])),
  ];
  const plain = text.replaceAll(/\{[^{}]*\}/g, ' ');
  return readIn(plain).flatMap((read) => {
    const mine = measured(read.unit);
    const same = known.filter(({ number }) => number === read.number);
    const differs = same.every(({ unit }) => ![undefined, mine].includes(measured(unit)));
    return mine !== undefined && same.length > 0 && differs
      ? [foldPrint(plain).slice(read.start, read.end).trim()]
      : [];
  });
}

/** The numbers that a fact stands for, and those in its words. */
export function numbersOf({ value, asOf }: Fact): number[] {
  const dates = asOf === undefined ? [] : [asOf];
  switch (value.kind) {
    case 'number':
      return [value.number, ...parts(dates)];
    case 'range':
      return [value.from, value.to, ...parts(dates)];
    case 'date':
      return parts([...dates, value.date]);
    case 'period':
      return parts([...dates, value.from, value.to]);
    case 'ratio':
      return [...parts(dates), ...value.parts];
    case 'text':
      return [...parts(dates), ...numbersIn([value.text])];
    case 'list':
      return [...parts(dates), ...numbersIn(value.items)];
  }
}

/** All readings of the figures in texts. */
export function numbersIn(texts: readonly Text[]): number[] {
  return texts.flatMap(({ ko, en }) => figuresIn(`${ko}\n${en}`).map(({ value }) => value));
}

/** The figures of a folded paragraph, and the parts of its dates as they are said in full: 2026 for ’26. */
export function numbersPrinted(text: string): number[] {
  return [...figuresIn(text).map(({ value }) => value), ...parts(datesIn(text).flatMap(endsOf))];
}

function parts(
  dates: readonly { readonly year?: number; readonly month?: number; readonly day?: number }[],
): number[] {
  return dates.flatMap(({ year, month, day }) => [year, month, day].flatMap((part) => part ?? []));
}

function* trees(items: readonly ConditionTree[], at: Path): Generator<{ path: Path; tree: ConditionTree }> {
  for (const [n, tree] of items.entries()) {
    const path = [...at, n];
    yield { path, tree };
    if (tree.kind !== 'condition') yield* trees(tree.items, [...path, tree.kind]);
  }
}
