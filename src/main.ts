/** The composition root: settings, content, log, bot and channels, and their end. */
import { consoleChannel } from '../adapters/console/index.js';
import type { Channel, ChannelOptions } from '../adapters/contract.js';
import { knownIn } from '../adapters/links.js';
import { createRecordBrowser, type RecordPages } from './browse/index.js';
import { aboutStart, type Pages } from './cli/about-start.js';
import { authorOf } from './cli/author-of.js';
import { EXIT, SettingsError } from './cli/errors.js';
import { makeLink } from './cli/make-link.js';
import { parseDay } from './cli/open.js';
import { openDelivery } from './cli/open-delivery.js';
import { metered, openHealth, openMetrics } from './cli/open-health.js';
import { openLog } from './cli/open-log.js';
import { openSlack } from './cli/open-slack.js';
import { openTeams } from './cli/open-teams.js';
import { openTraces } from './cli/open-traces.js';
import { openWeb } from './cli/open-web.js';
import { startChannels } from './cli/start-channels.js';
import { systemClock } from './clock.js';
import { createBot } from './core/bot.js';
import { dayOf } from './core/model/dates.js';
import type { Logger } from './core/ports.js';
import { thresholdsOf } from './core/skills/answer/decide.js';
import type { ConversationState } from './core/skills/state.js';
import { type DeliveryStore, storedConversations } from './delivery/index.js';
import { guardFiles } from './guard.js';
import { keepHeapSmall } from './heap.js';
import { History, keepHistory } from './history/index.js';
import { keepLibrary, type OnWork } from './indexing/index.js';
import {
  hurriedInquiryLog,
  reopeningInquiryLog,
  type StaffInquiryLog,
  tellingInquiryLog,
} from './inquiries/index.js';
import { createLogger, defaultLogLevel } from './logging.js';
import { clusterMisses, correctionOf, readyAnswer, saysOf } from './loop/index.js';
import { memoryConversations } from './memory-conversations.js';
import { countErrors, meteredStore } from './operations/index.js';
import { rehearse } from './rehearsal.js';
import {
  cacheDir,
  deliveryFile,
  historyDir,
  loadHashKey,
  readSlack,
  readTeams,
  readWeb,
  type Settings,
} from './settings/index.js';
import { prepareShutdown, type Shutdown, type ShutdownStep } from './shutdown.js';
import { createStaffDesk, createWordBack, type WordBack } from './staff/index.js';

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
  // The key of a database that several processes share is missing from the start, and comes by no waiting.
  if (settings.databaseUrl !== undefined) loadHashKey(settings);
  const logger = createLogger(settings.logLevel ?? defaultLogLevel(process.stderr.isTTY === true));
  /** Ends the program with a sentence and a code: it can keep no promise any more, and whoever runs it must act. */
  const fatal = (error: Error): void => {
    logger.error({ err: error }, 'the bot ends: it can do its work no longer');
    process.stderr.write(`${error.message}\n`);
    if (shutdown === undefined) process.exit(EXIT.broken);
    void shutdown.run('a fatal fault', EXIT.broken);
  };
  let shutdown: Shutdown | undefined;
  const traces = await openTraces(settings, logger);
  // Before anything that keeps the process alive: a database that cannot be used ends it.
  const inquiries = reopeningInquiryLog(() => openLog(settings, logger, fatal));
  const keepsLedger = chats || web.kind === 'ready';
  const fault = await inquiries.opened().then(
    () => undefined,
    (error: Error & { code?: string }) => {
      // In a server the ledger is in the same one, and without it nothing can be taken.
      if (FATAL.has(error.code ?? '') || (keepsLedger && error.code === 'unreachable')) throw error;
      return error;
    },
  );
  const ledger = keepsLedger ? openDelivery(settings, logger, fatal) : undefined;
  await ledger?.waiting();
  const history = new History(historyDir(settings));
  const publishing = keepHistory({
    history,
    content: settings.content,
    authorOf: (changed) => authorOf(settings.content, ledger, changed),
    clock: systemClock,
    logger,
  });
  const keeper = await keepLibrary(settings.content, {
    logger,
    cacheDir: cacheDir(settings),
    onWork: (work) => tellWork(work, settings.content, logger),
    onServed: (knowledgeBase) => void publishing.served(knowledgeBase),
  });
  // What was needed to read content is in nobody's way any more.
  keepHeapSmall();
  const today = settings.today === undefined ? undefined : parseDay(settings.today);
  const minutes = settings.conversationMinutes;
  const inMemory = memoryConversations<ConversationState>({ clock: systemClock, minutes });
  const watched = {
    store: ledger,
    inquiries,
    version: () => keeper.current.kb.version,
    findings: () => keeper.findings,
  };
  const metrics = openMetrics(watched);
  const log = countErrors(inquiries, metrics, 'inquiries');
  const watchedStore = ledger === undefined ? undefined : meteredStore(ledger, metrics, logger);
  const store = watchedStore === undefined ? undefined : (traces?.traced(watchedStore) ?? watchedStore);
  const bot = createBot({
    library: () => keeper.current,
    conversations:
      store === undefined || settings.databaseUrl === undefined
        ? inMemory
        : storedConversations({
            store,
            meanwhile: inMemory,
            clock: systemClock,
            logger,
            minutes,
            key: loadHashKey(settings),
          }),
    clock: systemClock,
    logger,
    inquiries: tellingInquiryLog(settings.databaseUrl === undefined ? log : hurriedInquiryLog(log), {
      logger,
      fault,
      onUnwritten: (channel, questions) => metrics.unwritten.inc({ channel }, questions),
    }),
    ...(traces === undefined ? {} : { timed: traces.find }),
    ...(today === undefined ? {} : { today }),
    ...(settings.threshold === undefined ? {} : { threshold: settings.threshold }),
  });
  const options: ChannelOptions = {
    handle: metered(bot.handle, metrics, traces),
    form: bot.form,
    words: bot.words,
    known: (address) => knownIn(keeper.current.for(undefined).kb)(address),
    logger,
  };
  const channels: Channel[] = [];
  let pages: Pages | undefined;
  let wordBack: WordBack | undefined;
  if (store !== undefined) {
    const staffDesk = createStaffDesk({
      inquiries: log,
      store,
      clock: systemClock,
      knowledgeVersion: () => keeper.current.kb.version,
      answerOf: (inquiry) => {
        const open = keeper.current.for(undefined);
        const day = today ?? dayOf(systemClock.now());
        return readyAnswer(open, inquiry, day, thresholdsOf(open, settings.threshold));
      },
      correctionOf: ({ language }, told) =>
        correctionOf(keeper.current.for(undefined), told, language, today ?? dayOf(systemClock.now())),
      saysOf: (reply) => saysOf(keeper.current.for(undefined), reply),
      groupsOf: (asked) => clusterMisses(asked, keeper.current),
      contact: (language) => keeper.current.for(undefined).kb.bot.handOver[language],
    });
    wordBack = createWordBack({
      desk: staffDesk,
      inquiries: log,
      store,
      version: () => {
        const { kb, index } = keeper.current;
        return index.version === kb.version ? kb.version : undefined;
      },
      byItself: settings.wordBack === 'auto',
      day: () => JSON.stringify(today ?? dayOf(systemClock.now())),
      logger,
    });
    const browserFor = (role?: 'staff'): RecordPages =>
      createRecordBrowser(
        () => keeper.current.for(role),
        () => today ?? dayOf(systemClock.now()),
      );
    const records = { address: settings.webAddress, browser: browserFor() };
    const shared = { ...options, pages: records, store, inquiries: log, staffDesk, browserFor };
    // The pages listen first: they take in Slack and Teams where these are at the same port.
    if (web.kind === 'ready')
      channels.push(
        await openWeb(settings, web, shared, {
          browser: browserFor(),
          history,
          keeper,
          today: () => today ?? dayOf(systemClock.now()),
          onListening(address, port) {
            pages = { address, port };
            void tellAddress(pages, settings, store, logger);
          },
        }),
      );
    if (slack.kind === 'ready') channels.push(await openSlack(settings, slack, shared));
    if (teams.kind === 'ready') channels.push(await openTeams(settings, teams, shared));
  }
  for (const [name, setup] of Object.entries({ Slack: slack, Teams: teams })) {
    if (setup.kind === 'off') {
      logger.info({ missing: setup.missing }, `${name} is not started: its settings are missing`);
    }
  }
  // A service manager gives no input, and its end is no reason to end.
  if (!chats || process.stdin.isTTY) {
    const onEnd = (said: boolean): void => {
      if (said || channels.length === 1) void shutdown?.run('the chat ended');
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
  const stopPurging = purgeDaily(log, store, logger);
  const files =
    settings.databaseUrl === undefined
      ? [settings.database, ...(store === undefined ? [] : [deliveryFile(settings)])]
      : [];
  const stopGuarding = guardFiles(files, (file) => fatal(new Error(goneMessage(file))));
  let started = false;
  const starting = startChannels({ channels, enough: new Set(['web']), logger });
  const health = await openHealth(settings, metrics, watched, {
    started: () => started,
    missing: starting.missing,
  });
  const steps: ShutdownStep[] = [
    {
      name: 'readiness',
      close: () => {
        started = false;
        starting.stop();
      },
    },
    { name: 'purging', close: stopPurging },
    { name: 'guarding', close: stopGuarding },
    { name: 'word back', close: () => wordBack?.stop() },
    ...channels.map((channel) => ({ name: channel.name, close: () => channel.stop() })),
    { name: 'content', close: () => keeper.stop() },
    { name: 'history', close: () => publishing.stop() },
    ...(store === undefined ? [] : [{ name: 'delivery', close: () => store.close() }]),
    { name: 'inquiry log', close: () => inquiries.close() },
    ...(traces === undefined ? [] : [{ name: 'traces', close: () => traces.close() }]),
    // Whoever sends turns here learns of the end from it as long as there is anything to be ended.
    ...(health === undefined ? [] : [{ name: 'health', close: () => health.close() }]),
  ];
  shutdown = prepareShutdown({ logger, steps });
  try {
    await rehearse(keeper.current, systemClock, logger);
    await starting.run();
    wordBack?.start();
    started = true;
    const missing = starting.missing();
    const about = aboutStart(settings, {
      keeper,
      channels: channels.map(({ name }) => name).filter((name) => !missing.includes(name)),
      pages,
      healthPort: health?.port,
    });
    logger.info(about, 'the desk has started');
  } catch (error) {
    for (const step of steps) await Promise.resolve(step.close()).catch(() => undefined);
    throw error;
  }
}

function goneMessage(file: string): string {
  return `The database ${file} was deleted or replaced while the bot was running; what it wrote from then on would be lost with it. Put the file back, or let the bot begin a new one, and start it again.`;
}

/** Says what a start waits for, which is seconds where the content is large and new. */
function tellWork(work: Parameters<OnWork>[0], content: string, logger: Logger): void {
  const what = work === 'reading' ? 'the content is new and is read' : 'the content is indexed';
  if (process.stderr.isTTY) process.stderr.write(`${content}: ${what} …\n`);
  else logger.info({ content }, what);
}

/** Says where the pages are: to whoever sits at the terminal, with a link for staff that holds once; else in the log. */
async function tellAddress(
  { address, port }: Pages,
  settings: Settings,
  store: DeliveryStore,
  logger: Logger,
): Promise<void> {
  const terminal = [process.stdout, process.stderr].find(({ isTTY }) => isTTY);
  if (terminal === undefined) return logger.info({ address, port }, 'the pages are served');
  // A proxy in front has to be pointed at it.
  const where = settings.webAddress === undefined ? address : `${address}  (listening on port ${port})`;
  try {
    const link = settings.oidcIssuer === undefined ? await makeLink(settings, store, {}) : undefined;
    const staff = link === undefined ? '' : `${address}${link}  (for staff; holds once)\n`;
    terminal.write(`\n${where}\n${staff}\n`);
  } catch (error) {
    terminal.write(`\n${where}\n\n`);
    logger.warn({ err: error }, 'no link for staff could be made');
  }
}

/** Deletes what is past its retention once a day. */
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
