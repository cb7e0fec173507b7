/** What staff ask of the records: commands, as data. */
import type { Field, Language, PartialDate, RecordKind } from '../../knowledge-base.js';
import type { ExportFormat, RecordDate, Sort, Status } from '../../language/record-words.js';
import type { Span } from './dates.js';

/** Which records a list holds; all must hold. */
export interface RecordFilter {
  readonly kind?: RecordKind;
  /** Keys of parties, all of which take part. */
  readonly parties: readonly string[];
  readonly fields: readonly Field[];
  readonly status?: Status;
  /** The days that a date of the record must fall on; of the date named, else of any. */
  readonly when?: { readonly date?: RecordDate; readonly span: Span };
  readonly withAmount: boolean;
  readonly sort?: { readonly by: Sort; readonly down: boolean };
  /** From 1. */
  readonly page: number;
}

export interface ReadList {
  readonly filter: RecordFilter;
  /** How many there are is asked. */
  readonly count: boolean;
}

export type RecordCommand =
  | { readonly kind: 'show' | 'over-time' | 'timeline' | 'compare'; readonly name: string }
  | ({ readonly kind: 'list'; readonly text: string } & ReadList)
  | { readonly kind: 'cite'; readonly name: string; readonly language?: Language }
  | { readonly kind: 'export'; readonly name: string; readonly format: ExportFormat }
  | { readonly kind: 'as-of'; readonly date: PartialDate; readonly rest: string };
