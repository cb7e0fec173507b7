/** The conditions of all records, ready to be checked against what is known of a business. */

import { firstDay, hasCome, isOver } from '../../model/dates.js';
import { attributesIn, type ConditionTree, conditionsIn } from '../../model/eligibility.js';
import { currentFact, findFact, thresholdOf } from '../../model/facts.js';
import type { KnowledgeBase, PartialDate, PolicyRecord } from '../../model/knowledge-base.js';
import type { Attribute, Facts, Known, NumberAttribute, Profile } from '../../model/profile.js';
import { compile, type Diagram } from './diagram.js';
import { type Evaluation, evaluate } from './evaluate.js';
import { type Hearing, type HearingOptions, StatementReader } from './hear/reader.js';
import { among, both, exactly, withConsequences } from './known.js';

/** A record whose documents state conditions, as they apply on a day. */
export interface Check {
  readonly record: PolicyRecord;
  /** The record that states the conditions: itself, or the one that it names. */
  readonly holder: PolicyRecord;
  /** All of these must be met. */
  readonly items: readonly ConditionTree[];
  readonly diagram: Diagram;
  readonly today: PartialDate;
}

/** The attributes that checks ask, each once, in the order of the conditions. */
export function askedBy(checks: readonly Check[]): string[] {
  return [...new Set(checks.flatMap(({ diagram }) => diagram.axes.map(({ attribute }) => attribute)))];
}

/** Whether a condition applies on a day. */
function applies({ from, until }: ConditionTree, today: PartialDate): boolean {
  return hasCome(from, today) && (until === undefined || !isOver(until, today));
}

/** The conditions that apply on a day; a group of which none applies is left out. */
export function inForce(items: readonly ConditionTree[], today: PartialDate): ConditionTree[] {
  return items.flatMap((item): ConditionTree[] => {
    if (!applies(item, today)) return [];
    if (item.kind === 'condition') return [item];
    const left = inForce(item.items, today);
    return left.length === 0 ? [] : [{ ...item, items: left }];
  });
}

/** The conditions with the values that facts have on a day. */
function asOf(kb: KnowledgeBase, tree: ConditionTree, today: PartialDate): ConditionTree {
  if (tree.kind !== 'condition') return { ...tree, items: tree.items.map((item) => asOf(kb, item, today)) };
  const fact = tree.fact === undefined ? undefined : findFact(kb, tree.fact);
  if (fact === undefined) return tree;
  const { value } = currentFact(kb, fact, today);
  const number = thresholdOf(value, tree.comparison);
  return number === undefined ? tree : { ...tree, number };
}

/** Attributes, and the years from which those of them are counted that are told by the year as well. */
function withYears({ attributes }: Profile, ids: readonly string[]): ReadonlySet<string> {
  const years = ids.flatMap((id) => {
    const attribute = attributes.get(id);
    return attribute?.kind === 'number' ? (attribute.since ?? []) : [];
  });
  return new Set([...ids, ...years]);
}

/** The part of a profile that some condition is about: nothing else is listened for. */
function listenedFor({ profile, records }: KnowledgeBase): Profile {
  const trees = [...records.values()].flatMap(({ eligibility }) => conditionsIn(eligibility));
  const used = withYears(profile, attributesIn(...trees));
  return { ...profile, attributes: new Map([...profile.attributes].filter(([id]) => used.has(id))) };
}

/** People and money: to "how many?", none is nought. */
const countsFromNone = ({ measure, min }: NumberAttribute): boolean =>
  (measure === 'people' || measure.startsWith('money')) && (min ?? 0) <= 0;

/** What a hearing answers to a question about an attribute. A bare yes or no must not contradict what else is said. */
function answerTo(attribute: Attribute | undefined, { facts, answer, claims }: Hearing): Known | undefined {
  if (attribute === undefined) return undefined;
  const told = facts[attribute.id];
  if (attribute.kind === 'number')
    return told === undefined && answer === 'none' && countsFromNone(attribute) ? exactly(0) : told;
  const unsettled = claims.some(
    ({ attribute: id, stance }) => id === attribute.id && stance !== 'asserted' && stance !== 'denied',
  );
  const { yes } = attribute;
  // "None", 없어요: of several things none is no answer, such as to what line of business it is.
  const isNoAnswer = answer === 'unknown' || (answer === 'none' && attribute.kind === 'choice');
  const bare =
    yes === undefined || answer === undefined || isNoAnswer
      ? undefined
      : among(...attribute.choices.map(({ id }) => id).filter((id) => (id === yes) === (answer === 'yes')));
  if (told === undefined) return unsettled ? undefined : bare;
  return bare === undefined ? told : both(told, bare);
}

export class Checks {
  readonly reader: StatementReader;
  readonly #kb: KnowledgeBase;
  readonly #days = new Map<number, ReadonlyMap<string, Check>>();

  constructor(kb: KnowledgeBase) {
    this.#kb = kb;
    const names = [...kb.records.values()]
      .filter(({ kind }) => kind !== 'term')
      .flatMap(({ name, aliases }) => [name.ko, name.en, ...aliases.ko, ...aliases.en])
      .map((name) => name.toLowerCase())
      .sort((one, other) => other.length - one.length);
    this.reader = new StatementReader(listenedFor(kb), names);
  }

  /** The checks of a day by record, in the order of the records. */
  on(today: PartialDate): ReadonlyMap<string, Check> {
    const day = firstDay(today);
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const checks = new Map<string, Check>();
    for (const record of this.#kb.records.values()) {
      const holder = this.conditionsOf(record.id);
      if (holder === undefined) continue;
      const items = inForce(conditionsIn(holder.eligibility), today).map((item) =>
        asOf(this.#kb, item, today),
      );
      checks.set(record.id, { record, holder, items, diagram: compile(this.#kb.profile, items), today });
    }
    // Only the day at hand is asked for again and again.
    if (this.#days.size > 8) this.#days.clear();
    this.#days.set(day, checks);
    return checks;
  }

  /** The checks of a day that a check is made of: that of its record, or all where it has none. */
  chosen(today: PartialDate, record: string | undefined): readonly Check[] {
    const one = record === undefined ? undefined : this.on(today).get(record);
    return one === undefined ? [...this.on(today).values()] : [one];
  }

  /** What can be said to some checks: the attributes that they ask, and the years from which these are counted. */
  sayable(checks: readonly Check[]): ReadonlySet<string> {
    return withYears(this.#kb.profile, askedBy(checks));
  }

  /** The record that states who is eligible for another: itself, or the one that it names. */
  holderOf(id: string): PolicyRecord | undefined {
    const record = this.#kb.records.get(id);
    return record?.eligibility?.kind === 'same-as' ? this.#kb.records.get(record.eligibility.record) : record;
  }

  /** The same where that record states conditions. */
  conditionsOf(id: string | undefined): PolicyRecord | undefined {
    const holder = this.holderOf(id ?? '');
    return holder?.eligibility?.kind === 'conditions' ? holder : undefined;
  }

  /** What a text says of the business of whoever wrote it. */
  hear(text: string, options?: HearingOptions): Hearing {
    return this.reader.hear(text, options);
  }

  /** What is asserted of the speaker's business as it is now. */
  read(text: string, options: { descriptions?: boolean } = {}): Facts {
    return this.hear(text, options).facts;
  }

  /** What a text says in answer to a question about one attribute; undefined when it does not answer. */
  readAnswer(text: string, id: string): Known | undefined {
    return answerTo(this.#kb.profile.attributes.get(id), this.hear(text, { asking: id }));
  }

  /** A text without what it says of the business, fit for the log. */
  hide(text: string): string {
    return this.reader.hide(text);
  }

  /** Evaluates a check for what was said and what follows from it. */
  evaluate(check: Check, said: Facts): Evaluation {
    return evaluate(check.diagram, this.withConsequences(said, check.today));
  }

  /** Evaluates every check of a day. */
  evaluateAll(today: PartialDate, said: Facts): (Evaluation & { readonly check: Check })[] {
    // What shares another's conditions is told with it.
    const checks = [...this.on(today).values()].filter(({ record, holder }) => record === holder);
    const facts = this.withConsequences(said, today);
    return checks.map((check) => ({ check, ...evaluate(check.diagram, facts) }));
  }

  withConsequences(said: Facts, today: PartialDate): Facts {
    return withConsequences(this.#kb.profile, said, today);
  }
}
