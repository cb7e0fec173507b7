/** At which columns a line that YAML refuses could start, by the lines above it. */

/** A line that starts where it cannot. Columns are counted from 1. */
export interface Misplaced {
  /** Offset of its first character behind the spaces. */
  readonly offset: number;
  readonly column: number;
  /** One where it is indented too deep, two where it stands between; none where it cannot be told. */
  readonly columns: readonly number[];
}

/** A line above, and a column, from 0, at which a line below it can start. */
interface Open {
  readonly index: number;
  readonly indent: number;
}

/** What is wrong with the line that begins at an offset; or with the one above it, which alone is deeper than it. */
export function misplacedAt(text: string, start: number): Misplaced {
  const lines = text.slice(0, start).split('\n').slice(0, -1);
  const [line = ''] = text.slice(start).split('\n', 1);
  const own = indentOf(line);
  const open = openAbove(lines);
  const misplaced = (columns: readonly number[]): Misplaced => ({
    offset: start + own,
    column: own + 1,
    columns: columns.map((indent) => indent + 1),
  });
  if (open.some(({ indent }) => indent === own)) return misplaced([]);
  const low = open.find(({ indent }) => indent < own);
  const high = open.findLast(({ indent }) => indent > own);
  if (high === undefined) return misplaced(low === undefined ? [] : [low.indent]);
  if (low === undefined) return misplaced([high.indent]);
  // Of `a:`, `    b: 1`, `  c: 2` it is `b` that is out of line.
  if (own === low.indent + 2 && high.index === low.index + 1 && high.index === lines.length - 1) {
    const above = start - (lines[high.index]?.length ?? 0) - 1;
    return { offset: above + high.indent, column: high.indent + 1, columns: [own + 1] };
  }
  return misplaced([low.indent, high.indent]);
}

/** From the nearest line upwards, what is still open: each is further left than the one before it. */
function openAbove(lines: readonly string[]): Open[] {
  const open: Open[] = [];
  for (let index = lines.length - 1; index >= 0 && open.at(-1)?.indent !== 0; index--) {
    const line = lines[index] ?? '';
    const [, spaces = '', hyphen = ''] = /^( *)(- +)?(?=[^\s#])/.exec(line) ?? [];
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    for (const indent of [spaces.length + hyphen.length, spaces.length])
      if (indent < (open.at(-1)?.indent ?? Number.POSITIVE_INFINITY)) open.push({ index, indent });
  }
  return open;
}

/** How many spaces a line begins with. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
