/**
 * Looking records up: shown, listed, compared, cited and exported by command, in chat and in the terminal; and browsed
 * by staff. Nothing is worked out here but what is said to be our arithmetic.
 */
export { EXPORT_FORMATS, type ExportFormat } from '../../language/record-words.js';
export {
  createRecordBrowser,
  type KnowledgeState,
  type ListFilter,
  type RecordBrowser,
  type RecordPage,
  type RecordPages,
  type RecordSummary,
} from './browse.js';
export { catalogOf } from './catalog.js';
export { type ComingReview, comingReviews, type DueRecord, dueRecords } from './due.js';
export {
  dayText,
  PREVIEW_WORDS,
  previewRecord,
  type RecordPreview,
  type SpokenRecord,
} from './preview.js';
export { readCommand } from './read.js';
export { pressCommand, takeCommand } from './take.js';
