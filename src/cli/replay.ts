/** `policy-bot replay INQUIRY`: what was said to a question, with the content of that day. */
import { Command } from 'commander';
import { renderPlain } from '../../adapters/console/render.js';
import { systemClock } from '../clock.js';
import { createBot } from '../core/bot.js';
import { Library } from '../core/library/library.js';
import { dayOf } from '../core/model/dates.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import type { Reply } from '../core/reply.js';
import { History } from '../history/index.js';
import { indexOf, shippedModels } from '../indexing/index.js';
import type { Inquiry, Note } from '../inquiries/index.js';
import { parseAnyLayout, readContent, versionOf } from '../knowledge/index.js';
import { memoryConversations } from '../memory-conversations.js';
import { cacheDir, historyDir, type Settings } from '../settings/index.js';
import { toLine } from './columns.js';
import { type CliContext, loggerOf, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { time } from './inquiries-view.js';
import { withLog } from './with-log.js';

/** One time that something was said about an inquiry. */
interface Said {
  readonly at: Date;
  /** Hash of the content then; undefined where it is not known any more. */
  readonly version?: string;
  /** What the desk replies with that content; undefined where its files are not kept any more. */
  readonly reply?: Reply;
  /** What staff noted, or sent. */
  readonly note?: Note;
}

export function replayCommand(context: CliContext): Command {
  return new Command('replay')
    .description('what was said to a logged question, with the content of that day')
    .argument('<inquiry>', 'its id, as "policy-bot inquiries list" shows it')
    .option('--json', 'print it as data')
    .addHelpText(
      'after',
      `
The question, as it is kept, is asked again of the content that was served when it was asked first and last, found by its hash among
the last 200 states that are kept, as on that day and by the program as it is now. Notes of staff stand in between with the content of
their time: what they answered, and what was sent from the content, with its entry.

Example
  policy-bot replay 12`,
    )
    .action(async (id: string, { json }: { readonly json?: boolean }) => {
      const settings = settingsOf(context);
      const inquiry = await withLog(settings, (log) => log.get(id));
      if (inquiry === undefined)
        throw new UsageError(
          `There is no inquiry ${id}.\n  fix  "policy-bot inquiries list --status all" names them.`,
        );
      const said = await replay(settings, inquiry);
      const { text, status, language } = inquiry;
      context.out(
        json === true
          ? `${JSON.stringify({ id, text, status, language, said }, null, 2)}\n`
          : textOf(inquiry, said),
      );
    });
}

async function replay(settings: Settings, inquiry: Inquiry): Promise<Said[]> {
  const { firstAsked, lastAsked, knowledgeVersion, notes } = inquiry;
  const history = new History(historyDir(settings));
  const bases = new Map<string, Promise<KnowledgeBase | undefined>>();
  const baseOf = (version: string): Promise<KnowledgeBase | undefined> => {
    const known = bases.get(version) ?? readState(settings, history, version);
    bases.set(version, known);
    return known;
  };
  const asked = async (at: Date, version: string | undefined): Promise<Said> => {
    const kb = version === undefined ? undefined : await baseOf(version);
    const known = version === undefined ? {} : { version };
    return { at, ...known, ...(kb === undefined ? {} : { reply: await replyOf(settings, kb, inquiry, at) }) };
  };
  const first = (await history.at(firstAsked))?.version;
  const times = [
    ...(firstAsked.getTime() === lastAsked.getTime() || first === knowledgeVersion
      ? []
      : [await asked(firstAsked, first)]),
    await asked(lastAsked, knowledgeVersion),
  ];
  const noted = await Promise.all(
    notes.map(async (note): Promise<Said> => {
      const version = (await history.at(note.at))?.version;
      return { at: note.at, ...(version === undefined ? {} : { version }), note };
    }),
  );
  return [...times, ...noted].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The content of a state: that of the folder where it is the same, else what is kept. */
async function readState(
  { content }: Settings,
  history: History,
  version: string,
): Promise<KnowledgeBase | undefined> {
  const now = (await readContent(content)).files;
  const files = versionOf(now) === version ? now : await history.texts(version);
  if (files === undefined) return undefined;
  // Content of an earlier layout is converted, as it was when that layout was the one that was read.
  return parseAnyLayout(files).knowledgeBase;
}

/** What the desk says to the question as to somebody new; nothing is logged. */
async function replyOf(settings: Settings, kb: KnowledgeBase, inquiry: Inquiry, at: Date): Promise<Reply> {
  const library = new Library(kb, await indexOf(kb, cacheDir(settings)), shippedModels());
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: 1 }),
    clock: { now: () => at },
    logger: await loggerOf(settings),
    today: dayOf(at),
  });
  const { text, language } = inquiry;
  return bot.handle({ channel: 'replay', conversation: 'replay', user: 'replay', text, language });
}

function textOf({ id, text, status }: Inquiry, said: readonly Said[]): string {
  const head = `#${id}  ${status}  ${toLine(text)}\n`;
  return `${head}\n${said.map(saidText).join('\n')}`;
}

function saidText({ at, version, reply, note }: Said): string {
  const state = version === undefined ? 'content not known' : `content ${version}`;
  const title = `${time.format(at)}  ${state}`;
  const said =
    note !== undefined
      ? `${note.kind}: ${note.text}`
      : reply !== undefined
        ? `${reply.outcome}${reply.entry === undefined ? '' : ` from ${reply.entry}`}\n${renderPlain(reply)}`
        : 'The files of this state are not kept any more: what was said cannot be said again.';
  return `${title}\n${said
    .trimEnd()
    .split('\n')
    .map((line) => `  ${toLine(line)}`.trimEnd())
    .join('\n')}\n`;
}
