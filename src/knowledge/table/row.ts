import type { Place } from '../diagnostics.js';
import type { Column, Row } from './columns.js';
import type { TableEntry } from './entries.js';

/** A row of a table that says otherwise than the content. */
export interface ChangedRow {
  readonly entry: string;
  /** Number of the row as a spreadsheet counts, from 1. */
  readonly row: number;
  readonly fresh: boolean;
  readonly columns: readonly Column[];
}

/** A row, where it belongs, and what it says otherwise. */
export interface PlacedRow extends Omit<TableEntry, 'cells'>, ChangedRow {
  readonly cells: Row;
}

/** A cell as a place of a finding; `row` and `column` from 1. */
export function placeOf(file: string, row: number, column: number, name?: Column): Place {
  return { file, line: row, column, cell: name === undefined ? `row ${row}` : `row ${row}, ${name}` };
}
