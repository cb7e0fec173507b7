/** Texts with places to fill: `{key}`, `{record/key}`, and `{key:은/는}` for a Korean particle that fits the word. */
import { pickParticle } from '../language/ko/particle.js';

const PLACE = /\{([a-z0-9/-]+)(?::([^{}/]+\/[^{}/]*))?\}/gu;

/** A place in a text. */
export interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether the particle behind it is picked. */
  readonly picks: boolean;
}

/** The places in a text, in order. */
export const placesAt = (template: string): Place[] =>
  [...template.matchAll(PLACE)].map(({ 0: whole, 1: name = '', 2: pair, index }) => ({
    name,
    start: index,
    end: index + whole.length,
    picks: pair !== undefined,
  }));

/** Names of the places in a text, in order, each once. */
export const placesIn = (template: string): string[] => [
  ...new Set(placesAt(template).map(({ name }) => name)),
];

/** Fills the places; a place that `fill` does not know stays as it is written. */
export function fillTemplate(template: string, fill: (place: string) => string | undefined): string {
  return template.replace(PLACE, (whole, place: string, particle: string | undefined) => {
    const value = fill(place);
    if (value === undefined) return whole;
    return particle === undefined ? value : value + pickParticle(value, particle);
  });
}
