/** `timeline`: everything with a date, in order. */

import { RECORD_DATES } from '../../language/record-words.js';
import { formatValue } from '../../model/format.js';
import type { Citation, PartialDate } from '../../model/knowledge-base.js';
import type { Reply } from '../../reply.js';
import { citeSources } from '../answer/cite.js';
import { replyOf, type Voice } from '../answer/say.js';
import type { Item } from './catalog.js';
import { meets, type Span, spanOf } from './dates.js';
import { heads, ownSource, sayDate, sayWhere } from './lines.js';
import { word } from './words.js';

/** Rows that a reply holds; what a channel cannot show of them it cuts. */
const MOST_ROWS = 60;

interface Moment {
  readonly date: PartialDate;
  readonly what: string;
  readonly item: Item;
  readonly citation: Citation;
}

function momentsOf({ language, kb }: Voice, item: Item): Moment[] {
  const { record, dates } = item;
  const headed = RECORD_DATES.flatMap((date): Moment[] => {
    const { day, fact } = dates[date] ?? {};
    if (day === undefined) return [];
    const what = fact?.label[language] ?? word(date, language);
    return [{ date: day, what, item, citation: fact?.citation ?? ownSource(item) }];
  });
  const used = new Set(Object.values(dates).map(({ fact }) => fact));
  const others = [...record.facts.values()].flatMap((fact): Moment[] => {
    const { value, citation, asOf } = fact;
    const date = value.kind === 'date' ? value.date : value.kind === 'period' ? value.from : asOf;
    if (used.has(fact) || date === undefined) return [];
    const said = value.kind === 'date' ? '' : `: ${formatValue(value, language, kb)}`;
    return [{ date, what: fact.label[language] + said, item, citation }];
  });
  return [...headed, ...others];
}

/** What is dated in some records, within some days if any are named, oldest first; what has no year comes last. */
export function sayTimeline(voice: Voice, items: readonly Item[], subject = '', within?: Span): Reply {
  const { language, kb } = voice;
  const releases = items.flatMap((item, place): Moment[] => {
    const citation = ownSource(item);
    const source = kb.sources.get(citation.source);
    const first = items.findIndex(({ record }) => record.source === citation.source) === place;
    if (source?.date === undefined || !first) return [];
    const what = `${word('sourcePublished', language)}: ${source.title[language]}`;
    return [{ date: source.date, what, item, citation }];
  });
  const order = ({ date }: Moment): number => spanOf(date)?.from ?? Number.MAX_SAFE_INTEGER;
  const moments = [...items.flatMap((item) => momentsOf(voice, item)), ...releases]
    .filter(({ date }) => within === undefined || meets(spanOf(date), within))
    .sort((a, b) => order(a) - order(b));
  const [one, ...more] = items;
  const single = more.length === 0 ? one : undefined;
  const rows = moments.slice(0, MOST_ROWS).map(({ date, what, item, citation }) => {
    const whose = single === undefined ? [item.record.name[language]] : [];
    return [sayDate(voice, date), what, ...whose, sayWhere(voice, [citation])];
  });
  const cut = moments.length > MOST_ROWS && { n: moments.length, from: 1, to: MOST_ROWS };
  const table = {
    columns: heads(voice, 'date', 'what', ...(single === undefined ? (['record'] as const) : []), 'source'),
    rows,
    ...(cut && { note: word('rows', language, cut) }),
  };
  return replyOf(voice, {
    title: [word('timeline', language), subject].filter((part) => part !== '').join(': '),
    paragraphs: rows.length === 0 ? [word('nothingDated', language)] : [],
    tables: rows.length > 0 ? [table] : undefined,
    sources: citeSources(voice, [...new Set(moments.map(({ item }) => item))].map(ownSource)),
    record: single?.record.id,
  });
}
