/** A knowledge base prepared for looking up and listing its records. */

import { normalise } from '../../language/index.js';
import type { RecordDate } from '../../language/record-words.js';
import { type Names, namesIn, squeeze } from '../../library/names.js';
import { conditionsIn, leavesOf } from '../../model/eligibility.js';
import { factsOf } from '../../model/facts.js';
import {
  type Fact,
  type Field,
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type PartialDate,
  type PolicyRecord,
  type RecordRoles,
  type Text,
} from '../../model/knowledge-base.js';

/** A record as lists see it. */
export interface Item {
  readonly record: PolicyRecord;
  /** Its days, with the facts that they come from where they come from facts. */
  readonly dates: Readonly<Partial<Record<RecordDate, { readonly day: PartialDate; readonly fact?: Fact }>>>;
  readonly lead: readonly Fact[];
  readonly partners: readonly Fact[];
  /** Amounts of money, in the order of the record. */
  readonly money: readonly Fact[];
  /** Keys of all who lead it, take part in it or publish about it. */
  readonly parties: ReadonlySet<string>;
  readonly fields: ReadonlySet<Field>;
}

/** Where each day comes from, what is likeliest first: the fact in a role, and which end of it. */
const ROLES: readonly (readonly [RecordDate, keyof RecordRoles, 'from' | 'to'])[] = [
  ['signed', 'signed', 'from'],
  ['held', 'held', 'from'],
  ['starts', 'starts', 'from'],
  ['starts', 'period', 'from'],
  ['ends', 'ends', 'to'],
  ['ends', 'period', 'to'],
];

const catalogs = new WeakMap<KnowledgeBase, Catalog>();

/** The catalog of a knowledge base, made when it is first asked for. */
export function catalogOf(kb: KnowledgeBase): Catalog {
  const known = catalogs.get(kb) ?? new Catalog(kb);
  catalogs.set(kb, known);
  return known;
}

export class Catalog {
  readonly kb: KnowledgeBase;
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Everyone by whom records can be listed: key by normalised spelling, longest spelling first. */
  readonly parties: ReadonlyMap<string, string>;
  readonly #equals = new Map<string, string>();
  readonly #sorted = new Map<Language, readonly Item[]>();

  constructor(kb: KnowledgeBase) {
    this.kb = kb;
    const terms = kb.glossary.map(({ ko, en }) => [...ko, ...en]);
    for (const term of terms) for (const each of term) this.#equals.set(squeeze(each), squeeze(term[0]!));
    const spellings = new Map<string, string>();
    this.items = [...kb.records.values()].map((record) => this.#itemOf(record, spellings));
    this.byId = new Map(this.items.map((item) => [item.record.id, item]));
    const used = new Set(spellings.values());
    for (const term of terms) {
      const key = this.keyOf(term[0] ?? '');
      if (used.has(key)) for (const each of term) spellings.set(normalise(each), key);
    }
    this.parties = new Map(
      [...spellings]
        .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
        .filter(([name]) => name.length > 1),
    );
  }

  get names(): Names {
    return namesIn(this.kb);
  }

  /** One key for all names that the glossary holds to be the same. */
  keyOf(name: string): string {
    const squeezed = squeeze(name);
    return this.#equals.get(squeezed) ?? squeezed;
  }

  /** Name of a party: the glossary's, else the longest spelling. */
  nameOf(key: string, language: Language): string {
    const term = this.kb.glossary.find(({ ko, en }) => this.keyOf(ko[0] ?? en[0] ?? '') === key);
    return term?.[language][0] ?? [...this.parties].find(([, each]) => each === key)?.[0] ?? key;
  }

  /** All records in the order of their names. */
  sorted(language: Language): readonly Item[] {
    const known = this.#sorted.get(language);
    if (known !== undefined) return known;
    const { compare } = new Intl.Collator(language);
    const sorted = [...this.items].sort(
      ({ record: a }, { record: b }) => compare(a.name[language], b.name[language]) || (a.id < b.id ? -1 : 1),
    );
    this.#sorted.set(language, sorted);
    return sorted;
  }

  #itemOf(record: PolicyRecord, spellings: Map<string, string>): Item {
    const { roles, announced, validFrom, validTo, applications } = record;
    const facts = (ids: readonly string[] = []): Fact[] => factsOf(this.kb, ids);
    const dates: Partial<Record<RecordDate, { day: PartialDate; fact?: Fact }>> = {};
    for (const [date, role, end] of ROLES) {
      const [fact] = facts([roles?.[role] ?? []].flat());
      const value = fact?.value;
      const day = value?.kind === 'date' ? value.date : value?.kind === 'period' ? value[end] : undefined;
      if (fact !== undefined && day !== undefined) dates[date] ??= { day, fact };
    }
    if (validFrom !== undefined) dates.starts ??= { day: validFrom };
    if (validTo !== undefined) dates.ends ??= { day: validTo };
    // Of a call, one wants to know whether it is still open; a last day without its year does not tell.
    if (applications?.opens !== undefined) dates.starts ??= { day: applications.opens };
    if (applications?.closes?.year !== undefined) dates.ends ??= { day: applications.closes };
    if (announced !== undefined) dates.announced = { day: announced };
    // A limit on who may apply is no money of the record.
    const limits = new Set(
      conditionsIn(record.eligibility).flatMap((tree) =>
        [...leavesOf(tree)].flatMap(({ fact }) => fact ?? []),
      ),
    );
    const [lead, partners] = [facts(roles?.lead), facts(roles?.partners)];
    const publisher = this.kb.sources.get(record.source)?.publisher;
    const parties: Text[] = [...lead, ...partners].flatMap(({ value }) =>
      value.kind === 'text' ? [value.text] : value.kind === 'list' ? value.items : [],
    );
    if (publisher !== undefined) parties.push(publisher);
    for (const party of parties)
      for (const language of LANGUAGES) spellings.set(normalise(party[language]), this.keyOf(party.ko));
    return {
      record,
      dates,
      lead,
      partners,
      money: [...record.facts.values()].filter(
        ({ id, value }) =>
          (value.kind === 'number' || value.kind === 'range') && value.unit === 'krw' && !limits.has(id),
      ),
      parties: new Set(parties.map(({ ko }) => this.keyOf(ko))),
      fields: new Set(record.fields),
    };
  }
}
