/** Businesses made up from a seed, and what a sentence about one of them lets a careful reader know. */

import { randomStream } from '../../../../../bench/random.js';
import type { Facts, Known } from '../../../../../src/core/model/profile.js';
import { among, between, exactly } from '../../../../../src/core/skills/eligibility/index.js';

export type Draw = () => number;
export { randomStream };

export const pick = <T>(draw: Draw, from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T;

export interface Business {
  readonly employees: number;
  readonly sector: 'manufacturing' | 'food-service' | 'shop' | 'service';
  readonly size: 'sme' | 'mid-sized' | 'large';
  readonly partner: boolean;
  readonly exporting: boolean;
  readonly lab: boolean;
  readonly founded: number;
  /** Won. */
  readonly revenue: number;
}

export const THIS_YEAR = 2031;

export function businessOf(draw: Draw): Business {
  return {
    employees: pick(
      draw,
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 18, 20, 21, 25, 30, 38, 42, 60, 105, 120, 240],
    ),
    sector: pick(draw, ['manufacturing', 'food-service', 'shop', 'service']),
    size: pick(draw, ['sme', 'sme', 'mid-sized']),
    partner: draw() < 0.5,
    exporting: draw() < 0.5,
    lab: draw() < 0.5,
    founded: 2000 + Math.floor(draw() * 31),
    revenue: pick(draw, [1, 3, 5, 8, 12, 30, 80, 120, 400]) * 1e8,
  };
}

/** What a sentence says, and what follows from it for certain: nothing where it is doubted, supposed or somebody else's. */
export interface Said {
  readonly text: string;
  readonly known: Facts;
}

export interface Form {
  /** Plain: said straight out. Tricky: with what only seems to say it. */
  readonly kind: 'plain' | 'tricky';
  /** Attributes that it speaks of: two sentences about the same thing are not put together. */
  readonly about: readonly string[];
  readonly say: (business: Business, draw: Draw) => Said;
}

export const yes = among('yes');
export const no = among('no');
export const is = (choice: string): Known => among(choice);
export const n = (number: number): Known => exactly(number);
export const range = (from: number, to: number): Known => between(from, to);

/** A slip of the keys in one longer Latin word that is no number, or a space left out or put in between Hangul words. */
export function withSlip(text: string, draw: Draw): string {
  const words = text.split(' ');
  const at = Math.floor(draw() * words.length);
  const word = words[at] as string;
  if (/^[a-z]{7,}$/u.test(word) && !/teen|ty$|hundred|thousand|dozen|without|nothing|million/u.test(word)) {
    const k = 2 + Math.floor(draw() * (word.length - 4));
    words[at] =
      draw() < 0.5
        ? word.slice(0, k) + word.slice(k + 1)
        : word.slice(0, k) + (word[k + 1] as string) + (word[k] as string) + word.slice(k + 2);
    return words.join(' ');
  }
  if (/^[가-힣]{2,}$/u.test(word) && at + 1 < words.length && /^[가-힣]{2,}/u.test(words[at + 1] as string)) {
    words.splice(at, 2, `${word}${words[at + 1]}`);
    return words.join(' ');
  }
  return text;
}
