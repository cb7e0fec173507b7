/** A knowledge base prepared for looking up and listing its records. */
import { namesOf } from '../answering/entries.js';
import { findFact } from '../answering/facts.js';
import {
  type Fact,
  type FactValue,
  type Field,
  type KnowledgeBase,
  LANGUAGES,
  type PartialDate,
  type PolicyRecord,
} from '../knowledge-base.js';
import { normalise } from '../language/index.js';
import { NameFinder } from './find.js';

/** The days that a record can be listed by. */
export const RECORD_DATES = ['signed', 'held', 'announced', 'starts', 'ends'] as const;
export type RecordDate = (typeof RECORD_DATES)[number];

/** A record as lists see it. */
export interface Item {
  readonly record: PolicyRecord;
  readonly dates: Readonly<Partial<Record<RecordDate, PartialDate>>>;
  /** The facts that the dates come from, where they come from facts. */
  readonly dateFacts: Readonly<Partial<Record<RecordDate, Fact>>>;
  readonly lead: readonly Fact[];
  readonly partners: readonly Fact[];
  /** Amounts of money, in the order of the record. */
  readonly money: readonly Fact[];
  /** Keys of all who lead it, take part in it or publish about it. */
  readonly parties: ReadonlySet<string>;
  readonly fields: ReadonlySet<Field>;
}

/** Someone by whom records can be listed. */
export interface Party {
  readonly key: string;
  /** Normalised spelling. */
  readonly name: string;
}

const catalogs = new WeakMap<KnowledgeBase, Catalog>();

/** The catalog of a knowledge base, made when it is first asked for. */
export function catalogOf(kb: KnowledgeBase): Catalog {
  const known = catalogs.get(kb);
  if (known !== undefined) return known;
  const made = new Catalog(kb);
  catalogs.set(kb, made);
  return made;
}

const squeeze = (text: string): string => normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');

function datesIn(value: FactValue): { from?: PartialDate; to?: PartialDate } {
  if (value.kind === 'date') return { from: value.date, to: value.date };
  return value.kind === 'period' ? { from: value.from, to: value.to } : {};
}

export class Catalog {
  readonly kb: KnowledgeBase;
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Everyone by whom records can be listed, longest name first. */
  readonly parties: readonly Party[];
  readonly #equals = new Map<string, string>();
  readonly #ranks = new Map<string, ReadonlyMap<string, number>>();
  #finder: NameFinder | undefined;

  constructor(kb: KnowledgeBase) {
    this.kb = kb;
    for (const { ko, en } of kb.glossary) {
      const key = squeeze(ko[0] ?? en[0] ?? '');
      for (const each of [...ko, ...en]) this.#equals.set(squeeze(each), key);
    }
    const spellings = new Map<string, string>();
    this.items = [...kb.records.values()].map((record) => this.#itemOf(record, spellings));
    this.byId = new Map(this.items.map((item) => [item.record.id, item]));
    const used = new Set(spellings.values());
    for (const { ko, en } of kb.glossary) {
      const key = this.keyOf(ko[0] ?? en[0] ?? '');
      if (used.has(key)) for (const each of [...ko, ...en]) spellings.set(normalise(each), key);
    }
    this.parties = [...spellings]
      .map(([name, key]) => ({ name, key }))
      .sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  }

  /** Finds records by name. */
  get finder(): NameFinder {
    this.#finder ??= new NameFinder(
      this.items.map(({ record }) => ({
        id: record.id,
        names: [record.id, ...LANGUAGES.flatMap((language) => namesOf(record, language))],
        words: LANGUAGES.flatMap((language) => [...record.subjects[language]]),
      })),
    );
    return this.#finder;
  }

  /** One key for all names that the glossary holds to be the same. */
  keyOf(name: string): string {
    const squeezed = squeeze(name);
    return this.#equals.get(squeezed) ?? squeezed;
  }

  /** Place of each record in the order of names. */
  ranks(language: 'ko' | 'en'): ReadonlyMap<string, number> {
    const known = this.#ranks.get(language);
    if (known !== undefined) return known;
    const { compare } = new Intl.Collator(language);
    const sorted = this.items
      .map(({ record }) => record)
      .sort((a, b) => compare(a.name[language], b.name[language]) || (a.id < b.id ? -1 : 1));
    const ranks = new Map(sorted.map(({ id }, place) => [id, place]));
    this.#ranks.set(language, ranks);
    return ranks;
  }

  #itemOf(record: PolicyRecord, spellings: Map<string, string>): Item {
    const { roles } = record;
    const fact = (id: string | undefined): Fact | undefined =>
      id === undefined ? undefined : findFact(this.kb, id);
    const facts = (ids: readonly string[] = []): Fact[] => ids.flatMap((id) => fact(id) ?? []);
    const period = fact(roles?.period);
    const dateFacts: Partial<Record<RecordDate, Fact>> = {};
    const dates: Partial<Record<RecordDate, PartialDate>> = {};
    const put = (role: RecordDate, from: Fact | undefined, side: 'from' | 'to'): void => {
      const date = from === undefined ? undefined : datesIn(from.value)[side];
      if (from === undefined || date === undefined || dates[role] !== undefined) return;
      dates[role] = date;
      dateFacts[role] = from;
    };
    put('signed', fact(roles?.signed), 'from');
    put('held', fact(roles?.held), 'from');
    put('starts', fact(roles?.starts), 'from');
    put('starts', period, 'from');
    put('ends', fact(roles?.ends), 'to');
    put('ends', period, 'to');
    if (record.validFrom !== undefined) dates.starts ??= record.validFrom;
    if (record.validTo !== undefined) dates.ends ??= record.validTo;
    if (record.announced !== undefined) dates.announced = record.announced;
    const lead = facts(roles?.lead);
    const partners = facts(roles?.partners);
    const publisher = this.kb.sources.get(record.source)?.publisher;
    const parties = new Set<string>();
    const add = (text: { ko: string; en: string }): void => {
      const key = this.keyOf(text.ko);
      parties.add(key);
      for (const language of LANGUAGES) spellings.set(normalise(text[language]), key);
    };
    for (const { value } of [...lead, ...partners]) {
      if (value.kind === 'text') add(value.text);
      if (value.kind === 'list') value.items.forEach(add);
    }
    if (publisher !== undefined) add(publisher);
    return {
      record,
      dates,
      dateFacts,
      lead,
      partners,
      money: [...record.facts.values()].filter(
        ({ value }) => value.kind === 'number' && value.unit === 'krw',
      ),
      parties,
      fields: new Set(record.fields),
    };
  }
}
