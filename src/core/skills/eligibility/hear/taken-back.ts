/** What later words do to a claim: they correct it, or leave it uncertain. */
import { EN, KO, type Mark } from '../../../language/statement-words.js';
import { type Draft, SHORT } from './claims.js';
import type { Clause } from './clauses.js';
import { marked, ofKind, type SenseHit } from './senses.js';
import { isFiller, isIdle } from './stance.js';

/** Drops what a later statement of the same takes back: "8, no wait, 12". */
export function corrected(clauses: readonly Clause[], drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => {
    const later = drafts.filter((other) => other.attribute === draft.attribute && other.start > draft.start);
    return !later.some((other) => {
      const between = clauses.slice(draft.clause, other.clause + 1);
      return between.some(({ text, hits, start }, n) => {
        // "8, no 12": a "no" that opens the clause of the new number.
        const opens = ({ start: from, end }: SenseHit): boolean =>
          text.slice(start, from).trim() === '' && text.slice(from, end) === 'no';
        return (
          marked(hits, 'correct').some((hit) => hit.start >= draft.start && hit.start <= other.end) ||
          (n > 0 && other.clause === draft.clause + n && marked(hits, 'deny').some(opens))
        );
      });
    });
  });
}

const OR = [EN, KO].flatMap(({ grammar }) => grammar.or.words).map((word) => `${word} `);
/** What a clause of a few words does to the one before it: "12 employees, I am not sure", "we'd export but don't yet", "100? We wish". */
const TAKEN_BACK: readonly Mark[] = ['doubt', 'unknown', 'plan', 'deny', 'denied'];

/** Marks that hold a word in them which says nothing by itself: "I'd have to check". */
const UNMAKES: readonly Mark[] = ['deny', 'denied', 'doubt', 'unknown'];

/** Whether a "no" stands before a noun of its own: "there's no R&D department", not "no idea". */
function deniesNoun({ text, hits, start, end }: Clause): boolean {
  return marked(hits, 'deny').some((hit) => {
    const word = text.slice(hit.start, hit.end).split(/[ ']/u).at(-1);
    if (!EN.grammar.nounless.has(word)) return false;
    const [noun = ''] = text
      .slice(hit.end, end)
      .trim()
      .split(/[^\p{L}&'-]+/u);
    const known = hits.some(
      (other) => other.start <= hit.end + 1 && other.end > hit.end + 1 && other.start > start,
    );
    return noun !== '' && !isFiller(noun) && !known;
  });
}

/** A clause that says of the one before it that it is not certain. */
export function doubtedAfterwards(clauses: readonly Clause[], drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const next = clauses.slice(draft.clause + 1, draft.clause + 3).find((clause) => !isIdle(clause));
    if (next === undefined || (draft.stance !== 'asserted' && draft.stance !== 'denied')) return draft;
    // "19 employees, not 9": the other number is what is denied.
    const denied = (other: Draft): boolean =>
      other.stance === 'denied' && other.attribute === draft.attribute && clauses[other.clause] === next;
    if (draft.known.kind === 'number' && drafts.some(denied)) return draft;
    const said = next.text.slice(next.start, next.end).trimStart();
    // "Nine, or ten if you count me": another number may be meant.
    if (OR.some((word) => said.startsWith(word)) || next.marks.has('plus-self'))
      return draft.known.kind === 'number' ? { ...draft, stance: 'doubted' } : draft;
    const unsure = TAKEN_BACK.some((mark) => next.marks.has(mark)) && !next.marks.has('correct');
    const short = said.trimEnd().split(' ').length <= SHORT;
    const telling = (['part', 'cue', 'unit'] as const).flatMap((kind): SenseHit[] => ofKind(next.hits, kind));
    const empty = telling.every(({ start, end }) =>
      marked(next.hits, ...UNMAKES).some(
        (hit) => hit.start < end && hit.end > start && hit.end - hit.start >= end - start,
      ),
    );
    const tag = next.asked && next.marks.has('rule');
    // "We export, but there's no R&D department": another thing is denied.
    if (deniesNoun(next)) return draft;
    return short && empty && (tag || (unsure && !next.asked)) ? { ...draft, stance: 'doubted' } : draft;
  });
}
