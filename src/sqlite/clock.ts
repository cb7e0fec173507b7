const HOUR_MS = 3_600_000;
/** What is past its retention is deleted once a day; an hour more is no jump. */
const MOST_BETWEEN = 25 * HOUR_MS;
/** How long a jump has to hold before it is believed: until the deletion of the next day. */
const HOLDS_FOR = 20 * HOUR_MS;

/** What a database remembers of the clock, in milliseconds since 1970. */
export interface SeenClock {
  /** When something was last deleted by the clock. */
  readonly seen?: number | undefined;
  /** When a jump was first seen that is not believed yet. */
  readonly held?: number | undefined;
}

/**
 * Whether to delete by the clock. One that is more than a day ahead of when it was last believed is wrong, or the
 * program was down: deleting waits until it has said so for most of a day, which gives staff that day to put it right.
 */
export function trustClock(now: number, { seen, held }: SeenClock): { trusted: boolean; keep: SeenClock } {
  if (seen === undefined || now - seen <= MOST_BETWEEN) return { trusted: true, keep: { seen: now } };
  const sinceHeld = held === undefined ? -1 : now - held;
  if (sinceHeld < 0 || sinceHeld > MOST_BETWEEN) return { trusted: false, keep: { seen, held: now } };
  return sinceHeld >= HOLDS_FOR
    ? { trusted: true, keep: { seen: now } }
    : { trusted: false, keep: { seen, held } };
}
