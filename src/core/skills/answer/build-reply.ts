/** From a decision to a reply: adds the buttons and the words that depend on the turn. */

import type { Entry } from '../../library/entries.js';
import type { Library } from '../../library/library.js';
import type { Action, Reply } from '../../reply.js';
import { type Composed, composeEntry, composePair, labelOf } from './compose.js';
import type { Candidate, Decision } from './decide.js';
import { officeFor, say, type Voice } from './say.js';

const MAX_LABEL = 75;

function cut(label: string): string {
  return label.length <= MAX_LABEL ? label : `${label.slice(0, MAX_LABEL - 1)}…`;
}

function buttons(voice: Voice, library: Library, ids: readonly string[], kind: 'choose' | 'ask'): Action[] {
  const entries = ids.flatMap((id) => library.entries.get(id) ?? []);
  const records = new Set(entries.map((entry) => (entry.kind === 'social' ? '' : (entry.record ?? ''))));
  return entries.map((entry) => {
    const record = entry.kind === 'social' ? undefined : voice.kb.records.get(entry.record ?? '');
    const label = labelOf(voice, entry);
    const full =
      records.size > 1 && record !== undefined ? `${record.name[voice.language]} – ${label}` : label;
    return { id: `${kind}:${entry.id}`, kind, label: cut(full) };
  });
}

function noneOfThese(voice: Voice): Action {
  return { id: 'none', kind: 'none', label: say(voice, 'none-of-these') };
}

function feedback(voice: Voice, entry: Entry): Action[] {
  return (['helpful', 'not-helpful'] as const).map((kind) => ({
    id: `${kind}:${entry.id}`,
    kind,
    label: say(voice, kind),
  }));
}

function blank(voice: Voice, outcome: Reply['outcome'], paragraphs: readonly string[]): Reply {
  return {
    outcome,
    language: voice.language,
    paragraphs,
    facts: [],
    sources: [],
    actions: [],
    confidence: 1,
  };
}

/** A reply that only says one of the bot's own sentences. */
export function wordsOnly(voice: Voice, outcome: Reply['outcome'], paragraphs: readonly string[]): Reply {
  return blank(voice, outcome, paragraphs);
}

function fromComposed(voice: Voice, composed: Composed): Omit<Reply, 'actions' | 'confidence'> {
  return {
    outcome: composed.outcome,
    language: voice.language,
    ...(composed.title === undefined ? {} : { title: composed.title }),
    paragraphs: composed.paragraphs,
    facts: composed.facts,
    sources: composed.sources,
    ...(composed.sources.length === 0 ? {} : { sourceLabel: say(voice, 'source') }),
    ...(composed.record === undefined ? {} : { record: composed.record }),
  };
}

function withButtons(
  voice: Voice,
  library: Library,
  composed: Composed,
  entry: Entry,
  confidence: number,
): Reply {
  return {
    ...fromComposed(voice, composed),
    actions: [
      ...buttons(voice, library, composed.followUps, 'ask'),
      ...(composed.outcome === 'answered' ? feedback(voice, entry) : []),
    ],
    confidence,
    entry: entry.id,
  };
}

/** Says an entry, with up to three follow-ups and, for an answer, the feedback buttons. */
export function sayEntry(voice: Voice, library: Library, entry: Entry, confidence: number): Reply {
  return withButtons(voice, library, composeEntry(voice, entry), entry, confidence);
}

/** Says two entries of one record, the likelier first, when the question may mean either. */
export function sayPair(
  voice: Voice,
  library: Library,
  [first, second]: readonly [Entry, Entry],
  confidence: number,
): Reply {
  return withButtons(voice, library, composePair(voice, first, second), first, confidence);
}

/** Offers two to four choices and "none of these". */
export function offerChoices(voice: Voice, library: Library, choices: readonly Candidate[]): Reply {
  return {
    ...blank(voice, 'clarify', [say(voice, 'clarify')]),
    actions: [
      ...buttons(
        voice,
        library,
        choices.map(({ entry }) => entry.id),
        'choose',
      ),
      noneOfThese(voice),
    ],
    confidence: choices[0]?.confidence ?? 0,
  };
}

/** Does not know: what is not stated, what is said nearby if the subject is clear, and what else there is about it. */
export function sayUnknown(
  voice: Voice,
  library: Library,
  { about, candidates, unfound, near }: Extract<Decision, { kind: 'unknown' }>,
): Reply {
  const confidence = candidates[0]?.confidence ?? 0;
  const record = about === undefined ? undefined : library.kb.records.get(about);
  if (record === undefined) {
    return { ...blank(voice, 'unanswered', [say(voice, 'unanswered')]), confidence };
  }
  const name = record.name[voice.language];
  const words = unfound.map((word) => `“${word}”`).join(', ');
  const first =
    words === '' ? say(voice, 'unanswered-about', { name }) : say(voice, 'not-stated', { what: words });
  const parts = near.map((entry) => composeEntry(voice, entry));
  const known = parts.flatMap(({ paragraphs }) => paragraphs.slice(0, 1)).join(' ');
  const offered = record.statements
    .map((statement) => statement.id)
    .filter((id) => near.every((entry) => entry.id !== id))
    .slice(0, 4);
  const sources = uniqueSources(parts.flatMap((part) => part.sources));
  return {
    ...blank(voice, 'unanswered', [first, ...(known === '' ? [] : [`${say(voice, 'known')} ${known}`])]),
    title: name,
    record: record.id,
    facts: parts.flatMap(({ facts }) => facts),
    sources,
    ...(sources.length === 0 ? {} : { sourceLabel: say(voice, 'source') }),
    actions: buttons(voice, library, offered, 'ask'),
    confidence,
  };
}

function uniqueSources(sources: readonly Reply['sources'][number][]): Reply['sources'] {
  return sources.filter(
    (source, i) => sources.findIndex((one) => one.id === source.id && one.locator === source.locator) === i,
  );
}

/** Says after an answer which part of the question is not stated. */
export function withUnanswered(voice: Voice, reply: Reply, part: string | undefined): Reply {
  if (part === undefined) return reply;
  const what = `“${part.replace(/[?？!.\s]+$/u, '')}”`;
  return { ...reply, paragraphs: [...reply.paragraphs, say(voice, 'not-stated', { what })] };
}

/** Adds what is said after an unanswered question: that it was written down, and whom to ask. */
export function withHandOver(voice: Voice, reply: Reply, logged: 'logged' | 'not-logged' | undefined): Reply {
  const tail = [
    ...(logged === undefined ? [] : [say(voice, logged)]),
    say(voice, 'hand-over', { office: officeFor(voice, voice.kb.records.get(reply.record ?? '')) }),
  ];
  return { ...reply, paragraphs: [...reply.paragraphs, tail.join(' ')] };
}

/** First reply of a chat: what the bot can do, with some questions to start from. */
export function greet(voice: Voice, library: Library): Reply {
  return {
    ...blank(voice, 'social', [say(voice, 'greeting')]),
    title: voice.kb.bot.name[voice.language],
    actions: buttons(voice, library, voice.kb.bot.starters, 'ask'),
  };
}
