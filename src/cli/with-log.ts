import { existsSync } from 'node:fs';
import type { StaffInquiryLog } from '../inquiries/index.js';
import type { Settings } from '../settings/index.js';
import { loggerOf } from './context.js';

/** Whether there may be a log: a file that is there, or a database in a server. */
export function hasLog({ database, databaseUrl }: Settings): boolean {
  return databaseUrl !== undefined || existsSync(database);
}

/**
 * What a command makes of the inquiry log, which is closed afterwards.
 *
 * @throws InquiryLogError or HashKeyError; both say what to mend
 */
export async function withLog<Made>(
  settings: Settings,
  use: (log: StaffInquiryLog) => Promise<Made>,
): Promise<Made> {
  const { openLog } = await import('./open-log.js');
  const log = openLog(settings, await loggerOf(settings));
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}
