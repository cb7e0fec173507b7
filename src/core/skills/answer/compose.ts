/** From an entry to what is said about it, with what to ask next. */

import { type Entry, entryOf, labelOf, recordOf } from '../../library/entries.js';
import { isOver } from '../../model/dates.js';
import {
  currentFact,
  factsOf,
  fillFacts,
  findFactByPlace,
  previousFact,
  statementFor,
} from '../../model/facts.js';
import { formatDate, formatPrintedDate, formatValue } from '../../model/format.js';
import { given } from '../../model/given.js';
import type { Aspect, Citation, Fact, Gap, PolicyRecord, Statement } from '../../model/knowledge-base.js';
import { placesIn } from '../../model/template.js';
import { windowOf } from '../../model/window.js';
import type { Action, Reply, ReplyFact } from '../../reply.js';
import { citeSources } from './cite.js';
import { reviewNote } from './freshness.js';
import { replyOf, say, type Voice } from './say.js';

/** Longest label of a button. */
export const MAX_LABEL = 75;
const MAX_FOLLOW_UPS = 3;

/** Where to look for what is known when an aspect is not stated, nearest first. */
const NEAREST: Partial<Record<Aspect, readonly Aspect[]>> = {
  'how-to-apply': ['eligibility', 'benefit'],
  deadline: ['period', 'target', 'status'],
  documents: ['eligibility', 'benefit'],
  selection: ['eligibility', 'benefit'],
  cap: ['funding', 'benefit', 'budget'],
  fee: ['benefit', 'funding'],
  'processing-time': ['period', 'status'],
  website: ['overview'],
};

/** Order in which a record's statements are offered when the editor named no follow-ups. */
const OFFERED: readonly Aspect[] = [
  'overview',
  'eligibility',
  'funding',
  'benefit',
  'budget',
  'target',
  'date',
  'parties',
  'period',
  'status',
  'next-steps',
];

function statementOf(voice: Voice, id: string): Statement | undefined {
  const [first = ''] = id.split('/');
  return first === 'questions'
    ? voice.kb.questions.find((question) => question.id === id)
    : voice.kb.records.get(first)?.statements.find((statement) => statement.id === id);
}

/** Buttons that ask for entries, or choose one; where they are of several records, each names its own. */
export function buttonsFor(voice: Voice, entries: readonly Entry[], kind: 'choose' | 'ask'): Action[] {
  const several = new Set(entries.map(recordOf)).size > 1;
  return entries.map((entry) => {
    const name = several ? voice.kb.records.get(recordOf(entry) ?? '')?.name[voice.language] : undefined;
    const parts = [...(name === undefined ? [] : [name]), labelOf(entry, voice.language)];
    const label = parts.join(' – ');
    const fits = label.length <= MAX_LABEL ? label : `${label.slice(0, MAX_LABEL - 1)}…`;
    return { id: `${kind}:${entry.id}`, kind, label: fits };
  });
}

const asksFor = (voice: Voice, statements: readonly Statement[]): Action[] =>
  buttonsFor(voice, statements.map(entryOf), 'ask');

/** Citations of the facts that a text names, so that a figure's own source is always shown. */
function citationsIn(voice: Voice, record: string | undefined, text: string): Citation[] {
  return placesIn(text).flatMap((place) => {
    const fact = findFactByPlace(voice.kb, record, place);
    return fact === undefined ? [] : [currentFact(voice.kb, fact, voice.today).citation];
  });
}

/** The words of a value in the language that the document prints. */
function asPrinted({ kb, language }: Voice, { value }: Fact): string {
  const other = language === 'ko' ? 'en' : 'ko';
  return value.kind === 'text' ? value.text[other] : formatValue(value, other, kb);
}

/** A fact as it holds on the day, with its as-of date, its caution and the value before it as a note. */
export function showFact(voice: Voice, fact: Fact): ReplyFact {
  const { kb, language, today } = voice;
  const current = currentFact(kb, fact, today);
  const earlier = previousFact(kb, current);
  const notes = [
    ...(current.asOf === undefined
      ? []
      : [say(voice, 'as-of', { date: formatDate(current.asOf, language) })]),
    ...(current.ours === language
      ? [say(voice, 'our-translation', { printed: asPrinted(voice, current) })]
      : []),
    ...(current.note === undefined ? [] : [current.note[language]]),
    ...(earlier === undefined
      ? []
      : [
          say(voice, 'previous-value', {
            value: formatValue(earlier.value, language, kb),
            date:
              earlier.asOf === undefined
                ? say(voice, 'date-not-printed')
                : formatDate(earlier.asOf, language),
          }),
        ]),
  ];
  return {
    label: current.label[language],
    value: formatValue(current.value, language, kb),
    ...given({ note: notes.length === 0 ? undefined : notes.join(' ') }),
  };
}

/** Facts to show, without those whose value already stands in the text and that carry no caution of their own. */
function factsToShow(voice: Voice, ids: readonly string[], text: string): ReplyFact[] {
  const facts = factsOf(voice.kb, ids);
  return [...new Set(facts.map((fact) => currentFact(voice.kb, fact, voice.today)))]
    .map((fact) => showFact(voice, fact))
    .filter((fact) => fact.note !== undefined || !text.includes(fact.value));
}

/** Sentences about a record's own time: over, only announced as a plan, or resting on a source that has grown old. */
function timeNotes(voice: Voice, record: PolicyRecord | undefined): string[] {
  if (record === undefined) return [];
  const notes: string[] = [];
  if (record.validTo !== undefined && isOver(record.validTo, voice.today)) {
    notes.push(say(voice, 'ended', { date: formatDate(record.validTo, voice.language) }));
  } else if (record.applications !== undefined) {
    const window = windowOf(voice.kb, record, voice.today);
    if (window?.kind === 'closed')
      notes.push(say(voice, 'check-closed', { date: formatDate(window.date, voice.language) }));
  }
  if (record.announced !== undefined) {
    const whole = record.announced.year !== undefined;
    notes.push(
      say(voice, whole ? 'announced' : 'announced-undated', {
        date: formatPrintedDate(record.announced, voice.language, voice.kb),
      }),
    );
  }
  const old = reviewNote(voice, record);
  if (old !== undefined) notes.push(old);
  return notes;
}

/** What to ask after a statement, best first. */
function followUpsOf(voice: Voice, statement: Statement): Statement[] {
  const siblings = voice.kb.records.get(statement.record ?? '')?.statements ?? [];
  const byAspect = OFFERED.flatMap((aspect) => siblings.find(({ id }) => id.endsWith(`/${aspect}`)) ?? []);
  const own = statement.followUps.flatMap((id) => statementOf(voice, id) ?? []);
  return [...new Set([...own, ...byAspect])].filter(({ id }) => id !== statement.id).slice(0, MAX_FOLLOW_UPS);
}

/** All that a statement rests on: what it cites, and the facts that it names or shows. */
export function citationsOf(voice: Voice, statement: Statement): Citation[] {
  const facts = factsOf(voice.kb, statement.facts);
  return [
    ...statement.citations,
    ...citationsIn(voice, statement.record, statement.text[voice.language]),
    ...facts.map((fact) => currentFact(voice.kb, fact, voice.today).citation),
  ];
}

/** What is stated of which record, so that a reader sees at once whether it is what she asked. */
function titleOf({ language }: Voice, record: PolicyRecord | undefined, statement: Statement): string {
  const title = statement.title[language];
  if (record === undefined) return title;
  const name = record.name[language];
  return statement.aspect === 'overview' || title.includes(name) ? name : `${name} – ${title}`;
}

function composeStatement(voice: Voice, statement: Statement): Reply {
  const record = voice.kb.records.get(statement.record ?? '');
  const text = fillFacts(voice, statement.record, statement.text[voice.language]);
  return replyOf(voice, {
    title: titleOf(voice, record, statement),
    paragraphs: [text, ...timeNotes(voice, record)],
    facts: factsToShow(voice, statement.facts, text),
    sources: citeSources(voice, citationsOf(voice, statement)),
    actions: asksFor(voice, followUpsOf(voice, statement)),
    record: statement.record,
  });
}

function composeFact(voice: Voice, fact: Fact): Reply {
  const record = voice.kb.records.get(fact.record);
  const { label, value, note } = showFact(voice, fact);
  const home = record?.statements.find((statement) => statement.facts.includes(fact.id));
  const sentence = say(voice, 'fact', { label, value });
  const text = home?.text[voice.language] ?? '';
  return replyOf(voice, {
    title: record?.name[voice.language],
    paragraphs: [
      note === undefined ? sentence : `${sentence} ${note}`,
      ...(home === undefined ? [] : [fillFacts(voice, fact.record, text)]),
      ...timeNotes(voice, record),
    ],
    sources: citeSources(voice, [
      currentFact(voice.kb, fact, voice.today).citation,
      ...(home?.citations ?? []),
      ...citationsIn(voice, fact.record, text),
    ]),
    record: fact.record,
    actions: home === undefined ? [] : asksFor(voice, followUpsOf(voice, home)),
  });
}

/** Says that something is not stated, then what is known nearby. */
function composeGap(voice: Voice, gap: Gap): Reply {
  const record = voice.kb.records.get(gap.record);
  const named = gap.known.flatMap((id) => statementOf(voice, id) ?? []);
  const known =
    named.length > 0 || record === undefined ? named.slice(0, 2) : nearestKnown(record, gap.aspect);
  const parts = known.map((statement) => composeStatement(voice, statement));
  const next = known.flatMap((statement) => followUpsOf(voice, statement));
  return replyOf(voice, {
    outcome: 'unanswered',
    title: record?.name[voice.language],
    paragraphs: [say(voice, 'not-stated', { what: gap.title[voice.language] }), ...sayKnown(voice, parts)],
    facts: parts.flatMap((part) => part.facts),
    sources: citeSources(
      voice,
      known.flatMap((statement) => citationsOf(voice, statement)),
    ),
    record: gap.record,
    actions: asksFor(
      voice,
      [...new Set(next)].filter((statement) => !known.includes(statement)).slice(0, MAX_FOLLOW_UPS),
    ),
  });
}

/** What is known instead: the text of each of some replies. */
export function sayKnown(voice: Voice, parts: readonly Reply[]): string[] {
  const known = parts.flatMap(({ paragraphs }) => paragraphs.slice(0, 1)).join(' ');
  return known === '' ? [] : [`${say(voice, 'known')} ${known}`];
}

/** What a record says that comes nearest to an aspect that it does not state. */
function nearestKnown(record: PolicyRecord, aspect: Aspect | undefined): Statement[] {
  const wanted: readonly Aspect[] = [...((aspect && NEAREST[aspect]) ?? []), 'overview'];
  const [found = record.statements[0]] = wanted.flatMap((each) => statementFor(record, each) ?? []);
  return found === undefined ? [] : [found];
}

/** What is said when an entry is the right one. */
export function composeEntry(voice: Voice, entry: Entry): Reply {
  switch (entry.kind) {
    case 'statement':
      return composeStatement(voice, entry.statement);
    case 'fact':
      return composeFact(voice, entry.fact);
    case 'gap':
    case 'missing':
      return composeGap(voice, entry.gap);
    case 'social':
      return replyOf(voice, { outcome: 'social', paragraphs: [entry.social.reply[voice.language]] });
  }
}

/**
 * Two entries of one record as one answer, for a question that either may answer: the texts one after the other, each
 * fact and source once.
 */
export function composePair(voice: Voice, first: Entry, second: Entry): Reply {
  const [one, two] = [composeEntry(voice, first), composeEntry(voice, second)];
  const [text = '', ...notes] = one.paragraphs;
  const citations = [first, second].flatMap((entry) =>
    entry.kind === 'statement' ? citationsOf(voice, entry.statement) : [],
  );
  return {
    ...one,
    paragraphs: [...new Set([text, two.paragraphs[0] ?? '', ...notes])],
    facts: [
      ...one.facts,
      ...two.facts.filter(({ label }) => one.facts.every((fact) => fact.label !== label)),
    ],
    sources: citations.length === 0 ? one.sources : citeSources(voice, citations),
    actions: one.actions.filter(({ id }) => id !== `ask:${second.id}`),
  };
}
