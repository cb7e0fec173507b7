import { Command, CommanderError } from 'commander';
import { checkBenchCommand } from './check-command.js';
import { draftCommand } from './draft-command.js';
import { eligibilityCommand } from './eligibility-command.js';
import { fitCommand } from './fit/fit-command.js';
import { pairsCommand } from './fit/pairs-command.js';
import { transferCommand } from './fit/transfer-command.js';
import { hostileCommand } from './hostile-command.js';
import { killsCommand } from './kills-command.js';
import { loadCommand } from './load-command.js';
import { diffCommand } from './loop/diff-command.js';
import { improveCommand } from './loop/improve-command.js';
import { missesCommand } from './loop/misses-command.js';
import { memoryCommand } from './memory-command.js';
import type { Output } from './output.js';
import { qualityCommand } from './quality-command.js';
import { recordsCommand } from './records-command.js';
import { speedCommand } from './speed-command.js';

/** Errors whose message is for the person at the keyboard and says what to mend. */
const EXPLAINED = new Set(['BenchError', 'UsageError']);
/** The command was not understood, or could not do its work. */
const BROKEN = 2;

/** Runs `bench` with the words after its name. Never rejects: faults go to `complain` and the exit code becomes 2. */
export async function runBench(words: readonly string[], output: Output): Promise<void> {
  const { out, complain, exit } = output;
  const bench = new Command('bench').description('Quality, speed and sturdiness, measured.');
  const commands = [
    qualityCommand(output),
    speedCommand(output),
    hostileCommand(output),
    eligibilityCommand(output),
    recordsCommand(output),
    checkBenchCommand(output),
    draftCommand(output),
    loadCommand(output),
    killsCommand(output),
    memoryCommand(output),
    fitCommand(output),
    pairsCommand(output),
    transferCommand(output),
    missesCommand(output),
    improveCommand(output),
    diffCommand(output),
  ];
  for (const command of [bench, ...commands]) {
    command.exitOverride().configureOutput({ writeOut: out, writeErr: complain });
    if (command !== bench) bench.addCommand(command);
  }
  try {
    await bench.parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) exit(BROKEN);
      return;
    }
    const { name, message, stack } = error as Error;
    complain(EXPLAINED.has(name) ? `${message}\n` : `The bench broke off: ${stack ?? message}\n`);
    exit(BROKEN);
  }
}
