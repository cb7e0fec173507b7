/** The columns of a table of questions and answers, in order. */
export const COLUMNS = [
  'entry',
  'part',
  'title (ko)',
  'title (en)',
  'text (ko)',
  'text (en)',
  'source',
  'paragraphs',
  'phrasings (ko)',
  'phrasings (en)',
] as const;
export type Column = (typeof COLUMNS)[number];

/** An entry as its cells: phrasings one a line, paragraphs with commas between. */
export type Row = Readonly<Record<Column, string>>;

export const EMPTY_ROW = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Row;

/** A name of a column however it is spaced, cased or bracketed. */
export const foldColumn = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The lines of a cell that hold anything. */
export const linesIn = (cell: string): string[] =>
  cell
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
