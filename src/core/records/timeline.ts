/** `timeline`: everything with a date, in order. */
import { formatValue } from '../answering/format.js';
import type { Voice } from '../answering/say.js';
import type { Citation, PartialDate } from '../knowledge-base.js';
import type { Reply } from '../reply.js';
import type { Item } from './catalog.js';
import { spanOf } from './dates.js';
import { dateLines, sayDate, sayOwnSource, sayWhere, sourceOf } from './describe.js';
import { word } from './words.js';

/** Rows that a reply holds; what a channel cannot show of them it cuts. */
const MOST_ROWS = 60;

interface Moment {
  readonly date: PartialDate;
  readonly what: string;
  readonly item: Item;
  readonly citations: readonly Citation[];
}

function momentsOf(voice: Voice, item: Item): Moment[] {
  const { language, kb } = voice;
  const { record, dates, dateFacts } = item;
  const used = new Set(Object.values(dateFacts).map(({ id }) => id));
  const headed = dateLines(voice, item).flatMap(({ date, label, citations }): Moment[] => {
    const day = dates[date];
    const fact = dateFacts[date];
    return day === undefined ? [] : [{ date: day, what: fact?.label[language] ?? label, item, citations }];
  });
  const others = [...record.facts.values()].flatMap((fact): Moment[] => {
    if (used.has(fact.id)) return [];
    const { value, citation } = fact;
    const label = fact.label[language];
    if (value.kind === 'date') return [{ date: value.date, what: label, item, citations: [citation] }];
    if (value.kind === 'period') {
      const what = `${label}: ${formatValue(value, language, kb)}`;
      return [{ date: value.from, what, item, citations: [citation] }];
    }
    if (fact.asOf === undefined) return [];
    const what = `${label}: ${formatValue(value, language, kb)}`;
    return [{ date: fact.asOf, what, item, citations: [citation] }];
  });
  return [...headed, ...others];
}

/** What is dated in some records, oldest first; what has no year comes last. */
export function sayTimeline(voice: Voice, items: readonly Item[], subject: string): Reply {
  const { language, kb } = voice;
  const published = new Map<string, Item>();
  for (const item of items) if (!published.has(item.record.source)) published.set(item.record.source, item);
  const releases = [...published].flatMap(([id, item]): Moment[] => {
    const source = kb.sources.get(id);
    if (source?.date === undefined) return [];
    const what = `${word('sourcePublished', language)}: ${source.title[language]}`;
    return [{ date: source.date, what, item, citations: [{ source: id, paragraphs: [] }] }];
  });
  const order = ({ date }: Moment): number => spanOf(date)?.from ?? Number.MAX_SAFE_INTEGER;
  const moments = [...items.flatMap((item) => momentsOf(voice, item)), ...releases].sort(
    (a, b) => order(a) - order(b),
  );
  const shown = moments.slice(0, MOST_ROWS);
  const one = items.length === 1 ? items[0] : undefined;
  return {
    outcome: 'answered',
    language,
    title: subject === '' ? word('timeline', language) : `${word('timeline', language)}: ${subject}`,
    paragraphs: moments.length === 0 ? [word('nothingDated', language)] : [],
    facts: [],
    ...(moments.length === 0
      ? {}
      : {
          tables: [
            {
              columns: [
                { label: word('date', language) },
                { label: word('what', language) },
                ...(one === undefined ? [{ label: word('record', language) }] : []),
                { label: word('source', language) },
              ],
              rows: shown.map(({ date, what, item, citations }) => [
                sayDate(voice, date),
                what,
                ...(one === undefined ? [item.record.name[language]] : []),
                sayWhere(voice, citations) || sayOwnSource(voice, item),
              ]),
              ...(shown.length === moments.length
                ? {}
                : { note: word('rows', language, { n: moments.length, from: 1, to: shown.length }) }),
            },
          ],
        }),
    sources: [
      ...new Map(
        items.flatMap((item) => sourceOf(voice, item) ?? []).map((source) => [source.id, source]),
      ).values(),
    ],
    sourceLabel: word('source', language),
    actions: [],
    confidence: 1,
    ...(one === undefined ? {} : { record: one.record.id }),
  };
}
