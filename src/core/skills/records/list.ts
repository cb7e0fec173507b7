/** `list` and `count`: the records that a filter leaves, in order and page by page. */
import { citeSources } from '../../answering/cite.js';
import type { Voice } from '../../answering/say.js';
import type { PartialDate } from '../../knowledge-base.js';
import { RECORD_DATES, type Sort } from '../../language/record-words.js';
import type { Action, Reply } from '../../reply.js';
import type { Catalog, Item } from './catalog.js';
import type { RecordFilter } from './command.js';
import { LAST_DAY, meets, type Span, spanOf } from './dates.js';
import {
  dateLines,
  heads,
  ownSource,
  page,
  recordButton,
  sayAmounts,
  sayOwnSource,
  sayState,
  sayValues,
  stateOf,
} from './lines.js';
import { countOf, fieldName, kindName, phrasesOf, type WordKey, word } from './words.js';

const PAGE_LENGTH = 10;
const MOST_BUTTONS = 6;
/** Longest id of a button that every channel can carry. */
const MAX_BUTTON = 600;
const PAGE = phrasesOf((words) => ({ page: words.page }), { n: '\\d+' });

export interface Found {
  /** In order. */
  readonly items: readonly Item[];
  /** Records that fit but for a date whose year no document prints. */
  readonly undated: number;
  /** None of the kind fits; these are of other kinds. */
  readonly otherKinds: boolean;
}

/** Whether days of a record lie in a span; undefined where the documents print no year. */
function liesIn({ dates }: Item, { date, span }: NonNullable<RecordFilter['when']>): boolean | undefined {
  const stated = (date === undefined ? RECORD_DATES : [date]).flatMap((each) => dates[each] ?? []);
  const spans = stated.map(({ day }) => spanOf(day));
  if (spans.some((each) => meets(each, span))) return true;
  const [starts, ends] = [dates.starts, dates.ends].map((each) => each && spanOf(each.day));
  if (date === undefined && starts !== undefined && ends !== undefined)
    if (meets({ from: starts.from, to: ends.to }, span)) return true;
  return stated.length > 0 && spans.every((each) => each === undefined) ? undefined : false;
}

function select(items: readonly Item[], filter: RecordFilter, today: PartialDate) {
  const { kind, parties, fields, status, when, withAmount } = filter;
  let undated = 0;
  const found = items.filter((item) => {
    if (kind !== undefined && item.record.kind !== kind) return false;
    if (!parties.every((party) => item.parties.has(party))) return false;
    if (!fields.every((field) => item.fields.has(field))) return false;
    if (withAmount && item.money.length === 0) return false;
    if (status !== undefined && stateOf(item, today).status !== status) return false;
    const fits = when === undefined || liesIn(item, when);
    if (fits === undefined) undated += 1;
    return fits === true;
  });
  return { found, undated };
}

/** What each order sorts by, beside the name. */
const KEYS: Readonly<Record<Sort, (item: Item) => number>> = {
  name: () => 0,
  date: ({ dates }) =>
    RECORD_DATES.flatMap((date) => spanOf(dates[date]?.day ?? {})?.from ?? []).find(Boolean) ?? 0,
  ends: ({ dates }) => spanOf(dates.ends?.day ?? {})?.to ?? Number.MAX_SAFE_INTEGER,
  amount: ({ money }) =>
    Math.max(0, ...money.map(({ value }) => (value.kind === 'number' ? value.number : 0))),
};

/** The records that fit, in the order asked for; by name when none is. */
export function findRecords({ today, language }: Voice, catalog: Catalog, filter: RecordFilter): Found {
  const { kind, ...rest } = filter;
  const narrow = select(catalog.items, filter, today);
  // "사업" is also said of what is an agreement here.
  const wider =
    kind !== undefined && narrow.found.length === 0 ? select(catalog.items, rest, today) : undefined;
  const otherKinds = wider !== undefined && wider.found.length > 0;
  const { found, undated } = otherKinds ? wider : narrow;
  const { by = 'name', down = false } = filter.sort ?? {};
  const sign = down ? -1 : 1;
  const items = found
    .map((item) => ({ item, key: KEYS[by](item), rank: catalog.rank(item, language) }))
    .sort((a, b) => sign * (a.key - b.key) || a.rank - b.rank)
    .map(({ item }) => item);
  return { items, undated, otherKinds };
}

function saySpan({ from, to }: Span): string {
  const say = (day: number): string => String(day).replace(/(\d\d)(\d\d)$/u, '-$1-$2');
  return [from === 0 ? '' : say(from), '–', to === LAST_DAY ? '' : say(to)].join(' ').trim();
}

/** A filter in words, such as `agreements · Signed 2024-01-01 – 2024-12-31`. */
export function sayFilter({ language }: Voice, catalog: Catalog, filter: RecordFilter): string {
  const { kind = 'record', parties, fields, status, when, withAmount } = filter;
  const nameOf = (key: string): string => {
    const term = catalog.kb.glossary.find(({ ko, en }) => catalog.keyOf(ko[0] ?? en[0] ?? '') === key);
    return term?.[language][0] ?? [...catalog.parties].find(([, each]) => each === key)?.[0] ?? key;
  };
  return [
    kindName(kind, language, true),
    ...parties.map(nameOf),
    ...fields.map((field) => fieldName(field, language)),
    ...(status === undefined ? [] : [word(status === 'announced' ? 'wasAnnounced' : status, language)]),
    ...(when === undefined
      ? []
      : [`${when.date === undefined ? '' : `${word(when.date, language)} `}${saySpan(when.span)}`]),
    ...(withAmount ? [word('money', language)] : []),
  ].join(' · ');
}

function rowOf(voice: Voice, item: Item, filter: RecordFilter, withAmount: boolean): string[] {
  const { language } = voice;
  const { record, lead } = item;
  const asked = filter.when?.date;
  const dates = dateLines(voice, item)
    .sort((a, b) => Number(b.date === asked) - Number(a.date === asked))
    .slice(0, 2)
    .map(({ label, value }) => `${label} ${value}`);
  return [
    record.name[language],
    kindName(record.kind, language),
    sayState(voice, item),
    dates.join(', ') || word('notStated', language),
    sayValues(voice, lead) || word('notStated', language),
    ...(withAmount ? [sayAmounts(voice, item)] : []),
    sayOwnSource(voice, item),
  ];
}

/** A page of a list, how many there are, and what could not be judged. */
export function sayList(
  voice: Voice,
  catalog: Catalog,
  { filter, text, count }: { filter: RecordFilter; text: string; count: boolean },
): Reply {
  const { language } = voice;
  const { items, undated, otherKinds } = findRecords(voice, catalog, filter);
  const { kind = 'record', sort } = filter;
  const pages = Math.max(1, Math.ceil(items.length / PAGE_LENGTH));
  const at = Math.min(filter.page, pages);
  const from = (at - 1) * PAGE_LENGTH;
  const shown = items.slice(from, from + PAGE_LENGTH);
  const withAmount = filter.withAmount || sort?.by === 'amount';
  const query = sayFilter(voice, catalog, filter);
  const columns: WordKey[] = [
    'name',
    'kind',
    'status',
    'date',
    'lead',
    ...(withAmount ? ['money' as const] : []),
    'source',
  ];
  const table = {
    columns: heads(voice, ...columns),
    rows: shown.map((item) => rowOf(voice, item, filter, withAmount)),
    ...(pages > 1 && {
      note: word('rows', language, { n: items.length, from: from + 1, to: from + shown.length }),
    }),
  };
  const bare = (PAGE.cut(text)?.left ?? text).replace(/[, ]{1,2}$/u, '');
  const ask = (command: string, key: WordKey): Action => ({
    id: `run:${command}`,
    kind: 'ask',
    label: word(key, language),
  });
  const buttons = [
    ...shown.slice(0, MOST_BUTTONS).map((item) => recordButton(voice, item)),
    ...(at > 1 ? [ask(`${bare}, page ${at - 1}`, 'previousPage')] : []),
    ...(at < pages ? [ask(`${bare}, page ${at + 1}`, 'nextPage')] : []),
    ask(`export ${bare} as csv`, 'exportCsv'),
  ];
  return page(voice, {
    title: query,
    paragraphs: [
      items.length === 0
        ? word('none', language, { query })
        : `${countOf(items.length, otherKinds ? 'record' : kind, language)}.`,
      ...(otherKinds ? [word('otherKinds', language, { kind: kindName(kind, language, true) })] : []),
      ...(undated === 0 ? [] : [word('undated', language, { n: undated })]),
    ],
    ...(items.length > 0 && { tables: [table] }),
    sources: citeSources(voice, shown.map(ownSource)),
    actions:
      items.length === 0 || (count && pages === 1) ? [] : buttons.filter(({ id }) => id.length <= MAX_BUTTON),
  });
}
