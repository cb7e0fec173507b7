import { Command } from 'commander';
import { cacheDir } from '../settings/index.js';
import { type CliContext, settingsOf } from './context.js';

/** `policy-bot index`: keeps the content, read and indexed, for the next start; part of installing. */
export function indexCommand(context: CliContext): Command {
  return new Command('index')
    .description('read and index the content now, so that the next start is quick')
    .addHelpText(
      'after',
      `
Installing does this for the shipped content. The result lies beside the database and can be deleted at any time.
Content with findings is not kept; policy-bot check lists them.

Examples
  policy-bot index
  POLICY_BOT_CONTENT=my-content policy-bot index`,
    )
    .action(async () => {
      const settings = settingsOf(context);
      const [{ openContent }, { countWritten }] = await Promise.all([
        import('./open.js'),
        import('../core/library/entries.js'),
      ]);
      const library = await openContent(settings.content, cacheDir(settings));
      context.out(`${settings.content}: ${countWritten(library.entries)} entries are indexed.\n`);
    });
}
