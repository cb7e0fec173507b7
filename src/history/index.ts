/**
 * The states of the content that were served: when, by whom, and which facts changed (`fact-changes.ts`), with the
 * texts of the last ones. Kept in a folder beside the database, within bounds, and written by the running bot alone.
 */
export { History } from './history.js';
export { type ChangedFile, type HistoryKeeper, keepHistory } from './keep-history.js';
