/** Every answerable unit of a knowledge base, with the ways to ask for it that its fields allow. */

import { findFactByPlace } from '../model/facts.js';
import { given } from '../model/given.js';
import type {
  Aspect,
  Fact,
  Gap,
  KnowledgeBase,
  Language,
  Phrasings,
  PolicyRecord,
  SocialTurn,
  Statement,
  Text,
} from '../model/knowledge-base.js';
import { LANGUAGES } from '../model/knowledge-base.js';
import { fillTemplate, placesIn } from '../model/template.js';

/**
 * One answerable unit of the index. `missing` is an aspect that people can ask of a record and that the record does
 * not state; `social` is a greeting and the like.
 */
export type Entry =
  | {
      readonly kind: 'statement';
      readonly id: string;
      readonly record?: string;
      readonly statement: Statement;
    }
  | { readonly kind: 'gap'; readonly id: string; readonly record: string; readonly gap: Gap }
  | { readonly kind: 'missing'; readonly id: string; readonly record: string; readonly gap: Gap }
  | { readonly kind: 'fact'; readonly id: string; readonly record: string; readonly fact: Fact }
  | { readonly kind: 'social'; readonly id: string; readonly social: SocialTurn };

/** An entry and all its phrasings, written and generated. */
export interface PhrasedEntry {
  readonly entry: Entry;
  readonly phrasings: readonly string[];
}

/**
 * Aspects that a reader may safely be told are not stated: each is a plain yes-or-no of the documents (a deadline is
 * printed or it is not). The others (benefit, results …) shade into each other, so their absence is never claimed.
 */
const CLAIMABLE: readonly Aspect[] = [
  'how-to-apply',
  'deadline',
  'documents',
  'selection',
  'cap',
  'fee',
  'processing-time',
  'website',
];

/** The entry of a statement. */
export const entryOf = (statement: Statement): Extract<Entry, { kind: 'statement' }> => ({
  kind: 'statement',
  id: statement.id,
  statement,
  ...given({ record: statement.record }),
});

/** How many of some entries editors wrote as such; the others are made of facts, aspects and greetings. */
export function countWritten(entries: ReadonlyMap<string, Entry>): number {
  return [...entries.values()].filter(({ kind }) => kind === 'statement' || kind === 'gap').length;
}

/** The record that an entry is of. */
export function recordOf(entry: Entry | undefined): string | undefined {
  return entry === undefined || entry.kind === 'social' ? undefined : entry.record;
}

/** What an entry is called, such as on its button; a greeting is called nothing. */
export function labelOf(entry: Entry, language: Language): string {
  if (entry.kind === 'social') return '';
  if (entry.kind === 'fact') return entry.fact.label[language];
  return (entry.kind === 'statement' ? entry.statement : entry.gap).title[language];
}

/** Names of a record in a language, its own name first. */
export function namesOf(record: PolicyRecord, language: Language): string[] {
  return [record.name[language], ...record.aliases[language]];
}

function own(phrasings: Phrasings): string[] {
  return LANGUAGES.flatMap((language) => [...phrasings[language]]);
}

/** The shared phrasings of an aspect with a record's names in their places; those without a place are left out. */
function named(kb: KnowledgeBase, record: PolicyRecord, aspect: Aspect): string[] {
  const words = kb.aspects.get(aspect);
  if (words === undefined) return [];
  return LANGUAGES.flatMap((language) => {
    const names = namesOf(record, language).slice(0, 2);
    const templates = words.phrasings[language].filter((phrasing) => placesIn(phrasing).includes('name'));
    const bare = names.map((name) => `${name} ${words.name[language]}`);
    return [
      ...templates.map((template, i) => fillTemplate(template, () => names[i % names.length])),
      ...bare.slice(0, 1),
    ];
  });
}

/** The statement that a fact is at home in: the first that shows it, else the first whose text names it. */
export function homeOf(kb: KnowledgeBase, record: PolicyRecord, fact: Fact): Statement | undefined {
  return (
    record.statements.find((statement) => statement.facts.includes(fact.id)) ??
    record.statements.find((statement) =>
      placesIn(statement.text.ko).some((place) => findFactByPlace(kb, record.id, place)?.id === fact.id),
    )
  );
}

/** What something of a record is called, with the record's name. */
function called({ name }: PolicyRecord, title: Text): string[] {
  return LANGUAGES.map((language) => `${name[language]} ${title[language]}`);
}

function recordEntries(kb: KnowledgeBase, record: PolicyRecord): PhrasedEntry[] {
  const facts = [...record.facts.values()];
  const asked = facts.filter((fact) => own(fact.phrasings).length > 0);
  const labels = new Map<string, string[]>();
  for (const fact of facts.filter((each) => !asked.includes(each) && each.supersededBy === undefined)) {
    const home = homeOf(kb, record, fact);
    if (home !== undefined)
      labels.set(home.id, [...(labels.get(home.id) ?? []), ...called(record, fact.label)]);
  }
  const statements = record.statements.map((statement): PhrasedEntry => {
    const generated =
      statement.aspect !== undefined && statement.id === `${record.id}/${statement.aspect}`
        ? named(kb, record, statement.aspect)
        : called(record, statement.title);
    const names =
      statement.aspect === 'overview' ? LANGUAGES.flatMap((language) => namesOf(record, language)) : [];
    return {
      entry: entryOf(statement),
      phrasings: [...own(statement.phrasings), ...generated, ...names, ...(labels.get(statement.id) ?? [])],
    };
  });
  const gaps = record.gaps.map(
    (gap): PhrasedEntry => ({
      entry: { kind: 'gap', id: gap.id, record: record.id, gap },
      phrasings: [...own(gap.phrasings), ...called(record, gap.title)],
    }),
  );
  return [
    ...statements,
    ...gaps,
    ...missingAspects(kb, record).map((aspect): PhrasedEntry => {
      const id = `${record.id}/not-stated/${aspect}`;
      const title = kb.aspects.get(aspect)!.name;
      const gap = { id, record: record.id, aspect, title, known: [], phrasings: { ko: [], en: [] } };
      return { entry: { kind: 'missing', id, record: record.id, gap }, phrasings: named(kb, record, aspect) };
    }),
    ...asked.map(
      (fact): PhrasedEntry => ({
        entry: { kind: 'fact', id: fact.id, record: record.id, fact },
        phrasings: [...own(fact.phrasings), ...called(record, fact.label)],
      }),
    ),
  ];
}

/** Aspects that can be asked of a record, that it does not state, and of which that may be said. */
export function missingAspects(kb: KnowledgeBase, record: PolicyRecord): Aspect[] {
  const covered = new Set(
    [...record.statements, ...record.gaps].flatMap((each) =>
      each.aspect === undefined ? [] : [each.aspect],
    ),
  );
  return CLAIMABLE.filter(
    (aspect) =>
      !covered.has(aspect) &&
      !record.withheld?.includes(aspect) &&
      kb.aspects.get(aspect)?.kinds.includes(record.kind),
  );
}

/** All entries, in the order of the records; the same content gives the same list. */
export function entriesOf(kb: KnowledgeBase): PhrasedEntry[] {
  const questions = kb.questions.map(
    (statement): PhrasedEntry => ({
      entry: entryOf(statement),
      phrasings: [...own(statement.phrasings), ...LANGUAGES.map((language) => statement.title[language])],
    }),
  );
  const social = kb.bot.social.map(
    (turn): PhrasedEntry => ({
      entry: { kind: 'social', id: `social/${turn.id}`, social: turn },
      phrasings: own(turn.phrasings),
    }),
  );
  return [
    ...[...kb.records.values()].flatMap((record) => recordEntries(kb, record)),
    ...questions,
    ...social,
  ];
}
