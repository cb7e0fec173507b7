/** The text of a document, by paragraph. */

/** A document's paragraphs: its lines that hold a letter or digit, in order, folded for comparison. */
export class SourceText {
  readonly #paragraphs: readonly string[];

  constructor(text: string) {
    this.#paragraphs = text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .filter((line) => /[\p{L}\p{N}]/u.test(line))
      .map(foldPrint);
  }

  get count(): number {
    return this.#paragraphs.length;
  }

  /** The cited paragraphs (from 1) as one text; those that do not exist are left out. */
  join(numbers: readonly number[]): string {
    return numbers.map((n) => this.#paragraphs[n - 1] ?? '').join('\n');
  }

  /** Number of the first paragraph that a test accepts, from 1. */
  find(accepts: (text: string) => boolean): number | undefined {
    const index = this.#paragraphs.findIndex(accepts);
    return index === -1 ? undefined : index + 1;
  }

  /** Its paragraphs, folded. */
  get paragraphs(): readonly string[] {
    return this.#paragraphs;
  }

  /** The whole text. */
  get all(): string {
    return this.#paragraphs.join('\n');
  }
}

/** The form in which two printings of the same words are equal: NFKC, lower case, one kind of quote, dash and space. */
export function foldPrint(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"`´«»「」『』〈〉《》]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
