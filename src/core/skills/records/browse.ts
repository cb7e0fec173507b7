/** The records as a shelf to browse, for staff: what there is, not what answers a question. */

import type { Library } from '../../library/library.js';
import { isOver } from '../../model/facts.js';
import { formatDate } from '../../model/format.js';
import type { Language, PartialDate, RecordKind } from '../../model/knowledge-base.js';
import type { Reply } from '../../reply.js';
import { sayEntry } from '../answer/build-reply.js';
import { catalogOf, type Item } from './catalog.js';

/** A record as a line of a list; all words in one language. */
export interface RecordSummary {
  readonly id: string;
  readonly kind: RecordKind;
  readonly name: string;
  /** From and to as far as stated; absent when the documents state neither. */
  readonly period?: string;
  /** Its stated period is over. */
  readonly ended: boolean;
  readonly source: string;
}

/** What is being served. */
export interface KnowledgeState {
  /** Hash of the content. */
  readonly version: string;
  readonly records: Readonly<Partial<Record<RecordKind, number>>>;
  readonly sources: number;
  /** Curated questions. */
  readonly questions: number;
  /** The day that answers are true for. */
  readonly today: string;
}

export interface ListFilter {
  readonly language: Language;
  /** Default: all kinds. */
  readonly kinds?: readonly RecordKind[];
  /** A name, in part or misspelt, or a word of the record; all records when it is empty. */
  readonly query?: string;
}

export interface RecordBrowser {
  /** By name; with a query, those that it fits, best first. */
  list(filter: ListFilter): readonly RecordSummary[];
  /** What the library says of a record when asked for it alone, with its sides as follow-ups. */
  read(record: string, language: Language): Reply | undefined;
  /** Name of the record that an entry belongs to. */
  subjectOf(entry: string, language: Language): string | undefined;
  state(language: Language): KnowledgeState;
}

const MOST_FOUND = 20;

/** Makes the browser of a library; library and day are read anew at each call, so that a reload takes effect. */
export function createRecordBrowser(library: () => Library, today: () => PartialDate): RecordBrowser {
  const summarise = ({ record }: Item, language: Language): RecordSummary => {
    const { id, kind, name, source, validFrom, validTo } = record;
    const ends = [validFrom, validTo].map((date) => (date === undefined ? '' : formatDate(date, language)));
    return {
      id,
      kind,
      name: name[language],
      ...(ends.join('') === '' ? {} : { period: ends.join(' – ').trim() }),
      ended: validTo !== undefined && isOver(validTo, today()),
      source: library().kb.sources.get(source)?.title[language] ?? source,
    };
  };
  return {
    list({ language, kinds, query = '' }) {
      const catalog = catalogOf(library().kb);
      const { names, byId } = catalog;
      const found = [
        ...names.like(query, MOST_FOUND).map(({ id }) => id),
        ...names.named(query).map(({ record }) => record),
      ];
      const items =
        query.trim() === ''
          ? catalog.sorted(language)
          : [...new Set(found)].slice(0, MOST_FOUND).flatMap((id) => byId.get(id) ?? []);
      return items
        .filter(({ record }) => kinds === undefined || kinds.includes(record.kind))
        .map((item) => summarise(item, language));
    },
    read(record, language) {
      const { kb, entries } = library();
      const first = kb.records.get(record)?.statements[0];
      const entry = entries.get(`${record}/overview`) ?? entries.get(first?.id ?? '');
      if (entry === undefined) return undefined;
      const reply = sayEntry({ kb, language, today: today() }, library(), entry, 1);
      return { ...reply, actions: reply.actions.filter(({ kind }) => kind === 'ask') };
    },
    subjectOf(entry, language) {
      return library().kb.records.get(entry.split('/')[0] ?? '')?.name[language];
    },
    state(language) {
      const { kb } = library();
      const records: Partial<Record<RecordKind, number>> = {};
      for (const { kind } of kb.records.values()) records[kind] = (records[kind] ?? 0) + 1;
      return {
        version: kb.version,
        records,
        sources: kb.sources.size,
        questions: kb.questions.length,
        today: formatDate(today(), language),
      };
    },
  };
}
