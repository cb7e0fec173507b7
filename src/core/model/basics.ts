/** What every part of the content is made of: texts in both languages, dates as printed, places in documents. */

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same words in every language. */
export type Text = Readonly<Record<Language, string>>;

/** Ways to ask, in each language; either list may be empty. */
export type Phrasings = Readonly<Record<Language, readonly string[]>>;

/**
 * A date as far as it is printed: any part may be missing. `{ day: 6 }` is "the 6th" with no month or year;
 * `{ month: 2, day: 14 }` has no year. Month 1–12, day 1–31.
 */
export interface PartialDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** Where in a source something stands: numbers of its paragraphs, from 1 (lines of its text that hold a letter or digit). */
export interface Citation {
  readonly source: string;
  readonly paragraphs: readonly number[];
}
