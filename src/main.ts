/** The composition root: settings, content, log, bot and channels, and their end. */
import { consoleChannel } from '../adapters/console/index.js';
import type { Channel, ChannelOptions } from '../adapters/contract.js';
import { SettingsError } from './cli/errors.js';
import { parseDay } from './cli/open.js';
import { openDelivery } from './cli/open-delivery.js';
import { openLog } from './cli/open-log.js';
import { openSlack } from './cli/open-slack.js';
import { openTeams } from './cli/open-teams.js';
import { openWeb } from './cli/open-web.js';
import { systemClock } from './clock.js';
import { createBot, dayOf } from './core/bot.js';
import type { Logger } from './core/ports.js';
import { bandsFor, bandsOf } from './core/skills/answer/decide.js';
import { createRecordBrowser, type RecordPages } from './core/skills/records/index.js';
import { memoryConversations } from './core/turn/memory-conversations.js';
import type { DeliveryStore } from './delivery/index.js';
import { keepLibrary } from './indexing/index.js';
import { reopeningInquiryLog, type StaffInquiryLog } from './inquiries/index.js';
import { createLogger, defaultLogLevel } from './logging.js';
import { cacheDir, readSlack, readTeams, readWeb, type Settings } from './settings/index.js';
import { prepareShutdown, type ShutdownStep } from './shutdown.js';
import { createStaffDesk } from './staff/index.js';

const DAY_MS = 86_400_000;

/** Failures of the inquiry log after which it is not for the bot to go on with it. */
const FATAL = new Set(['newer-version', 'foreign', 'corrupt', 'setting']);

/**
 * Runs the bot with every configured channel until it is told to stop. Resolves when the channels have started.
 *
 * @param as who sits at the terminal
 * @throws ContentError, InquiryLogError or Error with a message for the person who starts it
 */
export async function start(settings: Settings, as?: 'staff'): Promise<void> {
  const slack = readSlack(settings);
  const teams = readTeams(settings);
  const chats = slack.kind === 'ready' || teams.kind === 'ready';
  const web = readWeb(settings, chats);
  const problems = [slack, teams, web].flatMap((setup) =>
    setup.kind === 'incomplete' ? setup.problems : [],
  );
  if (problems.length > 0) throw new SettingsError(problems);
  const logger = createLogger(settings.logLevel ?? defaultLogLevel(process.stderr.isTTY === true));
  const keeper = await keepLibrary(settings.content, { logger, cacheDir: cacheDir(settings) });
  const inquiries = reopeningInquiryLog(() => openLog(settings, logger));
  await inquiries.ready().catch((error: Error & { code?: string }) => {
    if (FATAL.has(error.code ?? '')) throw error;
    logger.error({ err: error }, 'questions cannot be written down for now; the chat goes on');
  });
  const today = settings.today === undefined ? undefined : parseDay(settings.today);
  const bot = createBot({
    library: () => keeper.current,
    conversations: memoryConversations({ clock: systemClock, minutes: settings.conversationMinutes }),
    clock: systemClock,
    logger,
    inquiries,
    ...(today === undefined ? {} : { today }),
    ...(settings.threshold === undefined
      ? {}
      : { bands: bandsFor(settings.threshold, bandsOf(keeper.current)) }),
  });
  const options: ChannelOptions = { handle: bot.handle, form: bot.form, words: bot.words, logger };
  const store = chats || web.kind === 'ready' ? openDelivery(settings, logger) : undefined;
  const channels: Channel[] = [];
  if (store !== undefined) {
    const staffDesk = createStaffDesk({
      inquiries,
      store,
      clock: systemClock,
      knowledgeVersion: () => keeper.current.kb.version,
    });
    const browserFor = (role?: 'staff'): RecordPages =>
      createRecordBrowser(
        () => keeper.current.for(role),
        () => today ?? dayOf(systemClock.now()),
      );
    const shared = { ...options, store, inquiries, staffDesk, browser: browserFor('staff') };
    if (slack.kind === 'ready') channels.push(await openSlack(settings, slack, shared));
    // What staff insert while they write in Teams is read by everyone in the conversation.
    if (teams.kind === 'ready')
      channels.push(await openTeams(settings, teams, { ...shared, browser: browserFor() }));
    if (web.kind === 'ready')
      channels.push(
        await openWeb(settings, web, shared, browserFor(), (address) => tellAddress(address, logger)),
      );
  }
  for (const [name, setup] of Object.entries({ Slack: slack, Teams: teams })) {
    if (setup.kind === 'off') {
      logger.info({ missing: setup.missing }, `${name} is not started: its settings are missing`);
    }
  }
  // A service manager gives no input, and its end is no reason to end.
  if (!chats || process.stdin.isTTY) {
    const onEnd = (said: boolean): void => {
      if (said || channels.length === 1) void shutdown.run('the chat ended');
    };
    channels.push(
      consoleChannel({
        ...options,
        input: process.stdin,
        output: process.stdout,
        onEnd,
        ...(as === undefined ? {} : { role: as }),
      }),
    );
  }
  const stopPurging = purgeDaily(inquiries, store, logger);
  const steps: ShutdownStep[] = [
    { name: 'purging', close: stopPurging },
    ...channels.map((channel) => ({ name: channel.name, close: () => channel.stop() })),
    { name: 'content', close: () => keeper.stop() },
    ...(store === undefined ? [] : [{ name: 'delivery', close: () => store.close() }]),
    { name: 'inquiry log', close: () => inquiries.close() },
  ];
  const shutdown = prepareShutdown({ logger, steps });
  try {
    for (const channel of channels) await channel.start();
  } catch (error) {
    for (const step of steps) await Promise.resolve(step.close()).catch(() => undefined);
    throw error;
  }
}

/** Says where the pages are: to whoever sits at the terminal, else in the log. */
function tellAddress(address: string, logger: Logger): void {
  const terminal = [process.stdout, process.stderr].find(({ isTTY }) => isTTY);
  if (terminal !== undefined) terminal.write(`\n${address}\n\n`);
  else logger.info({ address }, 'the pages are served');
}

/** Deletes what is past its retention, now and once a day. */
function purgeDaily(
  inquiries: StaffInquiryLog,
  store: DeliveryStore | undefined,
  logger: Logger,
): () => void {
  const purge = (): void => {
    Promise.all([inquiries.purge(), store?.purge()]).catch((error: unknown) =>
      logger.warn({ err: error }, 'what is past its retention was not deleted'),
    );
  };
  const timer = setInterval(purge, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
