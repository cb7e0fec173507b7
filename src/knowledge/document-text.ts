/** The text of a document, by paragraph, as what cites it is held against it. */
import {
  endOfBareNumber,
  scalesNotedIn,
  unitsBeside,
  unitsNotedIn,
  withInsertions,
} from './reading/index.js';
import { foldPrint, paragraphsOf } from './source-text.js';

/** Its lines that hold a letter or digit, in order, folded for comparison. */
export class SourceText {
  readonly #paragraphs: readonly string[];
  /** With the units of its tables beside their numbers. */
  readonly #measured: readonly string[];
  #scales: ReadonlySet<number> | undefined;

  constructor(text: string) {
    this.#paragraphs = paragraphsOf(text).map(foldPrint);
    const units = unitsBeside(this.#paragraphs);
    this.#measured = this.#paragraphs.map((paragraph, n) => withInsertions(paragraph, units.get(n)));
  }

  get count(): number {
    return this.#paragraphs.length;
  }

  /** The cited paragraphs (from 1) as one text; those that do not exist are left out. */
  join(numbers: readonly number[]): string {
    return this.cited(numbers).join('\n');
  }

  /**
   * The cited paragraphs (from 1) one by one, with units that stand elsewhere beside the numbers of tables. A unit that is
   * cited with numbers that stand alone is theirs.
   */
  cited(numbers: readonly number[]): string[] {
    const cited = numbers.flatMap((n) => this.#measured[n - 1] ?? []);
    const units = cited.filter((each) => !/\d/.test(each)).flatMap(unitsNotedIn);
    const [unit] = units;
    if (unit === undefined || units.length > 1) return cited;
    return cited.map((each) => {
      const at = endOfBareNumber(each);
      return at === undefined ? each : withInsertions(each, [{ at, words: unit.words }]);
    });
  }

  /** By how much numbers of its tables may be greater than they are printed. */
  get scales(): ReadonlySet<number> {
    this.#scales ??= scalesNotedIn(this.#paragraphs);
    return this.#scales;
  }

  /** Number of the first paragraph that a test accepts, from 1. */
  find(accepts: (text: string) => boolean): number | undefined {
    const index = this.#measured.findIndex(accepts);
    return index === -1 ? undefined : index + 1;
  }

  /** Its paragraphs, folded. */
  get paragraphs(): readonly string[] {
    return this.#paragraphs;
  }

  /** Whether words stand anywhere in it. */
  holds(words: string): boolean {
    return this.all.includes(foldPrint(words));
  }

  /** The whole text. */
  get all(): string {
    return this.#paragraphs.join('\n');
  }
}
