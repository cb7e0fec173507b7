/** What is asked of a business, as the editors defined it in `content/profile.yaml`. */
import type { Phrasings, Text } from './basics.js';

/** What a way of saying something tells: choices of attributes, or bounds of a number. */
export type Meaning = Readonly<Record<string, Known>>;

/**
 * What is known of one attribute of a business: every value that it may still have. A number lies between two bounds,
 * both included, of which either may be open; a choice is one of those listed.
 */
export type Known =
  | { readonly kind: 'number'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'choice'; readonly among: readonly string[] };

/** What is known of a business, by attribute; an attribute of which nothing is known is absent. */
export type Facts = Readonly<Record<string, Known>>;

export interface Choice {
  readonly id: string;
  /** As a button has it. */
  readonly name: Text;
  /** Words that tell it wherever they stand; `+` between words that stand in one clause, `{group}` for any word of a group. */
  readonly says: Phrasings;
  /** Words that tell it only when the speaker says them of herself ("we are an SME"). */
  readonly is: Phrasings;
  /** What is so of any business of which this is so. */
  readonly also: Meaning;
}

interface AttributeBase {
  readonly id: string;
  /** As a noun: "number of regular employees". */
  readonly name: Text;
  readonly question: Text;
  /** Who or what counts, said with the question. */
  readonly note?: Text;
  /** When it has to be so to count; now when absent. */
  readonly when?: 'past' | 'future';
}

export interface NumberAttribute extends AttributeBase {
  readonly kind: 'number';
  /** A unit of `units.yaml`. */
  readonly unit: string;
  /** What its numbers are counted in: people, years, `money-krw` …; the unit where it is none of these. */
  readonly measure: string;
  /** Whether only whole numbers are possible. */
  readonly whole: boolean;
  readonly min?: number;
  readonly max?: number;
  /** What the number is of, as people call it: sales, 매출. A number beside such a word is read as this. */
  readonly words: Phrasings;
  /** Words that tell a number by themselves: "on my own". */
  readonly sayings: readonly { readonly says: Phrasings; readonly known: Known }[];
  /** The attribute that holds the calendar year from which this is counted. */
  readonly since?: string;
}

export interface ChoiceAttribute extends AttributeBase {
  /** `yes-no` has the choices `yes` and `no`. */
  readonly kind: 'choice' | 'yes-no';
  readonly choices: readonly Choice[];
  /** The choice that a bare yes to the question means; a bare no means any other. */
  readonly yes?: string;
}

export type Attribute = NumberAttribute | ChoiceAttribute;

/** A name for a kind of business that tells several things at once. */
export interface Description {
  readonly is: Phrasings;
  readonly means: Meaning;
}

export interface Profile {
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Words that stand for one another in ways of saying things. */
  readonly groups: ReadonlyMap<string, Phrasings>;
  readonly descriptions: readonly Description[];
}
