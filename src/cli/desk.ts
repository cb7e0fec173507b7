/** `policy-bot desk`: a link that lets someone into the desk for staff and editors once. */
import { Command, Option } from 'commander';
import type { DeskRole } from '../../adapters/web/index.js';
import { type CliContext, loggerOf, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { makeLink } from './make-link.js';
import { openDelivery } from './open-delivery.js';
import { ADDRESS_NOTE } from './open-web.js';

interface DeskFlags {
  readonly name?: string;
  readonly role: DeskRole | 'both';
}

export function deskCommand(context: CliContext): Command {
  return new Command('desk')
    .description('print a link to the desk for staff and editors that holds once, for a quarter of an hour')
    .option('--name <name>', 'whom it is for, as notes and the log are to call her; you when left out')
    .addOption(
      new Option('--role <role>', 'what she may do').choices(['staff', 'editor', 'both']).default('both'),
    )
    .addHelpText(
      'after',
      `
The pages must be running, or have run here before. Whoever has the link is let in: hand it to one person.

Examples
  policy-bot desk
  policy-bot desk --name "Kim" --role staff`,
    )
    .action(async ({ name, role }: DeskFlags) => {
      const settings = settingsOf(context);
      const store = openDelivery(settings, await loggerOf(settings));
      try {
        const address = settings.webAddress ?? (await store.note(ADDRESS_NOTE));
        if (address === undefined)
          throw new UsageError('The pages have never been served here.\n  fix  Start them first: npm start');
        const roles = role === 'both' ? undefined : [role];
        context.out(`${address}${await makeLink(settings, store, { name, roles })}\n`);
      } finally {
        await store.close();
      }
    });
}
