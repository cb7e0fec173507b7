/** A bare yes or no to the question that was asked. */
import type { Mark } from '../../../language/statement-words.js';
import { type Hearing, SHORT } from './claims.js';
import type { Clause } from './clauses.js';
import type { Hit } from './lexicon.js';
import { ofKind, type SenseHit } from './senses.js';

const UNSETTLED = ['doubt', 'if', 'plan', 'past', 'future', 'other'] as const;

/** A yes or no at the beginning, or as all that is said. What else is said must not contradict it, or leave it open. */
export function bareAnswer(
  text: string,
  clauses: readonly Clause[],
  said: readonly Hit<Mark>[],
): Hearing['answer'] {
  const marks = new Set(clauses.flatMap(({ marks: own }) => [...own]));
  if (marks.has('unknown')) return 'unknown';
  if (UNSETTLED.some((mark) => marks.has(mark)) || clauses.some(({ asked }) => asked)) return undefined;
  const all = new Set(said.map(({ value }) => value));
  const begin = text.search(/[\p{L}\p{N}]/u);
  const opening = new Set(
    said.filter((hit) => hit.start <= begin && !bindsNoun(text, clauses, hit)).map(({ value }) => value),
  );
  const short =
    text.trim().split(' ').length <= SHORT &&
    !clauses.some(({ hits }) => ofKind(hits, 'unit').some((unit) => !isWithinName(hits, unit)));
  const denied = marks.has('deny') || marks.has('denied') || all.has('no') || all.has('does-not');
  if (opening.has('yes') || (short && opening.has('does'))) return denied ? undefined : 'yes';
  if (short && opening.has('nothing') && !all.has('yes') && !all.has('does')) return 'none';
  if (opening.has('no') || (short && (opening.has('does-not') || denied)))
    return all.has('yes') || all.has('does') ? undefined : 'no';
  return undefined;
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
