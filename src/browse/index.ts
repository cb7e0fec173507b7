/**
 * Records to be read from top to bottom rather than asked: lists and pages for whoever has them (`browse.ts`), and all that is
 * said of one, for its editor (`preview.ts`). No turn goes through here.
 */
export {
  createRecordBrowser,
  type KnowledgeState,
  type ListFilter,
  type RecordBrowser,
  type RecordPage,
  type RecordPages,
  type RecordSummary,
} from './browse.js';
export { PREVIEW_WORDS, previewRecord, type RecordPreview, type SpokenRecord } from './preview.js';
