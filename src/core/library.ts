/** The knowledge base as a shelf to browse, for staff: what there is, not what answers a question. */
import type { Desk } from './answering/desk.js';
import { isOver } from './answering/facts.js';
import { formatDate } from './answering/format.js';
import { sayEntry } from './dialogue/build-reply.js';
import { LANGUAGES, type Language, type PartialDate, type RecordKind } from './knowledge-base.js';
import type { Reply } from './reply.js';

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

export interface Library {
  /** By name; with a query, those that it fits, best first. */
  list(filter: ListFilter): readonly RecordSummary[];
  /** What the desk says of a record when asked for it alone, with its sides as follow-ups. */
  read(record: string, language: Language): Reply | undefined;
  /** Name of the record that an entry belongs to. */
  subjectOf(entry: string, language: Language): string | undefined;
  state(language: Language): KnowledgeState;
}

const MOST_FOUND = 20;

/** Makes the library of a desk; desk and day are read anew at each call, so that a reload takes effect. */
export function createLibrary(desk: () => Desk, today: () => PartialDate): Library {
  const summarise = (id: string, language: Language): RecordSummary | undefined => {
    const { kb } = desk();
    const record = kb.records.get(id);
    if (record === undefined) return undefined;
    const { kind, name, validFrom, validTo } = record;
    const ends = [validFrom, validTo].map((date) => (date === undefined ? '' : formatDate(date, language)));
    return {
      id,
      kind,
      name: name[language],
      ...(ends.every((end) => end === '') ? {} : { period: ends.join(' – ').trim() }),
      ended: validTo !== undefined && isOver(validTo, today()),
      source: kb.sources.get(record.source)?.title[language] ?? record.source,
    };
  };
  const found = (query: string): string[] => {
    const asked = query.toLowerCase();
    const holds = [...desk().kb.records.values()].filter(({ name, aliases }) =>
      LANGUAGES.some((language) =>
        [name[language], ...aliases[language]].some((each) => each.toLowerCase().includes(asked)),
      ),
    );
    return [
      ...new Set([
        ...holds.map(({ id }) => id),
        ...desk()
          .recordsLike(query, MOST_FOUND)
          .map(({ id }) => id),
        ...desk().recordsMeant(query),
      ]),
    ].slice(0, MOST_FOUND);
  };

  return {
    list({ language, kinds, query = '' }) {
      const wanted = query.trim();
      const ids = wanted === '' ? [...desk().kb.records.keys()] : found(wanted);
      const summaries = ids
        .flatMap((id) => summarise(id, language) ?? [])
        .filter(({ kind }) => kinds === undefined || kinds.includes(kind));
      return wanted === '' ? summaries.sort((a, b) => a.name.localeCompare(b.name, language)) : summaries;
    },
    read(record, language) {
      const current = desk();
      const first = current.kb.records.get(record)?.statements[0];
      const entry = current.entries.get(`${record}/overview`) ?? current.entries.get(first?.id ?? '');
      if (entry === undefined) return undefined;
      const reply = sayEntry({ kb: current.kb, language, today: today() }, current, entry, 1, []);
      return { ...reply, actions: reply.actions.filter(({ kind }) => kind === 'ask') };
    },
    subjectOf(entry, language) {
      return desk().kb.records.get(entry.split('/')[0] ?? '')?.name[language];
    },
    state(language) {
      const { kb } = desk();
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
