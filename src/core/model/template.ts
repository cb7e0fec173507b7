/** Texts with places to fill: `{key}`, `{record/key}`, and `{key:은/는}` for a Korean particle that fits the word. */
import { pickParticle } from '../language/ko/particle.js';

const PLACE = /\{([a-z0-9/-]+)(?::([^{}/]+\/[^{}/]*))?\}/gu;

/** Names of the places in a text, in order, each once. */
export function placesIn(template: string): string[] {
  return [...new Set([...template.matchAll(PLACE)].map((match) => match[1] ?? ''))];
}

/** Fills the places; a place that `fill` does not know stays as it is written. */
export function fillTemplate(template: string, fill: (place: string) => string | undefined): string {
  return template.replace(PLACE, (whole, place: string, particle: string | undefined) => {
    const value = fill(place);
    if (value === undefined) return whole;
    return particle === undefined ? value : value + pickParticle(value, particle);
  });
}
