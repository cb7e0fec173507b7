/** What is taken from a text: claims, and what they come to. */
import type { Facts, Known } from '../../../model/profile.js';
import type { Stance } from './stance.js';

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
  /** A bare yes or no, that there is none, or that it is not known. */
  readonly answer?: 'yes' | 'no' | 'none' | 'unknown';
}

/** A claim while its text is read. */
export interface Draft extends Claim {
  readonly clause: number;
  /** Those beside it may not be counted. */
  readonly aside?: boolean;
  /** People at one place or in one part of the business: the others are counted beside. */
  readonly part?: boolean;
  /** Such a part, by a word that may make something else of it where no other part is told: 영업 9명. */
  readonly loose?: boolean;
  /** How many have come or gone. */
  readonly change?: boolean;
  readonly strict?: boolean;
}

/** Words up to which a text says one thing: answers a question, or takes back what was said before. */
export const SHORT = 5;
