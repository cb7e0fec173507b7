/** A bare yes or no to the question that was asked. */
import type { Mark } from '../../../language/statement-words.js';
import { type Draft, type Hearing, SHORT } from './claims.js';
import type { Clause } from './clauses.js';
import type { Hit } from './lexicon.js';
import { markOf, ofKind, type SenseHit } from './senses.js';

const UNSETTLED = ['doubt', 'if', 'plan', 'past', 'future', 'other', 'open-word'] as const;

/** What a text says besides a yes or no. */
export interface Beside {
  /** The attribute that was asked. */
  readonly asking: string;
  readonly drafts: readonly Draft[];
  /** Words that say nothing. */
  readonly fillers: ReadonlySet<string>;
}

/**
 * A yes or no at the beginning, or as all that is said. What else is said must not contradict it, or leave it open: where it is not
 * understood ("right, we clean offices") the yes may be to it, and a no that counts something ("no employees", "no, 9") is of that.
 */
export function bareAnswer(
  text: string,
  clauses: readonly Clause[],
  said: readonly Hit<Mark>[],
  beside: Beside,
): Hearing['answer'] {
  const marks = new Set(clauses.flatMap(({ marks: own }) => [...own]));
  if (marks.has('unknown')) return 'unknown';
  if (UNSETTLED.some((mark) => marks.has(mark)) || clauses.some(({ asked }) => asked)) return undefined;
  const all = new Set(said.map(({ value }) => value));
  const begin = text.search(/[\p{L}\p{N}]/u);
  const opening = new Set(
    said.filter((hit) => hit.start <= begin && !bindsNoun(text, clauses, hit)).map(({ value }) => value),
  );
  const counts = clauses.some(({ hits }) => ofKind(hits, 'unit').some((unit) => !isWithinName(hits, unit)));
  const short = text.trim().split(' ').length <= SHORT && !counts;
  if (!isUnderstood(text, clauses, said, beside)) return undefined;
  const denied = marks.has('deny') || marks.has('denied') || all.has('no') || all.has('does-not');
  if (opening.has('yes') || (short && opening.has('does'))) return denied ? undefined : 'yes';
  if (short && opening.has('nothing') && !all.has('yes') && !all.has('does')) return 'none';
  const ofElse =
    counts || /\p{N}/u.test(text) || beside.drafts.some(({ attribute }) => attribute !== beside.asking);
  if (ofElse) return undefined;
  if (opening.has('no') || (short && (opening.has('does-not') || denied)))
    return all.has('yes') || all.has('does') ? undefined : 'no';
  return undefined;
}

const WORDS = /[\p{L}\p{N}'’]+/gu;

/** Whether each word is known, in Korean by how it begins. */
function isUnderstood(
  text: string,
  clauses: readonly Clause[],
  said: readonly Hit<Mark>[],
  { drafts, asking, fillers }: Beside,
): boolean {
  if (drafts.some(({ attribute }) => attribute === asking)) return true;
  // A part of a business may be all that it does: 물류창고 합니다.
  const known = clauses.flatMap(({ hits }) => hits.filter((hit) => markOf(hit) !== 'site'));
  const hits = [...said, ...known];
  return [...text.matchAll(WORDS)].every(
    ({ 0: word, index }) =>
      fillers.has(word) ||
      /^\p{N}/u.test(word) ||
      hits.some(({ start, end }) => start <= index && end > index),
  );
}

/** 대 in 대기업 counts nothing. */
function isWithinName(hits: readonly SenseHit[], { start, end }: SenseHit): boolean {
  return ofKind(hits, 'part').some(
    (part) => part.start <= start && part.end >= end && part.end - part.start > end - start,
  );
}

/** "No large company" denies the noun, and is no answer. */
function bindsNoun(text: string, clauses: readonly Clause[], hit: Hit<Mark>): boolean {
  if (text.slice(hit.start, hit.end) !== 'no') return false;
  const after = hit.end + (text[hit.end] === ' ' ? 1 : 0);
  return clauses.some(({ hits }) => ofKind(hits, 'part').some(({ start }) => start === after));
}
