/** How an entry fits what a question asks for, beyond how alike their words are. */
import type { Desk } from '../answering/desk.js';
import type { Entry } from '../answering/entries.js';
import { specificsAsked } from '../language/specifics.js';
import { kindsAsked, type ValueKind } from '../language/value-kinds.js';
import type { Candidate } from './confidence.js';

/** What nobody wrote gives way, in a tie, to what an editor did. */
const MISSING_WEIGHT = 0.95;
/** An entry without the kind of value that is asked for is at best something to offer. */
const LACKING_WEIGHT = 0.5;
/** Words of a look-up, and how likely a statement must be beside a gap to be what it looks up; and in any other text. */
const LOOK_UP = 3;
const LOOK_UP_SHARE = 0.6;
const TIE_SHARE = 0.95;
/** How likely a statement must be beside a gap if it holds the year that is asked about. */
const HOLDING_SHARE = 0.75;

/** How an entry stands to the kinds of value, such as a date, that are asked for: states one, or is a gap of one. */
function valueWeight(desk: Desk, entry: Entry, kinds: readonly ValueKind[]): number {
  if (kinds.length === 0 || entry.kind === 'social' || entry.kind === 'missing') return 1;
  const held = entry.kind === 'gap' ? desk.asksFor(entry.gap) : desk.states(entry);
  return kinds.some((kind) => held.has(kind)) ? 1 : LACKING_WEIGHT;
}

/** How a statement stands to the years and places that a question turns on: its record has to speak of each. */
function specificsWeight(desk: Desk, entry: Entry, specifics: readonly string[]): number {
  if (specifics.length === 0 || (entry.kind !== 'statement' && entry.kind !== 'fact')) return 1;
  const { record } = entry;
  const spoken = (specific: string): boolean =>
    record === undefined ? desk.specificsOf(entry).has(specific) : desk.speaksOf(record, specific);
  return specifics.every(spoken) ? 1 : LACKING_WEIGHT;
}

/** How entries fit a question, above 0 and at most 1: made once a question. */
export function fitnessFor(desk: Desk, question: string): (entry: Entry) => number {
  const kinds = kindsAsked(question);
  const specifics = specificsAsked(question);
  return (entry) =>
    (entry.kind === 'missing' ? MISSING_WEIGHT : 1) *
    valueWeight(desk, entry, kinds) *
    specificsWeight(desk, entry, specifics);
}

/** Whether a text asks who, when, where, how much, for names and the like; a subject alone or a yes-or-no question does not. */
const ASKS_FOR_MORE =
  /(?<!\p{L})(?:who|whose|whom|what|when|where|which|why|how|names?|list|address|phone|number|amount|cap|limit|fee|price|cost|deadline|date)(?!\p{L})|언제|어디|누구|누가|몇|얼마|뭐|뭘|무엇|무슨|어떤|어느|어떻게|왜|이름|명단|목록|주소|전화|번호|금액|한도|수수료|가격|비용|마감|날짜/iu;

const isYear = (specific: string): boolean => specific.startsWith('year');

const ASKS_FOR_NAMES = /(?<!\p{L})(?:who|names?|list)(?!\p{L})|누구|이름|명단|목록/iu;

/** The years that a question turns on, if a gap is about years and not about these. */
function yearsBeside(desk: Desk, gap: Entry, question: string): string[] {
  if (ASKS_FOR_NAMES.test(question)) return [];
  const years = specificsAsked(question).filter(isYear);
  const missing = [...desk.specificsOf(gap)].filter(isYear);
  return missing.length > 0 && !years.some((year) => missing.includes(year)) ? years : [];
}

/**
 * A question that asks for nothing in particular ("apprenticeships") is not about what is missing: where a gap is about
 * as likely as a statement of its record, the statement comes first. So does one that holds the very year, where the
 * gap is about other years.
 */
export function preferStated(
  desk: Desk,
  candidates: readonly Candidate[],
  question: string,
): readonly Candidate[] {
  const best = candidates[0];
  if (best === undefined || (best.entry.kind !== 'gap' && best.entry.kind !== 'missing')) return candidates;
  const years = yearsBeside(desk, best.entry, question);
  if (years.length === 0 && ASKS_FOR_MORE.test(question)) return candidates;
  const lookUp = question.trim().split(/\s+/u).length <= LOOK_UP ? LOOK_UP_SHARE : TIE_SHARE;
  const share = years.length > 0 ? HOLDING_SHARE : lookUp;
  const { record } = best.entry;
  const stated = candidates.find(
    ({ entry, confidence }) =>
      entry.kind === 'statement' &&
      entry.record === record &&
      confidence >= share * best.confidence &&
      years.every((year) => desk.specificsOf(entry).has(year)),
  );
  return stated === undefined ? candidates : [stated, ...candidates.filter((one) => one !== stated)];
}
