/** `show` and `cite`: everything about one record, and one line of it for a briefing note. */

import { entryOf } from '../../library/entries.js';
import { currentFact, fillFacts, statementFor } from '../../model/facts.js';
import type { Fact, Statement } from '../../model/knowledge-base.js';
import type { Action, Reply } from '../../reply.js';
import { citeSources } from '../answer/cite.js';
import { citationsOf, composeEntry, showFact } from '../answer/compose.js';
import { replyOf, type Voice } from '../answer/say.js';
import type { Item } from './catalog.js';
import { heads, linesOf, ownSource, recordButton, sayGaps, sayWhere } from './lines.js';
import { word } from './words.js';

/** Gaps that are named one by one; the rest are counted. */
const MOST_GAPS = 12;
const MOST_BUTTONS = 4;

/** The whole record as a card. */
export function sayCard(voice: Voice, item: Item): Reply {
  const { language, kb, today } = voice;
  const { record, dates, lead, partners } = item;
  const overview = statementFor(record, 'overview');
  const stated = overview === undefined ? [] : [overview];
  const said = (['status', 'eligibility', 'contact'] as const).flatMap((aspect) => {
    const statement = statementFor(record, aspect);
    if (statement !== undefined) stated.push(statement);
    else if (aspect !== 'eligibility' || record.kind !== 'program') return [];
    const text = statement && fillFacts(voice, record.id, statement.text[language]);
    return [`${word(aspect, language)}: ${text ?? word('notStated', language)}`];
  });
  const related = record.related.flatMap((id) => kb.records.get(id) ?? []);
  const names = related.map(({ name }) => name[language]).join(' · ');
  const gaps = sayGaps(voice, item, MOST_GAPS);
  const lines = linesOf(voice, item);
  const headed = new Set([...Object.values(dates).map(({ fact }) => fact), ...lead, ...partners]);
  const facts = [...record.facts.values()].filter(
    (fact) => !headed.has(fact) && currentFact(kb, fact, today) === fact,
  );
  const rows = facts.map((fact) => {
    const { label, value, note } = showFact(voice, fact);
    return [label, note === undefined ? value : `${value} (${note})`, sayWhere(voice, [fact.citation])];
  });
  const asks = record.statements
    .filter((statement) => statement !== overview)
    .map(({ id, title }): Action => ({ id: `ask:${id}`, kind: 'ask', label: title[language] }));
  return replyOf(voice, {
    title: record.name[language],
    paragraphs: [
      ...(overview === undefined ? [] : composeEntry(voice, entryOf(overview)).paragraphs),
      ...said,
      ...(names === '' ? [] : [`${word('related', language)}: ${names}`]),
      ...(gaps === '' ? [] : [`${word('notStatedList', language)}: ${gaps}`]),
    ],
    facts: lines.map(({ key, value, note, citations }) => {
      const remark = [note, sayWhere(voice, citations)].filter(Boolean).join(' — ');
      const shown = { label: word(key, language), value: value || word('notStated', language) };
      return remark === '' ? shown : { ...shown, note: remark };
    }),
    tables: rows.length === 0 ? [] : [{ columns: heads(voice, 'what', 'value', 'source'), rows }],
    sources: citeSources(voice, [
      ...stated.flatMap((statement) => citationsOf(voice, statement)),
      ...lines.flatMap(({ citations }) => citations),
      ...facts.map(({ citation }) => citation),
    ]),
    actions: [
      ...asks.slice(0, MOST_BUTTONS),
      ...related.slice(0, MOST_BUTTONS).map((other) => recordButton(voice, other)),
    ],
    record: record.id,
    entry: overview?.id,
  });
}

/** What of a record is cited; what the record is, where neither is named. */
interface Cited {
  readonly fact?: Fact;
  readonly statement?: Statement;
}

/** What a record is, or what one fact or statement of it says, as a line to paste, with source, date and place. */
export function sayCitation(voice: Voice, item: Item, { fact, statement }: Cited = {}): Reply {
  const { language } = voice;
  const { record } = item;
  const name = record.name[language];
  const about = statement ?? statementFor(record, 'overview') ?? record.statements[0];
  const { label, value, note } = fact === undefined ? {} : showFact(voice, fact);
  const text = about === undefined ? '' : fillFacts(voice, record.id, about.text[language]);
  const said = value === undefined ? text : `${label}: ${value}${note === undefined ? '' : ` (${note})`}`;
  const stated = about === undefined ? [ownSource(item)] : citationsOf(voice, about);
  const sources = citeSources(voice, fact === undefined ? stated : [fact.citation]);
  const from = sources.map(({ publisher, title, date, locator }) =>
    [publisher, word('quoted', language, { title }), date, locator].filter(Boolean).join(', '),
  );
  return replyOf(voice, {
    title: name,
    paragraphs: [`${name}: ${said} (${word('source', language)}: ${from.join('; ')})`],
    sources,
    actions: [recordButton(voice, record)],
    record: record.id,
  });
}
