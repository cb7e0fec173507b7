/** The records as a shelf to browse: what there is, not what answers a question. */

import type { Status } from '../core/language/record-words.js';
import type { Library } from '../core/library/library.js';
import { isOver } from '../core/model/dates.js';
import { formatDate } from '../core/model/format.js';
import type { Field, Language, PartialDate, RecordKind } from '../core/model/knowledge-base.js';
import type { Reply } from '../core/reply.js';
import { sayEntry } from '../core/skills/answer/build-reply.js';
import { catalogOf, type Item } from '../core/skills/records/catalog.js';
import { sayComparison } from '../core/skills/records/compare.js';
import { gapsOf, stateOf } from '../core/skills/records/lines.js';
import { sayCard } from '../core/skills/records/show.js';
import { sayTimeline } from '../core/skills/records/timeline.js';
import { fieldName, word } from '../core/skills/records/words.js';

/** A record as a line of a list; all words in one language. */
export interface RecordSummary {
  readonly id: string;
  readonly kind: RecordKind;
  readonly name: string;
  /** From and to as far as stated; absent when the documents state neither. */
  readonly period?: string;
  /** How it stands today, judged by its dates, in words. */
  readonly status?: string;
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
  readonly field?: Field | undefined;
  readonly status?: Status | undefined;
  /** A name, in part or misspelt, or a word of the record; all records when it is empty. */
  readonly query?: string;
}

/** Everything about a record, to be read from top to bottom. */
export interface RecordPage {
  readonly summary: RecordSummary;
  /** What heads it as facts, its other facts as a table, and all its sources. */
  readonly card: Reply;
  /** Each of its statements under its own title, the overview first. */
  readonly parts: readonly Reply[];
  /** What the documents do not state of it, as far as that may be said. */
  readonly gaps: readonly string[];
  readonly related: readonly RecordSummary[];
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

/** The same shelf as pages, for a place that has them. */
export interface RecordPages extends RecordBrowser {
  page(record: string, language: Language): RecordPage | undefined;
  /** Two records side by side; undefined when one of them is not there, or both are the same. */
  compare(first: string, second: string, language: Language): Reply | undefined;
  /** What is dated, of a record or of all; undefined when there is no such record. */
  timeline(record: string | undefined, language: Language): Reply | undefined;
  /** The fields that records here are about, by name. */
  fields(language: Language): readonly { readonly field: Field; readonly name: string }[];
}

const MOST_FOUND = 20;

/** Makes the browser of a library; library and day are read anew at each call, so that a reload takes effect. */
export function createRecordBrowser(library: () => Library, today: () => PartialDate): RecordPages {
  const summarise = (item: Item, language: Language): RecordSummary => {
    const { record } = item;
    const { id, kind, name, source, validFrom, validTo } = record;
    const { says } = stateOf(item, today());
    const ends = [validFrom, validTo].map((date) => (date === undefined ? '' : formatDate(date, language)));
    return {
      id,
      kind,
      name: name[language],
      ...(ends.join('') === '' ? {} : { period: ends.join(' – ').trim() }),
      ...(says === 'notStated' || kind === 'term' ? {} : { status: word(says, language) }),
      ended: validTo !== undefined && isOver(validTo, today()),
      source: library().kb.sources.get(source)?.title[language] ?? source,
    };
  };
  const voiceOf = (language: Language) => ({ kb: library().kb, language, today: today() });
  const itemOf = (record: string): Item | undefined => catalogOf(library().kb).byId.get(record);
  const sides = (reply: Reply): Reply => ({
    ...reply,
    actions: reply.actions.filter(({ kind }) => kind === 'ask'),
  });
  return {
    list({ language, kinds, field, status, query = '' }) {
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
        .filter(
          (item) =>
            (kinds === undefined || kinds.includes(item.record.kind)) &&
            (field === undefined || item.fields.has(field)) &&
            (status === undefined || stateOf(item, today()).status === status),
        )
        .map((item) => summarise(item, language));
    },
    read(record, language) {
      const { kb, entries } = library();
      const first = kb.records.get(record)?.statements[0];
      const entry = entries.get(`${record}/overview`) ?? entries.get(first?.id ?? '');
      if (entry === undefined) return undefined;
      return sides(sayEntry(voiceOf(language), entry, 1));
    },
    page(id, language) {
      const item = itemOf(id);
      if (item === undefined) return undefined;
      const voice = voiceOf(language);
      const { record } = item;
      const overview = `${id}/overview`;
      const statements = [...record.statements].sort(
        (a, b) => Number(b.id === overview) - Number(a.id === overview),
      );
      return {
        summary: summarise(item, language),
        card: sayCard(voice, item),
        parts: statements.flatMap((statement) => {
          const entry = library().entries.get(statement.id);
          const title = statement.title[language];
          return entry === undefined ? [] : [{ ...sides(sayEntry(voice, entry, 1)), title }];
        }),
        gaps: gapsOf(voice, item),
        related: record.related.flatMap((other) => {
          const found = itemOf(other);
          return found === undefined ? [] : [summarise(found, language)];
        }),
      };
    },
    compare(first, second, language) {
      const [a, b] = [itemOf(first), itemOf(second)];
      return a === undefined || b === undefined || a === b
        ? undefined
        : sayComparison(voiceOf(language), [a, b]);
    },
    timeline(record, language) {
      const voice = voiceOf(language);
      if (record === undefined) return sayTimeline(voice, catalogOf(library().kb).items);
      const item = itemOf(record);
      return item && sayTimeline(voice, [item], item.record.name[language]);
    },
    fields(language) {
      const used = new Set(catalogOf(library().kb).items.flatMap((item) => [...item.fields]));
      return [...used].map((field) => ({ field, name: fieldName(field, language) }));
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
