/** A line cut into clauses, each with what the words in it do to a statement. */

import { isSyllable } from '../../../language/hangul.js';
import { EN, type Mark } from '../../../language/statement-words.js';
import { isDigit } from './line.js';
import type { NumberSpan } from './numbers.js';
import { marked, ofKind, type SenseHit } from './senses.js';

export interface Clause {
  /** The line that it is in: places are of the whole of it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hits: readonly SenseHit[];
  readonly numbers: readonly NumberSpan[];
  /** Marks that hold for the clause, its own and those that reach it from its neighbours. */
  readonly marks: Set<Mark>;
  /** Whether its sentence ends with a question mark. */
  readonly asked: boolean;
  /** Whether its sentence speaks of the speaker anywhere. */
  readonly ofSelf: boolean;
  /** Number of its sentence. */
  readonly sentence: number;
}

interface Cut {
  readonly at: number;
  readonly kind: 'sentence' | 'contrast' | 'joint';
}

/** A clause with what ends it. */
type CutClause = Clause & { readonly cut: Cut['kind'] };

const SENTENCE = '.!?\n。？！';
const COMMA = ',;:·()[]"“”…—';

/** Whether a mark of punctuation ends something, and is no part of a number or of an ending such as 8:30. */
function cutsAt(text: string, at: number): Cut['kind'] | undefined {
  const letter = text[at] as string;
  const inside = isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
  if (SENTENCE.includes(letter)) return inside ? undefined : 'sentence';
  if (letter === ':' && isDigit(text.charCodeAt(at + 1 + (text[at + 1] === ' ' ? 1 : 0)))) return undefined;
  return COMMA.includes(letter) && !inside ? 'joint' : undefined;
}

function* cutsOf(text: string, hits: readonly SenseHit[]): Generator<Cut> {
  for (let at = 0; at < text.length; at++) {
    const kind = cutsAt(text, at);
    if (kind !== undefined) yield { at: at + 1, kind };
  }
  for (const hit of ofKind(hits, 'mark')) {
    const { mark, language } = hit.value;
    if (mark === 'ends') yield { at: hit.end, kind: 'sentence' };
    if (mark === 'plus-self' && tellsMore(hits, hit)) yield { at: hit.start, kind: 'joint' };
    if (mark !== 'contrast' && mark !== 'joint') continue;
    if (language === 'ko') {
      // A word of time (지금은) begins a clause; an ending closes one.
      const opens = mark === 'contrast' && !isSyllable(text.charCodeAt(hit.start - 1));
      yield { at: opens ? hit.start : hit.end, kind: mark };
    } else if (mark === 'contrast' || !besideNumbers(text, hit)) yield { at: hit.start, kind: mark };
  }
}

/** "And I make bags": who is counted may be who does something. */
const tellsMore = (hits: readonly SenseHit[], { end }: SenseHit): boolean =>
  hits.some(({ start, value }) => start === end + 1 && value.kind === 'part');

/** "5 and 7": an "and" before a number may add it to the one before. */
function besideNumbers(text: string, hit: SenseHit): boolean {
  if (text.slice(hit.start, hit.end) !== 'and') return false;
  const [next = ''] = text
    .slice(hit.end, hit.end + 12)
    .trimStart()
    .split(' ');
  const [numeral = ''] = next.split('-');
  return isDigit(next.charCodeAt(0)) || EN.grammar.added.has(next) || Object.hasOwn(EN.numerals, numeral);
}

/** Cuts that fall into no number: one hundred and five. */
function outside(cuts: readonly Cut[], numbers: readonly NumberSpan[]): Cut[] {
  let next = 0;
  return cuts.filter(({ at }) => {
    while (next < numbers.length && (numbers[next] as NumberSpan).end <= at) next += 1;
    const number = numbers[next];
    return number === undefined || number.start >= at || number.word;
  });
}

/** The clauses of a line, in order. One pass over the marks of punctuation and the words. */
export function clausesOf(text: string, hits: readonly SenseHit[], numbers: readonly NumberSpan[]): Clause[] {
  const cuts = outside(
    [...cutsOf(text, hits)].sort((a, b) => a.at - b.at),
    numbers,
  );
  const clauses: CutClause[] = [];
  let [start, sentence, next, nextNumber] = [0, 0, 0, 0];
  for (const { at, kind } of [...cuts, { at: text.length, kind: 'sentence' as const }]) {
    if (at > start) {
      const own: SenseHit[] = [];
      while (next < hits.length && (hits[next] as SenseHit).start < at) own.push(hits[next++] as SenseHit);
      const counted: NumberSpan[] = [];
      while ((numbers[nextNumber]?.start ?? at) < at) counted.push(numbers[nextNumber++] as NumberSpan);
      const marks = new Set(ofKind(own, 'mark').map(({ value }) => value.mark));
      const within = { hits: own, numbers: counted.filter(({ end }) => end <= at), marks };
      clauses.push({ text, start, end: at, ...within, asked: false, ofSelf: false, cut: kind, sentence });
      start = at;
    } else if (kind !== 'joint') {
      const last = clauses.pop();
      if (last !== undefined) clauses.push({ ...last, cut: kind });
    }
    if (kind === 'sentence') sentence += 1;
  }
  const asked = new Set<number>();
  const ofSelf = new Set<number>();
  for (const clause of clauses) {
    if (/[?？]/u.test(text.slice(clause.end - 1, clause.end + 1)) || endsAsking(clause))
      asked.add(clause.sentence);
    if (clause.marks.has('self')) ofSelf.add(clause.sentence);
  }
  const read = clauses.map((clause) => ({
    ...clause,
    asked: asked.has(clause.sentence),
    ofSelf: ofSelf.has(clause.sentence),
  }));
  reach(read);
  return read;
}

/** 되나요, without a mark behind it. */
const endsAsking = ({ hits, end }: Clause): boolean =>
  marked(hits, 'ask').some((hit) => hit.value.language === 'ko' && end - hit.end <= ENDING_LETTERS);
const ENDING_LETTERS = 2;

/** Carries a supposition, a rule and somebody else as the subject on to the clauses that they reach. */
function reach(clauses: readonly CutClause[]): void {
  for (const [n, here] of clauses.entries()) {
    const before = clauses[n - 1];
    if (before === undefined) continue;
    const same = before.sentence === here.sentence;
    if (same && before.cut === 'joint' && before.marks.has('if')) here.marks.add('if');
    // "I would have to count, but 8 employees": who tells nothing else doubts what follows.
    const unsure = before.marks.has('doubt') || before.marks.has('unknown');
    const bare = ofKind(before.hits, 'part').length === 0;
    if (same && unsure && bare && before.cut === 'contrast') here.marks.add('doubt');
    const carried = same || here.marks.has('pronoun');
    if (carried && before.marks.has('other') && !here.marks.has('self')) here.marks.add('other');
  }
  for (let n = clauses.length - 2; n >= 0; n--) {
    const [here, after] = [clauses[n]!, clauses[n + 1]!];
    const verbLast = marked(after.hits, 'if').some(({ value }) => value.language === 'ko');
    if (
      here.sentence === after.sentence &&
      here.cut === 'joint' &&
      after.marks.has('if') &&
      (verbLast || here.marks.has('if'))
    )
      here.marks.add('if');
  }
}
