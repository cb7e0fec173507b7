/** What later words do to a claim: they correct it, or leave it uncertain. */
import { EN, KO, type Mark } from '../../../language/statement-words.js';
import type { Draft } from './claims.js';
import { type Clause, markOf } from './clauses.js';
import type { Hit } from './lexicon.js';
import { isIdle } from './stance.js';
import type { Sense } from './words.js';

/** Drops what a later statement of the same takes back: "8, no wait, 12". */
export function corrected(text: string, clauses: readonly Clause[], drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => {
    const later = drafts.filter((other) => other.attribute === draft.attribute && other.start > draft.start);
    return !later.some((other) => {
      const between = clauses.slice(draft.clause, other.clause + 1);
      return between.some((clause, n) =>
        clause.hits.some((hit) => {
          const mark = markOf(hit);
          const behind = n > 0 || hit.start >= clause.start;
          if (mark === 'correct') return behind && isBetween(hit, draft, other);
          // "8, no 12": a "no" that opens the clause of the new number.
          const opens = text.slice(clause.start, hit.start).trim() === '';
          return (
            mark === 'deny' &&
            n > 0 &&
            opens &&
            text.slice(hit.start, hit.end) === 'no' &&
            other.clause === draft.clause + n
          );
        }),
      );
    });
  });
}

function isBetween(hit: Hit<Sense>, one: Draft, other: Draft): boolean {
  return hit.start >= one.start && hit.start <= other.end;
}

const OR = [EN, KO].flatMap(({ grammar }) => grammar.or.split('|')).map((word) => `${word} `);
/** What a clause of a few words does to the one before it: "12 employees, I am not sure", "we'd export but don't yet", "100? We wish". */
const TAKEN_BACK: readonly Mark[] = ['doubt', 'unknown', 'plan', 'deny', 'denied'];

const BEFORE_NOUN = new Set(EN.grammar.nounless.split('|'));
const FILLERS = new Set(EN.marks.filler?.split('|').map((word) => word.trim()));

/** Marks that hold a word in them which says nothing by itself: "I'd have to check". */
const UNMAKES: ReadonlySet<Mark | undefined> = new Set<Mark>(['deny', 'denied', 'doubt', 'unknown']);

/** Whether a "no" stands before a noun of its own: "there's no R&D department", not "no idea". */
function deniesNoun(text: string, { hits, start, end }: Clause): boolean {
  return hits.some((hit) => {
    if (
      markOf(hit) !== 'deny' ||
      !BEFORE_NOUN.has(text.slice(hit.start, hit.end).split(/[ ']/u).at(-1) ?? '')
    )
      return false;
    const [noun = ''] = text
      .slice(hit.end, end)
      .trim()
      .split(/[^\p{L}&'-]+/u);
    const known = hits.some(
      (other) => other.start <= hit.end + 1 && other.end > hit.end + 1 && other.start > start,
    );
    return noun !== '' && !FILLERS.has(noun) && !known;
  });
}

/** A clause that says of the one before it that it is not certain. */
export function doubtedAfterwards(
  text: string,
  clauses: readonly Clause[],
  drafts: readonly Draft[],
): Draft[] {
  return drafts.map((draft) => {
    const next = clauses.slice(draft.clause + 1, draft.clause + 3).find((clause) => !isIdle(text, clause));
    if (next === undefined || (draft.stance !== 'asserted' && draft.stance !== 'denied')) return draft;
    // "19 employees, not 9": the other number is what is denied.
    const denied = (other: Draft): boolean =>
      other.stance === 'denied' && other.attribute === draft.attribute && clauses[other.clause] === next;
    if (draft.known.kind === 'number' && drafts.some(denied)) return draft;
    // "Nine, or ten if you count me": another number may be meant.
    if (
      OR.some((word) => text.slice(next.start, next.end).trimStart().startsWith(word)) ||
      next.marks.has('plus-self')
    )
      return draft.known.kind === 'number' ? { ...draft, stance: 'doubted' } : draft;
    const unsure = TAKEN_BACK.some((mark) => next.marks.has(mark)) && !next.marks.has('correct');
    const short = text.slice(next.start, next.end).trim().split(' ').length <= 5;
    const empty = next.hits.every(
      ({ value, start, end }) =>
        (value.kind !== 'part' && value.kind !== 'cue' && value.kind !== 'unit') ||
        next.hits.some(
          (hit) =>
            UNMAKES.has(markOf(hit)) &&
            hit.start < end &&
            hit.end > start &&
            hit.end - hit.start >= end - start,
        ),
    );
    const tag = next.asked && next.marks.has('rule');
    // "We export, but there's no R&D department": another thing is denied.
    if (deniesNoun(text, next)) return draft;
    return short && empty && (tag || (unsure && !next.asked)) ? { ...draft, stance: 'doubted' } : draft;
  });
}
