import { type CliContext, loggerOf, settingsOf } from './context.js';

/** How often each entry was said as an answer, from the inquiry log; nothing where there is no log yet. */
export async function askedFor(
  context: CliContext,
): Promise<readonly { readonly entry: string; readonly turns: number }[]> {
  const settings = settingsOf(context);
  const { hasLog, openLog } = await import('./open-log.js');
  if (!hasLog(settings)) return [];
  const log = openLog(settings, await loggerOf(settings));
  try {
    return await log.askedEntries();
  } finally {
    await log.close();
  }
}
