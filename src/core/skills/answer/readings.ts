/** The ways in which a question can be read after the turns before it, and what each of them finds. */

import { isUnstated } from '../../find/index.js';
import type { Thresholds } from '../../find/judge.js';
import { isEmpty, isInterrogative, isRequest, withoutConnector } from '../../language/connectors.js';
import { normalise } from '../../language/index.js';
import { isParticle } from '../../language/korean-stem.js';
import type { Entry } from '../../library/entries.js';
import { sentencesOf } from '../../library/find-entries.js';
import type { Candidate, Library, Search, Within } from '../../library/library.js';
import type { Mention } from '../../library/names.js';
import type { Language, PolicyRecord } from '../../model/knowledge-base.js';
import type { ConversationState } from '../state.js';

/** Likelier than not. */
export const LIKELY = 0.5;
/** Words up to which a text may mean nothing by itself. */
export const FEW = 3;

/** A question with what it leaves out filled in, and what that found. */
export interface Reading extends Search {
  readonly question: string;
  readonly why: string;
  /** The entry of which the question is a way to ask, to the letter. */
  readonly exact?: Entry;
}

export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

/** What is found for a question as it is read. */
function read(library: Library, question: string, why: string, within?: Within): Reading {
  return { ...library.search(question, within), question, why };
}

/** Words with the name of a record before them, where they name none. */
export function named(
  library: Library,
  record: PolicyRecord | undefined,
  words: string,
  language: Language,
): string {
  if (record === undefined || library.mentions(words).length > 0) return words;
  return `${record.name[language]} ${words}`;
}

export const sureness = ({ candidates }: Search): number => candidates[0]?.confidence ?? 0;

export const isSocial = (candidate: Candidate | undefined): boolean => candidate?.entry.kind === 'social';

/**
 * A greeting means nothing else: where it is not likelier than not that some greeting is meant, or more than a few words have a telling
 * one that is in none, there is none.
 */
function withoutVagueGreetings(question: string, { candidates, unfound, ...search }: Search): Search {
  const sum = candidates.filter(isSocial).reduce((whole, { confidence }) => whole + confidence, 0);
  const isElsewhere = isSocial(candidates[0]) && unfound.length > 0 && wordsIn(question) > FEW;
  const kept = sum < LIKELY || isElsewhere ? candidates.filter((one) => !isSocial(one)) : candidates;
  return { ...search, unfound, candidates: kept };
}

const bareWords = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** A normalised text without what stands from one place to another. */
const without = (text: string, [from, to]: Mention['span']): string =>
  `${text.slice(0, from)} ${text.slice(to)}`;

/** The overview of the record of which a question holds a name and nothing else that says what of it is asked: 방앗간 지원 알려줘. */
function overviewAsked(library: Library, question: string): Entry | undefined {
  const [mention] = library.mentions(question);
  if (mention === undefined) return undefined;
  const asksNothing = bareWords(without(normalise(question), mention.span)).every(
    (word) => !isInterrogative(word) && (isRequest(word) || isEmpty(word) || isParticle(word)),
  );
  return asksNothing ? library.entries.get(`${mention.record}/overview`) : undefined;
}

export function readAlone(library: Library, question: string): Reading {
  const exact = library.entries.get(library.exact(question) ?? '') ?? overviewAsked(library, question);
  const search = withoutVagueGreetings(question, library.search(question));
  const why = exact === undefined ? 'the question alone' : 'an exact phrasing';
  if (exact === undefined) return { ...search, question, why };
  const { gap: _, ...rest } = search;
  if (isUnstated(exact.kind)) return { ...rest, gap: exact, question, why, exact };
  const others = search.candidates.filter(({ entry }) => entry.id !== exact.id);
  return { ...rest, candidates: [{ entry: exact, confidence: 1 }, ...others], question, why, exact };
}

/**
 * Where one sentence of several asks, that sentence, with the record that the others name: people tell first what their
 * question is for. The whole message stays the question unless that is likelier to be answered.
 */
export function readFocused(library: Library, whole: Reading, language: Language): Reading {
  const sentences = sentencesOf(whole.question);
  const [asking, ...more] = sentences.filter((sentence) => sentence.endsWith('?'));
  if (asking === undefined || more.length > 0 || sentences.length === 1 || whole.exact !== undefined)
    return whole;
  const record = library.kb.records.get(whole.named ?? '');
  if (record === undefined || wordsIn(asking) < FEW) return whole;
  const focused = read(library, named(library, record, asking, language), 'the sentence that asks');
  return likeliest([whole, { ...focused, question: whole.question }]);
}

/**
 * A question that names no record, filled in with the one spoken of, of which alone entries are looked at. A few words that this does not answer are read with the question before them, for another entry than the last.
 */
export function readInContext(
  library: Library,
  question: string,
  state: ConversationState,
  thresholds: Thresholds,
  language: Language,
): Reading | undefined {
  const record = library.kb.records.get(state.record ?? '');
  if (record === undefined) return undefined;
  const bare = withoutConnector(question);
  const text = `${record.name[language]} ${bare}`;
  const filled = read(library, text, `filled in with ${record.id}`, { record: record.id });
  if (state.question === undefined || wordsIn(bare) > FEW || sureness(filled) >= thresholds.answer)
    return filled;
  // What the record says it does not state, or a telling word that it lacks, is something else than was asked before.
  if (filled.gap !== undefined || filled.unfound.length > 0) return filled;
  const joined = `${state.question} ${bare}`;
  const other = { record: record.id, but: [state.entry, state.also] };
  return likeliest([filled, read(library, joined, 'with the question before it', other)]);
}

/** A question that names another record and asks nothing of it ("and the MOU?") asks what was asked before. */
export function readElliptic(
  library: Library,
  question: string,
  state: ConversationState,
): Reading | undefined {
  const [mention] = library.mentions(question);
  if (mention === undefined || state.question === undefined || mention.record === state.record)
    return undefined;
  const left = withoutConnector(without(normalise(question), mention.span));
  if (wordsIn(left) > 2 || bareWords(left).some((word) => isInterrogative(word) || isRequest(word)))
    return undefined;
  const before = library
    .mentions(state.question)
    .reduceRight((rest, { span }) => without(rest, span), normalise(state.question));
  const filled = `${mention.name} ${before}`.replace(/\s+/gu, ' ').trim();
  const { record } = mention;
  return read(library, filled, `the question before, of ${record}`, { record });
}

/** The reading that is likeliest to be answered; a later one has to be likelier than one before it. */
function likeliest(readings: readonly Reading[]): Reading {
  return readings.reduce((best, reading) => (sureness(reading) > sureness(best) ? reading : best));
}
