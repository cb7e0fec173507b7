import { existsSync } from 'node:fs';
import { type CliContext, loggerOf, settingsOf } from './context.js';

/** How often each entry was said as an answer, from the inquiry log; nothing where there is no log yet. */
export async function askedFor(
  context: CliContext,
): Promise<readonly { readonly entry: string; readonly turns: number }[]> {
  const settings = settingsOf(context);
  if (!existsSync(settings.database)) return [];
  const { openLog } = await import('./open-log.js');
  const log = openLog(settings, await loggerOf(settings));
  try {
    return await log.askedEntries();
  } finally {
    await log.close();
  }
}
