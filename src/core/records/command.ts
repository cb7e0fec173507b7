/** What staff ask of the records: commands, as data. */
import type { Field, Language, PartialDate, RecordKind } from '../knowledge-base.js';
import type { RecordDate } from './catalog.js';
import type { Span } from './dates.js';

export const STATUSES = ['ended', 'running', 'planned', 'announced'] as const;
export type Status = (typeof STATUSES)[number];

export const SORTS = ['name', 'date', 'ends', 'amount'] as const;
export type Sort = (typeof SORTS)[number];

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

export const EXPORT_FORMATS = ['markdown', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type RecordCommand =
  | { readonly kind: 'show'; readonly name: string }
  | { readonly kind: 'list'; readonly filter: RecordFilter; readonly text: string; readonly count: boolean }
  | { readonly kind: 'compare'; readonly names: string }
  | { readonly kind: 'over-time'; readonly name: string }
  | { readonly kind: 'timeline'; readonly subject: string }
  | { readonly kind: 'cite'; readonly name: string; readonly language?: Language }
  | { readonly kind: 'export'; readonly what: string; readonly format: ExportFormat }
  | { readonly kind: 'as-of'; readonly date: PartialDate; readonly rest: string };
