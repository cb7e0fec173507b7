/** The commands of `policy-bot`. What a command needs is loaded when it is the one that was asked for. */
import type { Command } from 'commander';
import { cacheDir } from '../settings/index.js';
import { type CliContext, loggerOf, settingsOf } from './context.js';

export interface CommandEntry {
  readonly name: string;
  readonly alias?: string;
  /** What the list of commands says; the command's own description. */
  readonly summary: string;
  readonly load: (context: CliContext) => Promise<Command>;
}

const INQUIRIES_EXAMPLES = `
Examples
  policy-bot inquiries list
  policy-bot inquiries show 12
  policy-bot inquiries answer 12 "Added to the content."
  policy-bot inquiries export --csv inquiries.csv
  policy-bot inquiries stats --since 2026-01-01`;

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    alias: 'chat',
    summary: 'run the bot; without Slack or Teams, as pages in a browser and a chat in the terminal',
    load: async (context) => (await import('./start.js')).startCommand(context),
  },
  {
    name: 'ask',
    summary: 'answer one question, or with --batch a question a line',
    async load(context) {
      const settings = settingsOf(context);
      const logger = await loggerOf(settings);
      const { askCommand } = await import('./ask.js');
      return askCommand({
        settings,
        cacheDir: cacheDir(settings),
        logger,
        openLog: async () => (await import('./open-log.js')).openLog(settings, logger),
        input: context.input,
        out: context.out,
      });
    },
  },
  {
    name: 'check',
    summary: 'find what is wrong in the content, and how to mend it',
    load: async (context) => (await import('./check.js')).checkCommand(context),
  },
  {
    name: 'diff',
    summary: 'what an edit changes in what people are told: the same questions before and after',
    load: async (context) => (await import('./diff-command.js')).diffCommand(context),
  },
  {
    name: 'draft',
    summary: 'propose a record from a document: its figures, dates and names as facts, texts to fill in',
    load: async (context) => (await import('./draft.js')).draftCommand(context),
  },
  {
    name: 'export',
    summary: 'write the questions and answers of the content as a table, .xlsx or .csv',
    load: async (context) => (await import('./export-table.js')).exportCommand(context),
  },
  {
    name: 'history',
    summary: 'which facts changed with each state of the content that was served',
    load: async (context) => (await import('./history.js')).historyCommand(context),
  },
  {
    name: 'import',
    summary: 'put a table of questions and answers, .xlsx or .csv, into the content',
    load: async (context) => (await import('./import-table.js')).importCommand(context),
  },
  {
    name: 'improve',
    summary: 'propose content for what people missed: phrasings to tick, entries to fill in; writes a patch',
    load: async (context) => (await import('./improve.js')).improveCommand(context),
  },
  {
    name: 'learn',
    summary: 'write logged questions, with what staff have said of them, as a set to learn weights from',
    load: async (context) => (await import('./learn.js')).learnCommand(context),
  },
  {
    name: 'inquiries',
    summary: 'read and settle the questions that the bot could not answer',
    async load(context) {
      const settings = settingsOf(context);
      const logger = await loggerOf(settings);
      const { inquiriesCommand } = await import('./inquiries.js');
      return inquiriesCommand({
        openLog: async () => (await import('./open-log.js')).openLog(settings, logger),
        forgetUser: async (channel, user) =>
          (await import('./open-delivery.js')).forgetUser(settings, logger, channel, user),
        out: context.out,
        err: context.err,
        exit: (code) => {
          context.exitCode = code;
        },
      }).addHelpText('after', INQUIRIES_EXAMPLES);
    },
  },
  {
    name: 'misses',
    summary: 'what people got no answer to, alike in meaning together',
    load: async (context) => (await import('./misses.js')).missesCommand(context),
  },
  {
    name: 'replay',
    summary: 'what was said to a logged question, with the content of that day',
    load: async (context) => (await import('./replay.js')).replayCommand(context),
  },
  {
    name: 'records',
    summary: 'look up, list, compare, cite and export programs, plans, agreements and events',
    load: async (context) => (await import('./records.js')).recordsCommand(context),
  },
  {
    name: 'eligibility',
    summary: 'draw the questions and outcomes of an eligibility check',
    load: async (context) => (await import('./eligibility.js')).eligibilityCommand(context),
  },
  {
    name: 'desk',
    summary: 'print a link to the desk for staff and editors that holds once, for a quarter of an hour',
    load: async (context) => (await import('./desk.js')).deskCommand(context),
  },
  {
    name: 'index',
    summary: 'read and index the content now, so that the next start is quick',
    load: async (context) => (await import('./index-command.js')).indexCommand(context),
  },
  {
    name: 'doctor',
    summary: 'say what is configured, what is not, and what is wrong',
    load: async (context) => (await import('./doctor.js')).doctorCommand(context),
  },
  {
    name: 'preview',
    summary: 'print all that is said of a record, or what Slack or Teams show for a question',
    load: async (context) => (await import('./preview.js')).previewCommand(context),
  },
  {
    name: 'manifest',
    summary: 'print the manifest to make the Slack app from',
    load: async (context) => (await import('./manifest.js')).manifestCommand(context),
  },
  {
    name: 'teams',
    summary: 'make the app package to upload to Teams',
    load: async (context) => (await import('./teams.js')).teamsCommand(context),
  },
  {
    name: 'mcp',
    summary: 'serve an assistant by the Model Context Protocol, over standard input and output',
    load: async (context) => (await import('./mcp.js')).mcpCommand(context),
  },
  {
    name: 'migrate',
    summary: 'convert a content folder of an earlier layout to the layout of today',
    load: async (context) => (await import('./migrate.js')).migrateCommand(context),
  },
  {
    name: 'migrate-store',
    summary: 'bring what is kept from the SQLite files into PostgreSQL, or back',
    load: async (context) => (await import('./migrate-store.js')).migrateStoreCommand(context),
  },
  {
    name: 'prune',
    summary: 'keep at most five phrasings an entry and language, those that add most',
    load: async (context) => (await import('./prune.js')).pruneCommand(context),
  },
  {
    name: 'schemas',
    summary: 'write the JSON Schemas that editors complete and check with',
    load: async (context) => (await import('./schemas.js')).schemasCommand(context),
  },
];
