/** What two states of the content state otherwise, fact by fact. */
import { formatValue } from '../core/model/format.js';
import type { KnowledgeBase, PartialDate, Text } from '../core/model/knowledge-base.js';

/** A fact as readers are told it; plain data that outlives the content it is from. */
export interface StatedFact {
  /** `record/facts/key`. */
  readonly id: string;
  readonly record: string;
  /** Name of the record. */
  readonly name: Text;
  readonly label: Text;
  readonly value: Text;
  /** When the value held or was printed. */
  readonly from?: PartialDate;
  /** Id of the fact whose value gives way to this one on that day. */
  readonly replaces?: string;
}

/** Without `before` it was not stated, without `after` it is not stated any more; one of the two is there. */
export interface FactChange {
  readonly fact: string;
  readonly record: string;
  readonly name: Text;
  readonly label: Text;
  readonly before?: Text;
  readonly after?: Text;
  /** The day from which the new value holds, where the content says so. */
  readonly from?: PartialDate;
}

/** A state of the content that was served. */
export interface PublishedState {
  /** Hash of the content. */
  readonly version: string;
  /** When it was first served. */
  readonly at: Date;
  /** Who made the change, as far as known. For staff. */
  readonly by?: string;
  /** What everyone may read of the change. */
  readonly changes: readonly FactChange[];
  /** What only staff may read of it. */
  readonly staff: readonly FactChange[];
}

/** All facts of a knowledge base, in the order in which they stand in it. */
export function statedFacts(kb: KnowledgeBase): StatedFact[] {
  return [...kb.records.values()].flatMap((record) => {
    const facts = [...record.facts.values()];
    const replaced = new Map(facts.map((fact) => [fact.supersededBy, fact.id]));
    return facts.map((fact): StatedFact => {
      const replaces = replaced.get(fact.id);
      return {
        id: fact.id,
        record: record.id,
        name: record.name,
        label: fact.label,
        value: { ko: formatValue(fact.value, 'ko', kb), en: formatValue(fact.value, 'en', kb) },
        ...(fact.asOf === undefined ? {} : { from: fact.asOf }),
        ...(replaces === undefined ? {} : { replaces }),
      };
    });
  });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs, by record. A new name of a fact or of its record is no change of what it states. */
export function factChanges(before: readonly StatedFact[], after: readonly StatedFact[]): FactChange[] {
  const was = new Map(before.map((fact) => [fact.id, fact]));
  const is = new Map(after.map((fact) => [fact.id, fact]));
  const gone = before.filter(({ id }) => !is.has(id));
  const renamed = new Set<string>();
  const changes = after.flatMap((fact): FactChange[] => {
    const { id, record, name, label, value, from, replaces } = fact;
    const old = was.get(id);
    const change = { fact: id, record, name, label, after: value };
    const since = from === undefined ? {} : { from };
    if (old !== undefined) {
      if (same(old.value, value)) return [];
      return [{ ...change, before: old.value, ...(same(old.from, from) ? {} : since) }];
    }
    const twin = gone.find(
      (each) =>
        !renamed.has(each.id) && each.record === record && same(each.label, label) && same(each.value, value),
    );
    if (twin !== undefined) {
      renamed.add(twin.id);
      return [];
    }
    const earlier = replaces === undefined ? undefined : (was.get(replaces) ?? is.get(replaces));
    if (earlier === undefined) return [{ ...change, ...since }];
    return same(earlier.value, value) ? [] : [{ ...change, before: earlier.value, ...since }];
  });
  const withdrawn = gone
    .filter(({ id }) => !renamed.has(id))
    .map(({ id, record, name, label, value }) => ({ fact: id, record, name, label, before: value }));
  return [...changes, ...withdrawn].sort((a, b) => (a.record < b.record ? -1 : a.record > b.record ? 1 : 0));
}
