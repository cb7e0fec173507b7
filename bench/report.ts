/** Tables in a terminal: the one printer of all figures. */
import { padTo, toLine, widthOf } from '../src/cli/columns.js';

export interface Column<Row> {
  readonly title: string;
  /** What stands in the cell; numbers are formatted by `percent`, `milliseconds` and the like. */
  cell(row: Row): string;
  /** Words are set to the left, figures to the right. */
  readonly left?: boolean;
}

const NONE = '–';

/** A share of 0 to 1 as a percentage without the sign. */
export const percent = (share: number | null): string => (share === null ? NONE : (share * 100).toFixed(1));

/** Three figures at most, so that 0.012 and 1,234 both stay readable. */
export function milliseconds(value: number | null): string {
  if (value === null) return NONE;
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);
}

export const megabytes = (bytes: number | null): string => (bytes === null ? NONE : (bytes / 1e6).toFixed(0));

export const count = (value: number): string => value.toLocaleString('en');

/** Questions that were asked, with a star if there were more. */
export function asked(questions: number, of: number): string {
  return questions === 0 ? `${NONE} ` : `${questions}${questions < of ? '*' : ' '}`;
}

/** A table with a heading, columns two spaces apart. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => toLine(cell(row)))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => widthOf(line[i]!))));
  const set = (text: string, i: number): string =>
    columns[i]!.left === true ? padTo(text, widths[i]!) : ' '.repeat(widths[i]! - widthOf(text)) + text;
  return cells.map((line) => `${line.map(set).join('  ').trimEnd()}\n`).join('');
}
