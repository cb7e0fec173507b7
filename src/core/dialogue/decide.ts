/** Which entry a question is about, after the turns before it, and whether that is clear enough to say. */
import type { Desk } from '../answering/desk.js';
import type { Entry } from '../answering/entries.js';
import type { Aspect } from '../knowledge-base.js';
import type { Match, SearchResult } from '../search/index.js';
import { type Asked, type Candidate, deskConfidence } from './confidence.js';
import { fitnessFor, preferStated } from './fitness.js';
import { leaning, readCorrection, withoutConnector } from './follow-up.js';
import type { ConversationState } from './state.js';

/**
 * Bands of confidence. `answer`: say it; between `clarify` and `answer`: offer choices; below: do not know. Set by what
 * a wrong answer costs: to answer from 0.6 on is to hold a wrong answer to be half as bad again as a right one is good.
 */
export interface Bands {
  readonly answer: number;
  readonly clarify: number;
}

export const DEFAULT_BANDS: Bands = { answer: 0.6, clarify: 0.3 };

/** The bands for another confidence to answer from, 0 to 1; choices are never offered above it. */
export function bandsFor(answer: number): Bands {
  return { answer, clarify: Math.min(DEFAULT_BANDS.clarify, answer) };
}

export type Decision = {
  /** The question as understood: with what was carried over from the turns before. */
  readonly question: string;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Why, for `--explain`. */
  readonly why: string;
} & (
  | {
      readonly kind: 'say';
      readonly entry: Entry;
      /** A second entry of the same record, said as well because the question may mean either. */
      readonly also?: Entry;
      readonly confidence: number;
    }
  | { readonly kind: 'clarify'; readonly choices: readonly Candidate[]; readonly about?: string }
  | { readonly kind: 'unknown'; readonly about?: string }
);

/**
 * A follow-up's confidence in an entry: of its own words, of its words with the question before it, and a little for
 * staying with the record and for being what an editor lets follow.
 */
const OWN = { alone: 0.8, carried: 0.3, sameRecord: 0.3, followUp: 0.2 };
/** With the question before it, an entry is found by words of another turn: less is to be made of it, least of the one just said. */
const CARRIED = { again: 0.6, other: 0.8 };
/** From this share of the best one's confidence on, an entry of another record is as likely. */
const CONTESTED_SHARE = 0.97;
/** How much a question without a subject leans on the turns before it, 0 to 1. */
const SUBJECTLESS = 0.6;
/** From this confidence on, one entry is said alone. */
const SURE = 0.85;
/** Likeness to a record's name, 0 to 1, from which a few words are taken for it. */
const LIKE = 0.6;
/** Records that share an aspect, each at least so likely beside the best, from which a few words are about none of them. */
const FEWEST_ALONE = 3;
const ALONE_SHARE = 0.6;
/** Words up to which a text may be no more than a record's name. */
const SHORT = 5;
/** A runner-up is said as well if it is at least this share as likely as the best. */
const PAIR_SHARE = 0.5;
/** Two entries are worth their sum less this: a reader has more to read. */
const PAIR_MARGIN = 0.1;
/** A follow-up is short because of what came before it, not because it means little. */
const TYPICAL_WORDS = 8;
const MAX_CHOICES = 4;
const LIMIT = 8;

function recordOf(entry: Entry): string | undefined {
  return entry.kind === 'social' ? undefined : entry.record;
}

/** The question with its corrections made. */
function corrected({ question, corrections }: SearchResult): string {
  return corrections.reduce((text, { from, to }) => text.replace(from, to), question);
}

/** A candidate whose confidence is already multiplied by how its entry fits what is asked for. */
interface Weighed extends Candidate {
  readonly fitness: number;
}

function toCandidates(desk: Desk, matches: readonly Match[], question: string, asked: Asked): Weighed[] {
  const fitnessOf = fitnessFor(desk, question);
  const candidates = matches.flatMap((match) => {
    const entry = desk.entries.get(match.entry);
    if (entry === undefined) return [];
    const fitness = fitnessOf(entry);
    return [{ entry, fitness, confidence: fitness * deskConfidence(match, asked, entry.kind === 'social') }];
  });
  return candidates.sort((a, b) => b.confidence - a.confidence);
}

/** Each entry once with its highest confidence, best first; ties keep their order. */
function merged(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of lists.flat()) {
    const known = best.get(candidate.entry.id);
    if (known === undefined || known.confidence < candidate.confidence)
      best.set(candidate.entry.id, candidate);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence);
}

function scaled(candidates: readonly Candidate[], factor: number): Candidate[] {
  return candidates.map(({ entry, confidence }) => ({ entry, confidence: confidence * factor }));
}

interface Reading {
  readonly candidates: readonly Candidate[];
  readonly result: SearchResult;
  readonly question: string;
  readonly why: string;
}

function readAlone(desk: Desk, question: string): Reading {
  const result = desk.search(question, { limit: LIMIT });
  const exact = desk.entries.get(desk.exact(question) ?? '');
  const asked = { hasSubject: desk.recordsMeant(corrected(result)).length > 0, words: result.tokens.length };
  const found = toCandidates(desk, result.matches, question, asked);
  const candidates = exact === undefined ? found : merged([[{ entry: exact, confidence: 1 }], found]);
  return {
    candidates,
    result,
    question,
    why: exact === undefined ? 'the question alone' : 'an exact phrasing',
  };
}

/**
 * The question with the one before it, among the entries of the records that the conversation is about. The words of
 * this turn decide; the words before it only say what they are about.
 */
function readInContext(
  desk: Desk,
  question: string,
  state: ConversationState,
  corrects: boolean,
): Reading | undefined {
  if (state.record === undefined) return undefined;
  const named = desk.recordsNamed(question).filter((record) => record !== state.record);
  const stays = corrects ? [] : [state.record];
  const near = named.length > 0 ? new Set([...named, ...stays]) : desk.neighbourhood(state.record);
  const among = (id: string): boolean => {
    const entry = desk.entries.get(id);
    const record = entry === undefined ? undefined : recordOf(entry);
    return record !== undefined && near.has(record);
  };
  const bare = withoutConnector(question);
  const joined = state.question === undefined ? bare : `${state.question} ${bare}`;
  const own = desk.search(bare, { limit: LIMIT, among });
  const whole = desk.search(joined, { limit: LIMIT, among });
  const inContext = { hasSubject: true, words: TYPICAL_WORDS };
  const carriedOver = toCandidates(desk, whole.matches, bare, inContext);
  const wholeOf = new Map(carriedOver.map(({ entry, confidence }) => [entry.id, confidence]));
  const last = desk.entries.get(state.entry ?? '');
  const next = new Set(last?.kind === 'statement' ? last.statement.followUps : []);
  const ownCandidates = toCandidates(desk, own.matches, bare, inContext).map(
    ({ entry, confidence, fitness }) => {
      const support = OWN.alone * confidence + OWN.carried * (wholeOf.get(entry.id) ?? 0);
      const company =
        (recordOf(entry) === state.record ? OWN.sameRecord : 0) + (next.has(entry.id) ? OWN.followUp : 0);
      return { entry, confidence: support + fitness * company };
    },
  );
  const carried = carriedOver.map(({ entry, confidence }) => ({
    entry,
    confidence: confidence * (entry.id === state.entry ? CARRIED.again : CARRIED.other),
  }));
  return {
    candidates: merged([ownCandidates, carried]),
    result: own,
    question: joined,
    why: `with the question before it, among ${[...near].join(', ')}`,
  };
}

/**
 * The runner-up when it is worth saying beside the best: another statement of the same record, about as likely. A
 * question that falls between two statements of a record is then answered by both.
 */
function secondOf([best, next]: readonly Candidate[]): Candidate | undefined {
  if (best?.entry.kind !== 'statement' || next?.entry.kind !== 'statement') return undefined;
  if (best.entry.record === undefined || best.entry.record !== next.entry.record) return undefined;
  return next.confidence >= PAIR_SHARE * best.confidence ? next : undefined;
}

/** Whether an entry of another record is as likely as the best, which cannot both be meant. */
function isContested(candidates: readonly Candidate[]): boolean {
  const [best, ...others] = candidates;
  if (best?.entry.kind !== 'statement' || best.entry.record === undefined) return false;
  const record = best.entry.record;
  const rival = others.find(({ entry }) => {
    const other = entry.kind === 'statement' ? recordOf(entry) : undefined;
    return other !== undefined && other !== record;
  });
  return rival !== undefined && rival.confidence >= CONTESTED_SHARE * best.confidence;
}

/** The aspect of what is missing, or of a statement. */
function aspectOf(entry: Entry): Aspect | undefined {
  if (entry.kind === 'missing') return entry.aspect;
  if (entry.kind === 'gap') return entry.gap.aspect;
  return entry.kind === 'statement' ? entry.statement.aspect : undefined;
}

/**
 * What to offer to a few words that ask for an aspect and name nothing ("how do I apply?"): that of each record that
 * they may be about. Undefined when they are about one record, or the best match is stated.
 */
function aspectAlone(
  desk: Desk,
  candidates: readonly Candidate[],
  question: string,
): Candidate[] | undefined {
  const best = candidates[0];
  if (best?.entry.kind !== 'gap' && best?.entry.kind !== 'missing') return undefined;
  if (question.trim().split(/\s+/u).length > SHORT || desk.recordsMeant(question).length > 0)
    return undefined;
  const aspect = aspectOf(best.entry);
  const records = new Map<string | undefined, Candidate>();
  for (const candidate of candidates) {
    const { entry, confidence } = candidate;
    if (aspect === undefined || aspectOf(entry) !== aspect || confidence < ALONE_SHARE * best.confidence)
      continue;
    if (!records.has(recordOf(entry))) records.set(recordOf(entry), candidate);
  }
  return records.size >= FEWEST_ALONE ? [...records.values()].slice(0, MAX_CHOICES) : undefined;
}

/**
 * Choices worth offering: near enough to the best to be what was meant. A lone one that is quite likely gets the next
 * of its record for company.
 */
function choicesFrom(candidates: readonly Candidate[], bands: Bands): Candidate[] {
  const entries = candidates.filter(({ entry }) => entry.kind !== 'social');
  const best = entries[0];
  if (best === undefined) return [];
  const near = entries.filter(
    ({ confidence }) => confidence >= Math.max(bands.clarify, best.confidence * 0.35),
  );
  if (near.length > 1 || best.confidence < (bands.answer + bands.clarify) / 2)
    return near.slice(0, MAX_CHOICES);
  const company = entries.slice(1).filter(({ entry }) => recordOf(entry) === recordOf(best.entry));
  return [best, ...company.slice(0, MAX_CHOICES - 2)];
}

/**
 * The record that a question is about when no entry answers it: named in it, else, for a few words, one whose name they
 * are like, else the one spoken of before.
 */
function subjectOf(
  desk: Desk,
  question: string,
  state: ConversationState,
  leans: boolean,
): string | undefined {
  const meant = desk.recordsMeant(question);
  if (meant.length > 0) return meant[0];
  if (leans && state.record !== undefined) return state.record;
  const like = question.trim().split(/\s+/u).length <= SHORT ? desk.recordsLike(question, 1)[0] : undefined;
  return like !== undefined && like.score >= LIKE ? like.id : undefined;
}

/** How much a question leans on the turns before it; one that names no subject of its own leans somewhat in any case. */
function leanOf(desk: Desk, question: string, state: ConversationState): number {
  if (state.record === undefined) return 0;
  return Math.max(leaning(question), desk.recordsMeant(question).length === 0 ? SUBJECTLESS : 0);
}

/** Decides what a question is about. Pure: the same desk, state and question give the same decision. */
export function decide(
  desk: Desk,
  question: string,
  state: ConversationState,
  bands: Bands = DEFAULT_BANDS,
): Decision {
  const correction = state.record === undefined ? undefined : readCorrection(question);
  const asked = correction ?? question;
  const alone = readAlone(desk, asked);
  const lean = correction === undefined ? leanOf(desk, question, state) : 1;
  const near = state.record === undefined ? undefined : desk.neighbourhood(state.record);
  const top = alone.candidates[0];
  const exact = top?.confidence === 1 && (lean < 0.8 || near?.has(recordOf(top.entry) ?? '') !== false);
  const context =
    lean > 0 && !exact ? readInContext(desk, asked, state, correction !== undefined) : undefined;
  const social = top?.entry.kind === 'social' && top.confidence >= bands.answer;
  const ranked =
    context === undefined || social
      ? alone.candidates
      : merged([scaled(alone.candidates, 1 - 0.5 * lean), scaled(context.candidates, 0.5 + 0.5 * lean)]);
  const candidates = context === undefined ? preferStated(desk, ranked, asked) : ranked;
  const best = candidates[0];
  const fromContext =
    context !== undefined && best !== undefined && !alone.candidates.some((each) => each === best);
  const reading = fromContext && context !== undefined ? context : alone;
  const common = {
    question: reading.question,
    corrections: reading.result.corrections,
    candidates,
    why: reading.why,
  };
  const open =
    context === undefined && best?.confidence !== 1 ? aspectAlone(desk, candidates, asked) : undefined;
  if (open !== undefined) return { kind: 'clarify', choices: open, ...common };
  const also = secondOf(candidates);
  const sure = (best?.confidence ?? 0) + (also === undefined ? 0 : also.confidence - PAIR_MARGIN);
  const contested = context === undefined && best?.confidence !== 1 && isContested(candidates);
  if (best !== undefined && !contested && (best.confidence >= bands.answer || sure >= bands.answer)) {
    const second = also === undefined || best.confidence >= SURE ? {} : { also: also.entry };
    return {
      kind: 'say',
      entry: best.entry,
      confidence: Math.min(1, Math.max(best.confidence, sure)),
      ...second,
      ...common,
    };
  }
  const about = subjectOf(desk, asked, state, lean >= 0.7);
  const subject = about === undefined ? {} : { about };
  const choices = choicesFrom(candidates, bands);
  if (choices.length >= 2) return { kind: 'clarify', choices, ...subject, ...common };
  return { kind: 'unknown', ...subject, ...common };
}
