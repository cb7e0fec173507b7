/** What can be said of a record line by line, each line with its source; and what all replies about records share. */
import { citeSources } from '../../answering/cite.js';
import { missingAspects } from '../../answering/entries.js';
import { currentFact, hasCome, isOver } from '../../answering/facts.js';
import { formatPrintedDate, formatValue } from '../../answering/format.js';
import { isDue, reviewBy } from '../../answering/freshness.js';
import type { Voice } from '../../answering/say.js';
import type { Citation, Fact, PartialDate } from '../../knowledge-base.js';
import { RECORD_DATES, type RecordDate, type Status } from '../../language/record-words.js';
import type { Action, Reply, ReplyTable } from '../../reply.js';
import type { Item } from './catalog.js';
import { fieldName, kindName, type WordKey, word } from './words.js';

/** Longest label of a button. */
const MAX_LABEL = 75;

/** An answer that is not one entry's: what `parts` leave out is empty. */
export function page({ language }: Voice, parts: Partial<Reply>): Reply {
  return {
    outcome: 'answered',
    language,
    paragraphs: [],
    facts: [],
    sources: [],
    sourceLabel: word('source', language),
    actions: [],
    confidence: 1,
    ...parts,
  };
}

/** Heads of columns. */
export const heads = ({ language }: Voice, ...keys: WordKey[]): ReplyTable['columns'] =>
  keys.map((key) => ({ label: word(key, language) }));

/** A button that shows a record, or does something else with it. */
export function recordButton(
  { language }: Voice,
  { record }: Pick<Item, 'record'>,
  command = `show ${record.id}`,
  kind: Action['kind'] = 'ask',
): Action {
  return { id: `run:${command}`, kind, label: record.name[language].slice(0, MAX_LABEL) };
}

/** How a record stands on a day, judged by its dates alone. */
export function stateOf({ dates }: Item, today: PartialDate): { says: WordKey; status?: Status } {
  const { starts, ends, signed, held, announced } = dates;
  const past = (date: typeof starts): boolean => date !== undefined && hasCome(date.day, today);
  if (ends !== undefined && isOver(ends.day, today)) return { says: 'ended', status: 'ended' };
  if (starts !== undefined && !past(starts)) return { says: 'planned', status: 'planned' };
  if (starts !== undefined) {
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

/** The state in words; a term has none. */
export const sayState = ({ language, today }: Voice, item: Item): string =>
  item.record.kind === 'term' ? '' : word(stateOf(item, today).says, language);

export const sayDate = ({ language, kb }: Voice, date: PartialDate): string =>
  formatPrintedDate(date, language, kb);

/** The record's own source, as a whole. */
export const ownSource = ({ record }: Pick<Item, 'record'>): Citation => ({
  source: record.source,
  paragraphs: [],
});

/** Where something stands, in a few words: publisher, date, paragraph. */
export function sayWhere(voice: Voice, citations: readonly Citation[]): string {
  return citeSources(voice, citations)
    .map(({ publisher, date, locator }) =>
      [publisher, date, locator].filter((part) => part !== '').join(', '),
    )
    .join('; ');
}

/** `Ministry of SMEs and Startups, March 27, 2024`. */
export const sayOwnSource = (voice: Voice, item: Item): string =>
  sayWhere(voice, [ownSource(item)]) || item.record.source;

/** Values of facts as they hold on the day. */
export function sayValues({ kb, language, today }: Voice, facts: readonly Fact[], join = ', '): string {
  return facts.map((fact) => formatValue(currentFact(kb, fact, today).value, language, kb)).join(join);
}

/** Whether no later value has taken the place of a fact. */
export const holds = ({ kb, today }: Voice, fact: Fact): boolean =>
  currentFact(kb, fact, today).id === fact.id;

/** The amounts that hold on the day, each with its label. */
export function sayAmounts(voice: Voice, { money }: Item): string {
  return money
    .filter((fact) => holds(voice, fact))
    .map((fact) => `${fact.label[voice.language]} ${sayValues(voice, [fact])}`)
    .join('; ');
}

export const sayFields = ({ fields }: Item, language: 'ko' | 'en'): string =>
  [...fields].map((field) => fieldName(field, language)).join(', ');

/** What the documents do not state of a record, as far as that may be said; the first so many by name. */
export function sayGaps({ kb, language }: Voice, { record }: Item, most: number): string {
  const gaps = gapsOf({ kb, language }, { record });
  const more = gaps.length > most ? [word('tooMany', language, { n: gaps.length - most })] : [];
  return [...gaps.slice(0, most), ...more].join(' · ');
}

export function gapsOf(
  { kb, language }: Pick<Voice, 'kb' | 'language'>,
  { record }: Pick<Item, 'record'>,
): string[] {
  const missing = missingAspects(kb, record).map(
    (aspect) => kb.aspects.get(aspect)?.name[language] ?? aspect,
  );
  return [...new Set([...record.gaps.map(({ title }) => title[language]), ...missing])];
}

/** A line about a record. */
export interface Line {
  readonly label: string;
  readonly value: string;
  readonly citations: readonly Citation[];
  readonly note?: string;
}

/** The dates of a record that are stated, as lines. */
export function dateLines(voice: Voice, item: Item): (Line & { readonly date: RecordDate })[] {
  return RECORD_DATES.flatMap((date) => {
    const stated = item.dates[date];
    if (stated === undefined) return [];
    const { day, fact } = stated;
    const note = fact?.note?.[voice.language];
    return {
      date,
      label: word(date, voice.language),
      value: sayDate(voice, day),
      citations: [fact?.citation ?? ownSource(item)],
      ...(note === undefined ? {} : { note }),
    };
  });
}

/** What heads a record: kind, state, dates, who leads it and who takes part, money, fields. */
export function summaryLines(voice: Voice, item: Item): Line[] {
  const { language, kb, today } = voice;
  const { record } = item;
  const own = [ownSource(item)];
  const line = (
    key: WordKey,
    value: string,
    facts?: readonly Fact[],
    notes: readonly string[] = [],
  ): Line => ({
    label: word(key, language),
    value: value === '' ? word('notStated', language) : value,
    citations: facts?.map((fact) => currentFact(kb, fact, today).citation) ?? own,
    note: notes.join('. '),
  });
  const kind = kindName(record.kind, language);
  const heading = line(
    'kind',
    record.visibility === undefined ? kind : `${kind} (${word('staffOnly', language)})`,
  );
  const fields = item.fields.size === 0 ? [] : [line('field', sayFields(item, language))];
  if (record.kind === 'term') return [heading, ...dateLines(voice, item), ...fields];
  const due = isDue(kb, record, today) ? reviewBy(kb, record) : undefined;
  const judged = stateOf(item, today).status !== undefined;
  const notes = [
    ...(judged ? [word('today', language, { date: sayDate(voice, today) })] : []),
    ...(due === undefined ? [] : [word('reviewDue', language, { date: sayDate(voice, due) })]),
  ];
  const money = item.money.filter((fact) => holds(voice, fact));
  return [
    heading,
    line('status', sayState(voice, item), undefined, notes),
    ...dateLines(voice, item),
    line('lead', sayValues(voice, item.lead), item.lead),
    line('partners', sayValues(voice, item.partners), item.partners),
    line('money', sayAmounts(voice, item), money),
    ...fields,
  ];
}
