/** `list` and `count`: the records that a filter leaves, in order and page by page. */
import { currentFact } from '../answering/facts.js';
import type { Voice } from '../answering/say.js';
import type { PartialDate } from '../knowledge-base.js';
import type { Action, Reply, ReplySource } from '../reply.js';
import { type Catalog, type Item, RECORD_DATES } from './catalog.js';
import type { RecordFilter } from './command.js';
import { meets, type Span, spanOf } from './dates.js';
import { dateLines, sayOwnSource, sayValue, sourceOf, stateOf } from './describe.js';
import { FIELD_WORDS } from './fields.js';
import { countOf, kindName, type WordKey, word } from './words.js';

export const PAGE_LENGTH = 10;
/** Longest id of a button that every channel can carry. */
const MAX_BUTTON = 600;

export interface Found {
  /** In order. */
  readonly items: readonly Item[];
  /** Records that fit but for a date whose year no document prints. */
  readonly undated: number;
  /** None of the kind fits; these are of other kinds. */
  readonly otherKinds: boolean;
}

function whenOf({ dates }: Item, { date, span }: NonNullable<RecordFilter['when']>): boolean | undefined {
  if (date !== undefined) {
    const day = dates[date];
    const days = day === undefined ? undefined : spanOf(day);
    if (days !== undefined) return meets(days, span);
    return day === undefined ? false : undefined;
  }
  const days = RECORD_DATES.map((each) => dates[each]).filter((day) => day !== undefined);
  if (days.some((day) => meets(spanOf(day), span))) return true;
  const [starts, ends] = [dates.starts, dates.ends].map((day) => day && spanOf(day));
  if (starts !== undefined && ends !== undefined && meets({ from: starts.from, to: ends.to }, span))
    return true;
  return days.length > 0 && days.every((day) => spanOf(day) === undefined) ? undefined : false;
}

function select(
  items: readonly Item[],
  filter: RecordFilter,
  today: PartialDate,
): { items: Item[]; undated: number } {
  const { kind, parties, fields, status, when, withAmount } = filter;
  const found: Item[] = [];
  let undated = 0;
  for (const item of items) {
    if (kind !== undefined && item.record.kind !== kind) continue;
    if (parties.length > 0 && !parties.every((party) => item.parties.has(party))) continue;
    if (fields.length > 0 && !fields.every((field) => item.fields.has(field))) continue;
    if (withAmount && item.money.length === 0) continue;
    if (status !== undefined && stateOf(item, today).status !== status) continue;
    if (when !== undefined) {
      const fits = whenOf(item, when);
      if (fits === undefined) undated += 1;
      if (fits !== true) continue;
    }
    found.push(item);
  }
  return { items: found, undated };
}

const firstDay = ({ dates }: Item): number => {
  const spans = RECORD_DATES.map((date) => dates[date]).flatMap((date) => (date && spanOf(date)) ?? []);
  return spans[0]?.from ?? 0;
};

const largest = (item: Item): number =>
  Math.max(0, ...item.money.map(({ value }) => (value.kind === 'number' ? value.number : 0)));

/** The records that fit, in the order asked for; by name when none is. */
export function findRecords(voice: Voice, catalog: Catalog, filter: RecordFilter): Found {
  const { today, language } = voice;
  let { items, undated } = select(catalog.items, filter, today);
  let otherKinds = false;
  // "사업" is also said of what is an agreement here.
  if (items.length === 0 && filter.kind !== undefined) {
    const { kind: _, ...rest } = filter;
    const wider = select(catalog.items, rest, today);
    if (wider.items.length > 0) {
      otherKinds = true;
      ({ items, undated } = wider);
    }
  }
  const ranks = catalog.ranks(language);
  const byName = (item: Item): number => ranks.get(item.record.id) ?? 0;
  const { by = 'name', down = false } = filter.sort ?? {};
  const key: Readonly<Record<typeof by, (item: Item) => number>> = {
    name: byName,
    date: firstDay,
    ends: ({ dates }) => (dates.ends && spanOf(dates.ends)?.to) ?? Number.MAX_SAFE_INTEGER,
    amount: largest,
  };
  const keys = new Map(items.map((item) => [item, key[by](item)]));
  items.sort((a, b) => (down ? -1 : 1) * ((keys.get(a) ?? 0) - (keys.get(b) ?? 0)) || byName(a) - byName(b));
  return { items, undated, otherKinds };
}

function saySpan({ from, to }: Span): string {
  const say = (day: number): string =>
    `${Math.floor(day / 10_000)}-${String(Math.floor(day / 100) % 100).padStart(2, '0')}-${String(day % 100).padStart(2, '0')}`;
  if (from === 0) return `– ${say(to)}`;
  return to === 99_999_999 ? `${say(from)} –` : `${say(from)} – ${say(to)}`;
}

/** A filter in words, such as `agreements · Signed 2024-01-01 – 2024-12-31`. */
export function sayFilter({ language }: Voice, catalog: Catalog, filter: RecordFilter): string {
  const { kind, parties, fields, status, when, withAmount } = filter;
  const nameOf = (key: string): string => {
    const term = catalog.kb.glossary.find(({ ko, en }) => catalog.keyOf(ko[0] ?? en[0] ?? '') === key);
    return term?.[language][0] ?? catalog.parties.find((party) => party.key === key)?.name ?? key;
  };
  const statuses: Readonly<Record<NonNullable<typeof status>, WordKey>> = {
    ended: 'ended',
    running: 'running',
    planned: 'planned',
    announced: 'wasAnnounced',
  };
  return [
    kindName(kind, language, true),
    ...parties.map(nameOf),
    ...fields.map((field) => FIELD_WORDS[field][language][0] ?? field),
    ...(status === undefined ? [] : [word(statuses[status], language)]),
    ...(when === undefined
      ? []
      : [`${when.date === undefined ? '' : `${word(when.date, language)} `}${saySpan(when.span)}`]),
    ...(withAmount ? [word('money', language)] : []),
  ].join(' · ');
}

function rowOf(voice: Voice, item: Item, filter: RecordFilter, withAmount: boolean): string[] {
  const { language } = voice;
  const asked = filter.when?.date;
  const dates = dateLines(voice, item)
    .sort((a, b) => Number(b.date === asked) - Number(a.date === asked))
    .slice(0, 2)
    .map(({ label, value }) => `${label} ${value}`)
    .join(', ');
  const lead = item.lead.map((fact) => sayValue(voice, fact)).join(', ');
  return [
    item.record.name[language],
    kindName(item.record.kind, language),
    item.record.kind === 'term' ? '' : word(stateOf(item, voice.today).says, language),
    dates === '' ? word('notStated', language) : dates,
    lead === '' ? word('notStated', language) : lead,
    ...(withAmount ? [amountsOf(voice, item)] : []),
    sayOwnSource(voice, item),
  ];
}

export function amountsOf(voice: Voice, { money }: Item): string {
  return money
    .filter((fact) => currentFact(voice.kb, fact, voice.today).id === fact.id)
    .map((fact) => `${fact.label[voice.language]} ${sayValue(voice, fact)}`)
    .join('; ');
}

/** A page of a list, how many there are, and what could not be judged. */
export function sayList(
  voice: Voice,
  catalog: Catalog,
  filter: RecordFilter,
  text: string,
  count: boolean,
): Reply {
  const { language } = voice;
  const { items, undated, otherKinds } = findRecords(voice, catalog, filter);
  const pages = Math.max(1, Math.ceil(items.length / PAGE_LENGTH));
  const page = Math.min(filter.page, pages);
  const from = (page - 1) * PAGE_LENGTH;
  const shown = items.slice(from, from + PAGE_LENGTH);
  const withAmount = filter.withAmount || filter.sort?.by === 'amount';
  const query = sayFilter(voice, catalog, filter);
  const notes = [
    ...(otherKinds ? [word('otherKinds', language, { kind: kindName(filter.kind, language, true) })] : []),
    ...(undated === 0 ? [] : [word('undated', language, { n: undated })]),
  ];
  const base: Reply = {
    outcome: 'answered',
    language,
    title: query,
    paragraphs: [
      ...(items.length === 0
        ? [word('none', language, { query })]
        : [`${countOf(items.length, otherKinds ? undefined : filter.kind, language)}.`]),
      ...notes,
    ],
    facts: [],
    sources: [],
    actions: [],
    confidence: 1,
  };
  if (items.length === 0) return base;
  const sources = new Map<string, ReplySource>();
  for (const item of shown) {
    const source = sourceOf(voice, item);
    if (source !== undefined) sources.set(source.id, source);
  }
  const columns = [
    'name',
    'kind',
    'status',
    'date',
    'lead',
    ...(withAmount ? (['money'] as const) : []),
    'source',
  ] as const;
  return {
    ...base,
    tables: [
      {
        columns: columns.map((column) => ({ label: word(column, language) })),
        rows: shown.map((item) => rowOf(voice, item, filter, withAmount)),
        ...(pages === 1
          ? {}
          : { note: word('rows', language, { n: items.length, from: from + 1, to: from + shown.length }) }),
      },
    ],
    sources: [...sources.values()],
    sourceLabel: word('source', language),
    actions: count && pages === 1 ? [] : listActions(voice, text, page, pages, shown),
  };
}

function listActions(
  { language }: Voice,
  text: string,
  page: number,
  pages: number,
  shown: readonly Item[],
): Action[] {
  const bare = text.replace(/,?\s?(?:page \d+|\d+\s?(?:쪽|페이지))/gu, '').trim();
  const ask = (id: string, label: string): Action => ({ id: `run:${id}`, kind: 'ask', label });
  const paging = [
    ...(page > 1 ? [ask(`${bare}, page ${page - 1}`, word('previousPage', language))] : []),
    ...(page < pages ? [ask(`${bare}, page ${page + 1}`, word('nextPage', language))] : []),
    ask(`export ${bare} as csv`, word('exportCsv', language)),
  ];
  const records = shown
    .slice(0, 6)
    .map(({ record }) => ask(`show ${record.id}`, record.name[language].slice(0, 75)));
  return [...records, ...paging].filter(({ id }) => id.length <= MAX_BUTTON);
}
