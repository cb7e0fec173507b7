/** Times of day that a paragraph prints: `18:00`, `오후 2시 30분`, `9 a.m.` */

import { TIME_MARKS } from './date-words.js';
import type { Span } from './span.js';

const { hour: HOUR, minute: MINUTE, followers, before, after } = TIME_MARKS;
const anyOf = (words: readonly string[]): string =>
  words.map((word) => word.replaceAll('.', '\\.')).join('|');
const BEFORE = `(?<![a-z])(?:${anyOf(before)}) ?`;
const AFTER = ` ?(?:${anyOf(after)})(?![a-z])`;

/** `1:10` may be a ratio; two digits on either side, or a full hour, are a time where the day has it. */
const CLOCK = '(?<![\\d:.,])(?:(?:[01]\\d|2[0-4]):[0-5]\\d|\\d:00)(?![\\d:]|[.,]\\d)';
const SAID = '(?<![\\d:.,])(?:1?\\d|2[0-4]):[0-5]\\d(?![\\d:])';
const ENDS = `(?=[^\\p{Script=Hangul}]|$|${anyOf(followers)})`;
const HOURS = `(?<![\\d.,])(?:[01]?\\d|2[0-4]) ?${HOUR}(?: ?[0-5]?\\d ?${MINUTE})?${ENDS}`;

/** A time of day, with the words that tell the half of the day. */
export const TIME = `(?:(?:${BEFORE})?(?:${CLOCK}|${HOURS})(?:${AFTER})?|${BEFORE}${SAID}|(?<![\\d:.,])1?\\d(?::[0-5]\\d)?${AFTER})`;

const ALL = new RegExp(TIME, 'gu');

/** Every time of day of a folded paragraph, in order. */
export function timesIn(text: string): Span[] {
  return [...text.matchAll(ALL)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
  }));
}
