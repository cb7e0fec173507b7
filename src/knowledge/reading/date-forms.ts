/** Forms of dates as patterns with named parts: `year`, `month`, `day` and others that `dates-in.ts` makes a date of. */
import { KOREAN_PLACES, KOREAN_SCALES } from '../number-words.js';
import { DATE_MARKS, DAY_FOLLOWERS, ENGLISH_MONTH_FORMS, WEEKDAYS } from './date-words.js';
import { TIME } from './times-in.js';

const { year: YEAR_MARK, month: MONTH_MARK, day: DAY_MARK } = DATE_MARKS;
/** In four digits, or in two behind an apostrophe. */
const YEAR = "(?<year>(?:19|20|21)\\d\\d|(?<![\\p{L}\\d])'\\d\\d)";
const MONTHS = Object.keys(ENGLISH_MONTH_FORMS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const MONTH = `(?<![a-z])(?<name>${MONTHS})(?![a-z])\\.?`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d)';
const UNTIL =
  '(?: ?(?:-|to|and) ?(?<until>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d|%| (?:million|billion|percent|%)))?';
const WEEKDAY = ` ?\\( ?(?<weekday>${WEEKDAYS.flat().join('|')})\\.?(?: ?[,·] ?[^()]{1,12})?\\)`;
const WEEKDAY_AHEAD = WEEKDAY.replace('<weekday>', ':');
/** A dot behind the last number, and the day of the week. */
const TAIL = `(?:(?<=\\. ?\\d{1,2})\\.)?(?:${WEEKDAY})?`;
const FOLLOWERS = `(?= ?(?:${DAY_FOLLOWERS.join('|')}|[~∼〜]))`;

const SCALES = Object.keys({ ...KOREAN_SCALES, ...KOREAN_PLACES }).join('');

const global = (pattern: string): RegExp => new RegExp(pattern, 'gu');

/** Those with most parts first: what one has read no other reads. */
export const FORMS: readonly RegExp[] = [
  `(?<![\\d.])${YEAR}(?:[\\-/]|\\. ?)(?<month>\\d{1,2})(?:[\\-/]|\\. ?)(?<day>\\d{1,2})(?![.,]?\\d|%)${TAIL}`,
  `(?<![\\d.,])(?<short>\\d\\d)\\.(?<month>\\d{1,2})\\.(?<day>\\d{1,2})(?![.,]?\\d|%)${TAIL}`,
  `(?<![\\d.])${YEAR}(?:\\.(?<month>\\d{1,2})(?![\\d,]|\\. ?\\d|[%\\p{L}]| (?:won|krw|million|billion))|\\. (?<month2>\\d{1,2})\\.(?! ?\\d))\\.?`,
  `(?:(?<!\\d)${YEAR} ?(?:${YEAR_MARK}|\\.) ?)?(?<!\\d)(?<month>\\d{1,2}) ?${MONTH_MARK}(?: ?(?<day>\\d{1,2}) ?(?<mark>${DAY_MARK})(?:${WEEKDAY})?)?`,
  `(?<![\\d.,'])(?<month>\\d{1,2})\\. ?(?<day>\\d{1,2})\\.?${WEEKDAY}`,
  `(?<![\\d.,'])(?<month>\\d{1,2})\\. ?(?<day>\\d{1,2})\\.${FOLLOWERS}`,
  `(?<![\\d,.])${YEAR} ?(?<yearMark>${YEAR_MARK})`,
  `(?<=(?:(?:19|20|21)\\d\\d|'\\d\\d)(?: ?${YEAR_MARK})? ?[~∼〜\\-] ?)'?(?<short>\\d\\d) ?(?<yearMark>${YEAR_MARK})`,
  `(?<![\\p{L}\\d])(?<year>'\\d\\d)(?= ?[~∼〜\\-] ?'?\\d\\d ?(?!\\d|[.,]\\d))|(?<='\\d\\d ?[~∼〜\\-] ?)(?<year2>'\\d\\d)(?![\\d.,])`,
  `(?<![\\d,.])(?<day>\\d{1,2}) ?(?<mark>${DAY_MARK})(?:${WEEKDAY})?`,
  `(?<!\\d)${DAY} (?:of )?${MONTH}(?:,? ${YEAR}(?!\\d))?`,
  `${MONTH} ${DAY}${UNTIL}(?:,? ${YEAR}(?!\\d))?`,
  `${MONTH},? ${YEAR}(?!\\d)`,
  `(?<=\\bthe )(?<day>\\d{1,2})(?:st|nd|rd|th)\\b(?: of (?<told>next month|this month|last month))?`,
  `(?<![\\d,.$]|(?<!(?:19|20|21)\\d\\d)-)(?<year>(?:19|20|21)\\d\\d)(?![\\p{L}\\d%]|[.,]\\d|-(?!(?:19|20|21)\\d\\d(?!\\d))\\d| (?:won|krw|million|billion))`,
].map(global);

/**
 * The end of a period as it may stand behind its numeric beginning: `~3.27.(금)`, ` 09:00 ~ 3. 27.`, `~27.`. A day alone
 * needs its dot, and what is measured by a unit is no day.
 */
export const NUMERIC_END = new RegExp(
  `^(?: ?${TIME})? ?(?:[~∼〜] ?(?:(?<month>\\d{1,2})\\. ?(?<day>\\d{1,2})|(?<dayAlone>\\d{1,2})(?=\\.(?!\\d)|${WEEKDAY_AHEAD}))(?!\\d|\\.\\d|,\\d| ?[%${SCALES}a-z])|- ?(?<month2>\\d{1,2})\\. ?(?<day2>\\d{1,2})(?=\\.(?!\\d)|${WEEKDAY_AHEAD}))\\.?(?:${WEEKDAY})?`,
  'u',
);
