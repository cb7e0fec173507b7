import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Language, Text } from '../../src/core/model/knowledge-base.js';
import type { Action, Reply, Turn } from '../../src/core/reply.js';
import type { Channel, ChannelOptions } from '../contract.js';
import { safeLine } from '../plain-text.js';
import { createTurns } from '../turns.js';
import { guessLanguage, type Input, readInput } from './inbound.js';
import { readLines } from './lines.js';
import { renderPlain } from './render.js';
import { wrap } from './width.js';
import { CONSOLE_WORDS } from './words.js';

export interface ConsoleOptions extends ChannelOptions {
  /** Where lines come from: `process.stdin`. */
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where replies go: `process.stdout`. */
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Who sits at the terminal; the public when left out. */
  readonly role?: 'staff';
  /** The language of the greeting; Korean when left out. */
  readonly language?: Language;
  /**
   * Called once when the person leaves: /quit, Ctrl-C, Ctrl-D, end of input, or nobody reads the output any more.
   *
   * @param said false when nobody has ever been there: the input has ended before its first line
   */
  readonly onEnd?: (said: boolean) => void;
}

// One more than the core reads, so that the core sees that the line was too long.
const LINE_LIMIT = 40_001;
const MAX_COLUMNS = 100;
const PROMPT = '> ';

/**
 * A chat in the terminal. With a terminal on both ends it greets, prompts and edits lines; otherwise it answers
 * each line of the input and ends with it.
 */
export function consoleChannel(options: ConsoleOptions): Channel {
  const { input, output, onEnd } = options;
  const turns = createTurns(options);
  const interactive = Boolean(input.isTTY && output.isTTY);
  const turn: Turn = {
    channel: 'console',
    conversation: 'console',
    user: 'console',
    ...(options.role === undefined ? {} : { role: options.role }),
  };
  let language = options.language ?? 'ko';
  let buttons: readonly Action[] = [];
  let stopping = false;
  let broken = false;
  let editor: readline.Interface | undefined;
  let loop: Promise<void> | undefined;
  let said = interactive;

  // The callback comes once the text is out, and also when it cannot be; the 'error' listener deals with that.
  const write = (text: string): Promise<void> =>
    broken ? Promise.resolve() : new Promise((resolve) => output.write(text, () => resolve()));
  // Some terminals report no width at all.
  const columns = (): number =>
    interactive ? Math.min(output.columns || 80, MAX_COLUMNS) : Number.POSITIVE_INFINITY;
  const tell = (words: Text): Promise<void> => write(`${wrap(words[language], columns()).join('\n')}\n\n`);
  const show = async (reply: Reply): Promise<void> => {
    language = reply.language;
    // To "how many?", a number is the answer and not the place of a button.
    buttons = reply.check?.asking?.kind === 'number' ? [] : reply.actions;
    await write(`${renderPlain(reply, { width: columns(), numbered: true })}\n\n`);
  };
  const respond = async (read: Input): Promise<void> => {
    switch (read.kind) {
      case 'help':
        await show(options.words.help(language));
        return tell(CONSOLE_WORDS.howTo);
      case 'unknown-command':
        return tell(CONSOLE_WORDS.unknownCommand);
      case 'press':
        await write(`» ${safeLine(read.action.label)}\n\n`);
        return turns.take({ ...turn, action: read.action.id }, show, language);
      case 'say':
        return turns.take({ ...turn, text: read.text }, show, guessLanguage(read.text, language));
      default:
        return;
    }
  };
  const converse = async (lines: AsyncIterable<string>): Promise<void> => {
    for await (const line of lines) {
      if (stopping || broken) return;
      said = true;
      const read = readInput(line, buttons);
      if (read.kind === 'quit') break;
      await respond(read);
      if (!stopping) editor?.prompt();
    }
    if (interactive) await write(`\n${CONSOLE_WORDS.goodbye[language]}\n`);
  };
  const openEditor = (): readline.Interface => {
    const opened = readline.createInterface({ input, output, prompt: PROMPT, terminal: true });
    opened.on('SIGINT', () => opened.close());
    return opened;
  };

  return {
    name: 'console',
    async start() {
      output.on('error', (error: NodeJS.ErrnoException) => {
        broken = true;
        if (error.code !== 'EPIPE') options.logger.error({ err: error }, 'the console cannot be written to');
        input.destroy();
      });
      if (interactive) {
        await show(options.words.greeting(language));
        await tell(CONSOLE_WORDS.howTo);
        editor = openEditor();
        editor.prompt();
      }
      loop = converse(editor ?? readLines(input, LINE_LIMIT))
        .catch((error: unknown) => {
          if (!stopping && !broken) options.logger.error({ err: error }, 'the console cannot be read');
        })
        .then(() => {
          editor?.close();
          onEnd?.(said || broken);
        });
    },
    async stop() {
      stopping = true;
      editor?.close();
      await turns.settled();
      if (!editor) input.destroy();
      await loop;
    },
  };
}
