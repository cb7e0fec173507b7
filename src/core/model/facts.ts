/** Facts as they hold on a day. */
import { hasCome } from './dates.js';
import { formatValue } from './format.js';
import type {
  Aspect,
  Fact,
  FactValue,
  KnowledgeBase,
  Language,
  PartialDate,
  PolicyRecord,
  Statement,
} from './knowledge-base.js';
import { fillTemplate } from './template.js';

/** What every sentence depends on: the content, the reader's language and the day. */
export interface Voice {
  readonly kb: KnowledgeBase;
  readonly language: Language;
  readonly today: PartialDate;
}

/** What a record says of one of its sides as a whole. */
export function statementFor({ id, statements }: PolicyRecord, aspect: Aspect): Statement | undefined {
  return statements.find((statement) => statement.id === `${id}/${aspect}`);
}

/** Finds a fact by its full id, `record/facts/key`. */
export function findFact(kb: KnowledgeBase, id: string): Fact | undefined {
  const [record = '', , key = ''] = id.split('/');
  return kb.records.get(record)?.facts.get(key);
}

/** Facts by their full ids; one that is not there is left out. */
export const factsOf = (kb: KnowledgeBase, ids: readonly string[]): Fact[] =>
  ids.flatMap((id) => findFact(kb, id) ?? []);

/** Finds a fact as a text names it: `key` in its own record, or `record/key`. */
export function findFactByPlace(
  kb: KnowledgeBase,
  record: string | undefined,
  place: string,
): Fact | undefined {
  const [first = '', second] = place.split('/');
  return second === undefined
    ? kb.records.get(record ?? '')?.facts.get(first)
    : kb.records.get(first)?.facts.get(second);
}

/** The value that holds on a day: follows `supersededBy` as long as the later value's as-of date has come. */
export function currentFact(kb: KnowledgeBase, fact: Fact, today: PartialDate): Fact {
  let current = fact;
  const seen = new Set<string>();
  while (current.supersededBy !== undefined && !seen.has(current.id)) {
    seen.add(current.id);
    const later = findFact(kb, current.supersededBy);
    if (later === undefined || !hasCome(later.asOf, today)) break;
    current = later;
  }
  return current;
}

/** The value that a fact replaced, if any. */
export function previousFact(kb: KnowledgeBase, fact: Fact): Fact | undefined {
  return [...(kb.records.get(fact.record)?.facts.values() ?? [])].find(
    (other) => other.supersededBy === fact.id,
  );
}

/** The number that a value sets for a comparison: its number, or the end of its range that the comparison is about. */
export function thresholdOf(value: FactValue, comparison: string): number | undefined {
  if (value.kind === 'number') return value.number;
  if (value.kind !== 'range') return undefined;
  return comparison === 'at_least' ? value.from : comparison === 'at_most' ? value.to : undefined;
}

/** A text with the facts that it names in their places. */
export function fillFacts({ kb, language, today }: Voice, record: string | undefined, text: string): string {
  return fillTemplate(text, (place) => {
    const fact = findFactByPlace(kb, record, place);
    return fact && formatValue(currentFact(kb, fact, today).value, language, kb);
  });
}
