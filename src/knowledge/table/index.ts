/**
 * Questions and answers as a table, for who would rather fill in a spreadsheet than YAML: an entry is a row. `entries.ts` makes the rows of a
 * content folder, `import.ts` puts rows back at their places and says what is wrong at row and column, `sheet.ts` reads and writes
 * CSV and XLSX. Pure.
 */
export { COLUMNS, type Row } from './columns.js';
export { entriesOf } from './entries.js';
export { type Imported, importTable } from './import.js';
export type { ChangedRow } from './row.js';
export { kindOf, MOST_BYTES, readSheet, type Sheet, type SheetKind, writeSheet } from './sheet.js';
