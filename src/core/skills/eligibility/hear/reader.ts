/**
 * What someone says of her business, as claims: an attribute, a value or range, and how she stands to it. Statements are
 * parsed, not searched: a number belongs to the noun beside it, a denial to what it denies, and what is past, supposed,
 * doubted or somebody else's is a claim, but no fact. Each step is one pass over the line.
 */
import { STATEMENTS as EN } from '../../../language/en/statements.js';
import { STATEMENTS as KO } from '../../../language/ko/statements.js';
import type { Mark, UnitKind } from '../../../language/statement-words.js';
import { among, between, both, either, highest, lowest } from '../known.js';
import type { Attribute, Facts, Known, NumberAttribute, Profile } from '../profile-types.js';
import { type Clause, clausesOf, markOf } from './clauses.js';
import type { Hit } from './lexicon.js';
import { isLatin, type Line, lineOf } from './line.js';
import { findNumbers, type NumberSpan } from './numbers.js';
import { type Quantity, QuantityReader, turned, widened } from './quantities.js';
import { isIdle, isPredicate, isSaidOfSelf, opensWithPronoun, type Stance, stanceOf } from './stance.js';
import { type Saying, type Sense, type Words, wordsOf } from './words.js';

export interface Claim {
  readonly attribute: string;
  readonly known: Known;
  readonly stance: Stance;
  /** Where it stands in the text as typed. */
  readonly start: number;
  readonly end: number;
}

export interface Hearing {
  readonly claims: readonly Claim[];
  /** What is asserted of the speaker as she is now. */
  readonly facts: Facts;
  /** A bare yes or no, or that it is not known. */
  readonly answer?: 'yes' | 'no' | 'unknown';
}

export interface HearingOptions {
  /** The attribute that was asked: a bare number, a yes or a name is about it. */
  readonly asking?: string;
  /** Names whose words say nothing of a business. */
  readonly names?: readonly string[];
  /** Whether names for a kind of business count ("we small manufacturers"). */
  readonly descriptions?: boolean;
}

interface Draft extends Claim {
  readonly clause: number;
  /** Those beside it may not be counted. */
  readonly aside: boolean;
  readonly strict: boolean;
}

const MEASURES: Readonly<Record<string, readonly UnitKind[]>> = {
  people: ['people', 'persons'],
  years: ['years', 'months'],
};
const unitsOf = (attribute: NumberAttribute): readonly UnitKind[] =>
  MEASURES[attribute.measure] ?? [attribute.measure as UnitKind];

/** Letters of a clause, and claims of a text, up to which it is read: with them the time of a text grows as its length. */
const LONGEST_CLAUSE = 400;
const MOST_CLAIMS = 60;

/** Words of an answer up to which another question of the check may be meant. */
const SHORT = 5;

export class StatementReader {
  readonly profile: Profile;
  readonly #words: Words;

  constructor(profile: Profile) {
    this.profile = profile;
    this.#words = wordsOf(profile);
  }

  hear(original: string, options: HearingOptions = {}): Hearing {
    const line = this.#mended(blanked(lineOf(original), options.names ?? []));
    const numbers = findNumbers(line.text);
    const named = this.#words.named.scan(line.text);
    const hits = this.#hits(line.text, named);
    // Most messages tell of no business.
    if (named.length === 0 && options.asking === undefined && !counts(numbers, hits))
      return { claims: [], facts: {} };
    const clauses = clausesOf(line.text, hits, numbers);
    const drafts = this.#drafts(line, clauses, numbers, options);
    // Nobody states so much of one business.
    if (drafts.length > MOST_CLAIMS) return { claims: drafts, facts: {} };
    const kept = doubtedAfterwards(line.text, clauses, corrected(line.text, clauses, drafts));
    const facts = this.#facts(line.text, clauses, kept);
    const answer =
      options.asking === undefined
        ? undefined
        : answerOf(line.text, clauses, this.#words.answers.scan(line.text));
    return { claims: drafts, facts, ...(answer !== undefined && { answer }) };
  }

  /** The words of a line, in order. A mark within a longer word of the profile is a part of that. */
  #hits(text: string, named: readonly Hit<Sense>[]): Hit<Sense>[] {
    const hits: Hit<Sense>[] = [...named];
    let next = 0;
    for (const hit of this.#words.lexicon.scan(text)) {
      while (next < named.length && (named[next] as Hit<Sense>).end < hit.end) next += 1;
      const around = named[next];
      const inside =
        around !== undefined && around.start <= hit.start && around.end - around.start > hit.end - hit.start;
      const mark = markOf(hit);
      // What denies may be a word of a saying that is not said: {without} in 넘은 적이 없어요.
      const stands = mark === undefined || mark === 'self' || mark === 'deny' || mark === 'denied';
      if (!inside || stands) hits.push(hit);
    }
    return visible(hits.sort((a, b) => a.start - b.start || b.end - a.end));
  }

  /** Misspelt English words as they were meant. */
  #mended({ text, at }: Line): Line {
    let [out, last] = ['', 0];
    const places: number[] = [];
    for (let from = 0; from < text.length; ) {
      if (!isLatin(text.charCodeAt(from))) {
        from += 1;
        continue;
      }
      let to = from;
      while (isLatin(text.charCodeAt(to))) to += 1;
      const meant = to - from < 5 ? undefined : this.#words.meant(text.slice(from, to));
      if (meant !== undefined) {
        out += text.slice(last, from) + meant;
        for (let n = last; n < from; n++) places.push(at[n] as number);
        for (let n = 0; n < meant.length; n++) places.push(at[Math.min(from + n, to - 1)] as number);
        last = to;
      }
      from = to;
    }
    if (last === 0) return { text, at };
    out += text.slice(last);
    for (let n = last; n < at.length; n++) places.push(at[n] as number);
    return { text: out, at: places };
  }

  #drafts(
    line: Line,
    clauses: readonly Clause[],
    numbers: readonly NumberSpan[],
    options: HearingOptions,
  ): Draft[] {
    const { text, at } = line;
    const quantities = new QuantityReader(text, this.#words.fillers);
    const drafts: Draft[] = [];
    const place = (start: number, end: number) => ({ start: at[start] ?? 0, end: at[end] ?? 0 });
    let parts = new Map<number, Hit<Sense>>();
    for (const [n, clause] of clauses.entries()) {
      if (clause.end - clause.start > LONGEST_CLAUSE || drafts.length > MOST_CLAIMS) continue;
      const before = parts;
      parts = partsOf(clause);
      if (parts.size === 0 && !/\p{L}/u.test(text.slice(clause.start, clause.end))) parts = before;
      const carried = opensWithPronoun(text, clause) ? new Map([...before, ...parts]) : parts;
      for (const found of this.#sayings(text, clause, carried, options.descriptions ?? true)) {
        const { saying, start, end } = found;
        for (const [attribute, known] of Object.entries(saying.means)) {
          const when = this.profile.attributes.get(attribute)?.when ?? 'now';
          const heard = stanceOf(text, clause, { start, end, own: found.own }, when);
          const asked = saying.is && text[clause.end - 1] === '?';
          const own = when === 'future' || heard !== 'asserted' || isSaidOfSelf(text, clause, { start, end });
          const stance = asked ? 'asked' : own ? heard : 'other';
          drafts.push({
            attribute,
            known,
            stance,
            ...place(start, end),
            clause: n,
            aside: false,
            strict: false,
          });
        }
      }
      drafts.push(...this.#labels(text, clause, n, options, place));
      const all = quantities.read(clause, numbers);
      for (const quantity of all) {
        const draft = this.#number(
          line,
          clause,
          n,
          clauses[n - 1],
          quantity,
          all,
          quantities,
          options.asking ?? takenBack(clauses.slice(Math.max(0, n - 1), n + 1), quantity, drafts),
        );
        if (draft !== undefined) drafts.push(draft);
      }
    }
    return drafts.sort((a, b) => a.start - b.start);
  }

  *#sayings(text: string, clause: Clause, parts: ReadonlyMap<number, Hit<Sense>>, descriptions: boolean) {
    const found: { saying: Saying; start: number; end: number; own: readonly Hit<Sense>[] }[] = [];
    for (const first of parts.keys()) {
      for (const saying of this.#words.sayings.get(first) ?? []) {
        if (saying.description && !descriptions) continue;
        const hits = saying.parts.map((part) => parts.get(part));
        if (hits.includes(undefined)) continue;
        const own = (hits as Hit<Sense>[]).filter(({ start }) => start >= clause.start);
        if (own.length === 0) continue;
        const start = Math.min(...own.map((hit) => hit.start));
        const end = Math.max(...own.map((hit) => hit.end));
        if (saying.is && !isPredicate(text, clause, start, end)) continue;
        found.push({ saying, start, end, own });
      }
    }
    // "A large company's plant" is no large company: the saying with more words in it is meant.
    for (const one of found) {
      const inside = found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      );
      const beside = found.filter(({ saying }) => saying.means === one.saying.means);
      if (!inside) yield { ...one, own: beside.flatMap(({ own }) => own) };
    }
  }

  /** Names of choices, in answer to a question. */
  *#labels(
    text: string,
    clause: Clause,
    n: number,
    { asking }: HearingOptions,
    place: (start: number, end: number) => { start: number; end: number },
  ): Generator<Draft> {
    if (asking === undefined) return;
    const parts = clause.hits.filter(({ value }) => value.kind === 'part');
    for (const { value, start, end } of clause.hits) {
      if (value.kind !== 'label') continue;
      const another = value.attribute !== asking;
      if (
        another &&
        (text.split(' ').length > SHORT ||
          clause.marks.has('deny') ||
          parts.some((part) => part.start === start && part.end !== end))
      )
        continue;
      const stance = stanceOf(text, clause, { start, end }, 'now');
      yield {
        attribute: value.attribute,
        known: among(value.choice),
        stance,
        ...place(start, end),
        clause: n,
        aside: false,
        strict: false,
      };
    }
  }

  #number(
    { text, at }: Line,
    clause: Clause,
    n: number,
    before: Clause | undefined,
    quantity: Quantity,
    all: readonly Quantity[],
    quantities: QuantityReader,
    asking: string | undefined,
  ): Draft | undefined {
    const attribute = quantity.foreign ? undefined : this.#attributeOf(clause, quantity, asking);
    if (attribute === undefined) return undefined;
    const counted = { start: quantity.numberStart, end: quantity.end, own: quantity.bounds };
    const stance = stanceOf(text, clause, counted, attribute.when ?? 'now');
    const scale = quantity.unit === 'months' ? 1 / 12 : 1;
    const bound = stance === 'denied' ? turned(quantity.bound) : quantity.bound;
    const [from, to] = widened(quantity.from * scale, quantity.to * scale, bound, attribute.whole);
    const more = attribute.measure === 'people' ? addedTo(text, quantity, all) : 0;
    const known = both(
      between(attribute.min ?? -Infinity, attribute.max ?? Infinity),
      between(from, to + more),
    );
    if (known === undefined) return undefined;
    const near = (mark: string) =>
      [...(before?.hits ?? []), ...clause.hits].some(
        (hit) =>
          markOf(hit) === mark && hit.end >= quantity.numberStart - 6 && hit.start <= quantity.end + 10,
      );
    const people = attribute.measure === 'people';
    const aside = people && this.#isAside(text, clause, quantity, all);
    const bare = asking !== undefined && quantity.unit === undefined;
    const strange =
      !aside &&
      people &&
      !bare &&
      (quantities.strange(clause, quantity.start) ||
        quantities.strangeAfter(clause, quantity) ||
        (text[quantity.numberEnd] === '-' && !isSaidOfSelf(text, clause, quantity)));
    const doubted =
      quantity.odd ||
      strange ||
      (people && quantity.unit === 'persons' && !isOwn(clause, asking) && !near('with-self'));
    const settled: Stance =
      stance === 'denied' && bound !== undefined
        ? 'asserted'
        : stance === 'asserted' && doubted
          ? 'doubted'
          : stance;
    return {
      attribute: attribute.id,
      known: !people || aside ? known : withSelf(known, near('with-self'), near('plus-self')),
      stance: settled,
      start: at[quantity.start] ?? 0,
      end: at[quantity.end] ?? 0,
      clause: n,
      aside,
      strict: people && near('strict'),
    };
  }

  /** Which attribute a number is of: by its unit, and by a word for it in the clause. */
  #attributeOf(
    clause: Clause,
    { unit, numberStart, numberEnd }: Quantity,
    asking: string | undefined,
  ): NumberAttribute | undefined {
    const numbers = [...this.profile.attributes.values()].filter((each) => each.kind === 'number');
    const asked = numbers.find(({ id }) => id === asking);
    const fits = (each: NumberAttribute): boolean =>
      unit === undefined ||
      unitsOf(each).includes(unit) ||
      (unit === 'year' && each === asked && each.measure !== 'people') ||
      (unit === 'money-krw' && each === asked && each.measure.startsWith('money') && false);
    let best: { attribute: NumberAttribute; distance: number } | undefined;
    for (const { value, start, end } of clause.hits) {
      if (value.kind !== 'cue') continue;
      const attribute = numbers.find(({ id }) => id === value.attribute);
      if (attribute === undefined || !fits(attribute)) continue;
      const distance =
        end <= numberStart ? numberStart - end : start >= numberEnd ? start - numberEnd + 1 : 0;
      // Without a unit, the word for it has to stand right beside.
      if (unit === undefined && distance > 14 && attribute !== asked) continue;
      if (best === undefined || distance < best.distance) best = { attribute, distance };
    }
    if (best !== undefined) return best.attribute;
    if (asked !== undefined && fits(asked)) return asked;
    return unit === 'people' || unit === 'persons'
      ? numbers.find((each) => each.measure === 'people')
      : undefined;
  }

  /** Whether those counted may not be meant: part-timers. */
  #isAside(
    text: string,
    clause: Clause,
    { numberStart, numberEnd, end }: Quantity,
    quantities: readonly Quantity[],
  ): boolean {
    return clause.hits.some((hit) => {
      if (markOf(hit) !== 'uncounted') return false;
      if (hit.end <= numberStart) return numberStart - hit.end <= 4 && !isLatin(text.charCodeAt(hit.start));
      if (
        hit.start >= end + 14 ||
        quantities.some((other) => other.numberStart >= hit.end && other.numberStart - hit.end <= 4)
      )
        return false;
      return (
        hit.start >= numberEnd &&
        !text.slice(numberEnd, hit.start).includes(',') &&
        text.slice(numberEnd, hit.start).trim().split(' ').length <= 2
      );
    });
  }

  #facts(text: string, clauses: readonly Clause[], drafts: readonly Draft[]): Facts {
    const facts: Record<string, Known> = {};
    for (const attribute of this.profile.attributes.values()) {
      const own = drafts.filter((each) => each.attribute === attribute.id);
      const known = attribute.kind === 'number' ? numberFact(text, clauses, own) : choiceFact(attribute, own);
      const before = facts[attribute.id];
      if (known !== undefined)
        facts[attribute.id] = before === undefined ? known : (both(before, known) ?? before);
    }
    return facts;
  }

  /** The text with what it tells about the business taken out, for whoever must not learn it. */
  hide(text: string, names: readonly string[] = []): string {
    const { claims } = this.hear(text, { names });
    let [shown, last] = ['', 0];
    for (const { start, end, attribute } of [...claims].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (start >= last) shown += `${text.slice(last, start)}[${attribute.replaceAll('_', '-')}]`;
      last = Math.max(last, end);
    }
    return shown + text.slice(last);
  }
}

/** "18 welders and 2 painters": what is counted beside, by a noun that is not known, may be of the same. */
function addedTo(text: string, { end }: Quantity, all: readonly Quantity[]): number {
  const next = all.find(({ numberStart, foreign }) => foreign && numberStart > end && numberStart - end < 16);
  return next !== undefined && !text.slice(end, next.numberStart).includes(',') ? next.to : 0;
}

/** The attribute of which a bare number takes back what was said: "8 employees. No wait, 12." */
function takenBack(
  clauses: readonly Clause[],
  { unit, numberStart }: Quantity,
  drafts: readonly Draft[],
): string | undefined {
  const last = drafts.findLast(({ known }) => known.kind === 'number');
  if (last === undefined || unit !== undefined) return undefined;
  const marked = clauses.some(({ hits }) =>
    hits.some((hit) => {
      const mark = markOf(hit);
      return (mark === 'correct' || mark === 'deny') && hit.end <= numberStart && numberStart - hit.end < 16;
    }),
  );
  return marked ? last.attribute : undefined;
}

/** Whether some number may have what it counts behind it. */
function counts(numbers: readonly NumberSpan[], hits: readonly Hit<Sense>[]): boolean {
  const units = new Set(hits.flatMap(({ start, value }) => (value.kind === 'unit' ? [start] : [])));
  return units.size > 0 && numbers.some(({ end, word }) => !word || units.has(end) || units.has(end + 1));
}

/** Words without those that a longer word hides: "export market" tells of no exports. */
function visible(hits: readonly Hit<Sense>[]): Hit<Sense>[] {
  let [hidden, unmarked] = [0, 0];
  return hits.filter((hit) => {
    const mark = markOf(hit);
    if (mark === 'else') hidden = Math.max(hidden, hit.end);
    else if (mark === 'none') unmarked = Math.max(unmarked, hit.end);
    else return hit.end > (mark === undefined ? hidden : Math.max(hidden, unmarked));
    return false;
  });
}

/** Names that hold words which are said of a business elsewhere are left out of account. */
function blanked(line: Line, names: readonly string[]): Line {
  let { text } = line;
  for (const name of names) {
    for (let at = text.indexOf(name); name !== '' && at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      // A short name within another word is none: EG in "regular".
      const within =
        (isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1))) ||
        (isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)));
      if (!within) text = text.slice(0, at) + '_'.repeat(name.length) + text.slice(end);
    }
  }
  return { text, at: line.at };
}

function partsOf(clause: Clause): Map<number, Hit<Sense>> {
  return new Map(
    clause.hits.flatMap((hit) => (hit.value.kind === 'part' ? [[hit.value.part, hit] as const] : [])),
  );
}

/** The speaker may be one of those counted, or one more. */
function withSelf(known: Known, counted: boolean, more: boolean): Known {
  if (known.kind !== 'number' || !(counted || more)) return known;
  return between(Math.max(0, lowest(known) - 1), highest(known) + (more ? 1 : 0));
}

/** People, unlike employees, are the speaker's own only where she speaks of herself, or of nothing else. */
function isOwn(clause: Clause, asking: string | undefined): boolean {
  return (
    asking !== undefined ||
    clause.ofSelf ||
    clause.hits.some(({ value }) => value.kind === 'part' || value.kind === 'cue')
  );
}

/** Drops what a later statement of the same takes back: "8, no wait, 12". */
function corrected(text: string, clauses: readonly Clause[], drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => {
    const later = drafts.filter((other) => other.attribute === draft.attribute && other.start > draft.start);
    return !later.some((other) => {
      const between = clauses.slice(draft.clause, other.clause + 1);
      return between.some((clause, n) =>
        clause.hits.some((hit) => {
          const mark = markOf(hit);
          const behind = n > 0 || hit.start >= clause.start;
          if (mark === 'correct') return behind && isBetween(hit, draft, other, text);
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

function isBetween(hit: Hit<Sense>, one: Draft, other: Draft, _text: string): boolean {
  return hit.start >= one.start && hit.start <= other.end;
}

const OR = [EN, KO].flatMap(({ grammar }) => grammar.or.split('|')).map((word) => `${word} `);
/** What a clause of a few words does to the one before it: "12 employees, I am not sure", "we'd export but don't yet", "100? We wish". */
const TAKEN_BACK: readonly Mark[] = ['doubt', 'unknown', 'plan', 'deny', 'denied'];

/** A clause that says of the one before it that it is not certain. */
function doubtedAfterwards(text: string, clauses: readonly Clause[], drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const next = clauses.slice(draft.clause + 1, draft.clause + 3).find((clause) => !isIdle(text, clause));
    if (next === undefined || (draft.stance !== 'asserted' && draft.stance !== 'denied')) return draft;
    // "Nine, or ten if you count me": another number may be meant.
    if (
      OR.some((word) => text.slice(next.start, next.end).trimStart().startsWith(word)) ||
      next.marks.has('plus-self')
    )
      return draft.known.kind === 'number' ? { ...draft, stance: 'doubted' } : draft;
    const unsure = TAKEN_BACK.some((mark) => next.marks.has(mark)) && !next.marks.has('correct');
    const short = text.slice(next.start, next.end).trim().split(' ').length <= 4;
    const empty = next.hits.every(
      ({ value, start, end }) =>
        (value.kind !== 'part' && value.kind !== 'cue' && value.kind !== 'unit') ||
        next.hits.some(
          (hit) => markOf(hit)?.startsWith('den') === true && hit.start < end && hit.end > start,
        ),
    );
    return unsure && short && empty && !next.asked ? { ...draft, stance: 'doubted' } : draft;
  });
}

/** Several counts that were not corrected may each be a part of the whole, or the whole. */
function numberFact(text: string, clauses: readonly Clause[], drafts: readonly Draft[]): Known | undefined {
  const told = drafts.filter(({ stance, aside }) => stance === 'asserted' && !aside);
  if (
    drafts.some(
      ({ stance, aside, clause }) =>
        stance === 'doubted' && !aside && told.some((each) => each.clause === clause),
    )
  )
    return undefined;
  if (told.length === 0) return undefined;
  const [first] = told;
  const bounds = told.map(({ known }) => [lowest(known), highest(known)] as const);
  const same = told.every(
    ({ known }) =>
      known.kind === 'number' &&
      lowest(known) === lowest(first!.known) &&
      highest(known) === highest(first!.known),
  );
  const joint = told.reduce<Known | undefined>(
    (sum, { known }) => (sum === undefined ? undefined : both(sum, known)),
    first!.known,
  );
  let known: Known;
  if (same) known = first!.known;
  else if (joint !== undefined && told.some(({ known: each }) => lowest(each) !== highest(each)))
    known = joint;
  else
    known = between(
      Math.min(...bounds.map(([from]) => from)),
      bounds.reduce((sum, [, to]) => sum + to, 0),
    );
  return withAsides(text, clauses, drafts, known);
}

/** Part-timers and the like: nobody knows whether they count. */
function withAsides(text: string, clauses: readonly Clause[], drafts: readonly Draft[], known: Known): Known {
  const strict = drafts.some((each) => each.strict && !each.aside);
  if (strict || known.kind !== 'number') return known;
  const asides = drafts.filter(({ aside, stance }) => aside && stance === 'asserted');
  const main = drafts.find(({ aside }) => !aside);
  let [from, to] = [lowest(known), highest(known)];
  for (const each of asides) {
    const marks = clauses
      .slice(Math.min(each.clause, main?.clause ?? 0), each.clause + 1)
      .flatMap(({ hits }) => hits.map(markOf));
    if (marks.includes('left-out')) continue;
    if (marks.includes('of-them')) from = Math.max(0, from - highest(each.known));
    else to += highest(each.known);
  }
  if (asides.length === 0 && main !== undefined) {
    const around = clauses.slice(Math.max(0, main.clause - 1), main.clause + 2);
    const loose = around.some(({ hits }) => hits.some((hit) => markOf(hit) === 'uncounted'));
    const left = around.some(
      ({ marks }) => marks.has('left-out') || (marks.has('deny') && !marks.has('of-them')),
    );
    const mixed = around.some(({ marks }) => marks.has('of-them') || marks.has('sum'));
    if (loose && !left && mixed) from = 0;
  }
  void text;
  return between(from, to);
}

function choiceFact(
  attribute: Exclude<Attribute, NumberAttribute>,
  drafts: readonly Draft[],
): Known | undefined {
  const all = attribute.choices.map(({ id }) => id);
  const told = drafts.filter(({ stance }) => stance === 'asserted' || stance === 'denied');
  if (told.length === 0) return undefined;
  // What is doubted in the same breath is not settled by what is not.
  if (
    drafts.some(({ stance, clause }) => stance === 'doubted' && told.some((each) => each.clause === clause))
  )
    return undefined;
  const choicesOf = ({ known }: Draft): readonly string[] => (known.kind === 'choice' ? known.among : []);
  const no = new Set(told.filter(({ stance }) => stance === 'denied').flatMap(choicesOf));
  const said = told.filter(({ stance }) => stance === 'asserted').map(({ known }) => known);
  const [first, ...others] = said;
  const yes =
    first === undefined
      ? undefined
      : others.reduce((sum, known) => both(sum, known) ?? either(sum, known), first);
  const open = yes?.kind === 'choice' ? yes.among : all;
  const left = open.filter((id) => !no.has(id));
  // Said and denied at once.
  if (left.length === 0 || left.length === all.length) return undefined;
  return among(...left);
}

const UNSETTLED = ['doubt', 'if', 'plan', 'past', 'future', 'other'] as const;

/** A yes or no at the beginning, or as all that is said. What else is said must not contradict it, or leave it open. */
function answerOf(text: string, clauses: readonly Clause[], said: readonly Hit<Mark>[]): Hearing['answer'] {
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
    !clauses.some(({ hits }) => hits.some(({ value }) => value.kind === 'unit'));
  const denied = marks.has('deny') || marks.has('denied') || all.has('no') || all.has('does-not');
  if (opening.has('yes') || (short && opening.has('does'))) return denied ? undefined : 'yes';
  if (opening.has('no') || (short && (opening.has('does-not') || denied)))
    return all.has('yes') || all.has('does') ? undefined : 'no';
  return undefined;
}

/** "No large company" denies the noun, and is no answer. */
function bindsNoun(text: string, clauses: readonly Clause[], hit: Hit<Mark>): boolean {
  if (text.slice(hit.start, hit.end) !== 'no') return false;
  const after = hit.end + (text[hit.end] === ' ' ? 1 : 0);
  return clauses.some(({ hits }) =>
    hits.some(({ start, value }) => start === after && value.kind === 'part'),
  );
}
