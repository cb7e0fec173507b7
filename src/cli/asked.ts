import { type CliContext, settingsOf } from './context.js';
import { hasLog, withLog } from './with-log.js';

/** How often each entry was said as an answer, from the inquiry log; nothing where there is no log yet. */
export async function askedFor(
  context: CliContext,
): Promise<readonly { readonly entry: string; readonly turns: number }[]> {
  const settings = settingsOf(context);
  return hasLog(settings) ? withLog(settings, (log) => log.askedEntries()) : [];
}
