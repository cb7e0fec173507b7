/** From a decision to a reply: what the bot says of entries, in words of its own around theirs. */

import { ofRecord } from '../../language/things.js';
import { type Entry, entryOf } from '../../library/entries.js';
import type { Candidate, Library } from '../../library/library.js';
import type { Action, Reply } from '../../reply.js';
import { buttonsFor, composeEntry, composePair, sayKnown } from './compose.js';
import type { Decision } from './decide.js';
import { officeFor, replyOf, say, type Voice } from './say.js';

/** Statements that are offered where nothing answers. */
const MOST_OFFERED = 4;

/** A composed reply as the answer to a turn: which entry it says, how surely, and whether it helped. */
function asAnswer(voice: Voice, reply: Reply, { id: entry }: Entry, confidence: number): Reply {
  const feedback = (['helpful', 'not-helpful'] as const).map(
    (kind): Action => ({ id: `${kind}:${entry}`, kind, label: say(voice, kind) }),
  );
  const actions = reply.outcome === 'answered' ? [...reply.actions, ...feedback] : reply.actions;
  return { ...reply, actions, confidence, entry };
}

/** Says an entry, with up to three follow-ups and, for an answer, the feedback buttons. */
export const sayEntry = (voice: Voice, entry: Entry, confidence: number): Reply =>
  asAnswer(voice, composeEntry(voice, entry), entry, confidence);

/** Says two entries of one record, the likelier first, when the question may mean either. */
export const sayPair = (voice: Voice, [first, second]: readonly [Entry, Entry], confidence: number): Reply =>
  asAnswer(voice, composePair(voice, first, second), first, confidence);

/** Offers two to four choices and "none of these". */
export function offerChoices(voice: Voice, choices: readonly Candidate[]): Reply {
  const entries = choices.map(({ entry }) => entry);
  return replyOf(voice, {
    outcome: 'clarify',
    paragraphs: [say(voice, 'clarify')],
    actions: [
      ...buttonsFor(voice, entries, 'choose'),
      { id: 'none', kind: 'none', label: say(voice, 'none-of-these') },
    ],
    confidence: choices[0]?.confidence ?? 0,
  });
}

/** Says that a record does not hold some things. */
function sayLacked(voice: Voice, things: readonly string[], name: string): string {
  const quoted = things.map((thing) => `“${thing}”`).join(', ');
  return say(voice, 'not-stated', { what: ofRecord(quoted, name, voice.language) });
}

/** Does not know: what is not stated, what is said nearby if the subject is clear, and what else there is about it. */
export function sayUnknown(
  voice: Voice,
  { about, candidates, unfound, near }: Extract<Decision, { kind: 'unknown' }>,
): Reply {
  const confidence = candidates[0]?.confidence ?? 0;
  const record = voice.kb.records.get(about ?? '');
  if (record === undefined)
    return replyOf(voice, { outcome: 'unanswered', paragraphs: [say(voice, 'unanswered')], confidence });
  const name = record.name[voice.language];
  const first =
    unfound.length === 0 ? say(voice, 'unanswered-about', { name }) : sayLacked(voice, unfound, name);
  const parts = near.map((entry) => composeEntry(voice, entry));
  const offered = record.statements.filter(({ id }) => near.every((entry) => entry.id !== id));
  const sources = parts.flatMap((part) => part.sources);
  return replyOf(voice, {
    outcome: 'unanswered',
    paragraphs: [first, ...sayKnown(voice, parts)],
    title: name,
    record: record.id,
    facts: parts.flatMap(({ facts }) => facts),
    sources: sources.filter(
      ({ id, locator }, i) => sources.findIndex((one) => one.id === id && one.locator === locator) === i,
    ),
    actions: buttonsFor(voice, offered.slice(0, MOST_OFFERED).map(entryOf), 'ask'),
    confidence,
  });
}

/** Says after an answer which part of the question is not stated, and before it which things its record does not hold. */
export function withUnanswered(
  voice: Voice,
  reply: Reply,
  { unanswered, lacked }: Pick<Extract<Decision, { kind: 'say' }>, 'unanswered' | 'lacked'>,
): Reply {
  const name = voice.kb.records.get(reply.record ?? '')?.name[voice.language];
  const paragraphs = [...reply.paragraphs];
  if (unanswered !== undefined)
    paragraphs.push(say(voice, 'not-stated', { what: `“${unanswered.replace(/[?？!.\s]+$/u, '')}”` }));
  // What is said of another year is not taken for the one that was asked for.
  if (lacked !== undefined && name !== undefined) paragraphs.unshift(sayLacked(voice, lacked, name));
  return { ...reply, paragraphs };
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
  const starters = voice.kb.bot.starters.flatMap((id) => library.entries.get(id) ?? []);
  return replyOf(voice, {
    outcome: 'social',
    paragraphs: [say(voice, 'greeting')],
    title: voice.kb.bot.name[voice.language],
    actions: buttonsFor(voice, starters, 'ask'),
  });
}
