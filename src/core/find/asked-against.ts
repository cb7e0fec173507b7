import { dotAt } from '../language/encoder.js';
import { LANGUAGES, type Language } from '../model/knowledge-base.js';
import { ASKED_SIZE } from './asked.js';
import { type FindIndexData, isUnstated, VIEWS } from './find-index.js';
import type { Question } from './question.js';

/** Of the entries of a record, how likely each is by the kind of thing asked for alone. */
export class AskedAgainst {
  readonly #unstated: number;
  /** Entries of each record that say something; those without a record under -1. */
  readonly #sayingOf = new Map<number, number[]>();
  /** What each entry holds and its phrasings ask for, together. */
  readonly #askedOf: Readonly<Record<Language, Float32Array>>;

  /** @param unstated the product that stands for "the record does not say" */
  constructor(data: FindIndexData, unstated: number) {
    this.#unstated = unstated;
    data.kinds.forEach((kind, entry) => {
      if (isUnstated(kind)) return;
      const record = data.recordOf[entry]!;
      this.#sayingOf.set(record, [...(this.#sayingOf.get(record) ?? []), entry]);
    });
    this.#askedOf = { ko: askedOf(data, 'ko'), en: askedOf(data, 'en') };
  }

  /**
   * Probability, by what is asked for alone, that an entry answers, and that its record does not say: among all entries of
   * the record that say something. Kept by record for the one question.
   */
  shares({ language, asks }: Question): (entry: number, record: number) => [number, number] {
    const kept = new Map<number, { readonly none: number; readonly of: ReadonlyMap<number, number> }>();
    return (entry, record) => {
      const shares = kept.get(record) ?? this.#sharesOf(language, asks, record);
      kept.set(record, shares);
      return [shares.of.get(entry) ?? 0, shares.none];
    };
  }

  #sharesOf(language: Language, asks: Float32Array, record: number) {
    const products = (this.#sayingOf.get(record) ?? []).map((entry): [number, number] => [
      entry,
      dotAt(this.#askedOf[language], entry * ASKED_SIZE, asks),
    ]);
    const most = products.reduce((high, [, product]) => Math.max(high, product), this.#unstated);
    const none = Math.exp(this.#unstated - most);
    const whole = products.reduce((sum, [, product]) => sum + Math.exp(product - most), none);
    return {
      none: none / whole,
      of: new Map(products.map(([entry, product]) => [entry, Math.exp(product - most) / whole])),
    };
  }
}

/** What each entry holds, with the mean of what its phrasings in the language ask for. */
function askedOf(
  { held, entries, unitStarts, views, languages, asked }: FindIndexData,
  language: Language,
): Float32Array {
  const out = held[language].slice();
  for (let entry = 0; entry < entries.length; entry++) {
    const units: number[] = [];
    for (let unit = unitStarts[entry]!; unit < unitStarts[entry + 1]!; unit++)
      if (views[unit] === VIEWS.phrasing && languages[unit] === LANGUAGES.indexOf(language)) units.push(unit);
    for (const unit of units)
      for (let i = 0; i < ASKED_SIZE; i++)
        out[entry * ASKED_SIZE + i]! += asked[unit * ASKED_SIZE + i]! / units.length;
  }
  return out;
}
