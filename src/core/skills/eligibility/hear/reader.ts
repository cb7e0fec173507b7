/**
 * What someone says of her business, as claims: an attribute, a value or range, and how she stands to it. Statements are
 * parsed, not searched: a number belongs to the noun beside it, a denial to what it denies, and what is past, supposed,
 * doubted or somebody else's is a claim, but no fact. Each step is one pass over the line.
 */
import { EN, type Mark } from '../../../language/statement-words.js';
import { given } from '../../../model/given.js';
import type { Facts, Known, Profile } from '../../../model/profile.js';
import { among } from '../known.js';
import { bareAnswer } from './bare-answer.js';
import { type Draft, type Hearing, SHORT } from './claims.js';
import { type Clause, clausesOf } from './clauses.js';
import { blanked, isLatin, itemised, type Line, lineOf } from './line.js';
import { NumberClaims } from './number-claims.js';
import { findNumbers } from './numbers.js';
import { type Lexicons, lexiconsOf, markOf, ofKind, type Saying, type SenseHit } from './senses.js';
import { choiceFact, numberFact } from './settled.js';
import { isPredicate, isSaidOfSelf, opensWithPronoun, stanceOf } from './stance.js';
import { corrected, doubtedAfterwards } from './taken-back.js';

export type { Claim, Hearing } from './claims.js';

export interface HearingOptions {
  /** The attribute that was asked: a bare number, a yes or a name is about it. */
  readonly asking?: string;
  /** Whether names for a kind of business count ("we small manufacturers"). */
  readonly descriptions?: boolean;
}

interface Drafting extends HearingOptions {
  /** Whether a yes or a no stands in the text. */
  readonly isAnswered: boolean;
}

/** Letters of a clause, and claims of a text, up to which it is read: with them the time of a text grows as its length. */
const LONGEST_CLAUSE = 400;
const MOST_CLAIMS = 60;
/** Texts that are kept with what was heard: one turn listens to the same words for several reasons. */
const MOST_HEARD = 6;
/** What denies may be a word of a saying that is not said, {without} in 넘은 적이 없어요; and "and we" begins something new, whatever it is a part of. */
const STANDING: ReadonlySet<Mark> = new Set(['self', 'deny', 'denied', 'joint']);
/** Units of how old a business is. */
const AGES: ReadonlySet<string> = new Set(['years', 'year']);

const LATIN_WORD = /[a-zß-öø-ɏ]+/gu;

/** What a few letters stand for ("w/o", "rev", "we r"), and where they end. */
function shorthand(text: string, from: number, to: number): { meant: string; end: number } | undefined {
  for (const end of [to + 2, to + 1, to]) {
    const meant = EN.shorthand[text.slice(from, end)];
    if (meant !== undefined && !isLatin(text.charCodeAt(end)) && text[end] !== '&' && text[from - 1] !== '&')
      return { meant, end };
  }
  return undefined;
}

export class StatementReader {
  readonly profile: Profile;
  readonly #names: readonly string[];
  readonly #words: Lexicons;
  readonly #heard = new Map<string, Hearing>();

  /** @param names of which the words say nothing of a business: "between Large Companies and SMEs", the longest first */
  constructor(profile: Profile, names: readonly string[] = []) {
    this.profile = profile;
    this.#names = names;
    this.#words = lexiconsOf(profile);
  }

  hear(original: string, options: HearingOptions = {}): Hearing {
    const { asking = '', descriptions = true } = options;
    const key = `${asking}|${descriptions}|${original}`;
    const before = this.#heard.get(key);
    if (before !== undefined) return before;
    const heard = this.#read(original, options);
    if (this.#heard.size >= MOST_HEARD) this.#heard.clear();
    this.#heard.set(key, heard);
    return heard;
  }

  #read(original: string, options: HearingOptions): Hearing {
    const line = this.#mended(blanked(lineOf(itemised(original)), this.#names));
    const named = this.#words.named.scan(line.text);
    const hits = this.#hits(line.text, named);
    const counts = hits.some((hit) => hit.value.kind === 'unit' || markOf(hit) === 'uncounted');
    // Most messages tell of no business.
    if (named.length === 0 && options.asking === undefined && !counts) return { claims: [], facts: {} };
    const clauses = clausesOf(line.text, hits, findNumbers(line.text));
    const answers = options.asking === undefined ? [] : this.#words.answers.scan(line.text);
    const drafts = this.#drafts(line.text, clauses, { ...options, isAnswered: answers.length > 0 });
    const claims = drafts.map((draft) => ({
      ...draft,
      start: line.at[draft.start] as number,
      end: line.at[draft.end] as number,
    }));
    // Nobody states so much of one business.
    if (drafts.length > MOST_CLAIMS) return { claims, facts: {} };
    // Whoever asks for somebody else says nothing of a business of her own.
    if (clauses.some(({ marks }) => marks.has('behalf'))) return { claims, facts: {} };
    const kept = doubtedAfterwards(clauses, corrected(clauses, drafts));
    const facts = this.#facts(clauses, kept);
    const { asking } = options;
    const { fillers } = this.#words;
    const answer =
      asking === undefined ? undefined : bareAnswer(line.text, clauses, answers, { asking, drafts, fillers });
    return { claims, facts, ...given({ answer }) };
  }

  /** The words of a line, in order. A mark within a longer word of the profile is a part of that. */
  #hits(text: string, named: readonly SenseHit[]): SenseHit[] {
    const hits: SenseHit[] = [...named];
    let next = 0;
    for (const hit of this.#words.lexicon.scan(text)) {
      while (next < named.length && (named[next] as SenseHit).end < hit.end) next += 1;
      const around = named[next];
      const inside =
        around !== undefined && around.start <= hit.start && around.end - around.start > hit.end - hit.start;
      const mark = markOf(hit);
      const stands = mark === undefined || STANDING.has(mark);
      if (!inside || stands) hits.push(hit);
    }
    return visible(hits.sort((a, b) => a.start - b.start || b.end - a.end));
  }

  /** Misspelt English words as they were meant. */
  #mended({ text, at }: Line): Line {
    let [out, last] = ['', 0];
    const places: number[] = [];
    const take = (words: string, from: number, to: number): void => {
      out += words;
      for (let n = 0; n < words.length; n++) places.push(at[Math.min(from + n, to - 1)] as number);
    };
    for (const { 0: word, index } of text.matchAll(LATIN_WORD)) {
      const end = index + word.length;
      const short = word.length < 5 ? shorthand(text, index, end) : undefined;
      const meant = short?.meant ?? this.#words.meant(word);
      if (meant === undefined || index < last) continue;
      take(text.slice(last, index), last, index);
      last = short?.end ?? end;
      take(meant, index, last);
    }
    take(text.slice(last), last, text.length);
    return { text: out, at: [...places, at[text.length] as number] };
  }

  #drafts(text: string, clauses: readonly Clause[], options: Drafting): Draft[] {
    const counts = new NumberClaims(this.profile, text, this.#words);
    const drafts: Draft[] = [];
    let parts = new Map<number, SenseHit>();
    for (const [n, clause] of clauses.entries()) {
      if (clause.end - clause.start > LONGEST_CLAUSE || drafts.length > MOST_CLAIMS) continue;
      const before = parts;
      parts = partsOf(clause);
      if (parts.size === 0 && !/\p{L}/u.test(text.slice(clause.start, clause.end))) parts = before;
      const carried = opensWithPronoun(clause) ? new Map([...before, ...parts]) : parts;
      for (const found of this.#sayings(clause, carried, options.descriptions ?? true)) {
        const { saying, start, end } = found;
        for (const [attribute, known] of Object.entries(saying.means)) {
          const when = this.profile.attributes.get(attribute)?.when ?? 'now';
          const heard = stanceOf(clause, { start, end, own: found.own }, when);
          const asked = saying.is && text[clause.end - 1] === '?';
          const own = when === 'future' || heard !== 'asserted' || isSaidOfSelf(clause, { start, end });
          const none = heard === 'asserted' && holdsZero(clause);
          const stance = asked ? 'asked' : none ? 'doubted' : own ? heard : 'other';
          drafts.push({ attribute, known, stance, start, end, clause: n });
        }
      }
      drafts.push(...this.#labels(clause, n, options));
      const counted = counts.of(clauses, n, options.asking, drafts);
      drafts.push(...counted, ...(counted.length === 0 ? counts.began(clause, n) : []));
    }
    return drafts.sort((a, b) => a.start - b.start);
  }

  *#sayings(clause: Clause, parts: ReadonlyMap<number, SenseHit>, descriptions: boolean) {
    const found: { saying: Saying; start: number; end: number; own: readonly SenseHit[] }[] = [];
    for (const first of parts.keys()) {
      for (const saying of this.#words.sayings.get(first) ?? []) {
        if (saying.description && !descriptions) continue;
        const hits = saying.parts.map((part) => parts.get(part));
        if (hits.includes(undefined)) continue;
        const own = (hits as SenseHit[]).filter(({ start }) => start >= clause.start);
        if (own.length === 0) continue;
        const start = Math.min(...own.map((hit) => hit.start));
        const end = Math.max(...own.map((hit) => hit.end));
        if (saying.is && !isPredicate(clause, start, end)) continue;
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
      // 세금 체납은 없: what reaches further says it.
      const overtaken = found.some(
        (other) =>
          other.start > one.start &&
          other.start < one.end &&
          other.end > one.end &&
          other.saying.means !== one.saying.means &&
          Object.keys(other.saying.means).some((id) => id in one.saying.means),
      );
      const beside = found.filter(({ saying }) => saying.means === one.saying.means);
      if (!inside && !overtaken) yield { ...one, own: beside.flatMap(({ own }) => own) };
    }
  }

  /** Names of choices, in answer to a question. */
  *#labels(clause: Clause, n: number, { asking, isAnswered }: Drafting): Generator<Draft> {
    if (asking === undefined) return;
    const parts = ofKind(clause.hits, 'part');
    for (const { value, start, end } of ofKind(clause.hits, 'label')) {
      const another = value.attribute !== asking;
      // 대기업이랑 같이 합니다 and "we supply a large company" tell of one, and not what she is.
      if (!isPredicate(clause, start, end)) continue;
      if (
        another &&
        (isAnswered ||
          clause.text.split(' ').length > SHORT ||
          clause.marks.has('deny') ||
          parts.some((part) => part.start === start && part.end !== end))
      )
        continue;
      const stance = clause.asked ? 'asked' : stanceOf(clause, { start, end }, 'now');
      const { attribute, choice } = value;
      yield { attribute, known: among(choice), stance, start, end, clause: n };
    }
  }

  #facts(clauses: readonly Clause[], drafts: readonly Draft[]): Facts {
    const facts: Record<string, Known> = {};
    const converted = clauses.some(({ marks }) => marks.has('converted'));
    for (const attribute of this.profile.attributes.values()) {
      const own = drafts.filter((each) => each.attribute === attribute.id);
      // A business that changed its form began twice.
      if (attribute.kind === 'number' && AGES.has(attribute.measure) && converted) continue;
      const known =
        attribute.kind === 'number' ? numberFact(clauses, own) : choiceFact(attribute, clauses, own);
      if (known !== undefined) facts[attribute.id] = known;
    }
    return facts;
  }

  /** The text with what it tells about the business taken out, for whoever must not learn it. */
  hide(text: string): string {
    const { claims } = this.hear(text);
    let [shown, last] = ['', 0];
    for (const { start, end, attribute } of [...claims].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (start >= last) shown += `${text.slice(last, start)}[${attribute.replaceAll('_', '-')}]`;
      last = Math.max(last, end);
    }
    return shown + text.slice(last);
  }
}

/** Words without those that a longer word hides: "export market" tells of no exports. */
function visible(hits: readonly SenseHit[]): SenseHit[] {
  let [hidden, unmarked] = [0, 0];
  return hits.filter((hit) => {
    const mark = markOf(hit);
    if (mark === 'else') hidden = Math.max(hidden, hit.end);
    else if (mark === 'none') unmarked = Math.max(unmarked, hit.end);
    else return hit.end > (mark === undefined ? hidden : Math.max(hidden, unmarked));
    return false;
  });
}

/** "Exports: 0" names what there is none of. */
const holdsZero = ({ numbers }: Clause): boolean => numbers.some(({ to, word }) => to === 0 && !word);

function partsOf(clause: Clause): Map<number, SenseHit> {
  return new Map(ofKind(clause.hits, 'part').map((hit) => [hit.value.part, hit]));
}
