/** What a language has to hold for the look-up of records: what people say of them, as phrases (see `phrases.ts`). */
import type { Field, Language, RecordKind } from '../model/knowledge-base.js';

/** The days that a record can be listed by, in the order in which they are shown. */
export const RECORD_DATES = ['signed', 'held', 'announced', 'starts', 'ends'] as const;
export type RecordDate = (typeof RECORD_DATES)[number];

export const STATUSES = ['ended', 'running', 'planned', 'announced', 'open'] as const;
export type Status = (typeof STATUSES)[number];

export type Sort = 'name' | 'date' | 'ends' | 'amount';

export const AMOUNT_LIMITS = ['more-than', 'at-least', 'under', 'up-to'] as const;
export type AmountLimit = (typeof AMOUNT_LIMITS)[number];

/** A length of the calendar, and which. */
export type CalendarKey = `${'week' | 'month' | 'quarter' | 'year'} ${'this' | 'last' | 'next'}`;

export const EXPORT_FORMATS = ['markdown', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Table<Key extends string> = Readonly<Record<Key, readonly string[]>>;
/** Words with `|` between them; the first is the one that replies use. */
type Words<Key extends string> = Readonly<Record<Key, string>>;

export interface RecordWords {
  /** Around a command, around `{rest}`. */
  readonly polite: readonly string[];
  readonly asOf: readonly string[];
  /** Whole commands; what they are about is `{name}`. */
  readonly commands: Table<'compare' | 'timeline' | 'cite' | 'export' | 'show'>;
  readonly languages: Table<Language>;
  readonly formats: Table<ExportFormat>;
  /** What makes a comparison one of times. */
  readonly overTime: readonly string[];
  /** Words at the ends of a name that are no part of it. */
  readonly around: string;
  /** Ends of its last word that are no part of it. */
  readonly particles: readonly string[];
  /** How a list is asked for, around `{rest}`. */
  readonly verbs: Table<'list' | 'count' | 'show' | 'which'>;
  readonly page: readonly string[];
  /** By key and direction. */
  readonly sorts: Table<'date down' | 'date up' | 'name up' | 'ends up' | 'amount down'>;
  readonly withAmount: readonly string[];
  /** With an amount of money beyond, from, below or up to `{amount}`. */
  readonly amounts: Table<AmountLimit>;
  readonly dates: Table<RecordDate>;
  /** `open`: one can apply. */
  readonly statuses: Table<'open' | 'running' | 'planned'>;
  /** So many days, weeks … from today. */
  readonly ahead: Table<'day' | 'week' | 'month' | 'year'>;
  /** Of the calendar: the one that today is in, the one before, the one after. */
  readonly calendar: Table<CalendarKey>;
  /** A half or a quarter of the year in `{date}`. */
  readonly parts: Table<'half 1' | 'half 2' | 'quarter 1' | 'quarter 2' | 'quarter 3' | 'quarter 4'>;
  /** What stands for the record or the list spoken of last. */
  readonly spokenOf: string;
  readonly range: readonly string[];
  /** Where the days lie that are meant, seen from `{date}`. */
  readonly days: Table<'since' | 'after' | 'before' | 'until' | 'within'>;
  readonly date: readonly string[];
  readonly months: readonly string[];
  /** A party named as one that leads or takes part. */
  readonly partner: readonly string[];
  /** Kinds of record: one, several, or where the word does not tell, `any`, and then it stands after what describes it. */
  readonly kinds: Readonly<Record<RecordKind | 'record', Partial<Words<'one' | 'many' | 'any'>>>>;
  /** What may follow a kind in the same word. */
  readonly kindEnd: string;
  readonly fields: Words<Field>;
  /** Words that join the others and ask for nothing of their own. */
  readonly joiners: string;
}
