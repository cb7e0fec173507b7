/** `list` and `count`: the records that a filter leaves, in order and page by page. */

import { RECORD_DATES, type RecordDate, type Sort } from '../../language/record-words.js';
import { formatNumber } from '../../model/format.js';
import type { KnowledgeBase, PartialDate } from '../../model/knowledge-base.js';
import type { Action, Reply } from '../../reply.js';
import { citeSources } from '../answer/cite.js';
import { replyOf, type Voice } from '../answer/say.js';
import type { Catalog, Item } from './catalog.js';
import { LAST_DAY, meets, type Span, spanOf } from './dates.js';
import { heads, isOpen, linesOf, ownSource, recordButton, sayWhere, stateOf } from './lines.js';
import { PAGE, type ReadList, type RecordFilter } from './read-list.js';
import { countOf, fieldName, kindName, type WordKey, word } from './words.js';

const PAGE_LENGTH = 10;
const MOST_BUTTONS = 6;
/** Longest id of a button that every channel can carry. */
const MAX_BUTTON = 600;

export interface Listed {
  /** In order. */
  readonly items: readonly Item[];
  /** Records that fit but for a date whose year no document prints. */
  readonly undated: number;
  /** None of the kind fits; these are of other kinds. */
  readonly otherKinds: boolean;
}

const spanAt = ({ dates }: Item, date: RecordDate): Span | undefined => {
  const { day } = dates[date] ?? {};
  return day === undefined ? undefined : spanOf(day);
};

/** Whether days of a record lie in a span; undefined where the documents print no year. */
function liesIn(item: Item, { date, span }: NonNullable<RecordFilter['when']>): boolean | undefined {
  const stated = (date === undefined ? RECORD_DATES : [date]).filter(
    (each) => item.dates[each] !== undefined,
  );
  const spans = stated.flatMap((each) => spanAt(item, each) ?? []);
  const [starts, ends] = [spanAt(item, 'starts'), spanAt(item, 'ends')];
  if (date === undefined && starts !== undefined && ends !== undefined)
    spans.push({ from: starts.from, to: ends.to });
  return stated.length > 0 && spans.length === 0 ? undefined : spans.some((each) => meets(each, span));
}

/** Whether some amount of a record lies within a limit. */
function liesWithin({ money }: Item, { limit, won }: NonNullable<RecordFilter['amount']>): boolean {
  return money.some(({ value }) => {
    const [from, to] =
      value.kind === 'range'
        ? [value.from, value.to]
        : value.kind === 'number'
          ? [value.number, value.number]
          : [];
    if (from === undefined || to === undefined) return false;
    return { 'more-than': to > won, 'at-least': to >= won, under: from < won, 'up-to': from <= won }[limit];
  });
}

function select(kb: KnowledgeBase, items: readonly Item[], filter: RecordFilter, today: PartialDate): Listed {
  const { kind, parties, fields, status, when, withAmount, amount } = filter;
  let undated = 0;
  const found = items.filter((item) => {
    if (kind !== undefined && item.record.kind !== kind) return false;
    if (!parties.every((party) => item.parties.has(party))) return false;
    if (!fields.every((field) => item.fields.has(field))) return false;
    if (withAmount && item.money.length === 0) return false;
    if (amount !== undefined && !liesWithin(item, amount)) return false;
    if (
      status === 'open'
        ? !isOpen(kb, item, today)
        : status !== undefined && stateOf(item, today).status !== status
    )
      return false;
    const fits = when === undefined || liesIn(item, when);
    if (fits === undefined) undated += 1;
    return fits === true;
  });
  return { items: found, undated, otherKinds: false };
}

/** What each order sorts by, beside the name. */
const KEYS: Readonly<Record<Sort, (item: Item) => number>> = {
  name: () => 0,
  date: (item) => RECORD_DATES.flatMap((date) => spanAt(item, date)?.from ?? [])[0] ?? 0,
  ends: (item) => spanAt(item, 'ends')?.to ?? LAST_DAY,
  amount: ({ money }) =>
    Math.max(
      0,
      ...money.map(({ value }) =>
        value.kind === 'number' ? value.number : value.kind === 'range' ? value.to : 0,
      ),
    ),
};

/** The records that fit, in the order asked for; by name when none is. */
export function findRecords({ today, language }: Voice, catalog: Catalog, filter: RecordFilter): Listed {
  const { kind, ...wider } = filter;
  const all = catalog.sorted(language);
  let found = select(catalog.kb, all, filter, today);
  // "사업" is also said of what is an agreement here.
  if (kind !== undefined && found.items.length === 0) {
    const others = select(catalog.kb, all, wider, today);
    if (others.items.length > 0) found = { ...others, otherKinds: true };
  }
  const { by, down = false } = filter.sort ?? {};
  if (by === undefined) return found;
  const keyed = found.items.map((item) => ({ item, key: (down ? -1 : 1) * KEYS[by](item) }));
  return { ...found, items: keyed.sort((a, b) => a.key - b.key).map(({ item }) => item) };
}

function saySpan({ from, to }: Span): string {
  const say = (day: number): string => String(day).replace(/(\d\d)(\d\d)$/u, '-$1-$2');
  return [from === 0 ? '' : say(from), '–', to === LAST_DAY ? '' : say(to)].join(' ').trim();
}

/** A filter in words, such as `agreements · Signed 2024-01-01 – 2024-12-31`. */
export function sayFilter({ language, kb }: Voice, catalog: Catalog, filter: RecordFilter): string {
  const { kind = 'record', parties, fields, status, when, withAmount, amount } = filter;
  const won = kb.units.get('krw');
  const days = when?.date === undefined ? '' : `${word(when.date, language)} `;
  return [
    kindName(kind, language, true),
    ...parties.map((key) => catalog.nameOf(key, language)),
    ...fields.map((field) => fieldName(field, language)),
    ...(status === undefined ? [] : [word(status === 'announced' ? 'wasAnnounced' : status, language)]),
    ...(when === undefined ? [] : [days + saySpan(when.span)]),
    ...(amount === undefined || won === undefined
      ? withAmount
        ? [word('money', language)]
        : []
      : [`${word('money', language)} ${formatNumber(amount.won, won, amount.limit, language)}`]),
  ].join(' · ');
}

/** A page of a list, how many there are, and what could not be judged. */
export function sayList(
  voice: Voice,
  catalog: Catalog,
  { filter, text, count }: ReadList & { readonly text: string },
): Reply {
  const { language } = voice;
  const { items, undated, otherKinds } = findRecords(voice, catalog, filter);
  const { kind = 'record', sort, when } = filter;
  const pages = Math.ceil(items.length / PAGE_LENGTH);
  const at = Math.min(filter.page, pages);
  const from = (at - 1) * PAGE_LENGTH;
  const shown = items.slice(from, from + PAGE_LENGTH);
  const money: WordKey[] = filter.withAmount || sort?.by === 'amount' ? ['money'] : [];
  const query = sayFilter(voice, catalog, filter);
  const rows = shown.map((item) => {
    const lines = linesOf(voice, item);
    const cell = (key: WordKey): string => lines.find((line) => line.key === key)?.value ?? '';
    const dates = RECORD_DATES.filter((date) => cell(date) !== '')
      .sort((a, b) => Number(b === when?.date) - Number(a === when?.date))
      .slice(0, 2)
      .map((date) => `${word(date, language)} ${cell(date)}`);
    const stated = [dates.join(', '), cell('lead')].map((value) => value || word('notStated', language));
    const end = [...money.map(cell), sayWhere(voice, [ownSource(item)])];
    return [item.record.name[language], cell('kind'), cell('status'), ...stated, ...end];
  });
  const range = { n: items.length, from: from + 1, to: from + shown.length };
  const table = {
    columns: heads(voice, 'name', 'kind', 'status', 'date', 'lead', ...money, 'source'),
    rows,
    ...(pages > 1 && { note: word('rows', language, range) }),
  };
  const bare = (PAGE.find(text)?.left ?? text).replace(/[, ]{1,2}$/u, '');
  const ask = (command: string, key: WordKey): Action => ({
    id: `run:${command}`,
    kind: 'ask',
    label: word(key, language),
  });
  const buttons = [
    ...shown.slice(0, MOST_BUTTONS).map(({ record }) => recordButton(voice, record)),
    ...(at > 1 ? [ask(`${bare}, page ${at - 1}`, 'previousPage')] : []),
    ...(at < pages ? [ask(`${bare}, page ${at + 1}`, 'nextPage')] : []),
    ask(`export ${bare} as csv`, 'exportCsv'),
  ];
  const counted = `${countOf(items.length, otherKinds ? 'record' : kind, language)}.`;
  return replyOf(voice, {
    title: query,
    paragraphs: [
      pages === 0 ? word('none', language, { query }) : counted,
      ...(otherKinds ? [word('otherKinds', language, { kind: kindName(kind, language, true) })] : []),
      ...(undated === 0 ? [] : [word('undated', language, { n: undated })]),
    ],
    tables: pages > 0 ? [table] : undefined,
    sources: citeSources(voice, shown.map(ownSource)),
    actions: pages === 0 || (count && pages === 1) ? [] : buttons.filter(({ id }) => id.length <= MAX_BUTTON),
  });
}
