/** Numbers beside which next to nothing is said, and what they are of all the same. */
import { EN, KO, type Mark } from '../../../language/statement-words.js';
import type { NumberAttribute, Profile } from '../../../model/profile.js';
import type { Around } from './around.js';
import type { Draft } from './claims.js';
import type { Clause } from './clauses.js';
import { isLatin, pastWord } from './line.js';
import type { Quantity } from './quantities.js';
import type { Lexicons } from './senses.js';
import { isIdle } from './stance.js';

const { grammar: ENGLISH } = EN;
const { grammar: KOREAN } = KO;

/** What makes a number that is asked after somebody else's, or one of a rule. */
const NOT_OFFERED: readonly Mark[] = ['rule', 'other', 'doubt', 'past', 'future', 'deny', 'denied'];

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}']+/gu) ?? [];

export class Alone {
  readonly #profile: Profile;
  /** What the age of a business is called here. */
  readonly #age: NumberAttribute | undefined;
  readonly #text: string;
  readonly #fillers: Lexicons['fillers'];
  readonly #around: Around;

  constructor(profile: Profile, text: string, fillers: Lexicons['fillers'], around: Around) {
    this.#profile = profile;
    this.#age = [...profile.attributes.values()]
      .filter((each) => each.kind === 'number')
      .find(({ since }) => since !== undefined);
    this.#text = text;
    this.#fillers = fillers;
    this.#around = around;
  }

  /** 7년 됐어요, "it's been 7 years": how old a business is, where no more is said than what it is. */
  lasted(
    clauses: readonly Clause[],
    n: number,
    { unit, start, numberEnd, end }: Quantity,
    drafts: readonly Draft[],
  ): { attribute: NumberAttribute; cue?: undefined } | undefined {
    const [text, clause] = [this.#text, clauses[n] as Clause];
    const attribute = this.#age;
    if (attribute === undefined || (unit !== 'years' && unit !== 'months')) return undefined;
    const lead = text.slice(clause.start, start).trimEnd();
    const rest = text.slice(numberEnd, clause.end);
    const opening = ENGLISH.elapsed.ending(lead);
    const ending = KOREAN.elapsed.words.find((word) => rest.includes(word));
    if (opening === undefined && ending === undefined) return undefined;
    const from = opening === undefined ? start : clause.start + lead.length - opening.length;
    const to = ending === undefined ? end : numberEnd + rest.indexOf(ending);
    if (/\p{L}/u.test(text.slice(pastWord(text, to), clause.end))) return undefined;
    // 폐업하고 7년: since something else was done.
    if (wordsIn(text.slice(clause.start, from)).some((word) => KOREAN.connecting.ending(word) !== undefined))
      return undefined;
    if (this.#around.strangeBefore(clause, from)) return undefined;
    // "We export. It's been 7 years": of what was told before it, but for what the business is.
    const at = clauses.slice(0, n).findLastIndex((each) => !isIdle(each));
    const before = clauses[at];
    const last = drafts.filter((draft) => draft.clause >= Math.max(0, at));
    const isOfElse = last.some((draft) => this.#profile.attributes.get(draft.attribute)?.kind === 'yes-no');
    const isNew = last.length > 0 || before === undefined || this.#isBare(before);
    return isOfElse || !isNew ? undefined : { attribute };
  }

  /** Whether who was asked for a number asks no more in return than whether it would do: 50명도 되나요, "is 50 ok?" */
  isOffered(clauses: readonly Clause[], n: number, { bound, from, to, end }: Quantity): boolean {
    const { asked, marks } = clauses[n] as Clause;
    if (!(asked || marks.has('opens')) || bound !== undefined || from !== to) return false;
    if (NOT_OFFERED.some((mark) => marks.has(mark))) return false;
    if (clauses.some((clause, at) => at !== n && !this.#isBare(clause))) return false;
    const rest = this.#text.slice(end).trimStart();
    return [ENGLISH, KOREAN].some(({ offered, suffices }) => {
      const after = rest.slice(offered.at(rest)?.length ?? 0).trimStart();
      return suffices.words.some((word) => after.startsWith(word) && !isLatin(after.charCodeAt(word.length)));
    });
  }

  /** Whether a clause holds nothing but words that say nothing. */
  #isBare({ start, end }: Clause): boolean {
    return wordsIn(this.#text.slice(start, end)).every((word) => this.#fillers.has(word));
  }
}
