/** `show` and `cite`: everything about one record, and one line of it for a briefing note. */
import { citeSources } from '../../answering/cite.js';
import { citationsOf, composeEntry, fillFacts, showFact } from '../../answering/compose.js';
import type { Voice } from '../../answering/say.js';
import type { Aspect, Fact } from '../../knowledge-base.js';
import type { Action, Reply } from '../../reply.js';
import type { Item } from './catalog.js';
import { heads, holds, ownSource, page, recordButton, sayGaps, sayWhere, summaryLines } from './lines.js';
import { word } from './words.js';

/** Gaps that are named one by one; the rest are counted. */
const MOST_GAPS = 12;
const MOST_BUTTONS = 4;
/** Aspects whose statements a card holds, beside the overview. */
const SHOWN = ['status', 'eligibility', 'contact'] as const;

/** The facts of a record as they hold today, those that head the card left out. */
function factsOf(voice: Voice, { record, dates, lead, partners }: Item): Fact[] {
  const headed = new Set([...Object.values(dates).map(({ fact }) => fact), ...lead, ...partners]);
  return [...record.facts.values()].filter((fact) => !headed.has(fact) && holds(voice, fact));
}

const aspectOf = ({ record }: Item, aspect: Aspect) =>
  record.statements.find(({ id }) => id === `${record.id}/${aspect}`);

/** The whole record as a card. */
export function sayCard(voice: Voice, item: Item): Reply {
  const { language, kb } = voice;
  const { record } = item;
  const overview = aspectOf(item, 'overview');
  const entry =
    overview && ({ kind: 'statement', id: overview.id, record: record.id, statement: overview } as const);
  const said = SHOWN.flatMap((aspect) => {
    const statement = aspectOf(item, aspect);
    if (statement !== undefined)
      return `${word(aspect, language)}: ${fillFacts(voice, record.id, statement.text[language])}`;
    const asked = aspect === 'eligibility' && record.kind === 'program';
    return asked ? `${word(aspect, language)}: ${word('notStated', language)}` : [];
  });
  const related = record.related.flatMap((id) => kb.records.get(id) ?? []);
  const names = related.map(({ name }) => name[language]).join(' · ');
  const gaps = sayGaps(voice, item, MOST_GAPS);
  const lines = summaryLines(voice, item);
  const facts = factsOf(voice, item);
  const rows = facts.map((fact) => {
    const { label, value, note } = showFact(voice, fact);
    return [label, note === undefined ? value : `${value} (${note})`, sayWhere(voice, [fact.citation])];
  });
  const citations = [
    ...(['overview', ...SHOWN] as const).flatMap((aspect) => {
      const statement = aspectOf(item, aspect);
      return statement === undefined ? [] : citationsOf(voice, statement);
    }),
    ...lines.flatMap((line) => line.citations),
    ...facts.map(({ citation }) => citation),
  ];
  const asks = record.statements
    .filter((statement) => statement !== overview)
    .map(({ id, title }): Action => ({ id: `ask:${id}`, kind: 'ask', label: title[language] }));
  return page(voice, {
    title: record.name[language],
    paragraphs: [
      ...(entry === undefined ? [] : composeEntry(voice, entry).paragraphs),
      ...said,
      ...(names === '' ? [] : [`${word('related', language)}: ${names}`]),
      ...(gaps === '' ? [] : [`${word('notStatedList', language)}: ${gaps}`]),
    ],
    facts: lines.map(({ label, value, note = '', citations: cited }) => {
      const remark = [note, sayWhere(voice, cited)].filter((part) => part !== '').join(' — ');
      return { label, value, ...(remark === '' ? {} : { note: remark }) };
    }),
    tables: rows.length === 0 ? [] : [{ columns: heads(voice, 'what', 'value', 'source'), rows }],
    sources: citeSources(voice, citations),
    actions: [
      ...asks.slice(0, MOST_BUTTONS),
      ...related.slice(0, MOST_BUTTONS).map((other) => recordButton(voice, { record: other })),
    ],
    record: record.id,
    ...(overview === undefined ? {} : { entry: overview.id }),
  });
}

/** What a record is, or what one fact of it says, as a line to paste, with source, date and place. */
export function sayCitation(voice: Voice, item: Item, fact?: Fact): Reply {
  const { language } = voice;
  const { record } = item;
  const name = record.name[language];
  const overview = aspectOf(item, 'overview') ?? record.statements[0];
  const shown = fact === undefined ? undefined : showFact(voice, fact);
  const note = shown?.note === undefined ? '' : ` (${shown.note})`;
  const text = overview === undefined ? '' : fillFacts(voice, record.id, overview.text[language]);
  const said = shown === undefined ? text : `${shown.label}: ${shown.value}${note}`;
  const stated = overview === undefined ? [ownSource(item)] : citationsOf(voice, overview);
  const sources = citeSources(voice, fact === undefined ? stated : [fact.citation]);
  const from = sources.map(({ publisher, title, date, locator }) =>
    [publisher, word('quoted', language, { title }), date, locator].filter((part) => part !== '').join(', '),
  );
  return page(voice, {
    title: name,
    paragraphs: [`${name}: ${said} (${word('source', language)}: ${from.join('; ')})`],
    sources,
    actions: [recordButton(voice, item)],
    record: record.id,
  });
}
