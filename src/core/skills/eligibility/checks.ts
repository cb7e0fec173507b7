/** The conditions of all records, ready to be checked against what is known of a business. */
import type { KnowledgeBase, PartialDate, PolicyRecord } from '../../knowledge-base.js';
import { compile, type Diagram } from './diagram.js';
import { type Evaluation, evaluate } from './evaluate.js';
import { evaluateMany } from './evaluate-many.js';
import { withConsequences } from './known.js';
import { ProfileReader } from './profile/read.js';
import type { Facts } from './profile-types.js';
import type { ConditionTree } from './rule.js';

/** A record whose documents state conditions, as they apply on a day. */
export interface Check {
  readonly record: PolicyRecord;
  /** All of these must be met. */
  readonly items: readonly ConditionTree[];
  readonly diagram: Diagram;
}

const key = ({ year = 0, month = 1, day = 1 }: PartialDate): number => year * 10_000 + month * 100 + day;
const lastOf = ({ year = 9999, month = 12, day = 31 }: PartialDate): number =>
  year * 10_000 + month * 100 + day;

/** Whether a condition applies on a day. */
function applies({ from, until }: ConditionTree, today: PartialDate): boolean {
  const day = key(today);
  return (from === undefined || key(from) <= day) && (until === undefined || lastOf(until) >= day);
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

export class Checks {
  readonly reader: ProfileReader;
  readonly #kb: KnowledgeBase;
  /** Names that hold words which people also say of themselves: "between Large Companies and SMEs". */
  readonly #names: readonly string[];
  readonly #days = new Map<number, ReadonlyMap<string, Check>>();

  constructor(kb: KnowledgeBase) {
    this.#kb = kb;
    this.reader = new ProfileReader(kb.profile);
    this.#names = [...kb.records.values()]
      .filter(({ kind }) => kind !== 'term')
      .flatMap(({ name, aliases }) => [name.ko, name.en, ...aliases.ko, ...aliases.en])
      .map((name) => name.toLowerCase());
  }

  /** The checks of a day by record, in the order of the records. */
  on(today: PartialDate): ReadonlyMap<string, Check> {
    const day = key(today);
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const checks = new Map<string, Check>();
    for (const record of this.#kb.records.values()) {
      if (record.eligibility?.kind !== 'conditions') continue;
      const items = inForce(record.eligibility.items, today);
      checks.set(record.id, { record, items, diagram: compile(this.#kb.profile, items) });
    }
    // Only the day at hand is asked for again and again.
    if (this.#days.size > 8) this.#days.clear();
    this.#days.set(day, checks);
    return checks;
  }

  /** The record whose conditions are those of another: itself, or the one that it names. */
  recordFor(id: string): PolicyRecord | undefined {
    const record = this.#kb.records.get(id);
    return record?.eligibility?.kind === 'same-as' ? this.#kb.records.get(record.eligibility.record) : record;
  }

  /**
   * What a text says of the business of whoever wrote it.
   *
   * @param options.descriptions whether names for a kind of business count ("we small manufacturers")
   */
  read(text: string, options: { descriptions?: boolean } = {}): Facts {
    return this.reader.read(text, this.#names, options).facts;
  }

  /** What a text says in answer to a question about one attribute; undefined when it does not answer. */
  readAnswer(text: string, attribute: string): Facts[string] | undefined {
    return this.reader.readAnswer(text, attribute, this.#names);
  }

  /** A text without what it says of the business, fit for the log. */
  hide(text: string): string {
    return this.reader.hide(text, this.#names);
  }

  /** Evaluates a check for what was said and what follows from it. */
  evaluate(check: Check, said: Facts): Evaluation {
    return evaluate(check.diagram, this.withConsequences(said));
  }

  /** Evaluates every check of a day; what is open is worked out only where a verdict is still missing. */
  evaluateAll(today: PartialDate, said: Facts): (Evaluation & { readonly check: Check })[] {
    const checks = [...this.on(today).values()];
    const facts = this.withConsequences(said);
    const verdicts = evaluateMany(
      checks.map(({ diagram }) => diagram),
      [facts],
    );
    return checks.map((check, n) => {
      const verdict = verdicts.of(n, 0);
      if (verdict !== 'needs_more_information') return { check, verdict, open: [] };
      return { check, ...evaluate(check.diagram, facts) };
    });
  }

  withConsequences(said: Facts): Facts {
    return withConsequences(this.#kb.profile, said);
  }
}
