/**
 * The log of inquiries: questions that were not answered, for staff. `openInquiryLog` keeps them in an SQLite file or
 * in PostgreSQL, `memoryInquiryLog` in memory; both redact the text (`redact`) and hash who asked before anything is stored.
 * Staff read and settle them through `StaffInquiryLog`, and take them away with `toCsv` and `toJson`.
 */
export { INQUIRY_LOG_ERROR_CODES, InquiryLogError, type InquiryLogErrorCode } from './errors.js';
export { CSV_COLUMNS, toCsv, toJson } from './export.js';
export { hurriedInquiryLog } from './hurried.js';
export { type LogSeen, lookAtLog } from './look.js';
export { type MemoryLogSettings, memoryInquiryLog } from './memory.js';
export { planOf as inquiryPlan } from './migrations.js';
export { openInquiryLog } from './open.js';
export { REDACTION_TOKENS, redact } from './redact.js';
export { reopeningInquiryLog } from './reopening.js';
export type { InquiryLogSettings, StoredInquiryLog } from './store.js';
export { type TellingOptions, tellingInquiryLog } from './telling.js';
export {
  type Activity,
  type Asking,
  type Inquiry,
  type InquiryFilter,
  type InquiryStats,
  MAX_STORED_TEXT,
  type Note,
  type NoteKind,
  STATUSES,
  type StaffInquiryLog,
  type Timing,
  WAITING,
} from './types.js';
