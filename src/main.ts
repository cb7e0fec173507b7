/** The composition root: settings, content, log, bot and channels, and their end. */
import { consoleChannel } from '../adapters/console/index.js';
import type { Channel } from '../adapters/contract.js';
import { parseDay } from './cli/open.js';
import { openLog } from './cli/open-log.js';
import { systemClock } from './clock.js';
import { createBot } from './core/bot.js';
import { bandsFor } from './core/dialogue/decide.js';
import { memoryConversations } from './core/dialogue/memory-conversations.js';
import { keepDesk } from './indexing/index.js';
import { reopeningInquiryLog } from './inquiries/index.js';
import { createLogger, defaultLogLevel } from './logging.js';
import { cacheDir, type Settings } from './settings/index.js';
import { prepareShutdown } from './shutdown.js';

const DAY_MS = 86_400_000;

/** Failures of the inquiry log after which it is not for the bot to go on with it. */
const FATAL = new Set(['newer-version', 'foreign', 'corrupt', 'setting']);

/**
 * Runs the bot with every configured channel until it is told to stop. Resolves when the channels have started.
 *
 * @throws ContentError, InquiryLogError or Error with a message for the person who starts it
 */
export async function start(settings: Settings): Promise<void> {
  const logger = createLogger(settings.logLevel ?? defaultLogLevel(process.stderr.isTTY === true));
  const keeper = await keepDesk(settings.content, { logger, cacheDir: cacheDir(settings) });
  const inquiries = reopeningInquiryLog(() => openLog(settings, logger));
  await inquiries.ready().catch((error: Error & { code?: string }) => {
    if (FATAL.has(error.code ?? '')) throw error;
    logger.error({ err: error }, 'questions cannot be written down for now; the chat goes on');
  });
  const purging = setInterval(() => {
    inquiries
      .purge()
      .catch((error: unknown) => logger.warn({ err: error }, 'old questions were not deleted'));
  }, DAY_MS);
  purging.unref();

  const bot = createBot({
    desk: () => keeper.current,
    conversations: memoryConversations({ clock: systemClock, minutes: settings.conversationMinutes }),
    clock: systemClock,
    logger,
    inquiries,
    ...(settings.today === undefined ? {} : { today: parseDay(settings.today) }),
    ...(settings.threshold === undefined ? {} : { bands: bandsFor(settings.threshold) }),
  });
  const channels: Channel[] = [
    consoleChannel({
      handle: bot.handle,
      words: bot.words,
      logger,
      input: process.stdin,
      output: process.stdout,
      onEnd: () => void shutdown.run('the chat ended'),
    }),
  ];
  const shutdown = prepareShutdown({
    logger,
    steps: [
      ...channels.map((channel) => ({ name: channel.name, close: () => channel.stop() })),
      { name: 'content', close: () => keeper.stop() },
      { name: 'inquiry log', close: () => inquiries.close() },
    ],
  });
  for (const channel of channels) await channel.start();
}
