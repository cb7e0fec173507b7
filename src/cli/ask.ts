/** `policy-bot ask`: one question, or many from standard input. */
import type { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import { readLines } from '../../adapters/console/lines.js';
import { renderPlain } from '../../adapters/console/render.js';
import { systemClock } from '../clock.js';
import { type Bot, createBot, UNHURRIED } from '../core/bot.js';
import type { Library } from '../core/library/library.js';
import type { InquiryLog, Logger } from '../core/ports.js';
import type { Reply } from '../core/reply.js';
import type { Decision } from '../core/skills/answer/decide.js';
import { memoryConversations } from '../memory-conversations.js';
import type { Settings } from '../settings/index.js';
import { UsageError } from './errors.js';
import { explainDecision } from './explain.js';
import { openContent, parseDay } from './open.js';

interface AskOptions {
  readonly content: string;
  readonly today?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly batch?: boolean;
  readonly log?: boolean;
  readonly as?: 'staff';
}

/** What `ask` needs of its surroundings. */
export interface AskDependencies {
  /** The settings that shape an answer; `--content` and `--today` win over them. */
  readonly settings: Pick<Settings, 'content' | 'today' | 'threshold' | 'conversationMinutes'>;
  readonly cacheDir?: string;
  readonly logger: Logger;
  /** Opens the inquiry log; called only with `--log`. */
  readonly openLog: () => Promise<InquiryLog & { close(): Promise<void> | void }>;
  readonly input: Readable;
  readonly out: (text: string) => void;
}

/** A row of `--batch`; rows that share `conversation` are turns of one chat, in order. */
interface BatchRow {
  readonly id: string | number;
  readonly q: string;
  readonly conversation?: string;
}

/** Longest line of `--batch` that is read, in characters. */
const LINE_LIMIT = 300_000;

function readRow(line: string, number: number): BatchRow {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new UsageError(
      `Line ${number} of the input is not JSON. Each line is an object such as {"id":"1","q":"…"}.`,
    );
  }
  const { id, q } = (row ?? {}) as Partial<BatchRow>;
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof q !== 'string') {
    throw new UsageError(`Line ${number} of the input needs "id" and "q", such as {"id":"1","q":"…"}.`);
  }
  return row as BatchRow;
}

/** A reply as `--batch` prints it; `text` is everything that the user reads but the button labels. */
function batchLine(id: string | number, reply: Reply): string {
  return JSON.stringify({
    id,
    outcome: reply.outcome,
    lang: reply.language,
    text: renderPlain(reply),
    confidence: Math.round(reply.confidence * 1000) / 1000,
    record: reply.record ?? null,
    entry: reply.entry ?? null,
    sources: reply.sources,
    ...(reply.check?.verdict === undefined
      ? {}
      : {
          eligibility: {
            verdict: reply.check.verdict,
            record: reply.check.record ?? null,
            missing: reply.check.form.map(({ attribute }) => attribute),
          },
        }),
    options: reply.actions.map(({ id: action, kind, label }) => ({ id: action, kind, label })),
  });
}

const roleOf = ({ as }: AskOptions): { role?: 'staff' } => (as === undefined ? {} : { role: as });

async function askBatch(
  bot: Bot,
  options: AskOptions,
  input: Readable,
  out: (text: string) => void,
): Promise<void> {
  let number = 0;
  for await (const line of readLines(input, LINE_LIMIT)) {
    number += 1;
    if (line.trim() === '') continue;
    const row = readRow(line, number);
    const reply = await bot.handle({
      channel: 'batch',
      conversation: row.conversation ?? `row ${number}`,
      user: 'batch',
      ...roleOf(options),
      text: row.q,
    });
    out(`${batchLine(row.id, reply)}\n`);
  }
}

async function askOne(
  bot: Bot,
  question: string,
  options: AskOptions,
  explained: () => string | undefined,
  out: (text: string) => void,
): Promise<void> {
  const reply = await bot.handle({
    channel: 'ask',
    conversation: 'ask',
    user: 'ask',
    ...roleOf(options),
    text: question,
  });
  if (options.json === true) out(`${JSON.stringify(reply, null, 2)}\n`);
  else out(`${renderPlain(reply, { numbered: true })}\n`);
  if (options.explain === true) out(`\n${explained() ?? 'No search was needed for this reply.'}\n`);
}

async function ask(words: readonly string[], options: AskOptions, deps: AskDependencies): Promise<void> {
  if (options.batch !== true && words.length === 0) {
    throw new UsageError(
      'There is no question. Write it after the command: policy-bot ask "스마트공장 지원비율이 얼마예요?"',
    );
  }
  const library: Library = await openContent(options.content, deps.cacheDir);
  const log = options.log === true ? await deps.openLog() : undefined;
  const inquiries = log && (await import('../inquiries/index.js')).tellingInquiryLog(log, deps);
  const { threshold } = deps.settings;
  const today = options.today ?? deps.settings.today;
  let explained: string | undefined;
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: deps.settings.conversationMinutes }),
    clock: systemClock,
    logger: deps.logger,
    budgetMs: UNHURRIED,
    onDecision: (decision: Decision) => {
      if (options.explain === true) explained = explainDecision(decision, library);
    },
    ...(inquiries === undefined ? {} : { inquiries }),
    ...(today === undefined ? {} : { today: parseDay(today) }),
    ...(threshold === undefined ? {} : { threshold }),
  });
  try {
    if (options.batch === true) await askBatch(bot, options, deps.input, deps.out);
    else await askOne(bot, words.join(' '), options, () => explained, deps.out);
  } finally {
    await log?.close();
  }
}

/** The `ask` command. Writes nothing to the inquiry log unless `--log` is given. */
export function askCommand(deps: AskDependencies): Command {
  return new Command('ask')
    .description('answer one question, or with --batch a question a line')
    .argument('[question...]', 'the question; quotes keep the shell from reading it')
    .option('--content <dir>', 'knowledge base to answer from', deps.settings.content)
    .option('--today <date>', 'answer as on this day, YYYY-MM-DD')
    .option('--json', 'print the reply as data')
    .option('--explain', 'show how the answer was chosen')
    .option('--batch', 'read JSON lines {"id","q","conversation"?} and print a JSON line for each')
    .option('--log', 'write unanswered questions to the inquiry log')
    .addOption(new Option('--as <role>', 'answer from what is for staff as well').choices(['staff']))
    .addHelpText(
      'after',
      `
Examples
  policy-bot ask "스마트공장 지원비율이 얼마예요?"
  policy-bot ask --explain "who pays for the smart factory?"
  echo '{"id":"1","q":"소공인이 뭐예요?"}' | policy-bot ask --batch`,
    )
    .action((words: string[], options: AskOptions) => ask(words, options, deps));
}
