import { systemClock } from '../clock.js';
import type { Logger } from '../core/ports.js';
import { type InquiryLogError, openInquiryLog, type StaffInquiryLog } from '../inquiries/index.js';
import { loadHashKey, type Settings } from '../settings/index.js';

/**
 * Opens the inquiry log as the settings describe it.
 *
 * @throws InquiryLogError or HashKeyError; both say what to mend
 */
export function openLog(
  settings: Settings,
  logger: Logger,
  onFatal?: (error: InquiryLogError) => void,
): StaffInquiryLog {
  return openInquiryLog({
    path: settings.database,
    key: loadHashKey(settings),
    retentionDays: settings.retentionDays,
    clock: systemClock,
    logger,
    onFatal,
  });
}
