/** Words with `|` between them, as the tables of a language hold them. */

/** In one piece or, where that would be too long to read, in several. */
export type Written = string | readonly string[];

/** A list as one text; each piece of it holds whole words. */
export const listOf = (written: Written): string => [written].flat().join('|');

/** A pattern is written as `/source/flags`, in several pieces where it is long. */
export function patternOf(written: Written): RegExp {
  const text = [written].flat().join('');
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

/** Words that do the same in a text. */
export class WordList {
  readonly words: readonly string[];
  readonly #known: ReadonlySet<string>;

  constructor(written: Written) {
    this.words = listOf(written).split('|');
    this.#known = new Set(this.words);
  }

  has(word: string | undefined): boolean {
    return this.#known.has(word ?? '');
  }

  /** The first of them that stands at a place of a text. */
  at(text: string, place = 0): string | undefined {
    return this.words.find((word) => text.startsWith(word, place));
  }

  /** The first of them that a text ends with. */
  ending(text: string): string | undefined {
    return this.words.find((word) => text.endsWith(word));
  }
}

/** Something of each of the lists of a table. */
export const ofEach = <Name extends string, Made>(
  written: Readonly<Record<Name, Written>>,
  make: (list: Written) => Made,
): Readonly<Record<Name, Made>> =>
  Object.fromEntries(Object.entries<Written>(written).map(([name, list]) => [name, make(list)])) as Record<
    Name,
    Made
  >;
