/** A knowledge base as what is to be found: each entry with its words, as they hold from now on. */

import type { EntryWords, FindEntry, FindName } from '../find/find-index.js';
import { currentFact, factsOf, fillFacts } from '../model/facts.js';
import { formatValue } from '../model/format.js';
import { given } from '../model/given.js';
import {
  type Fact,
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type Phrasings,
} from '../model/knowledge-base.js';
import { fillTemplate, placesIn } from '../model/template.js';
import { type Entry, entriesOf, labelOf, namesOf, recordOf } from './entries.js';

/** An index is made once for all days: of values that replace one another it holds the last. */
const IN_THE_END = { year: 9999 };
/** A sentence ends at its mark and a space, or at the end of a line. */
const SENTENCE = /(?<=[.!?])\s+|\n+/u;

/** The sentences of a text. */
export function sentencesOf(text: string): string[] {
  return text.split(SENTENCE).filter((sentence) => sentence.trim() !== '');
}

/** Of the shared ways to ask for an aspect so many are enough: they are alike for all records. */
const MOST_SHARED = 3;

/** The shared ways to ask for the aspect that an entry is for, with its record's name in them. */
function sharedOf(kb: KnowledgeBase, entry: Entry, language: Language): string[] {
  if (entry.kind !== 'missing' && entry.kind !== 'statement') return [];
  const record = kb.records.get(entry.record ?? '');
  const { aspect } = entry.kind === 'missing' ? entry.gap : entry.statement;
  const isWhole = entry.kind === 'missing' || entry.id === `${entry.record}/${aspect}`;
  if (record === undefined || aspect === undefined || !isWhole) return [];
  return (kb.aspects.get(aspect)?.phrasings[language] ?? [])
    .filter((phrasing) => placesIn(phrasing).includes('name'))
    .slice(0, MOST_SHARED)
    .map((phrasing) => fillTemplate(phrasing, () => record.name[language]));
}

function phrasingsOf(entry: Entry): Phrasings {
  if (entry.kind === 'statement') return entry.statement.phrasings;
  if (entry.kind === 'fact') return entry.fact.phrasings;
  return (entry.kind === 'social' ? entry.social : entry.gap).phrasings;
}

/** The facts that an entry shows. */
function shownIn(kb: KnowledgeBase, entry: Entry): readonly Fact[] {
  if (entry.kind === 'statement') return factsOf(kb, entry.statement.facts);
  return entry.kind === 'fact' ? [entry.fact] : [];
}

const printedValue = (kb: KnowledgeBase, fact: Fact, language: Language): string =>
  formatValue(currentFact(kb, fact, IN_THE_END).value, language, kb);

/** The sentences that an entry says, with its facts in them. */
function saidIn(kb: KnowledgeBase, entry: Entry, language: Language): string[] {
  if (entry.kind !== 'statement') return [];
  return sentencesOf(
    fillFacts({ kb, language, today: IN_THE_END }, entry.record, entry.statement.text[language]),
  );
}

/** All that an entry tells, as a text: its sentences and the values that stand below them. */
export const toldIn = (kb: KnowledgeBase, entry: Entry, language: Language): string =>
  [
    ...saidIn(kb, entry, language),
    ...shownIn(kb, entry).map((fact) => printedValue(kb, fact, language)),
  ].join('\n');

function wordsOf(kb: KnowledgeBase, entry: Entry, language: Language): EntryWords {
  const record = kb.records.get(recordOf(entry) ?? '');
  const name = record?.name[language] ?? '';
  const title = labelOf(entry, language);
  return {
    phrasings: [...phrasingsOf(entry)[language], ...sharedOf(kb, entry, language)],
    title: title === '' ? '' : `${name} ${title}`,
    sentences: saidIn(kb, entry, language),
    facts: shownIn(kb, entry).map(
      (fact) => `${name} ${fact.label[language]} ${printedValue(kb, fact, language)}`,
    ),
  };
}

/** All entries as they are found, in the order of `entriesOf`. */
export function findEntriesOf(kb: KnowledgeBase): FindEntry[] {
  return entriesOf(kb).map(({ entry }) => ({
    id: entry.id,
    kind: entry.kind,
    isOverview: entry.kind === 'statement' && entry.statement.aspect === 'overview',
    words: { ko: wordsOf(kb, entry, 'ko'), en: wordsOf(kb, entry, 'en') },
    ...given({ record: recordOf(entry) }),
  }));
}

/** Names, aliases and subject words of all records. */
export function findNamesOf(kb: KnowledgeBase): FindName[] {
  return [...kb.records.values()].flatMap((record) =>
    LANGUAGES.flatMap((language) =>
      [...namesOf(record, language), ...record.subjects[language]].map((name) => ({
        record: record.id,
        name,
      })),
    ),
  );
}
