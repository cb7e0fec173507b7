/** Reads which records are asked for out of words: every word must have its part in it, or it is no list. */

import { literal, Phrases, type Said, sourceOf } from '../../language/phrases.js';
import type { AmountLimit, CalendarKey, RecordDate, Sort, Status } from '../../language/record-words.js';
import {
  FIELDS,
  type Field,
  type PartialDate,
  RECORD_KINDS,
  type RecordKind,
} from '../../model/knowledge-base.js';
import { findNumbers } from '../eligibility/hear/numbers.js';
import type { Catalog } from './catalog.js';
import { DATE, LAST_DAY, later, mayHoldDate, readDate, type Span, spanOf } from './dates.js';
import { inAll, phrasesOf } from './words.js';

/** Which records a list holds; all must hold. */
export interface RecordFilter {
  readonly kind?: RecordKind | undefined;
  /** Keys of parties, all of which take part. */
  readonly parties: readonly string[];
  readonly fields: readonly Field[];
  readonly status?: Status | undefined;
  /** The days that a date of the record must fall on; of the date named, else of any. */
  readonly when?: { readonly date: RecordDate | undefined; readonly span: Span } | undefined;
  readonly withAmount: boolean;
  /** A limit in won, on some amount of the record. */
  readonly amount?: { readonly limit: AmountLimit; readonly won: number } | undefined;
  readonly sort?: { readonly by: Sort; readonly down: boolean } | undefined;
  /** From 1. */
  readonly page: number;
}

export interface ReadList {
  readonly filter: RecordFilter;
  /** How many there are is asked. */
  readonly count: boolean;
}

/** Longest text that describes a list, in characters. */
const LONGEST = 200;

/** Stands in a text for a date, by its number: a date is looked for once, not in every phrase that may hold one. */
const MARK = '\\u0001\\d+\\u0002';
const DATES_IN = new RegExp(sourceOf('{date}', { date: DATE }), 'gu');
/** A sum of won as people write it: 10억 원, KRW 1 billion, 500 million won. */
const AMOUNT = '(?:krw ?|₩ ?)\\d[\\d,.]*(?: [a-z]{5,9})?|\\d[\\d,.]*[\\p{L}\\d, ]{0,16}?(?:won|원)';
const SLOTS = { amount: AMOUNT, n: '\\d{1,4}', date: MARK, from: MARK, to: MARK };
const VERBS = phrasesOf(({ verbs }) => verbs, {}, true);
export const PAGE = phrasesOf(({ page }) => ({ page }), SLOTS);
const SORTS = phrasesOf(({ sorts }) => sorts);
const WITH_AMOUNT = phrasesOf(({ withAmount }) => ({ withAmount }));
const AMOUNTS = phrasesOf(({ amounts }) => amounts, SLOTS);
const DATES = phrasesOf(({ dates }) => dates);
const STATUSES = phrasesOf(({ statuses }) => statuses);
const AHEAD = phrasesOf(({ ahead }) => ahead, SLOTS);
const CALENDAR = phrasesOf(({ calendar }) => calendar);
const PARTS = phrasesOf(({ parts }) => parts, SLOTS);
const RANGE = phrasesOf(({ range }) => ({ range }), SLOTS);
const SEEN_FROM = phrasesOf(({ days }) => days, SLOTS);
const PARTNER = inAll(({ partner }) => partner).flat();
const kindsOf = (all: readonly (RecordKind | 'record')[]): Phrases<string> =>
  phrasesOf(({ kinds, kindEnd }) =>
    Object.fromEntries(
      all.flatMap((kind) =>
        Object.entries(kinds[kind]).map(([number, said]) => [`${kind} ${number}`, [`(${said})${kindEnd}`]]),
      ),
    ),
  );
const KINDS = kindsOf(RECORD_KINDS);
const RECORDS = kindsOf(['record']);
const FIELD_WORDS = phrasesOf<Field>(({ fields }) =>
  Object.fromEntries(
    FIELDS.map((field) => [field, fields[field].split('|').sort((a, b) => b.length - a.length)]),
  ),
);

/** Words that join the others and ask for nothing of their own. */
export const JOINERS: ReadonlySet<string> = new Set(inAll(({ joiners }) => joiners.split(/\s+/u)).flat());

const UNITS = { day: { days: 1 }, week: { days: 7 }, month: { months: 1 }, year: { months: 12 } } as const;
/** Months of each. */
const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;
const WEEK = 7;
const SHIFTS = { this: 0, last: -1, next: 1 } as const;

/** A text out of which phrases are taken, until nothing is left of it. */
class Words {
  constructor(public text: string) {}

  take<Key extends string>(phrases: Phrases<Key>): Said<Key> | undefined {
    const said = phrases.find(this.text);
    this.text = said?.left ?? this.text;
    return said;
  }
}

/** So many months, from so many after a first day of a month on. */
function monthsFrom(first: number, skipped: number, months: number): Span {
  const from = later(first, { months: skipped });
  return { from, to: later(later(from, { months }), { days: -1 }) };
}

/** This week, month, quarter or year, or the one beside it; weeks begin on Monday. */
function calendarSpan(key: CalendarKey, today: PartialDate): Span | undefined {
  const [unit, which] = key.split(' ') as ['week' | keyof typeof MONTHS, keyof typeof SHIFTS];
  const { year = 0, month = 1, day = 1 } = today;
  if (unit === 'week') {
    const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % WEEK;
    const from = later(spanOf(today)?.from ?? 0, { days: SHIFTS[which] * WEEK - sinceMonday });
    return { from, to: later(from, { days: WEEK - 1 }) };
  }
  const months = MONTHS[unit];
  const begun = Math.floor((month - 1) / months) * months;
  return monthsFrom(year * 10_000 + 101, begun + SHIFTS[which] * months, months);
}

function takeSpan(words: Words, today: PartialDate): Span | undefined {
  const ahead = words.take(AHEAD);
  if (ahead !== undefined) {
    const n = Number(ahead.slots['n']);
    const { days = 0, months = 0 }: { days?: number; months?: number } = UNITS[ahead.key];
    const from = spanOf(today)?.from ?? 0;
    return { from, to: later(from, { days: n * days, months: n * months }) };
  }
  const calendar = words.take(CALENDAR);
  if (calendar !== undefined) return calendarSpan(calendar.key, today);
  if (!mayHoldDate(words.text)) return undefined;
  const spans: (Span | undefined)[] = [];
  words.text = words.text.replace(DATES_IN, (text) => {
    const date = readDate(text);
    return `\u0001${spans.push(date && spanOf(date)) - 1}\u0002`;
  });
  const spanIn = (mark = ''): Span | undefined => spans[Number(mark.slice(1, -1))];
  const range = words.take(RANGE);
  if (range !== undefined) {
    const [from, to] = [spanIn(range.slots['from']), spanIn(range.slots['to'])];
    return from === undefined || to === undefined ? undefined : { from: from.from, to: to.to };
  }
  const part = words.take(PARTS);
  if (part !== undefined) {
    const [length = 'half', place] = part.key.split(' ') as ['half' | 'quarter', string];
    const year = spanIn(part.slots['date']);
    return year && monthsFrom(year.from, (Number(place) - 1) * MONTHS[length], MONTHS[length]);
  }
  const said = words.take(SEEN_FROM);
  const span = spanIn(said?.slots['date']);
  if (said === undefined || span === undefined) return undefined;
  const { from, to } = span;
  return {
    since: { from, to: LAST_DAY },
    after: { from: later(to, { days: 1 }), to: LAST_DAY },
    before: { from: 0, to: later(from, { days: -1 }) },
    until: { from: 0, to },
    within: span,
  }[said.key];
}

/** Takes a limit on an amount out; none where it is no number. */
function takeAmount(words: Words): RecordFilter['amount'] {
  const said = words.take(AMOUNTS);
  const [number] = findNumbers(said?.slots['amount'] ?? '');
  return said && number && { limit: said.key, won: number.from };
}

/** Takes the names of ministries and partners out; `marked` when one was given with a word that says what it does. */
function takeParties(words: Words, { parties }: Catalog): { keys: string[]; marked: boolean } {
  const keys = new Set<string>();
  let marked = false;
  for (const [name, key] of parties) {
    if (!words.text.includes(name)) continue;
    const said = words.take(new Phrases({ marked: PARTNER, plain: ['{party}'] }, { party: literal(name) }));
    if (said === undefined) continue;
    marked ||= said.key === 'marked';
    keys.add(key);
  }
  return { keys: [...keys], marked };
}

/**
 * Reads a list of records; undefined when a word has no part in it, or when the words only name something.
 *
 * @param text normalised, without what is only polite
 * @param always the command says that it is a list
 */
export function readList(
  text: string,
  catalog: Catalog,
  today: PartialDate,
  always = false,
): ReadList | undefined {
  if (text.length > LONGEST) return undefined;
  const words = new Words(text);
  const page = Math.max(1, Number(words.take(PAGE)?.slots['n'] ?? 1));
  const sort = words.take(SORTS)?.key.split(' ');
  words.text = words.text.trim();
  const verb = VERBS.find(words.text);
  const bare = verb?.slots['rest'] ?? words.text;
  words.text = bare;
  const amount = takeAmount(words);
  const withAmount = words.take(WITH_AMOUNT) !== undefined || amount !== undefined;
  const date = words.take(DATES)?.key;
  const stated = words.take(STATUSES)?.key;
  const span = takeSpan(words, today);
  const { keys: parties, marked } = takeParties(words, catalog);
  const ofKind = words.take(KINDS);
  const what = ofKind ?? words.take(RECORDS);
  const [kind, number] = what?.key.split(' ') ?? [];
  const fields: Field[] = [];
  for (let said = words.take(FIELD_WORDS); said !== undefined; said = words.take(FIELD_WORDS))
    fields.push(said.key);
  if (words.text.split(/[\s,·'"“”()]+/u).some((word) => word !== '' && !JOINERS.has(word))) return undefined;

  const implied = date === 'ends' ? 'ended' : date === 'announced' ? date : undefined;
  const status: Status | undefined = stated ?? (span === undefined ? implied : undefined);
  const several = number !== undefined && number !== 'one';
  const related = date !== undefined || status !== undefined || marked || withAmount;
  const filtered = related || span !== undefined || fields.length + parties.length > 0;
  const described =
    several &&
    (number === 'many' || bare.endsWith(what?.text ?? '')) &&
    related &&
    (span !== undefined || marked || withAmount || status !== undefined);
  const isList = (): boolean => {
    if (always || verb?.key === 'list') return several || filtered;
    // How many of what records are about ("how many clusters?"), or in a year, is a question of what they state.
    if (verb?.key === 'count') return several || related;
    if (verb?.key === 'which') return described || (date !== undefined && (several || span !== undefined));
    if (verb !== undefined) return several && (filtered || number === 'many');
    return described || (what === undefined && date !== undefined && span !== undefined);
  };
  if (!isList()) return undefined;
  const [by, order] = sort ?? [];
  const filter = {
    kind: ofKind && (kind as RecordKind),
    parties,
    fields,
    status,
    when: span && { span, date },
    withAmount,
    amount,
    sort: sort && { by: by as Sort, down: order === 'down' },
    page,
  };
  return { filter, count: verb?.key === 'count' };
}
