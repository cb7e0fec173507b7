/** `show`: everything about one record. */
import { citeSources } from '../answering/cite.js';
import { citationsOf, composeEntry, fillFacts, showFact } from '../answering/compose.js';
import type { Desk } from '../answering/desk.js';
import { currentFact } from '../answering/facts.js';
import type { Voice } from '../answering/say.js';
import type { Aspect, Citation, Fact, Statement } from '../knowledge-base.js';
import type { Action, Reply, ReplyTable } from '../reply.js';
import type { Item } from './catalog.js';
import { notStated, remarkOf, sayWhere, summaryLines } from './describe.js';
import { word } from './words.js';

/** Gaps that are named one by one; the rest are counted. */
const MOST_GAPS = 12;
const MOST_BUTTONS = 4;

function statementOf({ record }: Item, aspect: Aspect): Statement | undefined {
  return record.statements.find(({ id }) => id === `${record.id}/${aspect}`);
}

/** The facts of a record as they hold today, those that head the card left out. */
export function factsOf(voice: Voice, { record, dateFacts, lead, partners }: Item): Fact[] {
  const headed = new Set([...Object.values(dateFacts), ...lead, ...partners].map(({ id }) => id));
  return [...record.facts.values()].filter(
    (fact) => !headed.has(fact.id) && currentFact(voice.kb, fact, voice.today).id === fact.id,
  );
}

function factTable(voice: Voice, item: Item): ReplyTable[] {
  const { language } = voice;
  const facts = factsOf(voice, item);
  if (facts.length === 0) return [];
  return [
    {
      columns: [
        { label: word('what', language) },
        { label: word('value', language) },
        { label: word('source', language) },
      ],
      rows: facts.map((fact) => {
        const { label, value, note } = showFact(voice, fact);
        return [label, note === undefined ? value : `${value} (${note})`, sayWhere(voice, [fact.citation])];
      }),
    },
  ];
}

/** The whole record as a card. */
export function sayCard(voice: Voice, desk: Desk, item: Item): Reply {
  const { language, kb } = voice;
  const { record } = item;
  const overview = desk.entries.get(`${record.id}/overview`);
  const composed = overview === undefined ? undefined : composeEntry(voice, overview);
  const said = (aspect: Aspect, label: 'eligibility' | 'contact' | 'status'): string[] => {
    const statement = statementOf(item, aspect);
    if (statement === undefined) return [];
    return [`${word(label, language)}: ${fillFacts(voice, record.id, statement.text[language])}`];
  };
  const eligibility = said('eligibility', 'eligibility');
  const gaps = notStated(voice, item);
  const related = record.related.flatMap((id) => kb.records.get(id)?.name[language] ?? []);
  const shown = ['overview', 'status', 'eligibility', 'contact'] as const;
  const citations: Citation[] = [
    ...shown.flatMap((aspect) => {
      const statement = statementOf(item, aspect);
      return statement === undefined ? [] : citationsOf(voice, statement);
    }),
    ...summaryLines(voice, item).flatMap((line) => line.citations),
    ...factsOf(voice, item).map(({ citation }) => citation),
  ];
  const more = gaps.length > MOST_GAPS ? [word('tooMany', language, { n: gaps.length - MOST_GAPS })] : [];
  return {
    outcome: 'answered',
    language,
    title: record.name[language],
    paragraphs: [
      ...(composed?.paragraphs ?? []),
      ...said('status', 'status'),
      ...(eligibility.length === 0 && record.kind === 'program'
        ? [`${word('eligibility', language)}: ${word('notStated', language)}`]
        : eligibility),
      ...said('contact', 'contact'),
      ...(related.length === 0 ? [] : [`${word('related', language)}: ${related.join(' · ')}`]),
      ...(gaps.length === 0
        ? []
        : [`${word('notStatedList', language)}: ${[...gaps.slice(0, MOST_GAPS), ...more].join(' · ')}`]),
    ],
    facts: summaryLines(voice, item).map((line) => {
      const note = remarkOf(voice, line);
      return { label: line.label, value: line.value, ...(note === '' ? {} : { note }) };
    }),
    tables: factTable(voice, item),
    sources: citeSources(voice, citations),
    sourceLabel: word('source', language),
    actions: cardActions(voice, item),
    confidence: 1,
    record: record.id,
    ...(overview === undefined ? {} : { entry: overview.id }),
  };
}

function cardActions({ kb, language }: Voice, { record }: Item): Action[] {
  const asks: Action[] = record.statements
    .filter(({ id }) => id !== `${record.id}/overview`)
    .slice(0, MOST_BUTTONS)
    .map(({ id, title }) => ({ id: `ask:${id}`, kind: 'ask', label: title[language] }));
  const related: Action[] = record.related
    .flatMap((id) => kb.records.get(id) ?? [])
    .slice(0, MOST_BUTTONS)
    .map(({ id, name }) => ({ id: `run:show ${id}`, kind: 'ask', label: name[language].slice(0, 75) }));
  return [...asks, ...related];
}
