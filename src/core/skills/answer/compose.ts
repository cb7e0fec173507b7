/** From an entry to what is said about it. */

import type { Entry } from '../../library/entries.js';
import { currentFact, findFact, findFactByPlace, isOver, previousFact } from '../../model/facts.js';
import { formatDate, formatPrintedDate, formatValue } from '../../model/format.js';
import type { Aspect, Citation, Fact, PolicyRecord, Statement } from '../../model/knowledge-base.js';
import { fillTemplate, placesIn } from '../../model/template.js';
import { windowOf } from '../../model/window.js';
import type { Outcome, ReplyFact, ReplySource } from '../../reply.js';
import { citeSources } from './cite.js';
import { reviewNote } from './freshness.js';
import { say, type Voice } from './say.js';

/** The content of a reply, before the dialogue adds what depends on the turn. */
export interface Composed {
  readonly outcome: Outcome;
  readonly title?: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly ReplyFact[];
  readonly sources: readonly ReplySource[];
  readonly record?: string;
  /** Ids of entries to offer next, best first. */
  readonly followUps: readonly string[];
}

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

function sayValue(voice: Voice, fact: Fact): string {
  return formatValue(currentFact(voice.kb, fact, voice.today).value, voice.language, voice.kb);
}

/** A text with the facts that it names in their places. */
export function fillFacts(voice: Voice, record: string | undefined, text: string): string {
  return fillTemplate(text, (place) => {
    const fact = findFactByPlace(voice.kb, record, place);
    return fact === undefined ? undefined : sayValue(voice, fact);
  });
}

/** Citations of the facts that a text names, so that a figure's own source is always shown. */
function citationsIn(voice: Voice, record: string | undefined, text: string): Citation[] {
  return placesIn(text).flatMap((place) => {
    const fact = findFactByPlace(voice.kb, record, place);
    return fact === undefined ? [] : [currentFact(voice.kb, fact, voice.today).citation];
  });
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
    ...(current.ours === language ? [say(voice, 'our-translation')] : []),
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
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

/** Facts to show, without those whose value already stands in the text and that carry no caution of their own. */
function factsToShow(voice: Voice, ids: readonly string[], text: string): ReplyFact[] {
  const facts = ids.flatMap((id) => findFact(voice.kb, id) ?? []);
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

function followUpsOf(voice: Voice, statement: Statement): string[] {
  const siblings = voice.kb.records.get(statement.record ?? '')?.statements ?? [];
  const byAspect = OFFERED.flatMap(
    (aspect) => siblings.find((each) => each.id.endsWith(`/${aspect}`))?.id ?? [],
  );
  const own = statement.followUps.filter((id) => statementOf(voice, id) !== undefined);
  return [...new Set([...own, ...byAspect])].filter((id) => id !== statement.id).slice(0, MAX_FOLLOW_UPS);
}

/** All that a statement rests on: what it cites, and the facts that it names or shows. */
export function citationsOf(voice: Voice, statement: Statement): Citation[] {
  const facts = statement.facts.flatMap((id) => findFact(voice.kb, id) ?? []);
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

function composeStatement(voice: Voice, statement: Statement): Composed {
  const record = voice.kb.records.get(statement.record ?? '');
  const text = fillFacts(voice, statement.record, statement.text[voice.language]);
  return {
    outcome: 'answered',
    title: titleOf(voice, record, statement),
    paragraphs: [text, ...timeNotes(voice, record)],
    facts: factsToShow(voice, statement.facts, text),
    sources: citeSources(voice, citationsOf(voice, statement)),
    followUps: followUpsOf(voice, statement),
    ...(statement.record === undefined ? {} : { record: statement.record }),
  };
}

function composeFact(voice: Voice, fact: Fact): Composed {
  const record = voice.kb.records.get(fact.record);
  const shown = showFact(voice, fact);
  const home = record?.statements.find((statement) => statement.facts.includes(fact.id));
  const sentence = say(voice, 'fact', { label: shown.label, value: shown.value });
  const paragraphs = [shown.note === undefined ? sentence : `${sentence} ${shown.note}`];
  if (home !== undefined) paragraphs.push(fillFacts(voice, fact.record, home.text[voice.language]));
  return {
    outcome: 'answered',
    ...(record === undefined ? {} : { title: record.name[voice.language] }),
    paragraphs: [...paragraphs, ...timeNotes(voice, record)],
    facts: [],
    sources: citeSources(voice, [
      currentFact(voice.kb, fact, voice.today).citation,
      ...(home === undefined
        ? []
        : [...home.citations, ...citationsIn(voice, fact.record, home.text[voice.language])]),
    ]),
    record: fact.record,
    followUps: home === undefined ? [] : followUpsOf(voice, home),
  };
}

/** Says that something is not stated, then what is known nearby. */
function composeNotStated(
  voice: Voice,
  recordId: string,
  what: string,
  known: readonly Statement[],
): Composed {
  const record = voice.kb.records.get(recordId);
  const parts = known.map((statement) => composeStatement(voice, statement));
  const texts = known.map((statement) => fillFacts(voice, statement.record, statement.text[voice.language]));
  return {
    outcome: 'unanswered',
    ...(record === undefined ? {} : { title: record.name[voice.language] }),
    paragraphs: [
      say(voice, 'not-stated', { what }),
      ...(texts.length === 0 ? [] : [`${say(voice, 'known')} ${texts.join(' ')}`]),
    ],
    facts: parts.flatMap((part) => part.facts),
    sources: citeSources(
      voice,
      known.flatMap((statement) => citationsOf(voice, statement)),
    ),
    record: recordId,
    followUps: [...new Set(parts.flatMap((part) => part.followUps))]
      .filter((id) => known.every((statement) => statement.id !== id))
      .slice(0, MAX_FOLLOW_UPS),
  };
}

/** What a record says that comes nearest to an aspect that it does not state. */
function nearestKnown(record: PolicyRecord, aspect: Aspect | undefined): Statement[] {
  const wanted: readonly Aspect[] = [...(aspect === undefined ? [] : (NEAREST[aspect] ?? [])), 'overview'];
  for (const each of wanted) {
    const found = record.statements.find((statement) => statement.id === `${record.id}/${each}`);
    if (found !== undefined) return [found];
  }
  return record.statements.slice(0, 1);
}

/** What the library says when an entry is the right one. */
export function composeEntry(voice: Voice, entry: Entry): Composed {
  switch (entry.kind) {
    case 'statement':
      return composeStatement(voice, entry.statement);
    case 'fact':
      return composeFact(voice, entry.fact);
    case 'gap': {
      const record = voice.kb.records.get(entry.record);
      const named = entry.gap.known.flatMap((id) => statementOf(voice, id) ?? []);
      const known =
        named.length > 0 || record === undefined ? named.slice(0, 2) : nearestKnown(record, entry.gap.aspect);
      return composeNotStated(voice, entry.record, entry.gap.title[voice.language], known);
    }
    case 'missing': {
      const record = voice.kb.records.get(entry.record);
      const what = voice.kb.aspects.get(entry.aspect)?.name[voice.language] ?? entry.aspect;
      return composeNotStated(
        voice,
        entry.record,
        what,
        record === undefined ? [] : nearestKnown(record, entry.aspect),
      );
    }
    case 'social':
      return {
        outcome: 'social',
        paragraphs: [entry.social.reply[voice.language]],
        facts: [],
        sources: [],
        followUps: [],
      };
  }
}

/**
 * Two entries of one record as one answer, for a question that either may answer: the texts one after the other, each
 * fact and source once.
 */
export function composePair(voice: Voice, first: Entry, second: Entry): Composed {
  const [one, two] = [composeEntry(voice, first), composeEntry(voice, second)];
  const paragraphs = [
    ...new Set([one.paragraphs[0] ?? '', two.paragraphs[0] ?? '', ...one.paragraphs.slice(1)]),
  ];
  const citations = [first, second].flatMap((entry) =>
    entry.kind === 'statement' ? citationsOf(voice, entry.statement) : [],
  );
  return {
    ...one,
    paragraphs,
    facts: [
      ...one.facts,
      ...two.facts.filter(({ label }) => one.facts.every((fact) => fact.label !== label)),
    ],
    sources: citeSources(voice, citations),
    followUps: one.followUps.filter((id) => id !== second.id),
  };
}

/** The label of an entry's button. */
export function labelOf(voice: Voice, entry: Entry): string {
  switch (entry.kind) {
    case 'statement':
      return entry.statement.title[voice.language];
    case 'gap':
      return entry.gap.title[voice.language];
    case 'fact':
      return entry.fact.label[voice.language];
    case 'missing':
      return voice.kb.aspects.get(entry.aspect)?.name[voice.language] ?? entry.aspect;
    case 'social':
      return entry.social.id;
  }
}
