/** `policy-bot preview`: all that is said of a record, or what a channel would show for a question. */
import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { systemClock } from '../clock.js';
import { createBot, UNHURRIED } from '../core/bot.js';
import type { Library } from '../core/library/library.js';
import { squeeze } from '../core/library/names.js';
import { dayOf } from '../core/model/dates.js';
import type { PartialDate } from '../core/model/knowledge-base.js';
import type { Reply } from '../core/reply.js';
import { memoryConversations } from '../memory-conversations.js';
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
  readonly asOf?: string;
  readonly as?: 'staff';
  readonly html?: string;
  readonly json?: boolean;
}

export function previewCommand(context: CliContext): Command {
  return new Command('preview')
    .description('print all that is said of a record, or what Slack or Teams show for a question')
    .argument('<words...>', 'id or name of the record; with --slack or --teams the question')
    .option('--slack', "print Slack's blocks, and an address that shows them")
    .option('--teams', "print Teams' card, for https://adaptivecards.io/designer")
    .option('--private', 'in Slack, as /policy answers: to the asker alone, with a button to share it')
    .option('--content <dir>', 'knowledge base to answer from')
    .option('--as-of <date>', 'as on this day, YYYY-MM-DD')
    .option('--today <date>', 'the same')
    .option('--html <file>', 'write the page of a record as HTML rather than print it')
    .addOption(new Option('--as <role>', 'of a record, also what is for staff').choices(['staff']))
    .option('--json', 'print what is said of a record as data')
    .addHelpText(
      'after',
      `
Of a record: its card, every entry, who is eligible as a table, what is not stated, and the questions of questions/
that reach it, in both languages. Of a question: blocks and cards go to standard output, the address to standard error.
Nothing is written to the inquiry log.

Examples
  policy-bot preview smart-factory-mou --as-of 2027-01-02
  policy-bot preview smart-factory-mou --html smart-factory-mou.html
  policy-bot preview --slack "스마트공장 지원비율이 얼마예요?"
  policy-bot preview --teams "스마트공장 지원비율이 얼마예요?"`,
    )
    .action(async (words: string[], flags: PreviewFlags) => {
      const settings = settingsOf(context);
      const question = words.join(' ');
      if (flags.slack !== true && flags.teams !== true) {
        await showRecord(context, settings, question, flags);
        return;
      }
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

const WIDTH = 110;

async function showRecord(
  context: CliContext,
  settings: Settings,
  name: string,
  flags: PreviewFlags,
): Promise<void> {
  const whole = await openContent(flags.content ?? settings.content, cacheDir(settings));
  const library = whole.for(flags.as);
  const [{ previewRecord }, { previewHtml, previewText }] = await Promise.all([
    import('../browse/index.js'),
    import('./preview-record.js'),
  ]);
  const meant = library.recordsNamed(name).find((id) => isNamed(library, id, name));
  const preview = previewRecord(
    library,
    library.kb.records.has(name) ? name : (meant ?? name),
    dayFor(settings, flags),
  );
  if (preview === undefined) {
    const like = library.recordsLike(name, 4).map(({ id }) => id);
    throw new UsageError(
      `There is no record "${name}".\n  fix  ${like.length === 0 ? 'Name a record by its id' : `Name one such as ${like.join(', ')}`}; for what a channel shows for a question, add --slack or --teams.`,
    );
  }
  if (flags.json === true) context.out(`${JSON.stringify(preview, null, 2)}\n`);
  else if (flags.html === undefined) context.out(previewText(preview, WIDTH));
  if (flags.html === undefined) return;
  await writeFile(flags.html, previewHtml(preview));
  context.err(`Written to ${flags.html}.\n`);
}

/** Whether words are a name of a record and nothing else. */
function isNamed(library: Library, id: string, words: string): boolean {
  const { name, aliases } = library.kb.records.get(id) ?? {};
  const names = [name?.ko, name?.en, ...(aliases?.ko ?? []), ...(aliases?.en ?? [])];
  return names.some((each) => each !== undefined && squeeze(each) === squeeze(words));
}

/** The day that was asked for, else the real one. */
function dayFor(settings: Settings, { asOf, today }: PreviewFlags): PartialDate {
  const day = asOf ?? today ?? settings.today;
  return day === undefined ? dayOf(systemClock.now()) : parseDay(day);
}

async function answer(settings: Settings, question: string, flags: PreviewFlags): Promise<Reply> {
  const library = await openContent(flags.content ?? settings.content, cacheDir(settings));
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: settings.conversationMinutes }),
    clock: systemClock,
    logger: await loggerOf(settings),
    budgetMs: UNHURRIED,
    today: dayFor(settings, flags),
    ...(settings.threshold === undefined ? {} : { threshold: settings.threshold }),
  });
  return bot.handle({ channel: 'preview', conversation: 'preview', user: 'preview', text: question });
}
