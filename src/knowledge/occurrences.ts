/** Finds printings in running text without taking a part of another number for them. */

import { SCALED } from './number-words.js';

const SCALE_BEFORE = new RegExp(`\\d[\\d,]*[${SCALED}]\\s?$`);
const ENDS_IN_SCALE = new RegExp(`[${SCALED}]$`);
const GOES_ON = new RegExp(
  `^([.,]?\\d|\\s?[${SCALED}]|\\s?(thousand|million|billion|trillion)\\b|(st|nd|rd|th)\\b)`,
  'i',
);

/** A stretch of text, as offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where `form` stands on its own in `text`: not inside a longer number, word or amount. */
export function occurrences(text: string, form: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(form); at !== -1 && form !== ''; at = text.indexOf(form, at + 1)) {
    const span = { start: at, end: at + form.length };
    if (standsAlone(text, span)) spans.push(span);
  }
  return spans;
}

function standsAlone(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  const form = text.slice(start, end);
  if (/^\d/.test(form) && (/\d[.,]?$/.test(before) || SCALE_BEFORE.test(before))) return false;
  // "300" in "WC300" is a part of a name; in "KRW300" it is an amount.
  if (/^\d/.test(form) && /[a-z]$/i.test(before) && !/(^|[^a-z])(krw|usd|sgd|eur|jpy|us|won)$/i.test(before))
    return false;
  if (/^[a-z]/i.test(form) && /[a-z]$/i.test(before)) return false;
  if (/[a-z]$/i.test(form) && /^[a-z]/i.test(after)) return false;
  if (!/\d$/.test(form)) return !(ENDS_IN_SCALE.test(form) && /^\s?\d/.test(after));
  return !GOES_ON.test(after);
}
