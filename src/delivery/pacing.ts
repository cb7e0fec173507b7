/** How fast a platform takes the posts of one conversation. */
export interface Pace {
  /** Posts a second in the long run; more than 0. */
  readonly perSecond: number;
  /** Posts that may go at once after a pause; at least 1. */
  readonly burst: number;
}

/** Several hold at once. */
export type Paces = Pace | readonly Pace[];

/** Token buckets, one a pace: when the next post of a lane may go. Times are milliseconds of any one clock. */
export class Bucket {
  readonly #levels: { readonly pace: Pace; tokens: number }[];
  #at: number;
  #closedUntil = 0;

  constructor(paces: Paces, now: number) {
    this.#levels = [paces].flat().map((pace: Pace) => ({ pace, tokens: pace.burst }));
    this.#at = now;
  }

  /** Takes a token of each, or says how many milliseconds to wait for one: 0 means that they were taken. */
  take(now: number): number {
    const seconds = Math.max(0, now - this.#at) / 1_000;
    this.#at = now;
    let wait = Math.max(0, this.#closedUntil - now);
    for (const level of this.#levels) {
      const { perSecond, burst } = level.pace;
      level.tokens = Math.min(burst, level.tokens + seconds * perSecond);
      if (level.tokens < 1) wait = Math.max(wait, Math.ceil(((1 - level.tokens) / perSecond) * 1_000));
    }
    if (wait > 0) return wait;
    for (const level of this.#levels) level.tokens -= 1;
    return 0;
  }

  /** Nothing goes before `until`: the platform said to wait. */
  closeUntil(until: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, until);
  }

  /** Whether it is as if nothing had been sent for long, so that it can be forgotten. */
  full(now: number): boolean {
    const seconds = (now - this.#at) / 1_000;
    return (
      now >= this.#closedUntil &&
      this.#levels.every(({ pace, tokens }) => tokens + seconds * pace.perSecond >= pace.burst)
    );
  }
}
