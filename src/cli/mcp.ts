import { Command } from 'commander';
import { createRecordBrowser } from '../browse/index.js';
import { systemClock } from '../clock.js';
import { createBot } from '../core/bot.js';
import { dayOf } from '../core/model/dates.js';
import { tellingInquiryLog } from '../inquiries/index.js';
import { withRequest } from '../logging.js';
import { memoryConversations } from '../memory-conversations.js';
import { packageVersion } from '../package-root.js';
import { cacheDir } from '../settings/index.js';
import { type CliContext, loggerOf, settingsOf } from './context.js';
import { openContent, parseDay } from './open.js';
import { openLog } from './open-log.js';

/** `policy-bot mcp`: three tools for an assistant on this machine. */
export function mcpCommand(context: CliContext): Command {
  return new Command('mcp')
    .description('serve an assistant by the Model Context Protocol, over standard input and output')
    .addHelpText(
      'after',
      `
Tools: ask, records, eligibility. What is public alone is served. It ends when its input ends.
The same is at /mcp while policy-bot start serves pages. An assistant's settings name the command "npx" with the
arguments "policy-bot" and "mcp".

Example
  policy-bot mcp`,
    )
    .action(async () => {
      const settings = settingsOf(context);
      const logger = await loggerOf(settings);
      const library = await openContent(settings.content, cacheDir(settings));
      const inquiries = openLog(settings, logger);
      const today = settings.today === undefined ? undefined : parseDay(settings.today);
      const bot = createBot({
        library: () => library,
        conversations: memoryConversations({ clock: systemClock, minutes: settings.conversationMinutes }),
        clock: systemClock,
        logger,
        inquiries: tellingInquiryLog(inquiries, { logger }),
        ...(today === undefined ? {} : { today }),
      });
      const { mcpOverStdio } = await import('../../adapters/web/api/mcp.js');
      try {
        await mcpOverStdio({
          handle: (turn, request) => withRequest(request, () => bot.handle(turn)),
          form: bot.form,
          words: bot.words,
          logger,
          version: packageVersion(),
          browser: createRecordBrowser(
            () => library.for(undefined),
            () => today ?? dayOf(systemClock.now()),
          ),
        });
      } finally {
        await inquiries.close();
      }
    });
}
