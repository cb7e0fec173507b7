import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-root.js';
import { COMMANDS, type CommandEntry } from './commands.js';
import type { CliContext } from './context.js';
import { EXIT } from './errors.js';
import { explainOutside } from './outside.js';

/** Errors whose message is written for the person at the keyboard and says what to mend. */
const EXPLAINED = new Set([
  'ModelError',
  'SettingsError',
  'UsageError',
  'ContentError',
  'DocumentError',
  'HashKeyError',
  'InquiryLogError',
  'DeliveryStoreError',
  'ChannelError',
]);

/**
 * Runs `policy-bot` with the words after its name, and resolves to the code to exit with: 0, 1 for findings,
 * 2 when the command was not understood or broke. Never rejects.
 */
export async function runProgram(words: readonly string[], context: CliContext): Promise<number> {
  const args = words.length === 0 ? ['--help'] : words;
  try {
    const program = await buildProgram(args, context);
    await program.parseAsync(args, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return explain(error, context);
  }
}

/** The program with the command that `args` names in full and the others by name. */
export async function buildProgram(args: readonly string[], context: CliContext): Promise<Command> {
  const program = new Command('policy-bot')
    .description(
      'A policy desk in chat: answers from a knowledge base, with the source and date of every fact.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', '\nEach command has its own help: policy-bot ask --help');
  const wanted = wantedCommand(args);
  for (const entry of COMMANDS) {
    program.addCommand(entry === wanted ? await loadCommand(entry, context) : placeholder(entry));
  }
  settle(program, context);
  return program;
}

/** The whole command of an entry, with its alias. */
export async function loadCommand(entry: CommandEntry, context: CliContext): Promise<Command> {
  const command = await entry.load(context);
  return entry.alias ? command.alias(entry.alias) : command;
}

function placeholder(entry: CommandEntry): Command {
  const command = new Command(entry.name).description(entry.summary);
  return entry.alias ? command.alias(entry.alias) : command;
}

function wantedCommand(args: readonly string[]): CommandEntry | undefined {
  const [first, second] = args;
  const name = first === 'help' ? second : first;
  return COMMANDS.find((entry) => entry.name === name || entry.alias === name);
}

/** Sends all output through the context, and has commander throw where it would exit. */
function settle(command: Command, context: CliContext): void {
  command.exitOverride().configureOutput({ writeOut: context.out, writeErr: context.err });
  for (const child of command.commands) settle(child, context);
}

function explain(error: unknown, context: CliContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.broken;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const sentence = EXPLAINED.has(name) ? message.trimEnd() : explainOutside(error);
  context.err(
    sentence !== undefined
      ? `${sentence}\n`
      : `The command broke off: ${message}\n  why  This is a fault in the program, not in what you typed.\n  fix  Report it with the lines below.\n${stack ?? ''}\n`,
  );
  return EXIT.broken;
}
