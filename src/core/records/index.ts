/**
 * The official's desk: records looked up, listed, compared, cited and exported by command, in chat and in the terminal.
 * Nothing is worked out here but what is said to be our arithmetic.
 */
export { type Catalog, catalogOf, type Item } from './catalog.js';
export { EXPORT_FORMATS, type ExportFormat, type RecordFilter } from './command.js';
export { type DueRecord, dueRecords } from './due.js';
export { fileOf, sheetOfList, sheetOfRecord } from './export.js';
export { findRecords } from './list.js';
export { resolveName } from './names.js';
export { readCommand } from './read.js';
export { readList } from './read-list.js';
export { pressCommand, takeCommand } from './take.js';
