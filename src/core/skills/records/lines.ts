/** What can be said of a record line by line, each line with its source; and what all replies about records share. */

import { RECORD_DATES, type Status } from '../../language/record-words.js';
import { missingAspects } from '../../library/entries.js';
import { hasCome, isOver } from '../../model/dates.js';
import { currentFact } from '../../model/facts.js';
import { formatPrintedDate, formatValue } from '../../model/format.js';
import type { Citation, Fact, KnowledgeBase, PartialDate } from '../../model/knowledge-base.js';
import { windowOf } from '../../model/window.js';
import type { Action, ReplyTable } from '../../reply.js';
import { citeSources } from '../answer/cite.js';
import { MAX_LABEL } from '../answer/compose.js';
import { isDue, reviewBy } from '../answer/freshness.js';
import type { Voice } from '../answer/say.js';
import type { Item } from './catalog.js';
import { fieldName, kindName, type WordKey, word } from './words.js';

/** Heads of columns. */
export const heads = ({ language }: Voice, ...keys: WordKey[]): ReplyTable['columns'] =>
  keys.map((key) => ({ label: word(key, language) }));

/** A button that shows a record, or does something else with it. */
export function recordButton(
  { language }: Voice,
  { id, name }: Item['record'],
  command = `show ${id}`,
  kind: Action['kind'] = 'ask',
): Action {
  return { id: `run:${command}`, kind, label: name[language].slice(0, MAX_LABEL) };
}

/** Whether the day on which applications closed is over. */
function isClosed({ applications }: Item['record'], today: PartialDate): boolean {
  const closes = applications?.kind === 'dated' ? applications.closes : undefined;
  return closes?.year !== undefined && isOver(closes, today);
}

/** Whether one can apply on a day, as far as the documents state when. */
export function isOpen(kb: KnowledgeBase, { record }: Item, today: PartialDate): boolean {
  const window = record.applications && windowOf(kb, record, today);
  return window?.kind === 'open-until' || window?.kind === 'always';
}

/** How a record stands on a day, judged by its dates alone. */
export function stateOf({ dates, record }: Item, today: PartialDate): { says: WordKey; status?: Status } {
  const { starts, ends, signed, held, announced } = dates;
  const past = (date: typeof starts): boolean => date !== undefined && hasCome(date.day, today);
  if (ends !== undefined && isOver(ends.day, today)) return { says: 'ended', status: 'ended' };
  if (starts !== undefined && !past(starts)) return { says: 'planned', status: 'planned' };
  if (starts !== undefined) {
    // Nobody who asks for what is under way means a call to which nobody can apply any more.
    if (isClosed(record, today)) return { says: 'closed' };
    // Whether what was only announced has begun, its dates do not say.
    const says = ends === undefined ? 'started' : announced === undefined ? 'running' : 'within';
    return { says, status: 'running' };
  }
  if (past(signed)) return { says: 'wasSigned' };
  if (signed !== undefined || (held !== undefined && !past(held)))
    return { says: 'planned', status: 'planned' };
  if (held !== undefined) return { says: 'wasHeld' };
  return announced === undefined ? { says: 'notStated' } : { says: 'wasAnnounced', status: 'announced' };
}

export const sayDate = ({ language, kb }: Voice, date: PartialDate): string =>
  formatPrintedDate(date, language, kb);

/** The record's own source, as a whole. */
export const ownSource = ({ record }: Item): Citation => ({ source: record.source, paragraphs: [] });

/** Where something stands, in a few words: publisher, date, paragraph. */
export function sayWhere(voice: Voice, citations: readonly Citation[]): string {
  return citeSources(voice, citations)
    .map(({ publisher, date, locator }) => [publisher, date, locator].filter(Boolean).join(', '))
    .join('; ');
}

/** What the documents do not state of a record, as far as that may be said. */
export function gapsOf({ kb, language }: Voice, { record }: Item): string[] {
  const missing = missingAspects(kb, record).map(
    (aspect) => kb.aspects.get(aspect)?.name[language] ?? aspect,
  );
  return [...new Set([...record.gaps.map(({ title }) => title[language]), ...missing])];
}

/** The first so many gaps by name, and how many more there are. */
export function sayGaps(voice: Voice, item: Item, most: number): string {
  const gaps = gapsOf(voice, item);
  const more = gaps.length > most ? [word('tooMany', voice.language, { n: gaps.length - most })] : [];
  return [...gaps.slice(0, most), ...more].join(' · ');
}

/** A line about a record; its value is empty where the documents do not state it. */
export interface Line {
  readonly key: WordKey;
  readonly value: string;
  readonly citations: readonly Citation[];
  readonly note?: string | undefined;
}

/** What heads a record: kind, state, dates, who leads it and who takes part, money, fields. */
export function linesOf(voice: Voice, item: Item): Line[] {
  const { language, kb, today } = voice;
  const { record } = item;
  const citations = [ownSource(item)];
  const hidden = record.visibility === undefined ? '' : ` (${word('staffOnly', language)})`;
  const kind = { key: 'kind', value: kindName(record.kind, language) + hidden, citations } as const;
  const dates = RECORD_DATES.flatMap((key): Line[] => {
    const { day, fact } = item.dates[key] ?? {};
    if (day === undefined) return [];
    const cited = fact === undefined ? citations : [fact.citation];
    return [{ key, value: sayDate(voice, day), citations: cited, note: fact?.note?.[language] }];
  });
  const about = [...item.fields].map((field) => fieldName(field, language)).join(', ');
  const fields = about === '' ? [] : [{ key: 'field', value: about, citations } as const];
  if (record.kind === 'term') return [kind, ...dates, ...fields];

  const { says, status } = stateOf(item, today);
  const due = isDue(kb, record, today) ? reviewBy(kb, record) : undefined;
  const notes = [
    ...(status === undefined ? [] : [word('today', language, { date: sayDate(voice, today) })]),
    ...(due === undefined ? [] : [word('reviewDue', language, { date: sayDate(voice, due) })]),
  ];
  const line = (key: WordKey, facts: readonly Fact[]): Line => {
    const current = [...new Set(facts.map((fact) => currentFact(kb, fact, today)))];
    const values = current.map(({ value, label }) => {
      const said = formatValue(value, language, kb);
      return key === 'money' ? `${label[language]} ${said}` : said;
    });
    return { key, value: values.join('; '), citations: current.map(({ citation }) => citation) };
  };
  return [
    kind,
    { key: 'status', value: word(says, language), citations, note: notes.join('. ') },
    ...dates,
    line('lead', item.lead),
    line('partners', item.partners),
    line('money', item.money),
    ...fields,
  ];
}
