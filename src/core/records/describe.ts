/** What can be said of a record line by line: its state, its dates, its people and its money, each with its source. */
import { citeSources } from '../answering/cite.js';
import { missingAspects } from '../answering/entries.js';
import { currentFact, hasCome, isOver } from '../answering/facts.js';
import { formatPrintedDate, formatValue } from '../answering/format.js';
import { isDue, reviewBy } from '../answering/freshness.js';
import type { Voice } from '../answering/say.js';
import type { Citation, Fact, PartialDate } from '../knowledge-base.js';
import type { ReplySource } from '../reply.js';
import { type Item, RECORD_DATES, type RecordDate } from './catalog.js';
import type { Status } from './command.js';
import { FIELD_WORDS } from './fields.js';
import { kindName, type WordKey, word } from './words.js';

/** A line about a record. */
export interface Line {
  readonly label: string;
  readonly value: string;
  readonly citations: readonly Citation[];
  readonly note?: string;
}

interface State {
  readonly says: WordKey;
  readonly status?: Status;
}

/** How a record stands on a day, judged by its dates alone. */
export function stateOf({ dates }: Item, today: PartialDate): State {
  const { starts, ends, signed, held, announced } = dates;
  const past = (date: PartialDate | undefined): boolean => date !== undefined && hasCome(date, today);
  if (ends !== undefined && isOver(ends, today)) return { says: 'ended', status: 'ended' };
  if (starts !== undefined && !hasCome(starts, today)) return { says: 'planned', status: 'planned' };
  // Whether what was only announced has begun, its dates do not say.
  if (past(starts) && announced !== undefined && ends !== undefined)
    return { says: 'within', status: 'running' };
  if (past(starts)) return { says: ends === undefined ? 'started' : 'running', status: 'running' };
  if (past(signed)) return { says: 'wasSigned' };
  if (signed !== undefined || (held !== undefined && !past(held)))
    return { says: 'planned', status: 'planned' };
  if (held !== undefined) return { says: 'wasHeld' };
  if (announced !== undefined) return { says: 'wasAnnounced', status: 'announced' };
  return { says: 'notStated' };
}

export function sayDate(voice: Voice, date: PartialDate): string {
  return formatPrintedDate(date, voice.language, voice.kb);
}

/** Where something stands, in a few words: publisher, date, paragraph. */
export function sayWhere(voice: Voice, citations: readonly Citation[]): string {
  return citeSources(voice, citations)
    .map(({ publisher, date, locator }) =>
      [publisher, date, locator].filter((part) => part !== '').join(', '),
    )
    .join('; ');
}

/** The record's own source, without a paragraph. */
export function sourceOf(voice: Voice, item: Item): ReplySource | undefined {
  return citeSources(voice, [{ source: item.record.source, paragraphs: [] }])[0];
}

/** `Ministry of SMEs and Startups, March 27, 2024`. */
export function sayOwnSource(voice: Voice, item: Item): string {
  const source = sourceOf(voice, item);
  return source === undefined ? item.record.source : `${source.publisher}, ${source.date}`;
}

export function sayValue(voice: Voice, fact: Fact): string {
  return formatValue(currentFact(voice.kb, fact, voice.today).value, voice.language, voice.kb);
}

const citationsOf = (voice: Voice, facts: readonly Fact[]): Citation[] =>
  facts.map((fact) => currentFact(voice.kb, fact, voice.today).citation);

/** The dates of a record that are stated, as lines. */
export function dateLines(voice: Voice, item: Item): (Line & { readonly date: RecordDate })[] {
  return RECORD_DATES.flatMap((date) => {
    const day = item.dates[date];
    if (day === undefined) return [];
    const fact = item.dateFacts[date];
    const note = fact?.note?.[voice.language];
    return [
      {
        date,
        label: word(date, voice.language),
        value: sayDate(voice, day),
        citations: fact === undefined ? [{ source: item.record.source, paragraphs: [] }] : [fact.citation],
        ...(note === undefined ? {} : { note }),
      },
    ];
  });
}

/** What heads a record: kind, state, dates, who leads it and who takes part, money, fields. */
export function summaryLines(voice: Voice, item: Item): Line[] {
  const { language, kb, today } = voice;
  const { record, lead, partners, money } = item;
  const state = stateOf(item, today);
  const own: Citation[] = [{ source: record.source, paragraphs: [] }];
  const people = (label: 'lead' | 'partners', facts: readonly Fact[]): Line => ({
    label: word(label, language),
    value:
      facts.length === 0
        ? word('notStated', language)
        : facts.map((fact) => sayValue(voice, fact)).join(', '),
    citations: citationsOf(voice, facts),
  });
  const amounts = money.filter((fact) => currentFact(kb, fact, today).id === fact.id);
  const due = isDue(kb, record, today) ? reviewBy(kb, record) : undefined;
  const isTerm = record.kind === 'term';
  return [
    {
      label: word('kind', language),
      value: `${kindName(record.kind, language)}${record.visibility === undefined ? '' : ` (${word('staffOnly', language)})`}`,
      citations: own,
    },
    ...(isTerm
      ? []
      : [
          {
            label: word('status', language),
            value: word(state.says, language),
            citations: own,
            note: [
              ...(state.status === undefined
                ? []
                : [word('today', language, { date: sayDate(voice, today) })]),
              ...(due === undefined ? [] : [word('reviewDue', language, { date: sayDate(voice, due) })]),
            ].join('. '),
          },
        ]),
    ...dateLines(voice, item),
    ...(isTerm ? [] : [people('lead', lead), people('partners', partners)]),
    ...(isTerm
      ? []
      : [
          {
            label: word('money', language),
            value:
              amounts.length === 0
                ? word('notStated', language)
                : amounts.map((fact) => `${fact.label[language]} ${sayValue(voice, fact)}`).join('; '),
            citations: citationsOf(voice, amounts),
          },
        ]),
    ...(item.fields.size === 0
      ? []
      : [{ label: word('field', language), value: sayFields(item, language), citations: own }]),
  ];
}

export function sayFields({ fields }: Item, language: 'ko' | 'en'): string {
  return [...fields].map((field) => FIELD_WORDS[field][language][0] ?? field).join(', ');
}

/** What the documents do not state of a record, as far as that may be said. */
export function notStated(voice: Voice, { record }: Item): string[] {
  const { kb, language } = voice;
  return [
    ...new Set([
      ...record.gaps.map(({ title }) => title[language]),
      ...missingAspects(kb, record).map((aspect) => kb.aspects.get(aspect)?.name[language] ?? aspect),
    ]),
  ];
}

/** A line's note and where it stands, as one remark. */
export function remarkOf(voice: Voice, { note, citations }: Line): string {
  return [note ?? '', sayWhere(voice, citations)]
    .filter((part) => part !== '')
    .map((part) => part.trim())
    .join(' — ');
}
