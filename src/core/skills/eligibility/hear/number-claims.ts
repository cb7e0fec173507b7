/** Claims of numbers: which attribute a number is of, and whether what stands around it lets it be said of the speaker. */
import { type Bound, KO, type Mark, type UnitKind } from '../../../language/statement-words.js';
import type { Known, NumberAttribute, Profile } from '../../../model/profile.js';
import { between, both, highest, lowest } from '../known.js';
import { Alone } from './alone.js';
import { Around } from './around.js';
import type { Draft } from './claims.js';
import type { Clause } from './clauses.js';
import { isLatin, pastWord } from './line.js';
import { type Quantity, QuantityReader, turned, widened } from './quantities.js';
import { type Lexicons, marked, ofKind, type SenseHit } from './senses.js';
import { isSaidOfSelf, type Stance, stanceOf } from './stance.js';

const { grammar: KOREAN } = KO;

const MEASURES: Readonly<Record<string, readonly UnitKind[]>> = {
  people: ['people', 'persons'],
  years: ['years', 'months', 'nth-year'],
  age: ['age'],
};
const unitsOf = (attribute: NumberAttribute): readonly UnitKind[] =>
  MEASURES[attribute.measure] ?? [attribute.measure as UnitKind];

/** Of an amount without a currency, the least that is taken as written: "5천" is five thousand, or fifty million. */
const LEAST_BARE = 1e6;

/** Letters between the word for beginning and that for when. */
const NEAR_WHEN = 14;

export class NumberClaims {
  readonly #numbers: readonly NumberAttribute[];
  readonly #text: string;
  readonly #quantities: QuantityReader;
  readonly #around: Around;
  readonly #whole: Lexicons['whole'];
  readonly #alone: Alone;
  /** The quantity before. */
  #last: { readonly sentence: number; readonly part: boolean } | undefined;

  constructor(profile: Profile, text: string, words: Lexicons) {
    this.#around = new Around(words);
    this.#whole = words.whole;
    this.#numbers = [...profile.attributes.values()].filter((each) => each.kind === 'number');
    this.#text = text;
    this.#quantities = new QuantityReader(text, words);
    this.#alone = new Alone(profile, text, words.fillers, this.#around);
  }

  /** Those of a clause, which are read in order; `drafts` are those before. */
  of(clauses: readonly Clause[], n: number, asked: string | undefined, drafts: readonly Draft[]): Draft[] {
    const clause = clauses[n] as Clause;
    const all = this.#quantities.read(clause);
    const near = clauses.slice(Math.max(0, n - 1), n + 1);
    const made: Draft[] = [];
    for (const quantity of all) {
      const known = [...drafts, ...made];
      const asking =
        asked ?? takenBack(near, quantity, known, this.#numbers) ?? this.#ofPart(clause, quantity, known);
      const draft = this.#draft(clauses, n, asking, quantity, all, drafts);
      this.#last = { sentence: clause.sentence, part: draft?.part === true };
      if (draft !== undefined) made.push(draft);
    }
    return made;
  }

  /** "12 employees in Seoul and 8 in Busan": the attribute of the part before. */
  #ofPart(clause: Clause, quantity: Quantity, drafts: readonly Draft[]): string | undefined {
    return this.#goesOn(clause, quantity, true) ? drafts.findLast(({ part }) => part)?.attribute : undefined;
  }

  /** Whether a number at a place, of nothing that is named, is of the same as the one before: a part of the business, or not. */
  #goesOn(clause: Clause, quantity: Quantity, part: boolean): boolean {
    return (
      quantity.unit === undefined &&
      this.#last?.sentence === clause.sentence &&
      this.#last.part === part &&
      isAtSite(clause, quantity)
    );
  }

  /** "Opened last year", 작년에 개업: how old a business may be that began at such a time. */
  began(clause: Clause, n: number): Draft[] {
    const attribute = this.#numbers.find(({ since }) => since !== undefined);
    if (attribute === undefined) return [];
    return ofKind(clause.hits, 'ago').flatMap((when) => {
      const cue = ofKind(clause.hits, 'cue').find(
        ({ value, start, end }) =>
          (value.attribute === attribute.since || value.attribute === attribute.id) &&
          (end <= when.start
            ? this.#isIdle(clause, end, when.start)
            : start >= when.end && this.#isIdle(clause, when.end, start)),
      );
      if (cue === undefined || this.#around.strangeBefore(clause, Math.min(cue.start, when.start))) return [];
      const [start, end] = [Math.min(cue.start, when.start), Math.max(cue.end, when.end)];
      const known = between(...when.value.years);
      const stance = stanceOf(clause, { start, end }, 'past');
      return [{ attribute: attribute.id, known, stance, start, end, clause: n }];
    });
  }

  /** Nothing but the ending of a word, a month and a day stand between two places near each other. */
  #isIdle(clause: Clause, from: number, to: number): boolean {
    return to - from <= NEAR_WHEN && !this.#around.strangeBetween(clause, from, to);
  }

  #draft(
    clauses: readonly Clause[],
    n: number,
    asking: string | undefined,
    quantity: Quantity,
    all: readonly Quantity[],
    drafts: readonly Draft[],
  ): Draft | undefined {
    const [text, clause] = [this.#text, clauses[n] as Clause];
    const change = hasChanged(clause, quantity);
    // "12 shops in Seoul and 8 in Busan": of what is counted before it.
    if (this.#goesOn(clause, quantity, false)) return undefined;
    // "9 in Seoul and 6 more in Busan".
    const added = quantity.more && (change || (this.#last?.part === true && isAtSite(clause, quantity)));
    const named = quantity.foreign && !added ? undefined : this.#attributeOf(clause, quantity, asking);
    const found = named ?? this.#alone.lasted(clauses, n, quantity, drafts);
    if (found === undefined) return undefined;
    const { attribute, cue } = found;
    const counted = { start: quantity.numberStart, end: quantity.end, own: quantity.bounds };
    // 몇 명까지 되나요: asks for the bound that 몇 명 있어요 would leave open.
    const which = KOREAN.which.at(text, quantity.numberStart) !== undefined;
    const isWanted = which && (clause.asked || quantity.bound !== undefined);
    const isOffered = asking === attribute.id && this.#alone.isOffered(clauses, n, quantity);
    const stance = isWanted
      ? 'asked'
      : isOffered
        ? 'asserted'
        : stanceOf(clause, counted, attribute.when ?? 'now');
    const bound = stance === 'denied' ? turned(quantity.bound) : quantity.bound;
    const people = attribute.measure === 'people';
    const known = this.#valueOf(attribute, quantity, bound, people ? addedTo(text, quantity, all) : 0);
    if (known === undefined) return undefined;
    // A bracket or a comma may stand between it and what is told of it.
    const goesOn = '(,'.includes(text[clause.end - 1] ?? ' ');
    const beside = clauses
      .slice(Math.max(0, n - 1), goesOn ? n + 2 : n + 1)
      .flatMap(({ hits }) => hits)
      .filter(({ start, end }) => end >= quantity.numberStart - 6 && start <= quantity.end + 10);
    const near = (mark: Mark): boolean => marked(beside, mark).length > 0;
    const aside = people && isAside(clause, quantity, all);
    const unsure =
      quantity.odd ||
      (people && !aside && this.#isPart(clause, quantity, drafts)) ||
      (people && quantity.unit === 'persons' && !this.#isOwn(clause, asking) && !near('with-self'));
    const strange = people
      ? !aside &&
        (isOffered
          ? this.#around.strange(clause, quantity.start)
          : this.#isStrangeCount(clause, quantity, cue, asking))
      : this.#isStrangeAmount(clause, quantity, attribute, cue, all);
    const part = people && !aside && !unsure && isAtSite(clause, quantity);
    const doubted = unsure || (strange && !part);
    const settled: Stance =
      stance === 'denied' && bound !== undefined
        ? 'asserted'
        : stance === 'asserted' && doubted && !change
          ? 'doubted'
          : stance === 'asserted' && (change || clause.marks.has('long-ago'))
            ? 'past'
            : stance;
    return {
      attribute: attribute.id,
      known: !people || aside ? known : withSelf(known, near('with-self'), near('plus-self')),
      stance: settled,
      start: quantity.start,
      end: quantity.end,
      clause: n,
      aside,
      strict: people && near('strict'),
      ...(change && people && { change }),
      ...(part && { part, loose: strange }),
    };
  }

  #valueOf(
    { min, max, whole }: NumberAttribute,
    { unit, from: low, to: high }: Quantity,
    bound: Bound | undefined,
    more: number,
  ): Known | undefined {
    const scale = unit === 'months' ? 1 / 12 : 1;
    // In the third year of business: two years, and some of the third.
    const begun = unit === 'nth-year' ? 1 : 0;
    if (whole && !Number.isInteger(low) && bound === undefined) return undefined;
    const [from, to] = widened(Math.max(0, low * scale - begun), high * scale, bound, whole);
    return both(between(min ?? -Infinity, max ?? Infinity), between(from, to + more));
  }

  /** "Three of us founded it", 저희 중에 3명이: those of a part, or of the day it began. */
  #isPart({ hits }: Clause, { numberStart, end }: Quantity, drafts: readonly Draft[]): boolean {
    const isFirst = !drafts.some(({ known }) => known.kind === 'number');
    // "Opened in 2021 with 4 people": as many as on that day.
    const isWith = this.#text.slice(0, numberStart).trimEnd().endsWith(' with');
    return (
      marked(hits, 'founding').some((hit) => hit.start >= end || (hit.end <= numberStart && isWith)) ||
      (isFirst && marked(hits, 'part-of').some((hit) => hit.end <= numberStart))
    );
  }

  /** Whether words beside people that are counted may make others of them. */
  #isStrangeCount(
    clause: Clause,
    quantity: Quantity,
    cue: SenseHit<'cue'> | undefined,
    asking: string | undefined,
  ): boolean {
    if (this.#around.strange(clause, quantity.start)) return true;
    if (asking !== undefined && quantity.unit === undefined) return false;
    return (
      (cue !== undefined && cue.end <= quantity.start && this.#around.strange(clause, cue.start)) ||
      this.#around.strangeAfter(clause, quantity) ||
      (this.#text[quantity.numberEnd] === '-' && !isSaidOfSelf(clause, quantity))
    );
  }

  /** Whether words before, between or behind an amount and the word for it may make another amount of it. */
  #isStrangeAmount(
    clause: Clause,
    quantity: Quantity,
    { measure }: NumberAttribute,
    cue: SenseHit<'cue'> | undefined,
    all: readonly Quantity[],
  ): boolean {
    const money = measure.startsWith('money');
    if (money && clause.marks.has('period')) return true;
    if (money && quantity.unit === undefined && quantity.to > 0 && quantity.to < LEAST_BARE) return true;
    // The answer to a question needs no word for what it is of.
    if (cue === undefined)
      return quantity.unit === undefined && this.#around.labelled(clause, quantity.start);
    const [first, last] = cue.start < quantity.start ? [cue, quantity] : [quantity, cue];
    // 매출 3억 아니 5억: another amount that is taken back makes nothing else of it.
    const taken = all.findLast(
      ({ start, end }) =>
        start >= first.end &&
        marked(clause.hits, 'deny').some((hit) => hit.start >= end && hit.end <= last.start),
    );
    const from = taken === undefined ? first.end : pastWord(this.#text, taken.end);
    return (
      this.#around.strangeBetween(clause, from, last.start) ||
      this.#around.strangeBefore(clause, first.start) ||
      this.#around.strangeAfter(clause, { end: pastWord(this.#text, last.end), bounds: [] })
    );
  }

  /** Which attribute a number is of: by its unit, and by a word for it in the clause. */
  #attributeOf(
    clause: Clause,
    { unit, numberStart, numberEnd }: Quantity,
    asking: string | undefined,
  ): { attribute: NumberAttribute; cue?: SenseHit<'cue'> } | undefined {
    const asked = this.#numbers.find(({ id }) => id === asking);
    const fits = (each: NumberAttribute): boolean =>
      unit === undefined
        ? (each.measure !== 'years' && each.measure !== 'age') || each === asked
        : unitsOf(each).includes(unit) ||
          (each === asked && each.measure === 'age' && unit === 'years') ||
          (unit === 'year' && each.id === asked?.since);
    let best: { attribute: NumberAttribute; cue: SenseHit<'cue'>; distance: number } | undefined;
    for (const cue of ofKind(clause.hits, 'cue')) {
      const { value, start, end } = cue;
      const attribute = this.#numbers.find(({ id }) => id === value.attribute);
      if (attribute === undefined || !fits(attribute)) continue;
      // "9 in sales" are people.
      if (marked(clause.hits, 'site').some((site) => site.start <= start && site.end >= end)) continue;
      const distance =
        end <= numberStart ? numberStart - end : start >= numberEnd ? start - numberEnd + 1 : 0;
      // Without a unit, the word for it has to stand right beside.
      if (unit === undefined && distance > 14 && attribute !== asked) continue;
      if (best === undefined || distance < best.distance) best = { attribute, cue, distance };
    }
    if (best !== undefined) return best;
    const began = unit === 'year' ? this.#numbers.find(({ id }) => id === asked?.since) : undefined;
    if (began !== undefined) return { attribute: began };
    if (asked !== undefined && fits(asked)) return { attribute: asked };
    const people = unit === 'people' || unit === 'persons';
    const counted = people ? this.#numbers.find(({ measure }) => measure === 'people') : undefined;
    return counted && { attribute: counted };
  }

  /** People, unlike employees, are the speaker's own only where she speaks of herself, or of nothing else. */
  #isOwn(clause: Clause, asking: string | undefined): boolean {
    return (
      asking !== undefined ||
      clause.ofSelf ||
      ofKind(clause.hits, 'cue').length > 0 ||
      ofKind(clause.hits, 'part').some(({ value }) => this.#whole.has(value.part))
    );
  }
}

/** Whether those counted may not be meant: part-timers. */
function isAside(
  { text, hits }: Clause,
  { numberStart, numberEnd, end }: Quantity,
  quantities: readonly Quantity[],
): boolean {
  return marked(hits, 'uncounted').some((hit) => {
    if (hit.end <= numberStart) return numberStart - hit.end <= 4 && !isLatin(text.charCodeAt(hit.start));
    const ofAnother = quantities.some(
      (other) => other.numberStart >= hit.end && other.numberStart - hit.end <= 4,
    );
    if (hit.start < numberEnd || hit.start >= end + 14 || ofAnother) return false;
    const between = text.slice(numberEnd, hit.start);
    return !between.includes(',') && between.trim().split(' ').length <= 2;
  });
}

/** Letters between people and the place where they are, or the word that tells of their coming or going. */
const [NEAR_SITE, NEAR_CHANGE] = [4, 12];

/** Whether people are counted at a place or in a part of the business: 서울에 12명, 본사 10, "8 people in Busan". */
function isAtSite(clause: Clause, { start, end, numberStart, more }: Quantity): boolean {
  return marked(clause.hits, 'site').some((hit) => {
    if (hit.end <= numberStart) return isNear(clause, hit.end, start);
    return (
      hit.start >= end &&
      hit.start - end <= (more ? NEAR_CHANGE : NEAR_SITE) &&
      !/[\d,]/u.test(clause.text.slice(end, hit.start))
    );
  });
}

/** Nothing but an ending, a mark or the word for those who are counted stands between: 인천 직원 넷. */
function isNear({ text, hits }: Clause, from: number, to: number): boolean {
  const cue = ofKind(hits, 'cue').find(({ start, end }) => start >= from && end <= to);
  const between = text.slice(from, cue?.start ?? to) + text.slice(cue?.end ?? to, to);
  const word = between.replace(/[\s:=]/gu, '');
  return word === '' || KOREAN.place.has(word) || KOREAN.particles.has(word);
}

/** Whether those counted have come or gone: "hired 5", 5명 더 뽑아서. */
function hasChanged(clause: Clause, { numberStart, end }: Quantity): boolean {
  return marked(clause.hits, 'change').some((hit) =>
    hit.start >= end
      ? hit.start - end <= NEAR_CHANGE
      : hit.value.language === 'en' && hit.end <= numberStart && numberStart - hit.end <= NEAR_CHANGE,
  );
}

/** "18 welders and 2 painters": what is counted beside, by a noun that is not known, may be of the same. */
function addedTo(text: string, { end }: Quantity, all: readonly Quantity[]): number {
  const next = all.find(({ numberStart, foreign }) => foreign && numberStart > end && numberStart - end < 16);
  return next !== undefined && !text.slice(end, next.numberStart).includes(',') ? next.to : 0;
}

/**
 * The attribute of which a number with no word for it takes back what was said: "8 employees. No wait, 12", or says how it is
 * now: "we had 30 people but are down to 6".
 */
function takenBack(
  clauses: readonly Clause[],
  quantity: Quantity,
  drafts: readonly Draft[],
  numbers: readonly NumberAttribute[],
): string | undefined {
  const { unit, numberStart, end } = quantity;
  const last = drafts.findLast(({ known }) => known.kind === 'number');
  const attribute = numbers.find(({ id }) => id === last?.attribute);
  if (last === undefined || attribute === undefined) return undefined;
  if (unit !== undefined && !unitsOf(attribute).includes(unit)) return undefined;
  const bare = unit === undefined;
  // "We were 8, then hired 4".
  if (bare && attribute.measure === 'people' && hasChanged(clauses.at(-1)!, quantity)) return last.attribute;
  const marked = clauses.some(({ text, hits, start: from, end: to }) =>
    ofKind(hits, 'mark').some((hit) => {
      const { mark } = hit.value;
      // A "no" between commas denies nothing else.
      const alone = !/\p{L}/u.test(text.slice(from, hit.start) + text.slice(hit.end, to));
      const takes = mark === 'correct' || (mark === 'deny' && (bare || alone));
      const now = mark === 'contrast' && last.stance === 'past' && bare;
      const comesTo = (mark === 'self' || mark === 'total') && last.change === true && bare;
      const ahead = hit.end <= numberStart && numberStart - hit.end < 16;
      return ((takes || now || comesTo) && ahead) || (comesTo && hit.start >= end && hit.start - end <= 2);
    }),
  );
  return marked ? last.attribute : undefined;
}

/** The speaker may be one of those counted, or one more. */
function withSelf(known: Known, counted: boolean, more: boolean): Known {
  if (known.kind !== 'number' || !(counted || more)) return known;
  return between(Math.max(0, lowest(known) - 1), highest(known) + (more ? 1 : 0));
}
