/** Numbers that name a place in a list, a law or a series and measure nothing: `3.` at a beginning, `| 3 |` in a first column, `제7조제2항`, `Article 7`. */

import { ARTICLES } from './date-words.js';
import type { Span } from './span.js';

const { before, rank, after } = ARTICLES;
const ITEM = '^(?:(?:\\d{1,2}[.)]|\\(\\d{1,2}\\))(?= \\D)|\\| ?\\d{1,3}(?= ?\\|))';
const ARTICLE = `${rank} ?\\d+(?:-\\d+)*(?:의\\d+)?(?:${after.join('|')})(?!\\d)`;
const NAMED = `(?<![a-z])(?:${before.join('|').replaceAll('.', '\\.')}) ?\\d+(?:[-.]\\d+)*(?![\\d.,]*\\d)`;
const ALL = new RegExp(`${ITEM}|${ARTICLE}|${NAMED}`, 'gm');

/** Every such number of a folded paragraph, with the words that make it one, in order. */
export function ordinalsIn(text: string): Span[] {
  return [...text.matchAll(ALL)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
  }));
}
