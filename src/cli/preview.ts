/** `policy-bot preview`: what a channel would show for a question, without the channel. */
import { Command } from 'commander';
import { systemClock } from '../clock.js';
import { createBot } from '../core/bot.js';
import type { Reply } from '../core/reply.js';
import { bandsFor, bandsOf } from '../core/skills/answer/decide.js';
import { memoryConversations } from '../core/turn/memory-conversations.js';
import { cacheDir, type Settings } from '../settings/index.js';
import { type CliContext, loggerOf, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { openContent, parseDay } from './open.js';

interface PreviewFlags {
  readonly slack?: boolean;
  readonly teams?: boolean;
  readonly private?: boolean;
  readonly content?: string;
  readonly today?: string;
}

export function previewCommand(context: CliContext): Command {
  return new Command('preview')
    .description('print what Slack or Teams would show for a question')
    .argument('<question...>', 'the question; quotes keep the shell from reading it')
    .option('--slack', "print Slack's blocks, and an address that shows them")
    .option('--teams', "print Teams' card, for https://adaptivecards.io/designer")
    .option('--private', 'in Slack, as /policy answers: to the asker alone, with a button to share it')
    .option('--content <dir>', 'knowledge base to answer from')
    .option('--today <date>', 'answer as on this day, YYYY-MM-DD')
    .addHelpText(
      'after',
      `
Blocks and cards go to standard output, the address to standard error. Nothing is written to the inquiry log.

Examples
  policy-bot preview --slack "스마트공장 지원비율이 얼마예요?"
  policy-bot preview --teams "스마트공장 지원비율이 얼마예요?"`,
    )
    .action(async (words: string[], flags: PreviewFlags) => {
      if (flags.slack !== true && flags.teams !== true) {
        throw new UsageError('Say which channel to preview: policy-bot preview --slack "…", or --teams');
      }
      const settings = settingsOf(context);
      const question = words.join(' ');
      const reply = await answer(settings, question, flags);
      if (flags.teams === true) {
        const { renderCard } = await import('../../adapters/teams/render.js');
        context.out(`${JSON.stringify(renderCard(reply, { fileFollows: true }), null, 2)}\n`);
        if (flags.slack !== true) return;
      }
      const { builderUrl } = await import('../../adapters/slack/builder.js');
      const { renderReply } = await import('../../adapters/slack/render.js');
      const messages = renderReply(reply, flags.private === true ? { question, sharable: true } : {});
      for (const message of messages) {
        context.out(`${JSON.stringify(message, null, 2)}\n`);
        context.err(`${builderUrl(message)}\n`);
      }
    });
}

async function answer(settings: Settings, question: string, flags: PreviewFlags): Promise<Reply> {
  const library = await openContent(flags.content ?? settings.content, cacheDir(settings));
  const today = flags.today ?? settings.today;
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: settings.conversationMinutes }),
    clock: systemClock,
    logger: await loggerOf(settings),
    ...(today === undefined ? {} : { today: parseDay(today) }),
    ...(settings.threshold === undefined ? {} : { bands: bandsFor(settings.threshold, bandsOf(library)) }),
  });
  return bot.handle({ channel: 'preview', conversation: 'preview', user: 'preview', text: question });
}
