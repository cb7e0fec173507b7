/** What is known of an attribute, as a set of the values that it may still have. */
import type { PartialDate } from '../../model/basics.js';
import type { Facts, Known, Profile } from '../../model/profile.js';

export const lowest = (known: Known): number =>
  known.kind === 'number' ? (known.from ?? -Infinity) : Number.NaN;
export const highest = (known: Known): number =>
  known.kind === 'number' ? (known.to ?? Infinity) : Number.NaN;

/** A number known to lie between two bounds, both included; an infinite bound is left open. */
export function between(from: number, to: number): Known {
  return {
    kind: 'number',
    ...(Number.isFinite(from) && { from }),
    ...(Number.isFinite(to) && { to }),
  };
}

export function exactly(number: number): Known {
  return between(number, number);
}

export function among(...choices: string[]): Known {
  return { kind: 'choice', among: choices };
}

/** Whether nothing but one value is left. */
export function isExact(known: Known): boolean {
  return known.kind === 'number'
    ? known.from !== undefined && known.from === known.to
    : known.among.length === 1;
}

/** What both allow; undefined when they contradict each other. */
export function both(a: Known, b: Known): Known | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    const [from, to] = [Math.max(lowest(a), lowest(b)), Math.min(highest(a), highest(b))];
    return from <= to ? between(from, to) : undefined;
  }
  if (a.kind === 'number' || b.kind === 'number') return undefined;
  const shared = a.among.filter((choice) => b.among.includes(choice));
  return shared.length > 0 ? among(...shared) : undefined;
}

/** What either allows; for numbers, everything between them too. */
export function either(a: Known, b: Known): Known {
  if (a.kind === 'number' && b.kind === 'number') {
    return between(Math.min(lowest(a), lowest(b)), Math.max(highest(a), highest(b)));
  }
  if (a.kind === 'number' || b.kind === 'number') return a;
  return among(...new Set([...a.among, ...b.among]));
}

export function sameKnown(a: Known | undefined, b: Known | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'number' && b.kind === 'number') return a.from === b.from && a.to === b.to;
  if (a.kind === 'number' || b.kind === 'number') return false;
  return a.among.length === b.among.length && a.among.every((choice) => b.among.includes(choice));
}

/** How much of the year has passed on a day, at most. */
function partOfYear({ month, day }: PartialDate): number {
  return month === undefined ? 1 : (month - 1 + (day ?? 31) / 31) / 12;
}

/**
 * What was said, with what follows from it by the content ("a large company takes part" where the asker is one). What
 * was said wins over what would follow.
 */
export function withConsequences(profile: Profile, said: Facts, today: PartialDate = {}): Facts {
  const facts: Record<string, Known> = { ...said };
  for (const attribute of profile.attributes.values()) {
    const since =
      attribute.kind === 'number' && attribute.since !== undefined ? said[attribute.since] : undefined;
    if (since === undefined || said[attribute.id] !== undefined || today.year === undefined) continue;
    // The year is known and not the day, nor whether a year that has begun counts: from the full years of its last day on.
    facts[attribute.id] = between(
      Math.max(0, today.year - highest(since) - 1),
      Math.max(0, today.year - lowest(since) + partOfYear(today)),
    );
  }
  for (const [id, known] of Object.entries(said)) {
    const attribute = profile.attributes.get(id);
    if (attribute === undefined || attribute.kind === 'number' || known.kind === 'number') continue;
    const left = attribute.choices.filter((choice) => known.among.includes(choice.id));
    const [first, ...others] = left;
    for (const [other, meant] of Object.entries(first?.also ?? {})) {
      if (!others.every((choice) => choice.also[other] !== undefined)) continue;
      const follows = others.reduce((sum, choice) => either(sum, choice.also[other] ?? sum), meant);
      const before = facts[other];
      const narrowed = before === undefined ? follows : both(before, follows);
      if (narrowed !== undefined) facts[other] = narrowed;
    }
  }
  return facts;
}
