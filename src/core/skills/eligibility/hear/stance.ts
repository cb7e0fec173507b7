/** Whether what a clause says is asserted of the speaker as she is now. */
import { isSyllable } from '../../../language/hangul.js';
import { EN, KO, type Mark } from '../../../language/statement-words.js';
import { type Clause, markOf } from './clauses.js';
import type { Hit } from './lexicon.js';
import { isLatin } from './line.js';
import type { Sense } from './words.js';

const set = (words: string | undefined): ReadonlySet<string> =>
  new Set((words ?? '').split('|').map((word) => word.trim()));
const [VERBS, OWN, ARTICLES] = [set(EN.grammar.verbs), set(EN.grammar.own), set(EN.grammar.articles)];
const [PREDICATE, BETWEEN, OBLIQUE] = [
  set(EN.grammar.predicate),
  set(EN.grammar.between),
  set(EN.grammar.oblique),
];
const [FILLERS, JOINTS] = [set(EN.marks.filler), set(EN.marks.joint)];
/** Words that deny by themselves: one that is a part of a saying is in a longer denial too (no in "there is no"). */
const DENIALS = new Set([...set(EN.marks.deny), ...set(KO.marks.deny)]);
/** Denials of Korean that stand before what they deny; others stand behind it. */
const AHEAD = set(KO.grammar.ahead);
const [POSSESSIVE, SUBJECT] = [set(EN.grammar.possessive), set(KO.grammar.subject)];
const [OWNED, HOLDING, SPEAKER] = [set(EN.grammar.owned), set(EN.grammar.holding), set(EN.grammar.speaker)];
const BEHIND = set(`${EN.grammar.behind}|${EN.grammar.head}`);
const OWN_KO = KO.grammar.holding.split('|');
const ADNOMINAL = KO.grammar.adnominal.split('|');
const PARTICLES_KO = KO.grammar.oblique.split('|');
const PLACES_KO = KO.grammar.place.split('|');
const COPULA_KO = KO.grammar.copula.split('|');
const STATES_OTHERS = KO.grammar.others.split('|');
const [RELATIVE, LIKE_VERBS] = [set('that|who|which'), ['ing', 's']];
/** Letters back from what is said in which its subject is looked for. */
const BACK_LETTERS = 100;
const HAS_SUBJECT = set(EN.grammar.subject);
const GENERAL = KO.grammar.general.split('|');
const [KINDS, TOPICAL_KO] = [KO.grammar.kinds.split('|'), KO.grammar.topical.split('|')];
const TOPICAL = set(EN.grammar.topical);
const BETWEEN_KO = KO.grammar.between.split('|');
const ENDINGS = KO.grammar.predicate.split('|');

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}'-]+/u).filter((word) => word !== '');
/** How someone stands to what she says; only what is asserted or denied is known of her business. */
export type Stance =
  | 'asserted'
  | 'denied'
  | 'doubted'
  | 'hypothetical'
  | 'past'
  | 'future'
  | 'other'
  | 'asked';

/** When something has to be so to count: now, at some time before, or in time to come. */
export type When = 'now' | 'past' | 'future';

/** Words between a "not" and what it denies for certain. */
const NEAR_WORDS = 3;
/** Letters between a thing and the words behind it that make it somebody else's. */
const NEAR_OTHER = 6;
/** The same in letters of Korean, where particles and "at all" stand between. */
const NEAR_LETTERS = 10;

const wordsIn = (text: string): number => text.split(/[ -]/u).filter((word) => word !== '').length;

/** Where something stands, and the words that it is made of: a "without" among them denies nothing. */
type Place = { readonly start: number; readonly end: number; readonly own?: readonly Hit<Sense>[] };

/** Whether a denial in the clause takes this place: for certain, perhaps, or not. */
function denialOf(text: string, clause: Clause, place: Place): 'none' | 'near' | 'far' {
  let found: 'none' | 'near' | 'far' = 'none';
  for (const hit of clause.hits) {
    const mark = markOf(hit);
    if ((mark !== 'deny' && mark !== 'denied') || hit.value.kind !== 'mark') continue;
    // 15명, 아니 11명: takes back, and denies nothing.
    if (
      hit.end <= place.start &&
      clause.hits.some((other) => other.start === hit.start && markOf(other) === 'correct')
    )
      continue;
    if (
      place.own?.some(
        ({ start, end }) =>
          start < hit.end &&
          end > hit.start &&
          (DENIALS.has(text.slice(start, end)) ||
            !(hit.start <= start && hit.end >= end && hit.end - hit.start > end - start)),
      )
    )
      continue;
    const one =
      hit.value.language === 'ko' ? koreanDenial(text, hit, place) : englishDenial(text, mark, hit, place);
    if (one === 'none') continue;
    if (found !== 'none') return 'far';
    found = one;
  }
  return found;
}

function koreanDenial(text: string, hit: Hit<Sense>, { start, end }: Place): 'none' | 'near' | 'far' {
  if (hit.start >= start && hit.end <= end) return 'near';
  if (hit.start < start)
    return start - hit.end <= 1 && AHEAD.has(text.slice(hit.start, hit.end).trim()) ? 'near' : 'none';
  return hit.start - end <= NEAR_LETTERS ? 'near' : 'far';
}

function englishDenial(
  text: string,
  mark: Mark,
  hit: Hit<Sense>,
  { start, end }: Place,
): 'none' | 'near' | 'far' {
  if (hit.start >= start && hit.end <= end) return 'near';
  if (hit.start < end && hit.end > start) return 'near';
  if (hit.end <= start) return wordsIn(text.slice(hit.end, start)) <= NEAR_WORDS ? 'near' : 'far';
  // "Export: no", "we export no goods".
  if (hit.start - end <= 1) return isLatin(text.charCodeAt(hit.end + 1)) ? 'far' : 'near';
  if (mark !== 'denied') return 'none';
  return wordsIn(text.slice(end, hit.start)) <= NEAR_WORDS ? 'near' : 'far';
}

/** Whether the thing itself is asked: "are we a manufacturer", 제조업인가요. */
function isAsked(text: string, clause: Clause, { start, end }: Place): boolean {
  return clause.hits.some((hit) => {
    if (markOf(hit) !== 'ask' || hit.value.kind !== 'mark') return false;
    if (hit.value.language === 'en')
      return hit.end <= start && wordsIn(text.slice(hit.end, start)) <= NEAR_WORDS;
    return hit.start >= end && hit.start - end <= 3;
  });
}

/** "Does a shop with 3 staff qualify?", 제조업체도 되나요: of businesses in general, where nobody speaks of herself. */
function isGeneral(text: string, clause: Clause, { end }: Place): boolean {
  if (clause.ofSelf) return false;
  const [opening] = clause.hits.filter((hit) => markOf(hit) === 'opens' || markOf(hit) === 'open-word');
  const latin = opening !== undefined && !isSyllable(text.charCodeAt(opening.start));
  const before = latin ? text.slice(clause.start, opening.start) : '';
  if (latin && nothingBefore(text, clause, opening.start) && !HAS_SUBJECT.has(wordsOf(before).at(-1) ?? ''))
    return true;
  if (clause.hits.some((hit) => markOf(hit) === 'open-word' && isSyllable(text.charCodeAt(hit.start))))
    return true;
  if (isOfKind(text.slice(end, end + 24))) return true;
  if (!clause.asked) return false;
  const after = text.slice(end, end + 12);
  return GENERAL.some(
    (words) =>
      after.trimStart().startsWith(words) &&
      (words.length > 1 || !isSyllable(after.charCodeAt(words.length))),
  );
}

/** Businesses of a kind, and none in particular: 10명 이상 업체만, 함께 하는 회사들이. */
function isOfKind(after: string): boolean {
  let rest = after.trimStart();
  const adnominal = ADNOMINAL.find((ending) => rest.startsWith(ending));
  if (adnominal !== undefined) rest = rest.slice(adnominal.length).trimStart();
  const noun = KINDS.find((each) => rest.startsWith(each));
  if (noun === undefined || !isSyllable(rest.charCodeAt(noun.length))) return false;
  rest = rest.slice(noun.length);
  while (isSyllable(rest.charCodeAt(0))) {
    const particle = TOPICAL_KO.find((each) => rest.startsWith(each));
    if (particle === undefined) return false;
    if (particle === KO.grammar.onlyOf) return true;
    rest = rest.slice(particle.length);
  }
  return true;
}

/** "… and it agreed to build with us": the subject is whoever was spoken of. */
export function opensWithPronoun(text: string, clause: Clause): boolean {
  return clause.hits.some((hit) => markOf(hit) === 'pronoun' && nothingBefore(text, clause, hit.start));
}

/** Whether no more than a greeting or a joint stands before a place in its clause. */
function nothingBefore(text: string, clause: Clause, at: number): boolean {
  return wordsOf(text.slice(clause.start, at)).every((word) => FILLERS.has(word) || JOINTS.has(word));
}

/** A subject that is not the speaker: "Kim's shop has 12 employees", "a firm has …". */
function hasOtherSubject(text: string, clause: Clause, { start }: Place): boolean {
  if (clause.marks.has('self')) return false;
  // What stands before the verb is the subject: "a large company has agreed".
  const words = wordsOf(text.slice(clause.start, Math.min(start, clause.start + 80)));
  const verb = words.findIndex((word) => VERBS.has(word));
  if (verb <= 0) return false;
  return ARTICLES.has(words[0] as string) || !OWN.has(words[verb - 1] as string);
}

/** How the clause stands to something that is said at a place in it. */
export function stanceOf(text: string, clause: Clause, place: Place, when: When): Stance {
  const { marks } = clause;
  if (marks.has('if')) return 'hypothetical';
  if (marks.has('rule')) return 'other';
  if (isAsked(text, clause, place) || isGeneral(text, clause, place) || text[place.end] === '?')
    return 'asked';
  if (isOther(text, clause, place)) return 'other';
  if (marks.has('doubt') || marks.has('unknown') || marks.has('plan')) return 'doubted';
  // "Stopped exporting two years ago": what has come to an end is not so now.
  if (marks.has('ceased') && when === 'now' && denialOf(text, clause, place) === 'near') return 'denied';
  if (marks.has('past') && when !== 'past') return 'past';
  if (marks.has('future') && when !== 'future') return 'future';
  const denial = denialOf(text, clause, place);
  return denial === 'near' ? 'denied' : denial === 'far' ? 'doubted' : 'asserted';
}

/** Somebody else is spoken of before it, and the speaker does not come in between. */
function isOther(text: string, clause: Clause, place: Place): boolean {
  const { start } = place;
  if (hasOtherSubject(text, clause, place) || isServed(clause, place)) return true;
  if (!clause.marks.has('other')) return false;
  const of = (mark: Mark) => clause.hits.filter((hit) => markOf(hit) === mark);
  const others = of('other').filter((hit) => hit.start < start);
  // Carried over from the clause before.
  if (of('other').length === 0) return true;
  // "The shop next door", 제조업 하는 친구.
  if (of('other').some((hit) => hit.start >= place.end && hit.start - place.end <= NEAR_OTHER)) return true;
  const last = others.at(-1);
  return (
    last !== undefined &&
    !of('self').some((hit) => hit.start >= last.end && hit.end <= start && isSubject(text, hit))
  );
}

/** Somebody who is dealt with: 식당에 납품, "for welding shops". */
function isServed(clause: Clause, { end }: Place): boolean {
  return clause.hits.some(
    (hit) => markOf(hit) === 'served' && hit.start >= end - 1 && hit.start - end <= NEAR_OTHER,
  );
}

/** Whether the speaker is the subject: we, 저희는; not "our", 저희 (거래처). */
function isSubject(text: string, { start, end }: Hit<Sense>): boolean {
  const word = text.slice(start, end);
  if (!isSyllable(text.charCodeAt(start))) return !POSSESSIVE.has(word);
  return SUBJECT.has(word.at(-1) as string) || SUBJECT.has(text[end] ?? ' ');
}

/**
 * Whether words that tell something are said of the speaker: what she is, runs or does, or all that is said. "We repair
 * welding machines" and 식당에 식자재를 납품해요 hold the name of a trade, and tell of none.
 */
export function isSaidOfSelf(text: string, clause: Clause, { start, end }: Place): boolean {
  const korean = isSyllable(text.charCodeAt(end - 1)) || isSyllable(text.charCodeAt(start));
  return korean
    ? endsAsOwn(text, clause, end)
    : followsSelf(text, clause, start) && !isCompound(text, clause, end);
}

/** Back from what is said to who says it: adjectives may stand between, verbs that are not known may not. */
function followsSelf(text: string, clause: Clause, start: number): boolean {
  const from = Math.max(0, start - BACK_LETTERS);
  let [unknown, relative]: [string | undefined, boolean] = [undefined, false];
  let at = start;
  for (const word of wordsOf(text.slice(from, start)).reverse()) {
    const before = text.lastIndexOf(word, at - 1);
    if (SENTENCES.test(text.slice(before + word.length, at)) && at !== start) break;
    // A joint goes on with what the clause before it says.
    if (before < clause.start && !relative && !nothingBefore(text, clause, start)) break;
    at = before;
    if (RELATIVE.has(word)) relative = true;
    else if (OWNED.has(word) || HOLDING.has(word)) return true;
    else if (OBLIQUE.has(word) && !JOINTS.has(word)) return false;
    else if (SPEAKER.has(word) && !relative) return unknown === undefined;
    else if (at >= clause.start && !isKnown(clause, word, at)) unknown = word;
  }
  return !relative && !LIKE_VERBS.some((ending) => unknown?.endsWith(ending));
}

const SENTENCES = /[.!?;\n]/u;

const isKnown = (clause: Clause, word: string, at: number): boolean =>
  BETWEEN.has(word) ||
  FILLERS.has(word) ||
  JOINTS.has(word) ||
  word.endsWith('ly') ||
  clause.hits.some(
    ({ start, end, value }) => start <= at && end >= at + word.length && value.kind === 'part',
  );

/** Whether a clause holds nothing but joints. */
export const isIdle = (text: string, { start, end }: Clause): boolean =>
  wordsOf(text.slice(start, end)).every((word) => JOINTS.has(word));

/** "Restaurant supplies": a noun behind makes something else of it. */
function isCompound(text: string, clause: Clause, end: number): boolean {
  if (text[end] !== ' ' || end + 1 >= clause.end) return false;
  const [word = ''] = text.slice(end + 1, end + 25).split(' ');
  const bare = word.replace(/[^a-z'-]+$/u, '');
  if (!isLatin(word.charCodeAt(0))) return false;
  return !(
    BEHIND.has(bare) ||
    FILLERS.has(bare) ||
    bare.endsWith('ing') ||
    clause.hits.some((hit) => hit.start <= end + 1 && hit.end > end + 1)
  );
}

function endsAsOwn(text: string, clause: Clause, end: number): boolean {
  const after = text.slice(end, Math.min(clause.end, end + 24));
  if (endsAsPredicate(after)) return true;
  const rest = after.trimStart();
  if (OWN_KO.some((ending) => rest.startsWith(ending)))
    return !STATES_OTHERS.some((word) => rest.includes(word));
  // A verb may stand before a noun, which is a business of her own only as a predicate: 만드는 공방이고.
  const adnominal = ADNOMINAL.find((ending) => rest.startsWith(ending));
  if (adnominal !== undefined) {
    const [noun = ''] = rest.slice(adnominal.length).trimStart().split(' ');
    return endsAsPredicate(noun) || COPULA_KO.some((ending) => noun.includes(ending));
  }
  // 국내에만 팔아요: a place that is told by itself is her own, whatever follows.
  const told = isSyllable(after.charCodeAt(0)) || PLACES_KO.some((place) => text.endsWith(place, end));
  return told && !PARTICLES_KO.some((particle) => after.startsWith(particle));
}

/** Whether a word is what the speaker says that she is: "we are an SME", 중소기업인데; not whom she sells to. */
export function isPredicate(text: string, clause: Clause, start: number, end: number): boolean {
  const korean = isSyllable(text.charCodeAt(start)) || isSyllable(text.charCodeAt(end));
  return korean
    ? endsAsPredicate(text.slice(end, Math.min(clause.end, end + 16)))
    : beginsAsPredicate(text.slice(clause.start, start)) && !isTopic(text, clause, start, end);
}

/** "SMEs are struggling": what opens a statement is spoken of. */
function isTopic(text: string, clause: Clause, start: number, end: number): boolean {
  const [next = ''] = wordsOf(text.slice(end, Math.min(clause.end, end + 16)));
  const last = wordsOf(text.slice(clause.start, start)).at(-1) ?? '';
  return TOPICAL.has(next) && (nothingBefore(text, clause, start) || !PREDICATE.has(last));
}

function endsAsPredicate(after: string): boolean {
  const rest = BETWEEN_KO.reduce(
    (left, noun) => (left.startsWith(noun) ? left.slice(noun.length) : left),
    after.trimStart(),
  );
  const told = rest.trimStart();
  // An ending of one letter is one only at the end: 공장임, not 공장 임대.
  return (
    !/^[\p{L}]/u.test(told) ||
    ENDINGS.some((ending) => {
      const word = ending.trimStart();
      return told.startsWith(word) && (word.length > 1 || !isSyllable(told.charCodeAt(1)));
    })
  );
}

function beginsAsPredicate(before: string): boolean {
  const words = wordsOf(before);
  while (words.length > 0 && BETWEEN.has(words.at(-1) as string)) words.pop();
  const last = words.at(-1);
  if (last === undefined || FILLERS.has(last) || JOINTS.has(last))
    return last === undefined || !OBLIQUE.has(last);
  return PREDICATE.has(last) && !OBLIQUE.has(last);
}
