/** Whether what a clause says is asserted of the speaker as she is now. */
import { isSyllable } from '../../../language/hangul.js';
import { EN, KO } from '../../../language/statement-words.js';
import { WordList } from '../../../language/word-lists.js';
import type { Clause } from './clauses.js';
import { isLatin } from './line.js';
import { marked, ofKind, type SenseHit } from './senses.js';

const { grammar: ENGLISH } = EN;
const { grammar: KOREAN } = KO;
const listOf = (words: string | undefined): WordList => new WordList(words ?? '');
const [FILLERS, JOINTS] = [listOf(EN.marks.filler), listOf(EN.marks.joint)];
/** Words that deny by themselves: one that is a part of a saying is in a longer denial too (no in "there is no"). */
const DENIALS = [listOf(EN.marks.deny), listOf(KO.marks.deny)];
const [RELATIVE, LIKE_VERBS] = [new Set(['that', 'who', 'which']), new WordList(['ing', 's'])];
/** Letters back from what is said in which its subject is looked for. */
const BACK_LETTERS = 100;

export const isFiller = (word: string): boolean => FILLERS.has(word);

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
type Place = { readonly start: number; readonly end: number; readonly own?: readonly SenseHit[] };

type Denial = 'none' | 'near' | 'far';

/** Whether a denial in the clause takes this place: for certain, perhaps, or not. */
function denialOf({ text, hits }: Clause, place: Place): Denial {
  let found: Denial = 'none';
  for (const hit of marked(hits, 'deny', 'denied')) {
    const isOwn = place.own?.some(
      ({ start, end }) =>
        start < hit.end &&
        end > hit.start &&
        (DENIALS.some((words) => words.has(text.slice(start, end))) ||
          !(hit.start <= start && hit.end >= end && hit.end - hit.start > end - start)),
    );
    if (isOwn) continue;
    const one =
      hit.value.language === 'ko' ? koreanDenial(text, hit, place) : englishDenial(text, hit, place);
    if (one === 'none') continue;
    if (found !== 'none') return 'far';
    found = one;
  }
  return found;
}

function koreanDenial(text: string, hit: SenseHit<'mark'>, { start, end }: Place): Denial {
  if (hit.start < start)
    return start - hit.end <= 1 && KOREAN.ahead.has(text.slice(hit.start, hit.end).trim()) ? 'near' : 'none';
  return hit.start - end <= NEAR_LETTERS ? 'near' : 'far';
}

function englishDenial(text: string, hit: SenseHit<'mark'>, { start, end }: Place): Denial {
  if (hit.start < end && hit.end > start) return 'near';
  if (hit.end <= start) return wordsIn(text.slice(hit.end, start)) <= NEAR_WORDS ? 'near' : 'far';
  // "Export: no", "we export no goods".
  if (hit.start - end <= 1) return isLatin(text.charCodeAt(hit.end + 1)) ? 'far' : 'near';
  if (hit.value.mark !== 'denied') return 'none';
  return wordsIn(text.slice(end, hit.start)) <= NEAR_WORDS ? 'near' : 'far';
}

/** Whether the thing itself is asked: "are we a manufacturer", 제조업인가요. */
function isAsked({ text, hits }: Clause, { start, end }: Place): boolean {
  return marked(hits, 'ask').some((hit) =>
    hit.value.language === 'en'
      ? hit.end <= start && wordsIn(text.slice(hit.end, start)) <= NEAR_WORDS
      : hit.start >= end && hit.start - end <= 3,
  );
}

/** "Does a shop with 3 staff qualify?", 제조업체도 되나요: of businesses in general, where nobody speaks of herself. */
function isGeneral(clause: Clause, place: Place): boolean {
  if (isOfSeveral(clause, place)) return true;
  if (clause.ofSelf) return false;
  const { end } = place;
  const { text, hits } = clause;
  const [opening] = marked(hits, 'opens', 'open-word');
  if (opening !== undefined && !isSyllable(text.charCodeAt(opening.start))) {
    const subject = wordsOf(text.slice(clause.start, opening.start)).at(-1);
    if (nothingBefore(clause, opening.start) && !ENGLISH.subject.has(subject)) return true;
  }
  if (marked(hits, 'open-word').some(({ start }) => isSyllable(text.charCodeAt(start)))) return true;
  if (isOfKind(text.slice(end, end + 24))) return true;
  if (!clause.asked) return false;
  const after = text.slice(end, end + 12);
  return KOREAN.general.words.some(
    (words) =>
      after.trimStart().startsWith(words) &&
      (words.length > 1 || !isSyllable(after.charCodeAt(words.length))),
  );
}

/** "For firms with under 10 workers": of all that are such, unless the speaker runs them, or they are counted ("two shops with"). */
function isOfSeveral(clause: Clause, { start, own = [] }: Place): boolean {
  const { text } = clause;
  let at = Math.min(start, ...own.map((hit) => hit.start));
  for (const word of wordsOf(text.slice(clause.start, at)).reverse()) {
    at = text.lastIndexOf(word, at - 1);
    if (ENGLISH.kinds.has(word))
      return !(clause.ofSelf && followsSelf(clause, at)) && !clause.numbers.some(({ end }) => end === at - 1);
    if (!FILLERS.has(word) && !ENGLISH.holding.has(word) && !RELATIVE.has(word)) return false;
  }
  return false;
}

/** Businesses of a kind, and none in particular: 10명 이상 업체만, 함께 하는 회사들이. */
function isOfKind(after: string): boolean {
  let rest = after.trimStart();
  const adnominal = KOREAN.adnominal.at(rest);
  if (adnominal !== undefined) rest = rest.slice(adnominal.length).trimStart();
  const noun = KOREAN.kinds.at(rest);
  if (noun === undefined || !isSyllable(rest.charCodeAt(noun.length))) return false;
  rest = rest.slice(noun.length);
  while (isSyllable(rest.charCodeAt(0))) {
    const particle = KOREAN.topical.at(rest);
    if (particle === undefined) return false;
    if (KOREAN.onlyOf.has(particle)) return true;
    rest = rest.slice(particle.length);
  }
  return true;
}

/** "… and it agreed to build with us": the subject is whoever was spoken of. */
export function opensWithPronoun(clause: Clause): boolean {
  return marked(clause.hits, 'pronoun').some(({ start }) => nothingBefore(clause, start));
}

/** Whether no more than a greeting or a joint stands before a place in its clause. */
function nothingBefore({ text, start }: Clause, at: number): boolean {
  return wordsOf(text.slice(start, at)).every((word) => FILLERS.has(word) || JOINTS.has(word));
}

/** A subject that is not the speaker: "Kim's shop has 12 employees", "a firm has …". */
function hasOtherSubject(clause: Clause, { start }: Place): boolean {
  if (clause.marks.has('self')) return false;
  // What stands before the verb is the subject: "a large company has agreed".
  const words = wordsOf(clause.text.slice(clause.start, Math.min(start, clause.start + 80)));
  const verb = words.findIndex((word) => ENGLISH.verbs.has(word));
  return verb > 0 && (ENGLISH.articles.has(words[0]) || !ENGLISH.own.has(words[verb - 1]));
}

/** How the clause stands to something that is said at a place in it. */
export function stanceOf(clause: Clause, place: Place, when: When): Stance {
  const { text, marks } = clause;
  if (marks.has('if')) return 'hypothetical';
  if (marks.has('rule')) return 'other';
  if (isAsked(clause, place) || isGeneral(clause, place) || text[place.end] === '?') return 'asked';
  if (isOther(clause, place)) return 'other';
  if (marks.has('doubt') || marks.has('unknown') || marks.has('plan')) return 'doubted';
  // "Stopped exporting two years ago": what has come to an end is not so now.
  if (marks.has('ceased') && when === 'now' && denialOf(clause, place) === 'near') return 'denied';
  if (marks.has('past') && when !== 'past') return 'past';
  if (marks.has('future') && when !== 'future') return 'future';
  const denial = denialOf(clause, place);
  return denial === 'near' ? 'denied' : denial === 'far' ? 'doubted' : 'asserted';
}

/** Somebody else is spoken of before it, and the speaker does not come in between. */
function isOther(clause: Clause, place: Place): boolean {
  const { start, end } = place;
  if (hasOtherSubject(clause, place) || isServed(clause, place)) return true;
  if (!clause.marks.has('other')) return false;
  const others = marked(clause.hits, 'other');
  // Carried over from the clause before.
  if (others.length === 0) return true;
  // "The shop next door", 제조업 하는 친구.
  if (others.some((hit) => hit.start >= end && hit.start - end <= NEAR_OTHER)) return true;
  const last = others.findLast((hit) => hit.start < start);
  const selves = marked(clause.hits, 'self');
  return (
    last !== undefined &&
    !selves.some((hit) => hit.start >= last.end && hit.end <= start && isSubject(clause.text, hit))
  );
}

/** Somebody who is dealt with: 식당에 납품, "for welding shops". */
function isServed(clause: Clause, { end }: Place): boolean {
  return marked(clause.hits, 'served').some(({ start }) => start >= end - 1 && start - end <= NEAR_OTHER);
}

/** Whether the speaker is the subject: we, 저희는; not "our", 저희 (거래처). */
function isSubject(text: string, { start, end }: SenseHit): boolean {
  const word = text.slice(start, end);
  if (!isSyllable(text.charCodeAt(start))) return !ENGLISH.possessive.has(word);
  return KOREAN.subject.has(word.at(-1)) || KOREAN.subject.has(text[end]);
}

/**
 * Whether words that tell something are said of the speaker: what she is, runs or does, or all that is said. "We repair
 * welding machines" and 식당에 식자재를 납품해요 hold the name of a trade, and tell of none.
 */
export function isSaidOfSelf(clause: Clause, { start, end }: Place): boolean {
  const { text } = clause;
  const korean = isSyllable(text.charCodeAt(end - 1)) || isSyllable(text.charCodeAt(start));
  return korean ? endsAsOwn(clause, end) : followsSelf(clause, start) && !isCompound(clause, end);
}

/** Back from what is said to who says it: adjectives may stand between, verbs that are not known may not. */
function followsSelf(clause: Clause, start: number): boolean {
  const { text } = clause;
  const from = Math.max(0, start - BACK_LETTERS);
  let [unknown, relative]: [string | undefined, boolean] = [undefined, false];
  let at = start;
  for (const word of wordsOf(text.slice(from, start)).reverse()) {
    const before = text.lastIndexOf(word, at - 1);
    if (SENTENCES.test(text.slice(before + word.length, at)) && at !== start) break;
    // A joint goes on with what the clause before it says.
    if (before < clause.start && !relative && !nothingBefore(clause, start)) break;
    at = before;
    if (RELATIVE.has(word)) relative = true;
    else if (ENGLISH.owned.has(word) || ENGLISH.holding.has(word)) return true;
    else if (ENGLISH.oblique.has(word) && !JOINTS.has(word)) return false;
    else if (ENGLISH.speaker.has(word) && !relative) return unknown === undefined;
    else if (at >= clause.start && !isKnown(clause, word, at)) unknown = word;
  }
  return !relative && LIKE_VERBS.ending(unknown ?? '') === undefined;
}

const SENTENCES = /[.!?;\n]/u;

const isKnown = (clause: Clause, word: string, at: number): boolean =>
  ENGLISH.between.has(word) ||
  FILLERS.has(word) ||
  JOINTS.has(word) ||
  word.endsWith('ly') ||
  ofKind(clause.hits, 'part').some(({ start, end }) => start <= at && end >= at + word.length);

/** Whether a clause holds nothing but joints. */
export const isIdle = ({ text, start, end }: Clause): boolean =>
  wordsOf(text.slice(start, end)).every((word) => JOINTS.has(word));

/** "Restaurant supplies": a noun behind makes something else of it. */
function isCompound({ text, hits, end: last }: Clause, end: number): boolean {
  if (text[end] !== ' ' || end + 1 >= last) return false;
  const [word = ''] = text.slice(end + 1, end + 25).split(' ');
  const bare = word.replace(/[^a-z'-]+$/u, '');
  if (!isLatin(word.charCodeAt(0))) return false;
  return !(
    ENGLISH.behind.has(bare) ||
    ENGLISH.head.has(bare) ||
    FILLERS.has(bare) ||
    bare.endsWith('ing') ||
    hits.some((hit) => hit.start <= end + 1 && hit.end > end + 1)
  );
}

function endsAsOwn({ text, end: last }: Clause, end: number): boolean {
  const after = text.slice(end, Math.min(last, end + 24));
  if (endsAsPredicate(after)) return true;
  const rest = after.trimStart();
  if (KOREAN.holding.at(rest) !== undefined) return !KOREAN.others.words.some((word) => rest.includes(word));
  // A verb may stand before a noun, which is a business of her own only as a predicate: 만드는 공방이고.
  const adnominal = KOREAN.adnominal.at(rest);
  if (adnominal !== undefined) {
    const [noun = ''] = rest.slice(adnominal.length).trimStart().split(' ');
    return endsAsPredicate(noun) || KOREAN.copula.words.some((ending) => noun.includes(ending));
  }
  // 국내에만 팔아요: a place that is told by itself is her own, whatever follows.
  const told = isSyllable(after.charCodeAt(0)) || KOREAN.place.ending(text.slice(0, end)) !== undefined;
  return told && KOREAN.oblique.at(after) === undefined;
}

/** Whether a word is what the speaker says that she is: "we are an SME", 중소기업인데; not whom she sells to. */
export function isPredicate(clause: Clause, start: number, end: number): boolean {
  const { text } = clause;
  const korean = isSyllable(text.charCodeAt(start)) || isSyllable(text.charCodeAt(end));
  return korean
    ? endsAsPredicate(text.slice(end, Math.min(clause.end, end + 16)))
    : beginsAsPredicate(text.slice(clause.start, start)) && !isTopic(clause, start, end);
}

/** "SMEs are struggling": what opens a statement is spoken of. */
function isTopic(clause: Clause, start: number, end: number): boolean {
  const [next] = wordsOf(clause.text.slice(end, Math.min(clause.end, end + 16)));
  const last = wordsOf(clause.text.slice(clause.start, start)).at(-1);
  return ENGLISH.topical.has(next) && (nothingBefore(clause, start) || !ENGLISH.predicate.has(last));
}

function endsAsPredicate(after: string): boolean {
  const rest = KOREAN.between.words.reduce(
    (left, noun) => (left.startsWith(noun) ? left.slice(noun.length) : left),
    after.trimStart(),
  );
  const told = rest.trimStart();
  // An ending of one letter is one only at the end: 공장임, not 공장 임대.
  return (
    !/^[\p{L}]/u.test(told) ||
    KOREAN.predicate.words.some((ending) => {
      const word = ending.trimStart();
      return told.startsWith(word) && (word.length > 1 || !isSyllable(told.charCodeAt(1)));
    })
  );
}

function beginsAsPredicate(before: string): boolean {
  const words = wordsOf(before);
  while (ENGLISH.between.has(words.at(-1))) words.pop();
  const last = words.at(-1);
  if (last === undefined) return true;
  return (FILLERS.has(last) || JOINTS.has(last) || ENGLISH.predicate.has(last)) && !ENGLISH.oblique.has(last);
}
