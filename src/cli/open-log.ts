import { systemClock } from '../clock.js';
import type { Logger } from '../core/ports.js';
import { lastInquiry } from '../delivery/index.js';
import { type InquiryLogError, openInquiryLog, type StaffInquiryLog } from '../inquiries/index.js';
import { deliveryFile, loadHashKey, type Settings } from '../settings/index.js';

/** Longer than a backup holds a file, in milliseconds. A server is held by no backup. */
const CHAT_PATIENCE = 30_000;

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
    url: settings.databaseUrl,
    key: loadHashKey(settings),
    retentionDays: settings.retentionDays,
    clock: systemClock,
    logger,
    onFatal,
    // In a server both are one database, and come back from a backup together.
    ...(settings.databaseUrl === undefined ? { after: lastInquiry(deliveryFile(settings)) } : {}),
    // Whoever types a command waits a little; a chat waits longer before a question is not written down.
    ...(onFatal === undefined || settings.databaseUrl !== undefined ? {} : { patience: CHAT_PATIENCE }),
  });
}
