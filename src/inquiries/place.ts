import { type Introduction, readIntroduction } from './introduction.js';

const AFTER = 24;

/** Where in a text something begins. */
export class Place {
  readonly #text: string;
  #introduction: Introduction | undefined | null = null;

  constructor(
    text: string,
    /** What stands before it, as it reads after redaction; the last 48 characters. */
    readonly before: string,
  ) {
    this.#text = text;
  }

  /** What the words before say that it is; read when it is first asked for, since most rules never do. */
  get introduction(): Introduction | undefined {
    if (this.#introduction === null) this.#introduction = readIntroduction(this.before);
    return this.#introduction;
  }

  /** Up to 24 characters from `end` on. */
  after(end: number): string {
    return this.#text.slice(end, end + AFTER);
  }
}
