import { Command, Option } from 'commander';
import { type CliContext, settingsOf } from './context.js';

/** `policy-bot start`, also `chat`: the bot with every configured channel, or the pages and the console. */
export function startCommand(context: CliContext): Command {
  return new Command('start')
    .description('run the bot; without Slack or Teams, as pages in a browser and a chat in the terminal')
    .addOption(
      new Option('--as <role>', 'in the terminal, answer from what is for staff as well').choices(['staff']),
    )
    .addHelpText(
      'after',
      `
The address of the pages is printed first; WEB_PORT says which port, or off.
In the chat: type a question, or the number of a button; /help for help, /quit to leave.
With standard input not a terminal, each line is a question.

Examples
  policy-bot start
  POLICY_BOT_TODAY=2027-01-01 policy-bot start
  policy-bot chat < questions.txt`,
    )
    .action(async ({ as }: { as?: 'staff' }) => {
      const settings = settingsOf(context);
      const { start } = await import('../main.js');
      await start(settings, as);
    });
}
