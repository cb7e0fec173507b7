/** Words with `|` between them, as the tables of a language hold them. */

/** In one piece or, where that would be too long to read, in several. */
export type Written = string | readonly string[];

/** A list as one text; each piece of it holds whole words. */
export const listOf = (written: Written): string => [written].flat().join('|');

export const listsOf = <Name extends string>(
  written: Readonly<Record<Name, Written>>,
): Readonly<Record<Name, string>> =>
  Object.fromEntries(Object.entries<Written>(written).map(([name, list]) => [name, listOf(list)])) as Record<
    Name,
    string
  >;
