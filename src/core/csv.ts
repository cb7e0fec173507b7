/** Cells of a file that a spreadsheet opens: text stays text. */

/** Signs that a spreadsheet may read as the start of a formula, in all their widths. */
const FORMULA = '=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b\u207a\u207b\u207c';
/** What a spreadsheet drops or passes over before it looks for a formula. */
const LEADING = '[\\s\\p{C}\\p{Z}"\']*';
const STARTS_FORMULA = new RegExp(`^(?=${LEADING}[${FORMULA}])`, 'u');
/** A cell begins here too when the file is opened with semicolons or bars as separators. */
const STARTS_CELL = new RegExp(`(?<=[;|])(?=${LEADING}[${FORMULA}])`, 'gu');
/** The apostrophes that were put before either. */
const GUARDED = new RegExp(`^'(?=${LEADING}[${FORMULA}])`, 'u');
const CELL_GUARDED = new RegExp(`(?<=[;|])'(?=${LEADING}[${FORMULA}])`, 'gu');
const CONTROL = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text that stays text in a spreadsheet: an apostrophe before whatever could act as a formula. */
export function neutralise(cell: string): string {
  return cell.replace(CONTROL, ' ').replace(STARTS_CELL, "'").replace(STARTS_FORMULA, "'");
}

/** What `neutralise` was given, but for control characters. */
export function restore(cell: string): string {
  return cell.replace(GUARDED, '').replace(CELL_GUARDED, '');
}

/** Rows as CSV: UTF-8 with a byte-order mark so that Excel reads Korean, CRLF, every cell on one line and quoted. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string =>
    row.map((cell) => `"${neutralise(cell).replaceAll('"', '""')}"`).join(',');
  return `\ufeff${rows.map((row) => `${line(row)}\r\n`).join('')}`;
}
