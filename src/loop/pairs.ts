/**
 * How likely two questions without an answer ask the same: a logistic regression over what they came near to and what they mean
 * (`models/misses.json`, fitted by `npm run bench -- misses --fit`). Each part is a product of something of the one with
 * the same of the other, so that a group counts as the mean of its questions, however many it has.
 */

import { dotAt } from '../core/language/encoder.js';
import type { Language } from '../core/model/knowledge-base.js';
import type { PairWeights } from '../indexing/index.js';

/** What is known of a question. */
export interface Near {
  /** The entries that it came near to, each with its share of their probability. */
  readonly shares: ReadonlyMap<string, number>;
  /** Of length 1. */
  readonly meaning: Float32Array;
  readonly language: Language;
}

/** Questions of one meaning, as sums over them. */
export class Group {
  #count = 0;
  readonly #shares = new Map<string, number>();
  readonly #roots = new Map<string, number>();
  readonly #meanings: Partial<Record<Language, Float32Array>> = {};

  add({ shares, meaning, language }: Near): void {
    this.#count += 1;
    for (const [entry, share] of shares) {
      this.#shares.set(entry, (this.#shares.get(entry) ?? 0) + share);
      this.#roots.set(entry, (this.#roots.get(entry) ?? 0) + Math.sqrt(share));
    }
    const sum = this.#meanings[language] ?? new Float32Array(meaning.length);
    this.#meanings[language] = sum;
    for (let i = 0; i < sum.length; i++) sum[i]! += meaning[i]!;
  }

  /** Evidence that a question asks the same as those of the group, in the order of `PairWeights.weights`. */
  evidence({ shares, meaning, language }: Near): [both: number, alike: number, same: number, other: number] {
    let both = 0;
    let alike = 0;
    for (const [entry, share] of shares) {
      both += share * (this.#shares.get(entry) ?? 0);
      alike += Math.sqrt(share) * (this.#roots.get(entry) ?? 0);
    }
    const meant = (of: Language): number => {
      const sum = this.#meanings[of];
      return sum === undefined ? 0 : dotAt(sum, 0, meaning) / this.#count;
    };
    const other = language === 'ko' ? 'en' : 'ko';
    return [both / this.#count, alike / this.#count, meant(language), meant(other)];
  }
}

/** Logarithm of the odds. */
export function weighPair(evidence: readonly number[], { weights, bias }: PairWeights): number {
  return evidence.reduce((sum, value, i) => sum + value * weights[i]!, bias);
}

/**
 * Average linkage (Sokal and Michener, 1958), one question after the other: each joins the group whose questions it goes with best on
 * average, from odds on, or begins one. Only groups that came near to an entry of its own are looked at.
 */
export function groupNear<Item>(
  asked: readonly { readonly item: Item; readonly near: Near }[],
  learnt: PairWeights,
): Item[][] {
  const groups: { readonly of: Group; readonly items: Item[] }[] = [];
  const nearTo = new Map<string, Set<number>>();
  for (const { item, near } of asked) {
    const looked = new Set([...near.shares.keys()].flatMap((entry) => [...(nearTo.get(entry) ?? [])]));
    let best: number | undefined;
    let most = learnt.together;
    for (const group of looked) {
      const odds = weighPair(groups[group]!.of.evidence(near), learnt);
      if (odds > most || (odds === most && best === undefined)) [best, most] = [group, odds];
    }
    if (best === undefined) best = groups.push({ of: new Group(), items: [] }) - 1;
    groups[best]!.of.add(near);
    groups[best]!.items.push(item);
    for (const entry of near.shares.keys()) nearTo.set(entry, (nearTo.get(entry) ?? new Set()).add(best));
  }
  return groups.map(({ items }) => items);
}
