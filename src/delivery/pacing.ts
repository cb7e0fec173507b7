/** How fast a platform takes the posts of one conversation. */
export interface Pace {
  /** Posts a second in the long run; more than 0. */
  readonly perSecond: number;
  /** Posts that may go at once after a pause; at least 1. */
  readonly burst: number;
}

/** A token bucket: when the next post of a lane may go. Times are milliseconds of any one clock. */
export class Bucket {
  readonly #pace: Pace;
  #tokens: number;
  #at: number;
  #closedUntil = 0;

  constructor(pace: Pace, now: number) {
    this.#pace = pace;
    this.#tokens = pace.burst;
    this.#at = now;
  }

  /** Takes a token, or says how many milliseconds to wait for one: 0 means that it was taken. */
  take(now: number): number {
    const { perSecond, burst } = this.#pace;
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (now < this.#closedUntil) return this.#closedUntil - now;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / perSecond) * 1_000);
    this.#tokens -= 1;
    return 0;
  }

  /** Nothing goes before `until`: the platform said to wait. */
  closeUntil(until: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, until);
  }

  /** Whether it is as if nothing had been sent for long, so that it can be forgotten. */
  full(now: number): boolean {
    const { perSecond, burst } = this.#pace;
    return now >= this.#closedUntil && this.#tokens + ((now - this.#at) / 1_000) * perSecond >= burst;
  }
}
